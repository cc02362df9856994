import Core

/// A policy that allows everything on everything, held by a user, a group or a role that no function uses.
struct AdminPolicy: Rule {
  static let info = RuleInfo(
    id: "admin-policy", risk: .overPrivilegedFunctions, title: "policy that allows everything", severity: .critical,
    cwe: 250,
    why: """
      Whoever gets hold of this identity owns the account: every bucket, every key, every other identity.
      """,
    fix: """
      Name the actions and the resources that are needed. For people, give such rights for a limited time \
      through a role with a second factor.
      """)

  func check(_ application: Application, into findings: inout Findings) {
    var seen: Set<Place> = []
    for grantee in application.grantees where grantee.functions.isEmpty {
      guard let entry = grantee.administratorEntry, seen.insert(entry.place).inserted else { continue }
      findings.add(
        finding(
          "\(grantee.phrase) has the rights of an administrator (\(Self.name(entry)))", at: entry.place,
          subjects: grantee.subjects))
    }
  }

  /// The managed policy's name, or the action as it is written.
  private static func name(_ entry: PolicyStatement.Entry) -> String {
    ManagedPolicies.name(entry) ?? entry.text.display
  }
}
