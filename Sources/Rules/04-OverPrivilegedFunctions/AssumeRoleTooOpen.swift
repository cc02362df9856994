import Core
import Privilege

/// A role that more than its users may take on.
struct AssumeRoleTooOpen: Rule {
  static let info = RuleInfo(
    id: "assume-role-too-open", risk: .overPrivilegedFunctions, title: "role that others may assume", severity: .high,
    cwe: 284,
    why: """
      The trust policy is the role's front door. With `*`, any AWS account may take the role on; with a whole \
      foreign account, anybody in it; with a web identity and no audience, users of any application of that \
      provider.
      """,
    fix: """
      Name the service or the one role that takes it on, and add a condition: `sts:ExternalId` for a partner's \
      account, `aud` and `amr` for an identity pool, `sub` for a build service.
      """,
    references: ["https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html"])

  func check(_ application: Application, into findings: inout Findings) {
    for role in application.roles {
      for statement in role.trust where statement.effect == .allow {
        guard let (principal, weakness, severity) = Self.weakness(of: statement) else { continue }
        let functions = application.functions.filter { $0.role.value == role.id }.map(\.id)
        findings.add(
          finding(
            "role \(role.id) may be taken on by \(weakness)", at: principal.place, subjects: [role.id] + functions,
            severity: severity))
        break
      }
    }
  }

  private typealias Weakness = (PolicyStatement.Principal, String, Severity)

  private static func weakness(of statement: PolicyStatement) -> Weakness? {
    let conditions = statement.conditions
    for principal in statement.principals {
      if principal.isEveryone, Outsider.identity(conditions).satisfies(conditions) == .yes {
        return (principal, "any AWS account", .critical)
      }
      if principal.type == "Federated", let lack = lack(principal.value.display, conditions) {
        return (principal, lack, .high)
      }
      if principal.type == "AWS", isForeignAccount(principal.value),
        Outsider.namedIdentity.satisfies(conditions) == .yes
      {
        return (principal, "anybody in account \(principal.value.display), without an external id", .medium)
      }
    }
    return nil
  }

  /// What a federated principal's statement leaves open.
  private static func lack(_ provider: String, _ conditions: [PolicyStatement.Condition]) -> String? {
    if provider.contains("cognito-identity"), Outsider.poolUser.satisfies(conditions) == .yes {
      return "users of any identity pool, since no audience is asked for"
    }
    guard provider.contains("githubusercontent") || provider.contains("gitlab.com"),
      Outsider.pipeline.satisfies(conditions) == .yes
    else { return nil }
    let asks = conditions.contains { $0.key.lowercased().hasSuffix(":sub") }
    return "any repository of the build service, since \(asks ? "every subject fits" : "no subject is asked for")"
  }

  /// A whole account that is written out; the application's own is `${AWS::AccountId}`.
  private static func isForeignAccount(_ value: Text) -> Bool {
    guard let arn = value.literal else { return false }
    if arn.count == 12, arn.allSatisfy(\.isNumber) { return true }
    return arn.hasPrefix("arn:aws:iam::") && arn.hasSuffix(":root")
  }
}
