import Core

/// A library that no code imports.
struct UnusedDependency: Rule {
  static let info = RuleInfo(
    id: "unused-dependency", risk: .insecureDependencies, title: "library that nothing imports", severity: .low,
    confidence: .medium, cwe: 1164,
    why: """
      It is deployed, loaded by scanners and attackers alike, and has to be kept up to date for nothing.
      """,
    fix: "Remove it from the manifest.")

  func check(_ application: Application, into findings: inout Findings) {
    let idle = application.evidence.dependencies.filter {
      $0.isImported == false && $0.isDeployed && !$0.isDevelopmentOnly
    }
    for group in Dictionary(grouping: idle, by: \.place.file).values.sorted(by: { $0[0].place < $1[0].place }) {
      let names = group.map(\.name)
      findings.add(
        finding(
          "no code imports \(names.prefix(3).joined(separator: ", "))\(names.count > 3 ? " and \(names.count - 3) more" : "")",
          at: group[0].place, subjects: names,
          related: group.dropFirst().map { RelatedPlace(place: $0.place, note: $0.name) }))
    }
  }
}
