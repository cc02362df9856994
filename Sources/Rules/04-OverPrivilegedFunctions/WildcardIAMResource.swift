import Core
import Privilege

/// A statement that allows its actions on every resource although they could be limited to some. Actions with a wildcard of
/// their own are `wildcard-iam-action`'s.
struct WildcardIAMResource: Rule {
  static let info = RuleInfo(
    id: "wildcard-iam-resource", risk: .overPrivilegedFunctions, title: "actions allowed on every resource",
    severity: .medium, cwe: 250,
    why: """
      The function reaches every table, bucket or key of the account, those of other applications included. What \
      an attacker can take is no longer bounded by what the function is for.
      """,
    fix: """
      Name the resource by its ARN, and give actions that exist only on `*` a statement of their own.
      """)

  func check(_ application: Application, into findings: inout Findings) {
    for (grantee, statement) in application.allowingStatements {
      guard !statement.isAdministrator, !statement.isNarrowed, statement.notActions.isEmpty,
        let resource = statement.resources.first(where: \.isEverything)
      else { continue }
      let limitable = statement.actions.map { ($0, ActionPattern($0.text)) }.filter { _, pattern in
        !UnrestrictableActions.include(pattern) && !(statement.template == nil && WildcardIAMAction.isTooWide(pattern))
      }.map(\.0)
      guard !limitable.isEmpty else { continue }
      findings.add(finding(grantee, limitable, resource, in: application))
    }
  }

  private func finding(
    _ grantee: Grantee, _ actions: [PolicyStatement.Entry], _ resource: PolicyStatement.Entry,
    in application: Application
  ) -> Finding {
    let shown = actions.prefix(4).map(\.text.display).joined(separator: ", ")
    let more = actions.count > 4 ? " and \(actions.count - 4) more" : ""
    return finding(
      "\(grantee.phrase) may use \(shown)\(more) on every resource (\(resource.text.display))", at: resource.place,
      subjects: grantee.subjects, related: actions.prefix(1).map { RelatedPlace(place: $0.place, note: "the actions") },
      fix: application.leastPrivilegeAdvice(for: grantee),
      severity: Self.severity(actions).lowered(by: grantee.isIdleRole ? 1 : 0), cause: grantee.id)
  }

  /// Actions that read or change data, use keys or take on identities weigh more than the rest.
  private static func severity(_ actions: [PolicyStatement.Entry]) -> Severity {
    let patterns = actions.map { ActionPattern($0.text) }
    if patterns.allSatisfy({ PureServices.include($0.service) }) { return .low }
    let grave = patterns.contains { pattern in
      Self.grave.contains { pattern.matches($0) || $0.matches(pattern) }
    }
    return grave ? .high : info.severity
  }

  private static let grave = [
    "iam:PassRole", "iam:Put*", "iam:Attach*", "iam:Create*", "sts:AssumeRole", "lambda:InvokeFunction",
    "lambda:UpdateFunctionCode", "kms:Decrypt", "ssm:GetParameter*",
    "secretsmanager:GetSecretValue", "s3:GetObject", "s3:PutObject", "s3:DeleteObject", "dynamodb:Scan",
    "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem", "dynamodb:GetItem", "dynamodb:Query",
  ].map { ActionPattern($0) }
}
