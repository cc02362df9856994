/// A structured value of a template that is interpreted and not just looked up in: an event pattern, an input mapping, the
/// definition of a workflow. Numbers and booleans stand as they are written.
package indirect enum Structure: Hashable, Sendable {
  package struct Member: Hashable, Sendable {
    package var name: String
    package var value: Structure
    package init(name: String, value: Structure) {
      self.name = name
      self.value = value
    }
  }

  case null
  case text(Text)
  case list([Structure])
  case object([Member])

  /// The first member of a name; nil when there is none, and for everything that is no object.
  package subscript(name: String) -> Structure? { members.first { $0.name == name }?.value }

  package var members: [Member] {
    if case .object(let members) = self { members } else { [] }
  }

  package var items: [Structure] {
    if case .list(let items) = self { items } else { [] }
  }

  package var text: Text? {
    if case .text(let text) = self { text } else { nil }
  }

  /// The string, when it is known as a whole.
  package var literal: String? { text?.literal }

  package var isNull: Bool { self == .null }
}
