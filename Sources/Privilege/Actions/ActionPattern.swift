package import Core

/// The action of a policy statement: `service:Name` with `*` and `?`, in any case.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html
package struct ActionPattern: Hashable {
  /// In lower case.
  package let service: String
  /// In lower case, with its wildcards.
  package let name: String

  package init(_ text: Text) { self.init(text.literal ?? text.display) }

  package init(_ text: String) {
    let parts = text.lowercased().split(separator: ":", maxSplits: 1)
    service = parts.first.map(String.init) ?? ""
    name = parts.count > 1 ? String(parts[1]) : (service == "*" ? "*" : "")
  }

  /// Every action of every service.
  package var isEverything: Bool { service == "*" && name == "*" }

  /// Every action of one service.
  package var isWholeService: Bool { service != "*" && name == "*" }

  package var hasWildcard: Bool { name.utf8.contains(UInt8(ascii: "*")) || name.utf8.contains(UInt8(ascii: "?")) }

  /// Whether the pattern includes an action; the action itself may hold wildcards, which must then all be included.
  package func matches(_ action: String) -> Bool { matches(ActionPattern(action)) }

  package func matches(_ other: ActionPattern) -> Bool {
    (service == "*" || service == other.service) && Wildcard.matches(name, other.name)
  }

  /// Whether nothing but looking is included: names that begin with a verb of reading.
  package var isReadOnly: Bool {
    ["get", "list", "describe", "batchget", "head", "query", "scan", "search", "view"].contains { name.hasPrefix($0) }
  }

  /// Steps that go with others and change no data: checks of a transaction, ends of an upload, tags.
  package var isHousekeeping: Bool {
    ["abort", "conditioncheck", "partiql", "tag", "untag", "restore"].contains { name.hasPrefix($0) }
  }
}
