/// A piece of text that gives an attack away wherever it stands, and what has to be around it.
struct Sign: Sendable {
  /// What has to come after the piece.
  enum Following: Sendable {
    case anything
    /// No letter, digit or underscore.
    case wordEnd
    /// An opening bracket, after spaces.
    case call
    /// An opening bracket with a literal or a variable in it: `system('`, `exec($`.
    case literalCall
    /// A call as scripts make it: with a number, a literal, a property of the document, or nothing.
    case scriptCall
    /// An equals sign, after spaces.
    case assignment
    /// No space: what is named in prose is followed by one.
    case text
  }

  var sink: Sink
  /// For the audit line.
  var name: String
  /// In lower case.
  var needle: [UInt8]
  var following: Following
  /// Whether the piece has to start a word, when it starts with a letter.
  var startsWord: Bool

  init(_ sink: Sink, _ name: String, _ needle: String, _ following: Following = .anything, startsWord: Bool = true) {
    self.sink = sink
    self.name = name
    self.needle = Array(needle.utf8)
    self.following = following
    self.startsWord = startsWord
  }

  /// Several pieces that say the same; they are separated by spaces.
  static func list(_ sink: Sink, _ name: String, _ needles: String, _ following: Following = .anything) -> [Sign] {
    needles.split(separator: " ").map { Sign(sink, name, String($0), following) }
  }
}

extension Sign {
  /// Whether the piece stands at the index, with what it needs around it.
  func matches(_ text: Span<UInt8>, at index: Int) -> Bool {
    guard index + needle.count <= text.count else { return false }
    if startsWord, ASCII.isLetter(needle[0]), ASCII.isAlphanumeric(text.byte(index - 1)) { return false }
    for offset in needle.indices where ASCII.lowercased(text[index + offset]) != needle[offset] { return false }
    return isFollowed(text, index + needle.count)
  }

  private func isFollowed(_ text: Span<UInt8>, _ end: Int) -> Bool {
    switch following {
    case .anything: return true
    case .wordEnd: return !ASCII.isNameByte(text.byte(end))
    case .text: return end < text.count && text[end] > 0x20
    case .assignment: return text.byte(text.skippingSpace(end)) == UInt8(ascii: "=")
    case .call: return text.byte(text.skippingSpace(end)) == UInt8(ascii: "(")
    case .scriptCall: return isScriptCall(text, end)
    case .literalCall:
      guard text.byte(end) == UInt8(ascii: "(") else { return false }
      return "'\"$`\\&".utf8.contains(text.byte(text.skippingSpace(end + 1)))
    }
  }
}

extension Sign {
  private func isScriptCall(_ text: Span<UInt8>, _ end: Int) -> Bool {
    if text.byte(end) == UInt8(ascii: "`") { return true }
    guard text.byte(end) == UInt8(ascii: "(") else { return false }
    let argument = ASCII.lowercased(text.byte(text.skippingSpace(end + 1)))
    return ASCII.isDigit(argument) || "'\"`/dslt)&+".utf8.contains(argument)
  }
}

/// All signs, found in one pass.
enum SignTable {
  private static let signs = CodeSigns.all + MarkupSigns.all + DataSigns.all + FileSigns.all + ServiceSigns.all

  /// The signs by their first byte.
  private static let byFirst: [[Sign]] = (0..<256).map { byte in signs.filter { $0.needle[0] == UInt8(byte) } }
  private static let isFirst: [Bool] = (0..<256).map { byte in
    !byFirst[Int(ASCII.lowercased(UInt8(byte)))].isEmpty
  }

  /// Without one of these no sign can match.
  private static let traits: ByteTraits = [
    .parenthesis, .dollar, .lessThan, .underscore, .colon, .slash, .backslash, .bracket, .brace, .quote, .doubleQuote,
    .percent, .at, .ampersand, .exclamation, .control, .equals, .semicolon, .hash,
  ]

  static func mayMatch(_ traits: ByteTraits) -> Bool {
    !traits.isDisjoint(with: self.traits) || traits.contains(.dot) && !traits.contains(.space)
  }

  static func find(in text: Span<UInt8>, _ sinks: SinkSet) -> Detection? {
    isFirst.withUnsafeBufferPointer { isFirst in
      var previous: UInt8 = 0
      for index in text.indices {
        let byte = text[index]
        // Most words start with a letter, and most signs are words; the middle of a word starts nothing.
        let isInside = ASCII.isLetter(byte) && ASCII.isLetter(previous)
        previous = byte
        if isInside && !isLooseStart(byte) || !isFirst[Int(byte)] { continue }
        if let sign = match(text, index), sinks.contains(sign.sink) { return Detection(sign.sink, sign.name) }
      }
      return nil
    }
  }

  /// First letters of signs that also match inside a word.
  private static func isLooseStart(_ byte: UInt8) -> Bool { looseStarts.contains(ASCII.lowercased(byte)) }

  private static let looseStarts: [UInt8] = Array(Set(signs.filter { !$0.startsWord }.map { $0.needle[0] }))

  private static func match(_ text: Span<UInt8>, _ index: Int) -> Sign? {
    for sign in byFirst[Int(ASCII.lowercased(text[index]))] where sign.matches(text, at: index) { return sign }
    return nil
  }
}
