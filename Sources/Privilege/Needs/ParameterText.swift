import Core

/// Names as parameters hold them, brought into the form that ARNs have.
enum ParameterText {
  /// What a text may name; an e-mail address may be verified itself, or its domain may.
  /// https://docs.aws.amazon.com/ses/latest/dg/creating-identities.html
  static func readings(of text: Text, _ path: String, suffix: String) -> [Text] {
    guard text.isEmailAddress else { return [read(text, path, suffix: suffix)] }
    return [text.emailAddress, text.lastPart(after: "@")]
  }

  private static func read(_ text: Text, _ path: String, suffix: String) -> Text {
    var text = text
    if path.hasSuffix("Statement") { text = PartiQL.table(in: text) }
    if text.isARN { return text }
    if text.knownPrefix.hasPrefix("https://") || text.knownPrefix.hasPrefix("http://") {
      return text.lastPart(after: "/")
    }
    if path.hasPrefix("Name") || path == "Path" { text = text.withoutLeadingSlash }
    if !suffix.isEmpty, text.attribute == nil { text.append(.literal(suffix)) }
    return text
  }
}

/// The table that a PartiQL statement is about.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-reference.html
enum PartiQL {
  static func table(in statement: Text) -> Text {
    var rest = statement.pieces[...]
    while let piece = rest.popFirst() {
      guard case .literal(let literal) = piece, let after = afterKeyword(literal) else { continue }
      return name(after, rest)
    }
    return Text(pieces: [.unknown("a value of the code")])
  }

  /// What follows FROM, INTO or UPDATE.
  private static func afterKeyword(_ text: String) -> Substring? {
    let words = text.split(omittingEmptySubsequences: true, whereSeparator: \.isWhitespace)
    guard let keyword = words.first(where: { ["FROM", "INTO", "UPDATE"].contains($0.uppercased()) }) else { return nil }
    return text[keyword.endIndex...]
  }

  /// Up to the closing quotation mark or the next blank; an index behind a dot is not part of it.
  private static func name(_ start: Substring, _ more: ArraySlice<Text.Piece>) -> Text {
    var result = Text()
    let head = start.drop { $0.isWhitespace || $0 == "\"" }
    for piece in [.literal(String(head))] + more {
      guard case .literal(let literal) = piece else {
        result.append(piece)
        continue
      }
      let part = literal.prefix { !$0.isWhitespace && $0 != "\"" && $0 != "." }
      result.append(.literal(String(part)))
      if part.count < literal.count { break }
    }
    return result
  }
}

/// What is not known of a text becomes a wildcard, and is told.
enum Wildcards {
  static func fill(_ text: Text, _ path: String, _ openings: inout [String]) -> Text {
    var result = Text()
    for piece in text.pieces {
      guard case .unknown(let what) = piece, isDecidedByCode(what) else {
        result.append(piece)
        continue
      }
      if !path.isEmpty { openings.append("\(path): \(what)") }
      if !result.knownEnd.hasSuffix("*") { result.append("*") }
    }
    return result
  }

  private static func isDecidedByCode(_ what: String) -> Bool {
    what == "a value of the code" || what.hasPrefix("environment variable ")
  }
}

extension Text {
  /// Whether the text is an ARN as a whole: by its beginning, or as an attribute that is one.
  var isARN: Bool {
    if knownPrefix.hasPrefix("arn:") { return true }
    guard let name = attribute?.name else { return false }
    return name.hasSuffix("Arn") || name.hasSuffix("ARN")
  }

  var isEmailAddress: Bool { literal.map { $0.contains("@") && !$0.contains("/") } ?? knownSuffix.contains("@") }

  /// The address of "Name <address>".
  var emailAddress: Text {
    guard let whole = literal, let open = whole.lastIndex(of: "<") else { return self }
    return Text(String(whole[whole.index(after: open)...].prefix { $0 != ">" }))
  }

  /// The literal at the end; empty when it ends with something else.
  var knownEnd: String { knownSuffix }

  var withoutLeadingSlash: Text {
    guard knownPrefix.hasPrefix("/") else { return self }
    var rest = pieces
    rest[0] = .literal(String(knownPrefix.dropFirst()))
    return Text(pieces: rest)
  }

  /// What follows the last mark; the whole when there is none.
  func lastPart(after mark: Character) -> Text {
    guard
      let index = pieces.lastIndex(where: { if case .literal(let text) = $0 { text.contains(mark) } else { false } }),
      case .literal(let literal) = pieces[index], let position = literal.lastIndex(of: mark)
    else { return self }
    let tail = String(literal[literal.index(after: position)...]).filter { $0 != ">" }
    return Text(pieces: [.literal(tail)] + pieces[(index + 1)...])
  }

  /// The parts before and behind the first mark; the whole and everything when there is none.
  func split(at mark: Character) -> [Text] {
    guard
      let index = pieces.firstIndex(where: { if case .literal(let text) = $0 { text.contains(mark) } else { false } }),
      case .literal(let literal) = pieces[index], let position = literal.firstIndex(of: mark)
    else { return [self, "*"] }
    if index == 0, position == literal.startIndex { return withoutLeadingSlash.split(at: mark) }
    let head = Text(pieces: Array(pieces[..<index]) + [.literal(String(literal[..<position]))])
    let tail = String(literal[literal.index(after: position)...])
    return [head, Text(pieces: [.literal(tail)] + pieces[(index + 1)...])]
  }
}
