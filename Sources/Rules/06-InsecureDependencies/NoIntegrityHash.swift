import Core

/// A locked package without a hash of what was locked.
struct NoIntegrityHash: Rule {
  static let info = RuleInfo(
    id: "no-integrity-hash", risk: .insecureDependencies, title: "lock without hashes", severity: .low, cwe: 353,
    why: """
      The version is fixed, the content is not: an index or a proxy in between can deliver something else under \
      the same number.
      """,
    fix: """
      Lock with hashes: `pip-compile --generate-hashes` and `--require-hashes`, or a lock file with `integrity` \
      for every package.
      """)

  func check(_ application: Application, into findings: inout Findings) {
    let bare = application.evidence.dependencies.filter { dependency in
      !dependency.isDevelopmentOnly && !dependency.hasIntegrityHash && (dependency.isLocked || dependency.pin == .url)
    }
    for group in Dictionary(grouping: bare, by: \.place.file).values.sorted(by: { $0[0].place < $1[0].place }) {
      let more = group.count > 1 ? " and \(group.count - 1) more have" : " has"
      findings.add(
        finding(
          "\(group[0].name)\(more) no hash of what was locked", at: group[0].place, subjects: group.map(\.name),
          related: group.dropFirst().map { RelatedPlace(place: $0.place, note: $0.name) }, cause: "hash"))
    }
  }
}
