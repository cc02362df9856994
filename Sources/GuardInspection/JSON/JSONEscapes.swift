/// The escapes of JSON strings, over bytes. https://www.rfc-editor.org/rfc/rfc8259#section-7
package enum JSONEscapes {
  /// The text that a string of a document stands for, as UTF-8. What is no proper escape stays as it is written.
  package static func decode(_ raw: Span<UInt8>) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(raw.count)
    var index = 0
    while index < raw.count {
      let byte = raw[index]
      if byte == UInt8(ascii: "\\"), index + 1 < raw.count {
        index = append(raw, index + 1, &text)
      } else {
        text.append(byte)
        index += 1
      }
    }
    return text
  }

  /// Decodes the escape whose letter is at the index.
  /// - Returns: the index after it.
  private static func append(_ raw: Span<UInt8>, _ index: Int, _ text: inout [UInt8]) -> Int {
    switch raw[index] {
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "u"):
      guard let unit = unit(raw, index + 1) else { fallthrough }
      return append(unit, raw, index + 5, &text)
    default: text.append(raw[index])
    }
    return index + 1
  }

  private static func append(_ unit: UInt32, _ raw: Span<UInt8>, _ next: Int, _ text: inout [UInt8]) -> Int {
    // The two halves of a character beyond the first plane are escaped one after the other.
    if (0xD800..<0xDC00).contains(unit), next + 5 < raw.count, raw[next] == UInt8(ascii: "\\"),
      raw[next + 1] == UInt8(ascii: "u"), let low = self.unit(raw, next + 2), (0xDC00..<0xE000).contains(low)
    {
      text.append(scalar: 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
      return next + 6
    }
    text.append(scalar: unit)
    return next
  }

  private static func unit(_ raw: Span<UInt8>, _ start: Int) -> UInt32? {
    guard start + 4 <= raw.count else { return nil }
    var value: UInt32 = 0
    for index in start..<(start + 4) {
      guard let digit = Hex.value(raw[index]) else { return nil }
      value = value << 4 | UInt32(digit)
    }
    return value
  }
}

extension [UInt8] {
  /// Appends a character as UTF-8; a lone half of a pair becomes the replacement character.
  mutating func append(scalar value: UInt32) {
    let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
    append(contentsOf: UTF8.encode(scalar).map { Array<UInt8>($0) } ?? [])
  }
}

/// Hexadecimal digits.
package enum Hex {
  package static func value(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }

  /// The byte that two digits stand for.
  static func byte(_ text: Span<UInt8>, _ index: Int) -> UInt8? {
    guard index + 1 < text.count, let high = value(text[index]), let low = value(text[index + 1]) else { return nil }
    return high << 4 | low
  }
}
