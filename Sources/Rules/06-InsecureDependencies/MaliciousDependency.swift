import Core

/// A package that was published to do harm.
struct MaliciousDependency: Rule {
  static let info = RuleInfo(
    id: "malicious-dependency", risk: .insecureDependencies, title: "malicious package", severity: .critical, cwe: 506,
    why: """
      The package runs its author's code at installation and in the function: it sends away environment \
      variables, credentials and source.
      """,
    fix: """
      Remove the package, install again from a clean lock file, and replace every secret that the build and the \
      function could read.
      """)

  func check(_ application: Application, into findings: inout Findings) {
    for dependency in application.evidence.dependencies {
      guard let advisory = dependency.advisories.first(where: \.isMalicious) else { continue }
      findings.add(
        finding(
          "\(dependency.display) was published to do harm (\(advisory.id))", at: dependency.place,
          subjects: [dependency.name]))
    }
  }
}
