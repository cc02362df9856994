import Core

/// Tells which dependencies an application's files may import.
struct ImportMatcher {
  let table: AdvisoryTable
  let mentions: Mentions

  /// Whether any file names a module of the dependency; open for packages that need no naming.
  func mayImport(_ dependency: Dependency) -> Bool? {
    if SilentPackages.contains(dependency.name) { return nil }
    switch dependency.ecosystem {
    case .python: return pythonModules(dependency.name).contains(where: mentions.mention)
    case .javascript: return mentions.mention(dependency.name)
    }
  }

  /// The names a distribution installs: those of the data set, or its own name in the forms that are usual.
  private func pythonModules(_ name: String) -> [String] {
    let normalized = PythonRequirement.normalized(name)
    let own = String(normalized.map { $0 == "-" ? "_" : $0 })
    let known = table.facts(.python, normalized)?.modules ?? []
    return known.isEmpty ? [own, name, String(normalized.prefix { $0 != "-" })] : known
  }
}
