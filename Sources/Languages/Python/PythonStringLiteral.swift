/// Decodes the inside of a Python string literal:
/// https://docs.python.org/3/reference/lexical_analysis.html#escape-sequences
struct PythonStringLiteral {
  private let isRaw: Bool
  private let isBytes: Bool
  private let isFormatted: Bool

  /// - Parameter prefix: what stands before the content: `rb"""`, `f'`.
  init(prefix: String) {
    let letters = prefix.utf8.map { $0 | 0x20 }
    isRaw = letters.contains(UInt8(ascii: "r"))
    isBytes = letters.contains(UInt8(ascii: "b"))
    isFormatted = letters.contains(UInt8(ascii: "f"))
  }

  /// The value of the content. Bytes above 127 that an escape writes become the character of that number.
  func decode(_ content: ArraySlice<UInt8>) -> String {
    let needsNothing = content.allSatisfy { $0 != backslash && $0 != UInt8(ascii: "\r") && !isBrace($0) }
    if needsNothing { return String(decoding: content, as: UTF8.self) }
    var result: [UInt8] = []
    result.reserveCapacity(content.count)
    var position = content.startIndex
    while position < content.endIndex { decodeOne(content, &position, into: &result) }
    return String(decoding: result, as: UTF8.self)
  }

  private let backslash = UInt8(ascii: "\\")

  private func isBrace(_ byte: UInt8) -> Bool {
    isFormatted && (byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}"))
  }

  private func decodeOne(_ content: ArraySlice<UInt8>, _ position: inout Int, into result: inout [UInt8]) {
    let byte = content[position]
    position += 1
    let next = position < content.endIndex ? content[position] : nil
    if byte == UInt8(ascii: "\r") {
      if next != UInt8(ascii: "\n") { result.append(UInt8(ascii: "\n")) }
    } else if isBrace(byte), next == byte {
      position += 1
      result.append(byte)
    } else if byte == backslash, !isRaw, let next {
      position += 1
      escape(next, content, &position, into: &result)
    } else {
      result.append(byte)
    }
  }

  private func escape(
    _ letter: UInt8, _ content: ArraySlice<UInt8>, _ position: inout Int, into result: inout [UInt8]
  ) {
    if let simple = Self.simple(letter) { return result.append(simple) }
    switch letter {
    case UInt8(ascii: "\n"): break
    case UInt8(ascii: "\r"): if position < content.endIndex, content[position] == UInt8(ascii: "\n") { position += 1 }
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      position -= 1
      append(number(content, &position, radix: 8, digits: 3), to: &result)
    case UInt8(ascii: "x"): hexadecimal(letter, 2, content, &position, into: &result)
    case UInt8(ascii: "u") where !isBytes: hexadecimal(letter, 4, content, &position, into: &result)
    case UInt8(ascii: "U") where !isBytes: hexadecimal(letter, 8, content, &position, into: &result)
    default: result += [backslash, letter]
    }
  }

  private static func simple(_ letter: UInt8) -> UInt8? {
    switch letter {
    case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""): letter
    case UInt8(ascii: "n"): 10
    case UInt8(ascii: "t"): 9
    case UInt8(ascii: "r"): 13
    case UInt8(ascii: "a"): 7
    case UInt8(ascii: "b"): 8
    case UInt8(ascii: "f"): 12
    case UInt8(ascii: "v"): 11
    default: nil
    }
  }

  private func hexadecimal(
    _ letter: UInt8, _ digits: Int, _ content: ArraySlice<UInt8>, _ position: inout Int, into result: inout [UInt8]
  ) {
    let start = position
    let value = number(content, &position, radix: 16, digits: digits)
    if position - start == digits {
      append(value, to: &result)
    } else {
      position = start
      result += [backslash, letter]
    }
  }

  private func number(_ content: ArraySlice<UInt8>, _ position: inout Int, radix: Int, digits: Int) -> Int {
    var value = 0
    let last = min(position + digits, content.endIndex)
    while position < last, let digit = Character(Unicode.Scalar(content[position])).hexDigitValue, digit < radix {
      value = value * radix + digit
      position += 1
    }
    return value
  }

  private func append(_ value: Int, to result: inout [UInt8]) {
    let scalar = Unicode.Scalar(UInt32(value)) ?? "\u{FFFD}"
    result += Array(String(Character(scalar)).utf8)
  }
}
