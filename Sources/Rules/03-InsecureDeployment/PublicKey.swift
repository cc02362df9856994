import Core

/// An encryption key that any account may use.
struct PublicKey: Rule {
  static let info = RuleInfo(
    id: "public-key", risk: .insecureDeployment, title: "key open to everybody", severity: .high, cwe: 732,
    why: """
      Whoever may use the key reads what it protects. `*` in a key's policy is every AWS account.
      """,
    fix: """
      Name the account's root (`arn:aws:iam::…:root`) or the roles, or add a condition on `kms:CallerAccount`.
      """)

  func check(_ application: Application, into findings: inout Findings) {
    for key in application.keys {
      guard let statement = key.policy.first(where: \.isOpenToEveryone) else { continue }
      let everyone = statement.principals.first(where: \.isEveryone)
      findings.add(
        finding("any AWS account may use key \(key.id)", at: everyone?.place ?? statement.place, subjects: [key.id]))
    }
  }
}
