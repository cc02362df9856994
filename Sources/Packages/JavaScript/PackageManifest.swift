import Core

/// Reads a `package.json`. https://docs.npmjs.com/cli/configuring-npm/package-json
struct PackageManifest {
  /// The lists of dependencies and whether they are for development only.
  private static let lists: [(name: String, isDevelopmentOnly: Bool)] = [
    ("dependencies", false), ("optionalDependencies", false), ("devDependencies", true),
  ]
  /// The scripts that npm runs when the package is installed.
  private static let installScripts = ["preinstall", "install", "postinstall"]

  private(set) var content = ManifestContent()
  /// Folders of the workspaces it declares make it the root of a lock file that holds for them too.
  private(set) var hasWorkspaces = false

  init(_ file: SourceFile) {
    let document = JSONDocument(file.bytes)
    guard let root = document.root, root.kind == .object, document.failure == nil else {
      let offset = document.failure ?? 0
      content.diagnostics.append(Diagnostic(.malformed, "package.json is not JSON", at: Place(file.id, offset, offset)))
      return
    }
    for (name, isDevelopmentOnly) in PackageManifest.lists {
      for (key, value) in root[name]?.members ?? [] {
        guard var declared = PackageManifest.declared(key, value, in: file) else { continue }
        declared.dependency.isDevelopmentOnly = isDevelopmentOnly
        content.dependencies.append(declared)
      }
    }
    readScripts(root, in: file)
    hasWorkspaces = root["workspaces"] != nil
  }

  private mutating func readScripts(_ root: JSONDocument.Value, in file: SourceFile) {
    for name in PackageManifest.installScripts {
      guard let script = root["scripts"]?[name], let text = script.string, !text.isEmpty else { continue }
      content.installScripts.append(PolicyStatement.Entry(Text(text), at: script.place(in: file)))
    }
  }

  private static func declared(
    _ key: JSONDocument.Value, _ value: JSONDocument.Value, in file: SourceFile
  ) -> DeclaredDependency? {
    guard let name = key.string, let written = value.string else { return nil }
    let specification = PackageSpecification(name: name, written)
    guard specification.kind != .local else { return nil }
    let place = Place(file.id, key.start - 1, value.end + 1)
    var dependency = Dependency(
      ecosystem: .javascript, name: specification.name, requirement: "\(name)@\(written)", pin: specification.pin,
      place: place)
    dependency.version = specification.exactVersion
    return DeclaredDependency(dependency: dependency, range: specification.range)
  }
}

/// The right-hand side of a dependency: a range, a tag, an alias, a repository, an archive or a local folder.
struct PackageSpecification {
  enum Kind { case registry, address, local }

  private(set) var name: String
  private(set) var kind: Kind
  /// The range of versions; empty for addresses and local folders.
  private(set) var range: String

  init(name: String, _ written: String) {
    (self.name, kind, range) = (name, .registry, written.trimmed)
    if range.hasPrefix("npm:") { resolveAlias() }
    if PackageSpecification.localPrefixes.contains(where: range.hasPrefix) { kind = .local }
    if kind == .registry, PackageSpecification.isAddress(range) { kind = .address }
    if kind != .registry { range = "" }
  }

  /// `catalog:` points into the workspace's own settings.
  private static let localPrefixes = [
    "file:", "link:", "portal:", "workspace:", "catalog:", "./", "../", "/", "~/", "patch:",
  ]

  private mutating func resolveAlias() {
    let target = range.dropFirst(4)
    guard let at = target.lastIndex(of: "@"), at != target.startIndex else {
      (name, range) = (String(target), "")
      return
    }
    (name, range) = (String(target[..<at]), String(target[target.index(after: at)...]))
  }

  /// `git+ssh://…`, `https://….tgz`, `github:owner/name`, `owner/name`.
  private static func isAddress(_ text: String) -> Bool {
    let bytes = Array(text.utf8)[...]
    if bytes.firstRange(of: "://") != nil || text.hasPrefix("git@") { return true }
    if ["github:", "gitlab:", "bitbucket:", "gist:"].contains(where: text.hasPrefix) { return true }
    return bytes.contains(UInt8(ascii: "/")) && SemanticRange(text) == nil
  }

  /// The version when only one is accepted.
  var exactVersion: String? {
    guard kind == .registry, SemanticRange(range)?.exact != nil else { return nil }
    return String(range.drop { $0 == "=" || $0 == "v" || $0 == " " })
  }

  var pin: Dependency.Pin {
    if kind == .address { return .url }
    if exactVersion != nil { return .exact }
    guard let parsed = SemanticRange(range), !range.isEmpty else { return .none }
    return parsed.ceiling == nil && parsed.contains(SemanticVersion(0, 0, 0)) ? .none : .range
  }
}
