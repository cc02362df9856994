import Core

/// Reads the lock files of Python's package managers.
enum PythonLockFiles {
  /// poetry.lock, uv.lock and pdm.lock are lists of `[[package]]`.
  static func packages(_ file: SourceFile) -> LockFile {
    let document = TOMLDocument(file.bytes)
    var lock = LockFile()
    let hasCommonHashes = !document.entries(of: ["metadata", "files"]).isEmpty
    for table in document.elements(of: ["package"]) {
      guard let name = table["name"]?.string, let version = table["version"], let text = version.string else {
        continue
      }
      if table["source"]?["virtual"] != nil || table["source"]?["editable"] != nil { continue }
      var package = LockedPackage(name: name, version: text, place: version.place(in: file))
      package.hasHash = hasCommonHashes || hashes(table)
      package.isDevelopmentOnly = table["category"]?.string == "dev"
      if let registry = table["source"]?["registry"], let address = registry.string {
        lock.addSource(address, at: registry.place(in: file), isVerified: package.hasHash)
      }
      lock.add(package, directFor: [PythonRequirement.normalized(name)])
    }
    if document.failure != nil { lock.diagnostics.append(damaged(file, document.failure)) }
    return lock
  }

  private static func hashes(_ table: TOMLDocument.Table) -> Bool {
    if table["sdist"]?["hash"] != nil { return true }
    let files = (table["files"]?.elements ?? []) + (table["wheels"]?.elements ?? [])
    return files.contains { $0["hash"] != nil }
  }

  /// Pipfile.lock: `default` and `develop` hold `{name: {version: "==…", hashes: […]}}`.
  static func pipfile(_ file: SourceFile) -> LockFile {
    let document = JSONDocument(file.bytes)
    var lock = LockFile()
    for (section, isDevelopmentOnly) in [("default", false), ("develop", true)] {
      for (key, value) in document.root?[section]?.members ?? [] {
        guard let name = key.string, let version = value["version"], let text = version.string else { continue }
        var package = LockedPackage(
          name: name, version: String(text.drop { $0 == "=" }), place: version.place(in: file))
        package.hasHash = !(value["hashes"]?.elements ?? []).isEmpty
        package.isDevelopmentOnly = isDevelopmentOnly
        lock.add(package, directFor: [PythonRequirement.normalized(name)])
      }
    }
    if document.failure != nil { lock.diagnostics.append(damaged(file, document.failure.map(Int.init))) }
    return lock
  }

  private static func damaged(_ file: SourceFile, _ offset: Int?) -> Diagnostic {
    let offset = UInt32(offset ?? 0)
    return Diagnostic(.malformed, "a part of the lock file cannot be read", at: Place(file.id, offset, offset))
  }
}
