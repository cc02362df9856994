import Core

/// Data at rest without encryption, or under a key that nobody can withdraw.
struct MissingEncryption: Rule {
  static let info = RuleInfo(
    id: "missing-encryption", risk: .insecureDeployment, title: "data at rest without a key of its own",
    severity: .medium, cwe: 311,
    why: """
      Without encryption a copied disk, snapshot or backup is readable. With the platform's own key the data is \
      encrypted, but everybody who may read the store reads it, and there is no key whose use is logged or that \
      can be withdrawn.
      """,
    fix: "Turn encryption on with a KMS key of the account.")

  func check(_ application: Application, into findings: inout Findings) {
    let stores = application.stores
    for store in stores where store.encryption == .clear {
      findings.add(
        finding(
          "\(store.noun) \(store.id) is not encrypted at rest", at: store.place, subjects: [store.id],
          fix: "Set `\(store.setting)`"))
    }
    guard application.isOnAWS else { return }
    let plain = stores.filter { $0.encryption == .platform }.sorted { $0.place < $1.place }
    guard let first = plain.first else { return }
    let others = plain.count > 1 ? " and \(more(plain.count - 1, "store")) are" : " is"
    findings.add(
      finding(
        "\(first.noun) \(first.id)\(others) encrypted with the platform's own key only", at: first.place,
        subjects: plain.map(\.id),
        related: plain.dropFirst().map { RelatedPlace(place: $0.place, note: "\($0.noun) \($0.id)") },
        fix: "Where the data is about people or payments, set `\(first.setting)`", severity: .low, confidence: .medium))
  }
}
