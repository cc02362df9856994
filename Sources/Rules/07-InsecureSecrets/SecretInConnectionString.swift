import Core

/// A password inside an address.
struct SecretInConnectionString: Rule {
  static let info = RuleInfo(
    id: "secret-in-connection-string", risk: .insecureSecrets, title: "password in a connection string",
    severity: .high, cwe: 798,
    why: """
      Addresses are logged, shown in errors and passed on as a whole, and the password goes with them.
      """,
    fix: """
      Keep user and password in a secret and build the address when connecting, or let the role sign in (IAM \
      authentication).
      """)

  func check(_ application: Application, into findings: inout Findings) {
    let covered = application.environmentSecrets.map(\.place)
    for secret in application.evidence.secrets where secret.kind == .connectionString {
      guard !covered.contains(where: { secret.place.lies(in: $0) }) else { continue }
      findings.add(
        finding(
          "\(secret.what) stands in an address", at: secret.place,
          severity: Self.info.severity.limited(to: secret.confidence), confidence: secret.confidence))
    }
  }
}
