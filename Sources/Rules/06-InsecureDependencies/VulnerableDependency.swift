import Core

/// A library version with a published weakness.
struct VulnerableDependency: Rule {
  static let info = RuleInfo(
    id: "vulnerable-dependency", risk: .insecureDependencies, title: "library with a published weakness",
    severity: .high, cwe: 1395,
    why: """
      The weakness and often the attack are public. A function loads the library with its own role, so a hole in \
      it is a hole in the function.
      """,
    fix: "Raise the version to one without the weakness, or replace the library.")

  /// One finding a library that was asked for, and one for all that a lock file brings along. What only developers use is
  /// not deployed.
  func check(_ application: Application, into findings: inout Findings) {
    let weak = application.evidence.dependencies.filter { !$0.isDevelopmentOnly && !$0.weaknesses.isEmpty }
    for dependency in weak where dependency.origin != .lockFile {
      findings.add(
        finding(
          "\(dependency.display) has \(dependency.weaknessPhrase)\(dependency.isImported == false ? "; no file uses it" : "")",
          at: dependency.place, subjects: [dependency.name],
          fix: Self.advice(dependency),
          severity: dependency.isDeployed && dependency.isImported != false ? .high : .low,
          confidence: dependency.isImported == false ? .medium : .high))
    }
    let brought = weak.filter { $0.origin == .lockFile }
    for group in Dictionary(grouping: brought, by: \.place.file).values.sorted(by: { $0[0].place < $1[0].place }) {
      findings.add(finding(ofLockFile: group))
    }
  }

  private func finding(ofLockFile group: [Dependency]) -> Finding {
    let first = group[0]
    let others = group.count > 1 ? " and \(group.count - 1) more that others bring along have" : " has"
    return finding(
      "\(first.display)\(others) \(group.count > 1 ? "published weaknesses" : first.weaknessPhrase)", at: first.place,
      subjects: group.map(\.name),
      related: group.dropFirst().map { RelatedPlace(place: $0.place, note: "\($0.display): \($0.weaknessPhrase)") },
      fix: first.ecosystem == .javascript
        ? "Run `npm audit fix` or the like, and raise what still asks for the old versions"
        : "Lock again with newer versions, and raise what still asks for the old ones",
      severity: first.isDeployed ? .medium : .low)
  }

  private static func advice(_ dependency: Dependency) -> String {
    if dependency.weaknesses.contains(where: { $0.fixedIn.isEmpty }) {
      return "No version of \(dependency.name) is without it; replace the library"
    }
    let fixed = dependency.weaknesses.map(\.fixedIn).max { VersionOrder.isBefore($0, $1) } ?? ""
    return "Require \(dependency.name) \(fixed) or later"
  }
}
