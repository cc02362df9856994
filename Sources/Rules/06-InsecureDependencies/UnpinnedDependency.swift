import Core

/// Libraries whose version is decided at the time of the build.
struct UnpinnedDependency: Rule {
  static let info = RuleInfo(
    id: "unpinned-dependency", risk: .insecureDependencies, title: "version left open", severity: .medium, cwe: 1357,
    why: """
      Two builds of the same source contain different code. A taken-over or broken release reaches production \
      with the next deployment, without any change that somebody could review.
      """,
    fix: "Pin the version, with a lock file for what it brings along.")

  /// What a lock file fixes and what only developers use is not counted.
  func check(_ application: Application, into findings: inout Findings) {
    let open = application.evidence.dependencies.filter { dependency in
      !dependency.isLocked && !dependency.isDevelopmentOnly
        && (dependency.pin == .none || dependency.pin == .range && dependency.ecosystem == .python)
    }
    for group in Dictionary(grouping: open, by: \.place.file).values.sorted(by: { $0[0].place < $1[0].place }) {
      guard let first = group.first(where: Self.isLoose) ?? group.first(where: { $0.pin == .none }) ?? group.first
      else {
        continue
      }
      let others = group.filter { $0.place != first.place }
      let more = others.isEmpty ? "" : " (and \(others.count) more)"
      findings.add(
        finding(
          "the version of \(first.name) is left open\(more)", at: first.place, subjects: group.map(\.name),
          related: others.map { RelatedPlace(place: $0.place, note: $0.requirement) },
          fix: first.ecosystem == .python
            ? "Write `\(first.name)==` and the version, best with hashes from `pip-compile --generate-hashes`"
            : "Write the version of \(first.name), and commit the lock file",
          severity: group.contains(where: Self.isLoose) ? .medium : .low, cause: "version"))
    }
  }

  /// Whether any version at all is packed with a function.
  private static func isLoose(_ dependency: Dependency) -> Bool {
    dependency.pin == .none && dependency.isDeployed && !dependency.isProvidedByRuntime
  }
}
