import Core

/// A credential that is written in code.
struct HardcodedSecret: Rule {
  static let info = RuleInfo(
    id: "hardcoded-secret", risk: .insecureSecrets, title: "secret in code", severity: .high, cwe: 798,
    why: """
      Everybody who can read the repository, a copy of it, the deployed package or a stack trace has it. It \
      cannot be changed without a deployment, so it rarely is.
      """,
    fix: """
      Move it to Secrets Manager or an encrypted parameter, read it at start-up with the function's role, and \
      replace it: its history stays in the repository.
      """)

  func check(_ application: Application, into findings: inout Findings) {
    for secret in application.writtenSecrets(inTemplate: false) where [.knownFormat, .assignment].contains(secret.kind)
    {
      findings.add(
        finding(
          "\(secret.what) is written here", at: secret.place,
          severity: Self.info.severity.limited(to: secret.confidence),
          confidence: secret.confidence))
    }
  }
}
