/// What is left: places where single characters decide and that need no reading of their own.
enum StructureDetector {
  static func detect(_ text: Span<UInt8>, _ traits: ByteTraits, _ known: SinkSet) -> Detection? {
    if known.contains(.ldap), !traits.isDisjoint(with: [.parenthesis, .star, .backslash, .pipe, .ampersand, .control]) {
      return Detection(.ldap, "interpreted-sign")
    }
    if known.contains(.header), traits.contains(.lineBreak) { return Detection(.header, "line-break") }
    if known.contains(.xml), text.contains("<!doctype") || text.contains("<!entity") {
      return Detection(.xml, "document-type")
    }
    if known.contains(.nosql), traits.contains(.dollar) || traits.contains(.quote), traits.contains(.letter) {
      if text.byte(0) == UInt8(ascii: "$") || text.hasQuote { return Detection(.nosql, "interpreted-sign") }
    }
    if known.contains(.code), !traits.isDisjoint(with: [.parenthesis, .semicolon, .backtick, .quote, .doubleQuote]) {
      return Detection(.code, "interpreted-sign")
    }
    return nil
  }

  /// Serialised objects that are known by their first bytes.
  static func serialized(_ text: Span<UInt8>) -> Detection? {
    let starts: [[UInt8]] = [[0xAC, 0xED, 0x00, 0x05], [0x80, 0x04, 0x95], [0x80, 0x03, 0x63], [0x80, 0x02, 0x63]]
    for start in starts where text.count > 8 {
      if start.indices.allSatisfy({ text[$0] == start[$0] }) { return Detection(.deserialization, "object-header") }
    }
    return phpObject(text) ? Detection(.deserialization, "php-object") : nil
  }

  /// `O:4:"Name":`
  private static func phpObject(_ text: Span<UInt8>) -> Bool {
    var index = 0
    while let start = text.firstIndex(of: "o:", from: index) {
      index = start + 2
      guard text[start] == UInt8(ascii: "O"), !ASCII.isAlphanumeric(text.byte(start - 1)) else { continue }
      var digit = index
      while ASCII.isDigit(text.byte(digit)) { digit += 1 }
      if digit > index, text.byte(digit) == UInt8(ascii: ":"), text.byte(digit + 1) == 0x22 { return true }
    }
    return false
  }
}
