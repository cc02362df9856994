import Core

/// Copies of packages that are committed with the application.
enum VendoredCopies {
  /// Whether a file describes a copy: the metadata of an installed distribution, or a package below node_modules.
  static func isDescription(_ path: String) -> Bool {
    switch Path.name(of: path) {
    case "METADATA": return Path.folder(of: path).hasSuffix(".dist-info")
    case "PKG-INFO": return Path.folder(of: path).hasSuffix(".egg-info")
    case "package.json": return isInstalled(Path.folder(of: path))
    default: return false
    }
  }

  /// `…/node_modules/name` and `…/node_modules/@scope/name`.
  private static func isInstalled(_ folder: String) -> Bool {
    let parent = Path.folder(of: folder)
    if Path.name(of: parent).hasPrefix("@") { return Path.name(of: Path.folder(of: parent)) == "node_modules" }
    return Path.name(of: parent) == "node_modules"
  }

  static func ecosystem(_ path: String) -> Dependency.Ecosystem {
    Path.name(of: path) == "package.json" ? .javascript : .python
  }

  /// The package that a description names; the place is that of its version.
  static func package(_ file: SourceFile) -> LockedPackage? {
    ecosystem(file.path) == .javascript ? node(file) : python(file)
  }

  private static func node(_ file: SourceFile) -> LockedPackage? {
    let root = JSONDocument(file.bytes).root
    guard let name = root?["name"]?.string, let version = root?["version"], let text = version.string else {
      return nil
    }
    return LockedPackage(name: name, version: text, place: version.place(in: file))
  }

  /// The headers stand before the first empty line. https://packaging.python.org/en/latest/specifications/core-metadata/
  private static func python(_ file: SourceFile) -> LockedPackage? {
    var name = ""
    for line in TextLine.lines(of: Array(file.bytes.prefix(8192))) {
      if line.isBlank { break }
      if let value = header("Name", line) { name = value.text }
      if let value = header("Version", line), !name.isEmpty {
        return LockedPackage(name: name, version: value.text, place: line.bytes.place(in: file))
      }
    }
    return nil
  }

  private static func header(_ name: String, _ line: TextLine) -> ArraySlice<UInt8>? {
    guard line.bytes.starts(with: "\(name):".utf8) else { return nil }
    return line.bytes.dropFirst(name.utf8.count + 1).trimmed
  }
}
