import Core

/// Reads `pyproject.toml`: PEP 621, dependency groups, poetry, uv and pdm.
/// https://packaging.python.org/en/latest/specifications/pyproject-toml/
struct PythonProject {
  private let file: SourceFile
  private(set) var content = ManifestContent()

  init(_ file: SourceFile) {
    self.file = file
    let document = TOMLDocument(file.bytes)
    for table in document.tables { read(table) }
    if let failure = document.failure {
      let place = Place(file.id, UInt32(failure), UInt32(failure))
      content.diagnostics.append(Diagnostic(.malformed, "a part of pyproject.toml cannot be read", at: place))
    }
  }

  private mutating func read(_ table: TOMLDocument.Table) {
    switch table.path {
    case ["project"]:
      add(requirements: table["dependencies"]?.elements ?? [], isDevelopmentOnly: false)
    case ["project", "optional-dependencies"]: addGroups(table, isDevelopmentOnly: false)
    case ["dependency-groups"], ["tool", "pdm", "dev-dependencies"]: addGroups(table, isDevelopmentOnly: true)
    case ["tool", "uv"]: add(requirements: table["dev-dependencies"]?.elements ?? [], isDevelopmentOnly: true)
    case ["tool", "poetry", "dependencies"]: addPoetry(table, isDevelopmentOnly: false)
    case ["tool", "poetry", "dev-dependencies"]: addPoetry(table, isDevelopmentOnly: true)
    case ["tool", "poetry", "source"], ["tool", "uv", "index"], ["tool", "pdm", "source"]: addSource(table)
    case let path where path.count == 5 && path.starts(with: ["tool", "poetry", "group"]) && path[4] == "dependencies":
      addPoetry(table, isDevelopmentOnly: path[3] != "main")
    default: break
    }
  }

  private mutating func addGroups(_ table: TOMLDocument.Table, isDevelopmentOnly: Bool) {
    for entry in table.entries {
      let isForDevelopment = isDevelopmentOnly || ["dev", "test", "tests", "docs", "lint"].contains(entry.key.last)
      add(requirements: entry.value.elements, isDevelopmentOnly: isForDevelopment)
    }
  }

  private mutating func add(requirements: [TOMLValue], isDevelopmentOnly: Bool) {
    for value in requirements where value.string != nil {
      let inner = file.bytes[(value.range.lowerBound + 1)..<(value.range.upperBound - 1)]
      guard let requirement = PythonRequirement(inner) else {
        content.diagnostics.append(Diagnostic(.malformed, "not a requirement", at: value.place(in: file)))
        continue
      }
      var declared = requirement.declared(in: file)
      declared.dependency.isDevelopmentOnly = isDevelopmentOnly
      content.dependencies.append(declared)
    }
  }

  private mutating func addPoetry(_ table: TOMLDocument.Table, isDevelopmentOnly: Bool) {
    for entry in table.entries where entry.key.count == 1 && entry.key[0].lowercased() != "python" {
      guard var declared = PoetryConstraint.declared(entry, in: file) else { continue }
      declared.dependency.isDevelopmentOnly = isDevelopmentOnly
      content.dependencies.append(declared)
    }
  }

  private mutating func addSource(_ table: TOMLDocument.Table) {
    guard let url = table["url"], let address = url.string, ForeignSource.isForeign(address) else { return }
    content.foreignSources.append(PolicyStatement.Entry(Text(address), at: url.place(in: file)))
  }
}

/// The dependency notation that poetry and Pipfiles share: a version, or a table with one.
/// https://python-poetry.org/docs/dependency-specification/
enum PoetryConstraint {
  /// The entry as a dependency; nil for a local folder.
  static func declared(_ entry: TOMLEntry, in file: SourceFile) -> DeclaredDependency? {
    let value = entry.value.elements.last ?? entry.value
    if value["path"] != nil || value["develop"] != nil { return nil }
    let written = value.string ?? value["version"]?.string ?? ""
    let specifiers = specifiers(written)
    let isAddress = ["git", "url", "file"].contains { value[$0] != nil }
    let place = entry.place(in: file)
    var dependency = Dependency(
      ecosystem: .python, name: entry.key[0], requirement: file.text(place),
      pin: isAddress ? .url : PythonRequirement.pin(specifiers), place: place)
    dependency.version = isAddress ? nil : PythonRequirement.exactVersion(specifiers)
    return DeclaredDependency(dependency: dependency, range: specifiers)
  }

  /// `^1.2` and `~1.2` as PEP 440 writes them; of alternatives the last, which is the newest by custom.
  static func specifiers(_ text: String) -> String {
    let alternative = text.split(separator: "|").last.map(String.init) ?? ""
    return alternative.split(separator: ",").map { clause(String($0).trimmed) }.filter { !$0.isEmpty }
      .joined(separator: ",")
  }

  private static func clause(_ text: String) -> String {
    guard let first = text.first, text != "*" else { return "" }
    if first == "^" || (first == "~" && !text.hasPrefix("~=")) {
      return bounded(String(text.dropFirst()), first == "^")
    }
    return first.isNumber ? "==\(text)" : text
  }

  private static func bounded(_ text: String, _ isCaret: Bool) -> String {
    guard let version = PythonVersion(text) else { return ">=\(text)" }
    var kept = isCaret ? 1 : min(version.writtenParts, 2)
    while isCaret, kept < version.writtenParts, version.isZero(upTo: kept) { kept += 1 }
    let numbers = version.firstNumbers(kept)
    let next = numbers.dropLast() + [(numbers.last ?? 0) + 1]
    return ">=\(text),<\(next.map(String.init).joined(separator: "."))"
  }
}

extension PythonVersion {
  /// The first release numbers, filled with zeros.
  fileprivate func firstNumbers(_ count: Int) -> [Int] { (0..<count).map { $0 < release.count ? release[$0] : 0 } }

  fileprivate func isZero(upTo count: Int) -> Bool { firstNumbers(count).allSatisfy { $0 == 0 } }
}
