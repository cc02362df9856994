/// Actions that together give their holder more rights than were granted: the rows of Catalog/aws/iam/escalations.yaml.
package struct EscalationPath: Sendable {
  /// All of them are needed.
  package let actions: [String]
  /// The same, read once: every role is held against every path.
  package let patterns: [ActionPattern]
  /// What the holder does with them, as in "… can …".
  package let deed: String

  /// - Parameter row: the deed, then the actions.
  init?(_ row: [String]) {
    guard let deed = row.first, row.count > 1 else { return nil }
    (self.deed, actions) = (deed, Array(row.dropFirst()))
    patterns = actions.map { ActionPattern($0) }
  }

  package static let all = PermissionTable.builtIn.escalations
}
