/// A string of a template, as far as it is known before deployment: literal pieces, attributes of the application's own
/// resources, and pieces that only the deployment decides. `!Sub "${Orders.Arn}/index/*"` is an attribute and a literal.
package struct Text: Hashable, Sendable, ExpressibleByStringLiteral {
  package enum Piece: Hashable, Sendable {
    case literal(String)
    /// An attribute of a resource of this application (`Ref` is the attribute "Ref", `GetAtt X.Arn` is "Arn").
    case attribute(of: String, name: String)
    /// A value decided elsewhere; the text says what it is (`parameter Stage`, `AWS::Region`).
    case unknown(String)
  }

  package private(set) var pieces: [Piece] = []

  package init() {}
  package init(_ literal: String) { append(.literal(literal)) }
  package init(stringLiteral literal: String) { append(.literal(literal)) }
  package init(pieces: [Piece]) { for piece in pieces { append(piece) } }

  /// Adds a piece at the end; neighbouring literals become one.
  package mutating func append(_ piece: Piece) {
    if case .literal(let more) = piece {
      if more.isEmpty { return }
      if case .literal(let before)? = pieces.last {
        pieces[pieces.count - 1] = .literal(before + more)
        return
      }
    }
    pieces.append(piece)
  }

  package mutating func append(_ other: Text) { for piece in other.pieces { append(piece) } }

  /// The whole string, when every piece is literal.
  package var literal: String? {
    if pieces.isEmpty { return "" }
    guard pieces.count == 1, case .literal(let text) = pieces[0] else { return nil }
    return text
  }

  /// The literal that the string is known to start with; empty when it starts with something unknown.
  package var knownPrefix: String {
    guard case .literal(let text)? = pieces.first else { return "" }
    return text
  }

  /// The literal that the string is known to end with.
  package var knownSuffix: String {
    guard case .literal(let text)? = pieces.last else { return "" }
    return text
  }

  /// The resource that the string names: its `Ref`, or any attribute that is the string's first non-literal piece.
  package var resource: String? {
    for piece in pieces { if case .attribute(let resource, _) = piece { return resource } }
    return nil
  }

  /// The attribute that is the whole string, as in `!GetAtt Orders.Arn`.
  package var attribute: (resource: String, name: String)? {
    guard pieces.count == 1, case .attribute(let resource, let name) = pieces[0] else { return nil }
    return (resource, name)
  }

  /// The string as a person would write it: `arn:aws:s3:::${Uploads}/*`.
  package var display: String {
    pieces.map { piece in
      switch piece {
      case .literal(let text): text
      case .attribute(let resource, "Ref"): "${\(resource)}"
      case .attribute(let resource, let name): "${\(resource).\(name)}"
      case .unknown(let what): "${\(what)}"
      }
    }.joined()
  }

  /// Whether a literal occurs anywhere in the known pieces.
  package func contains(_ part: String) -> Bool {
    pieces.contains { piece in
      if case .literal(let text) = piece { text.contains(part) } else { false }
    }
  }
}

/// The answer to a question about something that may be only partly known.
package enum Answer: Sendable {
  case yes, no, perhaps
}
