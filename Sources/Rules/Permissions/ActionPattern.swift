import Core

/// The action of a policy statement: `service:Name` with `*` and `?`, in any case.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html
struct ActionPattern: Hashable {
  /// In lower case.
  let service: String
  /// In lower case, with its wildcards.
  let name: String

  init(_ text: Text) { self.init(text.literal ?? text.display) }

  init(_ text: String) {
    let parts = text.lowercased().split(separator: ":", maxSplits: 1)
    service = parts.first.map(String.init) ?? ""
    name = parts.count > 1 ? String(parts[1]) : (service == "*" ? "*" : "")
  }

  /// Every action of every service.
  var isEverything: Bool { service == "*" && name == "*" }

  /// Every action of one service.
  var isWholeService: Bool { service != "*" && name == "*" }

  var hasWildcard: Bool { name.utf8.contains(UInt8(ascii: "*")) || name.utf8.contains(UInt8(ascii: "?")) }

  /// Whether the pattern includes an action; the action itself may hold wildcards, which must then all be included.
  func matches(_ action: String) -> Bool { matches(ActionPattern(action)) }

  func matches(_ other: ActionPattern) -> Bool {
    (service == "*" || service == other.service) && Wildcard.matches(name, other.name)
  }

  /// Whether nothing but looking is included: names that begin with a verb of reading.
  var isReadOnly: Bool {
    ["get", "list", "describe", "batchget", "head", "query", "scan", "search", "view"].contains { name.hasPrefix($0) }
  }

  /// Steps that go with others and change no data: checks of a transaction, ends of an upload, tags.
  var isHousekeeping: Bool {
    ["abort", "conditioncheck", "partiql", "tag", "untag", "restore"].contains { name.hasPrefix($0) }
  }
}

/// Matching of `*` (any characters) and `?` (any one).
enum Wildcard {
  /// Whether the pattern includes the text; linear but for backtracking to the last `*`.
  static func matches(_ pattern: String, _ text: String) -> Bool {
    let pattern = Array(pattern.utf8)
    let text = Array(text.utf8)
    var at = 0
    var star: Int?
    var resume = 0
    var index = 0
    while index < text.count {
      if at < pattern.count, pattern[at] == UInt8(ascii: "*") {
        star = at
        resume = index
        at += 1
      } else if at < pattern.count, pattern[at] == text[index] || pattern[at] == UInt8(ascii: "?") {
        at += 1
        index += 1
      } else if let star {
        at = star + 1
        resume += 1
        index = resume
      } else {
        return false
      }
    }
    return pattern[at...].allSatisfy { $0 == UInt8(ascii: "*") }
  }
}
