package import Core

/// The form of a resource type's ARN: "arn:${Partition}:dynamodb:${Region}:${Account}:table/${TableName}/index/${IndexName}".
package struct ARNForm: Sendable {
  private enum Part: Sendable {
    case literal(String)
    case surrounding(String)
    case name(String)
  }
  private let parts: [Part]

  package init(_ form: String) {
    var parts: [Part] = []
    var rest = form[...]
    while let open = Self.opening(rest) {
      parts.append(.literal(String(rest[..<open])))
      guard let close = rest[open...].firstIndex(of: "}") else { break }
      let name = String(rest[rest.index(open, offsetBy: 2)..<close])
      parts.append(Self.surroundings[name].map { .surrounding($0) } ?? .name(name))
      rest = rest[rest.index(after: close)...]
    }
    parts.append(.literal(String(rest)))
    self.parts = parts
  }

  private static let surroundings = [
    "Partition": "AWS::Partition", "Region": "AWS::Region", "Account": "AWS::AccountId",
  ]

  private static func opening(_ text: Substring) -> Substring.Index? {
    var index = text.startIndex
    while let dollar = text[index...].firstIndex(of: "$") {
      let next = text.index(after: dollar)
      if next < text.endIndex, text[next] == "{" { return dollar }
      index = next
    }
    return nil
  }

  /// The names that make the ARN one of a thing, in order.
  package var names: [String] { parts.compactMap { if case .name(let name) = $0 { name } else { nil } } }

  /// The ARN of a thing with these names; what has no name is every one.
  package func filled(with names: [Text]) -> Text { Self.filled(parts, with: names) }

  /// What stands behind the ARN of a containing type: "/index/${IndexName}" behind a table's; nil when it is no container.
  package func suffix(behind container: ARNForm, with names: [Text]) -> Text? {
    let count = container.parts.count - 1
    guard parts.count >= count, container.names.elementsEqual(self.names.prefix(container.names.count)) else {
      return nil
    }
    guard case .literal(let end)? = container.parts.last, end.isEmpty else { return nil }
    return Self.filled(Array(parts[count...]), with: Array(names.dropFirst(container.names.count)))
  }

  private static func filled(_ parts: [Part], with names: [Text]) -> Text {
    var names = names[...]
    var text = Text()
    for part in parts {
      switch part {
      case .literal(let literal): text.append(.literal(literal))
      case .surrounding(let what): text.append(.unknown(what))
      case .name: text.append(names.popFirst() ?? "*")
      }
    }
    return text
  }
}
