import Core
import Privilege

/// A service that may use a resource on anybody's behalf.
struct ConfusedDeputy: Rule {
  static let info = RuleInfo(
    id: "confused-deputy", risk: .brokenAuthentication, title: "service allowed without saying for whom",
    severity: .medium, cwe: 441,
    why: """
      The permission names a service, not whose. Anybody with an account can set that service up to call this \
      function or write to this resource.
      """,
    fix: """
      Say for whom the service acts: `SourceArn` with the ARN of the bucket, topic, rule or API, and \
      `SourceAccount` for buckets, whose ARNs carry no account.
      """,
    references: ["https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html"])

  func check(_ application: Application, into findings: inout Findings) {
    for permission in application.permissions
    where permission.isForInvocation && SharedServices.thing(of: permission.principal.display) != nil {
      guard Self.isOpen(permission) else { continue }
      let function = permission.function.resource ?? permission.function.display
      findings.add(
        finding(
          "\(permission.principal.display) may invoke \(function) on behalf of any account", at: permission.place,
          subjects: [function, permission.id]))
    }
    for (id, statement) in application.resourcePolicies {
      guard let service = Self.deputy(in: statement) else { continue }
      findings.add(
        finding(
          "\(service.value.display) may use \(id) on behalf of any account", at: service.place, subjects: [id],
          severity: SharedServices.isRecorder(service.value.display) ? .low : .medium))
    }
  }

  private static func deputy(in statement: PolicyStatement) -> PolicyStatement.Principal? {
    guard statement.effect == .allow, isOpen(statement.conditions) else { return nil }
    return statement.principals.first { $0.type == "Service" && SharedServices.thing(of: $0.value.display) != nil }
  }

  /// Whether the conditions hold when the service acts for somebody else's account.
  private static func isOpen(_ conditions: [PolicyStatement.Condition]) -> Bool {
    Outsider.commandingService(conditions).satisfies(conditions) == .yes
  }

  /// A permission's source is a condition in other words. https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html
  private static func isOpen(_ permission: InvokePermission) -> Bool {
    let sources = [("ArnLike", "aws:SourceArn", permission.sourceArn)]
    let accounts = [("StringEquals", "aws:SourceAccount", permission.sourceAccount)]
    return isOpen(
      (sources + accounts).compactMap { comparison, key, source in
        guard !source.isAbsent else { return nil }
        let value = source.value ?? Text(pieces: [.unknown(key)])
        return PolicyStatement.Condition(comparison: comparison, key: key, values: [value])
      })
  }
}
