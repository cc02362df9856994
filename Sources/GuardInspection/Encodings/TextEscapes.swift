/// Escapes of HTML and of scripts, undone as a browser or an interpreter would.
enum TextEscapes {
  /// Character references of HTML; nil when there are none. https://html.spec.whatwg.org/multipage/named-characters.html
  static func decodeReferences(_ text: Span<UInt8>) -> [UInt8]? {
    var decoded: [UInt8] = []
    decoded.reserveCapacity(text.count)
    var isChanged = false
    var index = 0
    while index < text.count {
      if text[index] == UInt8(ascii: "&"), let next = reference(text, index, &decoded) {
        index = next
        isChanged = true
      } else {
        decoded.append(text[index])
        index += 1
      }
    }
    return isChanged ? decoded : nil
  }

  private static func reference(_ text: Span<UInt8>, _ index: Int, _ decoded: inout [UInt8]) -> Int? {
    if text.byte(index + 1) == UInt8(ascii: "#") { return number(text, index + 2, &decoded) }
    for (name, byte) in names where text.matches(name, at: index + 1) {
      decoded.append(byte)
      let end = index + 1 + name.utf8CodeUnitCount
      return text.byte(end) == UInt8(ascii: ";") ? end + 1 : end
    }
    return nil
  }

  private static let names: [(StaticString, UInt8)] = [
    ("lt", 0x3C), ("gt", 0x3E), ("quot", 0x22), ("apos", 0x27), ("amp", 0x26), ("colon", 0x3A), ("lpar", 0x28),
    ("rpar", 0x29), ("newline", 0x0A), ("tab", 0x09), ("sol", 0x2F), ("bsol", 0x5C), ("equals", 0x3D), ("semi", 0x3B),
  ]

  private static func number(_ text: Span<UInt8>, _ start: Int, _ decoded: inout [UInt8]) -> Int? {
    let isHex = text.byte(start) | 0x20 == UInt8(ascii: "x")
    var index = isHex ? start + 1 : start
    var value: UInt32 = 0
    let first = index
    while index < text.count, index - first < 10, let digit = Hex.value(text[index]), isHex || digit < 10 {
      value = value &* (isHex ? 16 : 10) &+ UInt32(digit)
      index += 1
    }
    guard index > first, value <= 0x10FFFF else { return nil }
    decoded.append(scalar: value)
    return text.byte(index) == UInt8(ascii: ";") ? index + 1 : index
  }

  /// `\x3c`, `\u003c`, `\74`; nil when there are none.
  static func decodeBackslashes(_ text: Span<UInt8>) -> [UInt8]? {
    var decoded: [UInt8] = []
    decoded.reserveCapacity(text.count)
    var isChanged = false
    var index = 0
    while index < text.count {
      if text[index] == UInt8(ascii: "\\"), let next = backslash(text, index + 1, &decoded) {
        index = next
        isChanged = true
      } else {
        decoded.append(text[index])
        index += 1
      }
    }
    return isChanged ? decoded : nil
  }

  private static func backslash(_ text: Span<UInt8>, _ index: Int, _ decoded: inout [UInt8]) -> Int? {
    switch text.byte(index) {
    case UInt8(ascii: "x"), UInt8(ascii: "X"):
      guard let byte = Hex.byte(text, index + 1) else { return nil }
      decoded.append(byte)
      return index + 3
    case UInt8(ascii: "u"), UInt8(ascii: "U"):
      guard let high = Hex.byte(text, index + 1), let low = Hex.byte(text, index + 3) else { return nil }
      decoded.append(scalar: UInt32(high) << 8 | UInt32(low))
      return index + 5
    case UInt8(ascii: "n"), UInt8(ascii: "r"):
      decoded.append(text.byte(index) == UInt8(ascii: "n") ? 0x0A : 0x0D)
      return index + 1
    default: return nil
    }
  }
}
