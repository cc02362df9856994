import Core

/// A dependency as a manifest declares it, with its range in the ecosystem's own notation.
struct DeclaredDependency {
  var dependency: Dependency
  /// PEP 440 specifiers, or an npm range; empty when any version will do.
  var range: String

  /// The name in the form in which the ecosystem compares names.
  var key: String {
    switch dependency.ecosystem {
    case .python: PythonRequirement.normalized(dependency.name)
    case .javascript: dependency.name
    }
  }
}

/// What one manifest holds.
struct ManifestContent {
  var dependencies: [DeclaredDependency] = []
  var installScripts: [PolicyStatement.Entry] = []
  var foreignSources: [PolicyStatement.Entry] = []
  var diagnostics: [Diagnostic] = []
}
