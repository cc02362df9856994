import Core

/// A manifest with version ranges and no lock file.
struct MissingLockfile: Rule {
  static let info = RuleInfo(
    id: "missing-lockfile", risk: .insecureDependencies, title: "no lock file", severity: .low, cwe: 1357,
    why: """
      What is installed depends on the day of the build, for every library and for all that they bring along.
      """,
    fix: "Commit the lock file and build with it: `npm ci`, `poetry install`, `pipenv sync`.")

  func check(_ application: Application, into findings: inout Findings) {
    for manifest in application.evidence.manifests where !manifest.hasLockFile && Self.canBeLocked(manifest) {
      let open = application.evidence.dependencies.filter { dependency in
        dependency.place.file == manifest.place.file && !dependency.isDevelopmentOnly && dependency.pin != .exact
          && !dependency.isLocked
      }
      // Versions that are not limited at all are `unpinned-dependency`'s.
      guard !open.isEmpty, !open.contains(where: { $0.pin == .none }), manifest.isDeployed else { continue }
      findings.add(
        finding(
          "\(manifest.path) leaves \(open.count) \(open.count == 1 ? "version" : "versions") open and has no lock file beside it",
          at: open[0].place, subjects: open.map(\.name), cause: "lockfile"))
    }
  }

  /// A requirements file is its own lock; `unpinned-dependency` looks at its lines.
  private static func canBeLocked(_ manifest: Manifest) -> Bool {
    !manifest.path.hasSuffix(".txt") && !manifest.path.hasSuffix(".in")
  }
}
