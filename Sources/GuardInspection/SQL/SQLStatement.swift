/// Whole statements: what a text is that stands by itself, or that another statement was ended for.
enum SQLStatement {
  /// The sign of a text that is a statement itself.
  static func sign(_ tokens: ArraySlice<SQLToken>, _ text: Span<UInt8>) -> String? {
    guard let first = tokens.first else { return nil }
    switch first.kind {
    case .select: return select(tokens.dropFirst(), text)
    case .statement: return statement(tokens, text)
    default: return nil
    }
  }

  /// What comes after a value that a semicolon ended, or that some databases take for ended.
  static func following(_ tokens: ArraySlice<SQLToken>, _ text: Span<UInt8>, isQuoted: Bool) -> String? {
    let hasEnd = tokens.first?.kind == .semicolon
    let rest = tokens.drop { $0.kind == .semicolon }
    if let sign = sign(rest, text) { return "stacked-\(sign)" }
    if rest.first?.kind == .select, hasEnd { return subquery(rest, text, true).map { "stacked-\($0)" } }
    if hasEnd, rest.first?.kind == .function, text.matches("if", at: rest[rest.startIndex].range.lowerBound) {
      return "stacked-if"
    }
    return hasEnd && isQuoted && (rest.isEmpty || rest.first?.kind == .comment) ? "quote-end" : nil
  }

  /// A query whose first column is no word of prose, or one in brackets.
  static func subquery(_ tokens: ArraySlice<SQLToken>, _ text: Span<UInt8>, _ isBracketed: Bool) -> String? {
    let rest = tokens.dropFirst().drop { $0.kind == .prefix || $0.kind == .open }
    guard let first = rest.first else { return nil }
    if first.kind != .word { return isColumn(first, text) ? "select" : nil }
    let following = rest.dropFirst().first { $0.kind != .word }
    guard let following, isBracketed else { return nil }
    return following.kind == .clause && text.lowercased(following.range.prefix(8)) != "from" ? nil : "select"
  }

  /// Whether a token that is no name can begin a column.
  private static func isColumn(_ token: SQLToken, _ text: Span<UInt8>) -> Bool {
    switch token.kind {
    case .number, .string, .variable, .constant, .function, .select: true
    case .arithmetic: "*-+".utf8.contains(text[token.range.lowerBound])
    case .clause: text.matches("case", at: token.range.lowerBound)
    default: false
    }
  }

  private static func select(_ tokens: ArraySlice<SQLToken>, _ text: Span<UInt8>) -> String? {
    let list = tokens.drop { $0.kind == .prefix }
    guard let first = list.first else { return nil }
    let isStar = first.kind == .arithmetic && text[first.range.lowerBound] == UInt8(ascii: "*")
    let hasFrom = list.contains { $0.kind == .clause && text.lowercased($0.range.prefix(8)) == "from" }
    if hasFrom, isStar || list.prefix(3).contains(where: { $0.kind == .comma || $0.kind == .function }) {
      return "select"
    }
    if first.kind == .function || first.kind == .variable {
      return list.contains { $0.kind == .open || $0.kind == .semicolon || $0.kind == .variable } ? "select" : nil
    }
    if hasFrom, list.contains(where: { $0.kind == .comparison || $0.kind == .semicolon || $0.kind == .comment }) {
      return "select"
    }
    return nil
  }

  private static func statement(_ tokens: ArraySlice<SQLToken>, _ text: Span<UInt8>) -> String? {
    func word(_ ahead: Int) -> String {
      let index = tokens.startIndex + ahead
      return index < tokens.endIndex ? text.lowercased(tokens[index].range.prefix(24)) : ""
    }
    func kind(_ ahead: Int) -> SQLToken.Kind? {
      let index = tokens.startIndex + ahead
      return index < tokens.endIndex ? tokens[index].kind : nil
    }
    let name = word(0)
    switch name {
    case "drop", "truncate", "alter": return objects.contains(word(1)) && isShort(tokens, kind(3)) ? name : nil
    case "create": return objects.contains(word(1)) || word(1) == "or" ? (kind(2) == .word ? name : nil) : nil
    case "insert", "replace": return word(1) == "into" && (kind(3) == .open || word(3) == "values") ? name : nil
    case "update": return kind(1) == .word && word(2) == "set" ? name : nil
    case "delete":
      let from = ["low_priority", "quick", "ignore"].contains(word(1)) ? 2 : 1
      return word(from) == "from" && kind(from + 1) == .word && kind(from + 2) != .word ? name : nil
    case "waitfor": return word(1) == "delay" || word(1) == "time" ? name : nil
    case "exec", "execute", "call": return isProcedure(word(1)) || kind(1) == .open ? name : nil
    case "declare": return kind(1) == .variable ? name : nil
    case "shutdown":
      return kind(1) == nil || kind(1) == .comment || kind(1) == .semicolon || word(1) == "with" ? name : nil
    case "load": return word(1) == "data" ? name : nil
    case "copy": return kind(1) == .word && (word(2) == "from" || word(2) == "to") || kind(1) == .open ? name : nil
    case "handler": return kind(1) == .word && word(2) == "open" ? name : nil
    case "begin": return kind(1) == .word && word(2) == "." ? name : nil
    case "grant", "revoke": return tokens.contains { $0.kind == .clause } && word(2) == "on" ? name : nil
    case "backup", "restore", "attach": return word(1) == "database" ? name : nil
    default: return nil
    }
  }

  private static let objects: Set<String> = [
    "table", "database", "view", "schema", "user", "function", "procedure", "index", "trigger", "login", "role",
  ]

  /// Nothing after the name of what is dropped but the statement's end: prose goes on.
  private static func isShort(_ tokens: ArraySlice<SQLToken>, _ following: SQLToken.Kind?) -> Bool {
    tokens.count > 2 && following != .word
  }

  private static func isProcedure(_ name: String) -> Bool {
    name.hasPrefix("xp_") || name.hasPrefix("sp_") || ["master", "immediate", "sys", "dbms_scheduler"].contains(name)
  }
}
