import Core

/// A password that is in every list of guesses.
struct DefaultCredential: Rule {
  static let info = RuleInfo(
    id: "default-credential", risk: .insecureSecrets, title: "default password", severity: .high, cwe: 1392,
    why: """
      The first guess is right. Whoever deploys without changing it has an administrator that everybody knows.
      """,
    fix: "Generate it (`GenerateSecretString`), or ask for it without a default.")

  func check(_ application: Application, into findings: inout Findings) {
    let passwords = application.databases.map { ($0.id, $0.password) }
    let defaults = application.secretParameters.map { ($0.name, $0.defaultValue) }
    let settings = (passwords + defaults).filter { $0.1.value?.literal.map(SecretNames.isWellKnown) ?? false }
    let told = settings.compactMap(\.1.place)
    for secret in application.evidence.secrets
    where secret.kind == .defaultCredential && !told.contains(where: { $0.holds(secret.place) }) {
      findings.add(
        finding(
          "\(secret.what) can be guessed", at: secret.place,
          severity: Self.info.severity.limited(to: secret.confidence), confidence: secret.confidence))
    }
    for (id, value) in settings {
      guard let literal = value.value?.literal, let place = value.place else { continue }
      findings.add(
        finding("the password of \(id) is one that everybody guesses", at: place, subjects: [id], cause: literal))
    }
  }
}
