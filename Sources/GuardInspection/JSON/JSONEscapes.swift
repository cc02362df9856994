/// The escapes of JSON strings, over bytes. https://www.rfc-editor.org/rfc/rfc8259#section-7
package enum JSONEscapes {
  /// The text that a string of a document stands for, as UTF-8. What is no proper escape stays as it is written.
  package static func decode(_ raw: Span<UInt8>) -> [UInt8] {
    raw.withUnsafeBytes { raw in
      // No escape is shorter than what it stands for; whole words are written, so a few bytes more are needed.
      [UInt8](unsafeUninitializedCapacity: raw.count + ByteWord.width) { text, count in
        var writer = EscapeWriter(raw: raw, text: UnsafeMutableRawBufferPointer(text))
        writer.run()
        count = writer.count
      }
    }
  }
}

/// Copies a string of a document with its escapes undone.
private struct EscapeWriter {
  let raw: UnsafeRawBufferPointer
  let text: UnsafeMutableRawBufferPointer
  var index = 0
  var count = 0

  mutating func run() {
    while index < raw.count {
      copyPlain()
      if index >= raw.count { return }
      if index + 1 < raw.count { escape(at: index + 1) } else { copy() }
    }
  }

  /// Copies up to the next backslash, a word at a time.
  private mutating func copyPlain() {
    while let word = ByteWord(raw, at: index) {
      text.storeBytes(of: word.bits.littleEndian, toByteOffset: count, as: UInt64.self)
      let plain = word.distance(to: UInt8(ascii: "\\"))
      index += plain
      count += plain
      if plain < ByteWord.width { return }
    }
    while index < raw.count, raw[index] != UInt8(ascii: "\\") { copy() }
  }

  private mutating func copy() {
    put(raw[index])
    index += 1
  }

  private mutating func put(_ byte: UInt8) {
    text[count] = byte
    count += 1
  }

  /// Decodes the escape whose letter is at a place.
  private mutating func escape(at letter: Int) {
    index = letter + 1
    switch raw[letter] {
    case UInt8(ascii: "n"): put(0x0A)
    case UInt8(ascii: "r"): put(0x0D)
    case UInt8(ascii: "t"): put(0x09)
    case UInt8(ascii: "b"): put(0x08)
    case UInt8(ascii: "f"): put(0x0C)
    case UInt8(ascii: "u"):
      guard let unit = unit(index) else { fallthrough }
      index += 4
      character(unit)
    default: put(raw[letter])
    }
  }

  private mutating func character(_ unit: UInt32) {
    // The two halves of a character beyond the first plane are escaped one after the other.
    if (0xD800..<0xDC00).contains(unit), index + 5 < raw.count, raw[index] == UInt8(ascii: "\\"),
      raw[index + 1] == UInt8(ascii: "u"), let low = self.unit(index + 2), (0xDC00..<0xE000).contains(low)
    {
      index += 6
      return put(scalar: 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
    }
    put(scalar: unit)
  }

  private mutating func put(scalar value: UInt32) {
    if value < 0x80 { return put(UInt8(value)) }
    for byte in [UInt8](scalar: value) { put(byte) }
  }

  private func unit(_ start: Int) -> UInt32? {
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
  mutating func append(scalar value: UInt32) { append(contentsOf: [UInt8](scalar: value)) }

  fileprivate init(scalar value: UInt32) {
    self = UTF8.encode(Unicode.Scalar(value) ?? "\u{FFFD}").map { [UInt8]($0) } ?? []
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
