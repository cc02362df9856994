import Core
import Privilege

/// A statement that allows all of a service's actions, or all that begin alike.
struct WildcardIAMAction: Rule {
  static let info = RuleInfo(
    id: "wildcard-iam-action", risk: .overPrivilegedFunctions, title: "wildcard in an action", severity: .high,
    cwe: 250,
    why: """
      A wildcard includes deleting, sharing and changing permissions, and every action that the service gets in \
      future. A hole in one function becomes the right to do all of that.
      """,
    fix: "List the actions that the code calls.",
    references: ["https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html"])

  func check(_ application: Application, into findings: inout Findings) {
    for (grantee, statement) in application.allowingStatements where !statement.isAdministrator {
      let wild = statement.actions.filter { Self.isTooWide(ActionPattern($0.text)) }
      guard let first = wild.first, statement.template == nil else { continue }
      findings.add(
        finding(
          "\(grantee.phrase) may use \(Self.list(wild)) on \(statement.resourcePhrase)", at: first.place,
          subjects: grantee.subjects,
          related: wild.dropFirst().map { RelatedPlace(place: $0.place, note: $0.text.display) }
            + statement.resources.filter(\.isEverything).map { RelatedPlace(place: $0.place, note: "every resource") },
          fix: application.leastPrivilegeAdvice(for: grantee),
          severity: Self.severity(wild, statement).lowered(by: grantee.isIdleRole ? 1 : 0),
          cause: grantee.id))
    }
  }

  /// Wildcards that only look, or that only log and trace, are left to `wildcard-iam-resource`.
  static func isTooWide(_ pattern: ActionPattern) -> Bool {
    guard pattern.hasWildcard, !UnrestrictableActions.include(pattern), !pattern.isHousekeeping,
      !PermissionTable.builtIn.isOneAction(pattern)
    else { return false }
    return pattern.isWholeService || pattern.isEverything || !pattern.isReadOnly
  }

  private static func severity(_ wild: [PolicyStatement.Entry], _ statement: PolicyStatement) -> Severity {
    let whole = wild.map { ActionPattern($0.text) }.filter { $0.isWholeService || $0.isEverything }
    if whole.isEmpty || whole.allSatisfy({ ["logs", "xray", "cloudwatch"].contains($0.service) }) { return .low }
    let holdsData = whole.contains { !PureServices.include($0.service) }
    return statement.isOnEverything && !statement.isNarrowed && holdsData ? .high : .medium
  }

  private static func list(_ entries: [PolicyStatement.Entry]) -> String {
    entries.map(\.text.display).joined(separator: ", ")
  }
}
