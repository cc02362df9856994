import Core

/// Tells which dependencies an application's files import.
struct ImportMatcher {
  let table: AdvisoryTable
  /// The modules that files import: top-level names in Python, module specifiers in JavaScript.
  let modules: Set<String>

  /// Whether any file imports a module of the dependency.
  func imports(_ dependency: Dependency) -> Bool {
    switch dependency.ecosystem {
    case .python: pythonModules(dependency.name).contains { modules.contains($0) }
    case .javascript: modules.contains { $0 == dependency.name || $0.hasPrefix(dependency.name + "/") }
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
