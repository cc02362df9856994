import Core

/// Packages from a place that the ecosystem does not vouch for.
struct UntrustedSource: Rule {
  static let info = RuleInfo(
    id: "untrusted-source", risk: .insecureDependencies, title: "packages from elsewhere", severity: .medium, cwe: 829,
    why: """
      Over plain HTTP anybody in between replaces the package. From an extra index a stranger can publish the \
      name of your internal package with a higher version, and the installer takes it.
      """,
    fix: """
      Use `https`, name the index for your own packages only (`--index-url` with a proxy that decides, a scope \
      in `.npmrc`), and pin a Git source by its commit.
      """)

  func check(_ application: Application, into findings: inout Findings) {
    for manifest in application.evidence.manifests {
      for source in manifest.foreignSources {
        let isClear = source.text.contains("http://")
        findings.add(
          finding(
            "packages come from \(source.text.display)\(isClear ? ", over plain HTTP" : "")", at: source.place,
            subjects: [manifest.path], severity: isClear ? .high : .medium))
      }
    }
    for dependency in application.evidence.dependencies where dependency.pin == .url && !dependency.isPinnedByCommit {
      let isClear = dependency.requirement.contains("http://") || dependency.requirement.contains("git://")
      findings.add(
        finding(
          "\(dependency.name) comes from an address\(isClear ? " over a connection in clear" : ""), not from the index",
          at: dependency.place, subjects: [dependency.name], severity: isClear ? .high : .low))
    }
  }
}
