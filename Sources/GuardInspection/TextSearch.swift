/// Searches over bytes; words are compared without regard to the case of ASCII letters.
extension Span<UInt8> {
  /// The range as a string in lower case.
  func lowercased(_ range: Range<Int>) -> String {
    String(unsafeUninitializedCapacity: range.count) { buffer in
      for (offset, index) in range.enumerated() { buffer[offset] = ASCII.lowercased(self[index]) }
      return range.count
    }
  }

  /// Whether the text at the index is this word, written in lower case.
  func matches(_ word: StaticString, at index: Int) -> Bool {
    let length = word.utf8CodeUnitCount
    guard index >= 0, index + length <= count else { return false }
    return word.withUTF8Buffer { wanted in
      for offset in 0..<length where ASCII.lowercased(self[index + offset]) != wanted[offset] { return false }
      return true
    }
  }

  /// Where the word, written in lower case, stands first from the index on.
  func firstIndex(of word: StaticString, from start: Int = 0) -> Int? {
    let length = word.utf8CodeUnitCount
    guard length > 0, count - start >= length else { return nil }
    let first = word.withUTF8Buffer { $0[0] }
    for index in start...(count - length) where ASCII.lowercased(self[index]) == first {
      if matches(word, at: index) { return index }
    }
    return nil
  }

  /// Whether the word, written in lower case, stands anywhere.
  package func contains(_ word: StaticString) -> Bool { firstIndex(of: word) != nil }

  func firstIndex(ofByte byte: UInt8, from start: Int = 0) -> Int? {
    var index = start
    while index < count {
      if self[index] == byte { return index }
      index += 1
    }
    return nil
  }

  func lastIndex(ofByte byte: UInt8) -> Int? {
    var index = count - 1
    while index >= 0, self[index] != byte { index -= 1 }
    return index >= 0 ? index : nil
  }

  /// As `firstIndex(of:from:)`, looking no further than so many bytes, so that searches from everywhere stay cheap.
  func firstIndex(of word: StaticString, from start: Int, within length: Int) -> Int? {
    let end = Swift.min(count, start + length)
    guard start < end else { return nil }
    return extracting(start..<end).firstIndex(of: word).map { $0 + start }
  }

  /// The index of the first byte from here on that is no space or control.
  func skippingSpace(_ start: Int) -> Int {
    var index = start
    while index < count, self[index] <= 0x20 { index += 1 }
    return index
  }

  /// Whether it has a quote that is no apostrophe: those of names and contractions stand between letters.
  var hasQuote: Bool {
    for index in indices where self[index] == UInt8(ascii: "'") || self[index] == UInt8(ascii: "\"") {
      if !ASCII.isLetter(byte(index - 1)) || !ASCII.isLetter(byte(index + 1)) { return true }
    }
    return false
  }

  /// The byte at the index; zero outside the text.
  func byte(_ index: Int) -> UInt8 { index >= 0 && index < count ? self[index] : 0 }
}

/// Finds a word again and again from rising positions, reading no byte twice, so that a text full of openings without an end
/// costs no more than another.
struct ForwardSearch {
  private let word: StaticString
  /// Where the word was found last; the text's end when there is no more.
  private var found = -1

  init(_ word: StaticString) { self.word = word }

  /// Where the word stands first from the index on.
  mutating func next(_ text: Span<UInt8>, from start: Int) -> Int? {
    if found < start { found = text.firstIndex(of: word, from: start) ?? text.count }
    return found < text.count ? found : nil
  }
}

enum ASCII {
  static func lowercased(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }

  static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  static func isAlphanumeric(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) }

  /// Letters, digits and the underscore.
  static func isNameByte(_ byte: UInt8) -> Bool { isAlphanumeric(byte) || byte == UInt8(ascii: "_") }
}
