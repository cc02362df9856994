/// What an action does, as AWS classes it.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_understand-policy-summary-access-level-summaries.html
package enum AccessLevel: Int, Comparable, Sendable, CaseIterable {
  case list, read, tagging, write, permissions

  package var name: String { ["list", "read", "tagging", "write", "permissions"][rawValue] }

  package init?(name: String) {
    guard let level = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = level
  }

  package static func < (left: AccessLevel, right: AccessLevel) -> Bool { left.rawValue < right.rawValue }
}
