import Core

/// A credential that is written in a template.
struct SecretInTemplate: Rule {
  static let info = RuleInfo(
    id: "secret-in-template", risk: .insecureSecrets, title: "secret in the template", severity: .high, cwe: 798,
    why: """
      Templates are committed, shown in the console and returned by the deployment's own calls to everybody who \
      may look at the stack.
      """,
    fix: """
      Refer to a secret: `{{resolve:secretsmanager:…}}` where a service reads it, or its name in the environment \
      and a read at start-up. Replace the credential.
      """)

  func check(_ application: Application, into findings: inout Findings) {
    var seen: Set<Place> = []
    for (what, id, place) in written(in: application) where seen.insert(place).inserted {
      findings.add(finding("\(what) is written in the template", at: place, subjects: id.map { [$0] } ?? []))
    }
    let covered = seen.union(application.environmentSecrets.map(\.place))
    for secret in application.writtenSecrets(inTemplate: true) where [.knownFormat, .assignment].contains(secret.kind) {
      guard !covered.contains(where: { secret.place.lies(in: $0) || $0.lies(in: secret.place) }) else { continue }
      findings.add(
        finding("\(secret.what) is written in the template", at: secret.place, confidence: secret.confidence))
    }
  }

  /// What the model says holds a secret and has a literal for a value.
  private func written(in application: Application) -> [(what: String, id: String?, place: Place)] {
    let databases = application.databases.map { ("the password of \($0.id)", Optional($0.id), $0.password) }
    let stored = application.secrets.filter { $0.kind == .secret }.map {
      ("the value of \($0.id)", Optional($0.id), $0.value)
    }
    let parameters = application.secretParameters.map {
      ("the default of \($0.name)", nil as String?, $0.defaultValue)
    }
    // A value that is put together from a parameter is told at the parameter.
    let defaults = parameters.compactMap(\.2.value?.literal).filter { $0.count > 3 }
    let own = (databases + stored).filter { part in
      !defaults.contains { part.2.value?.literal?.contains($0) == true }
    }
    return (own + parameters).compactMap { what, id, value in
      guard let literal = value.value?.literal, let place = value.place, !SecretNames.isPlaceholder(literal),
        !SecretNames.isReference(literal), !SecretNames.isWellKnown(literal)
      else { return nil }
      return (what, id, place)
    }
  }
}
