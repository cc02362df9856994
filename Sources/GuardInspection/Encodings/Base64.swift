/// Base64, in both alphabets, with or without padding. https://www.rfc-editor.org/rfc/rfc4648
package enum Base64 {
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: 255, count: 256)
    for (value, byte) in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8.enumerated() {
      values[Int(byte)] = UInt8(value)
    }
    values[Int(UInt8(ascii: "-"))] = 62
    values[Int(UInt8(ascii: "_"))] = 63
    return values
  }()

  /// The bytes that the text stands for; nil when it is not base64. Line breaks are passed over, as MIME has them.
  package static func decode(_ text: Span<UInt8>) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count / 4 * 3)
    var bits: UInt32 = 0
    var count = 0
    var padding = 0
    for index in text.indices {
      let byte = text[index]
      if byte == 0x0A || byte == 0x0D { continue }
      if byte == UInt8(ascii: "=") {
        padding += 1
        continue
      }
      let value = values[Int(byte)]
      guard value < 64, padding == 0 else { return nil }
      bits = bits << 6 | UInt32(value)
      count += 1
      if count % 4 == 0 {
        bytes.append(UInt8(truncatingIfNeeded: bits >> 16))
        bytes.append(UInt8(truncatingIfNeeded: bits >> 8))
        bytes.append(UInt8(truncatingIfNeeded: bits))
      }
    }
    return finish(bytes, bits, count % 4, padding)
  }

  private static func finish(_ bytes: [UInt8], _ bits: UInt32, _ rest: Int, _ padding: Int) -> [UInt8]? {
    switch rest {
    case 0: padding == 0 ? bytes : nil
    case 2: padding == 0 || padding == 2 ? bytes + [UInt8(truncatingIfNeeded: bits >> 4)] : nil
    case 3:
      padding <= 1 ? bytes + [UInt8(truncatingIfNeeded: bits >> 10), UInt8(truncatingIfNeeded: bits >> 2)] : nil
    default: nil
    }
  }

  /// Whether a text is long and regular enough that somebody may have encoded something in it.
  static func isLikely(_ text: Span<UInt8>, _ traits: ByteTraits) -> Bool {
    let foreign: ByteTraits = [
      .quote, .doubleQuote, .lessThan, .space, .dot, .colon, .parenthesis, .high, .control, .percent, .ampersand,
    ]
    return text.count >= 16 && traits.isDisjoint(with: foreign) && traits.contains(.letter)
      && (text.count % 4 == 0 || text.count % 4 >= 2)
  }

  package static func encode(_ bytes: [UInt8]) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } << UInt32(8 * (3 - group.count))
      for place in 0...3 {
        text.append(place <= group.count ? alphabet[Int(bits >> UInt32(18 - 6 * place) & 63)] : UInt8(ascii: "="))
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
