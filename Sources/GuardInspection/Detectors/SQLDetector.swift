/// SQL injection.
enum SQLDetector {
  private static let marks: ByteTraits = [
    .quote, .doubleQuote, .backtick, .parenthesis, .equals, .semicolon, .hash, .star, .pipe, .ampersand, .at, .lessThan,
    .greaterThan,
  ]

  static func detect(_ text: Span<UInt8>, _ traits: ByteTraits, isKnown: Bool) -> Detection? {
    guard traits.contains(.letter) || !traits.isDisjoint(with: [.quote, .doubleQuote]) else { return nil }
    if let sign = suspicion(text, traits) { return Detection(.sql, sign) }
    return isKnown ? interpretation(text, traits) : nil
  }

  private static func suspicion(_ text: Span<UInt8>, _ traits: ByteTraits) -> String? {
    if traits.contains(.quote), let sign = SQLJudge.sign(in: text, .quoted(UInt8(ascii: "'"))) { return sign }
    if traits.contains(.doubleQuote), let sign = SQLJudge.sign(in: text, .quoted(UInt8(ascii: "\""))) { return sign }
    if let sign = oddQuotes(text, traits) { return sign }
    if traits.contains(.backslash), traits.contains(.quote),
      let sign = SQLJudge.sign(in: text, .escaped(UInt8(ascii: "'")))
    {
      return sign
    }
    if SQLOpening.mayContinue(text), let sign = SQLJudge.sign(in: text, .bare) { return sign }
    return traits.isDisjoint(with: marks) ? nil : SQLSigns.find(in: text)
  }

  /// Names and literals are also quoted with backticks, brackets and pairs of dollar signs.
  private static func oddQuotes(_ text: Span<UInt8>, _ traits: ByteTraits) -> String? {
    if traits.contains(.backtick), let sign = SQLJudge.sign(in: text, .quoted(UInt8(ascii: "`"))) { return sign }
    if traits.contains(.bracket), let sign = SQLJudge.sign(in: text, .quoted(UInt8(ascii: "]"))) { return sign }
    guard traits.contains(.dollar), text.contains("$$") else { return nil }
    return SQLJudge.sign(in: text, .quoted(UInt8(ascii: "$")))
  }

  /// In a text that is known to become a part of a query, what the query would read as more than a value.
  private static func interpretation(_ text: Span<UInt8>, _ traits: ByteTraits) -> Detection? {
    if traits.contains(.semicolon) || traits.contains(.backslash) || traits.contains(.backtick) {
      return Detection(.sql, "interpreted-sign")
    }
    if text.contains("--") || text.contains("/*") || traits.contains(.hash) { return Detection(.sql, "comment-sign") }
    if text.hasQuote { return Detection(.sql, "quote") }
    return nil
  }
}

/// Whether a text starts as a number, a name or the rest of a query does, so that reading it as bare SQL is worth it.
enum SQLOpening {
  static func mayContinue(_ text: Span<UInt8>) -> Bool {
    let start = text.skippingSpace(0)
    guard start < text.count else { return false }
    let first = text[start]
    if !ASCII.isLetter(first) { return first != UInt8(ascii: "<") && first != UInt8(ascii: "{") }
    let end = wordEnd(text, start)
    if isOpening(text, start..<end) { return true }
    let next = text.skippingSpace(end)
    guard next < text.count, next > end || !ASCII.isNameByte(text[next]) else { return false }
    if !ASCII.isLetter(text[next]) { return ");(=,-#.".utf8.contains(text[next]) }
    return isOpening(text, next..<wordEnd(text, next))
  }

  private static func wordEnd(_ text: Span<UInt8>, _ start: Int) -> Int {
    var end = start
    while end < text.count, ASCII.isNameByte(text[end]) { end += 1 }
    return end
  }

  private static func isOpening(_ text: Span<UInt8>, _ word: Range<Int>) -> Bool {
    guard word.count <= 24 else { return false }
    switch SQLWords.kind(text, word) {
    case .logic, .union, .select, .clause, .statement, .prefix, .comparisonWord: return true
    default: return word.count > 6 && text.matches("select", at: word.lowerBound)
    }
  }
}
