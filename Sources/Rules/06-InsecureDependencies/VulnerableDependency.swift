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

  func check(_ application: Application, into findings: inout Findings) {
    for dependency in application.evidence.dependencies {
      let advisories = dependency.advisories.filter { !$0.isMalicious }
      guard let first = advisories.first else { continue }
      let ids =
        advisories.prefix(3).map(\.id).joined(separator: ", ")
        + (advisories.count > 3 ? " and \(advisories.count - 3) more" : "")
      findings.add(
        finding(
          "\(dependency.display) has \(ids): \(first.summary)", at: dependency.place, subjects: [dependency.name],
          fix: Self.advice(dependency, advisories), severity: dependency.isDevelopmentOnly ? .low : .high,
          confidence: dependency.isImported == false ? .medium : .high))
    }
  }

  private static func advice(_ dependency: Dependency, _ advisories: [Dependency.Advisory]) -> String {
    if advisories.contains(where: { $0.fixedIn.isEmpty }) {
      return "No version of \(dependency.name) is without it; replace the library"
    }
    let fixed = advisories.map(\.fixedIn).max { VersionOrder.isBefore($0, $1) } ?? ""
    return "Require \(dependency.name) \(fixed) or later"
  }
}
