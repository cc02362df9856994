import Core

/// Reads what JavaScript and TypeScript modules export, as far as it is literal, and follows imports inside the tree.
/// Nothing is run.
struct ModuleReader {
  private static let maximumModules = 200
  private static let extensions = ["", ".ts", ".js", ".json", ".mjs", ".cjs", ".mts", ".cts", "/index.ts", "/index.js"]

  let tree: FileTree
  /// Every file that was read.
  private(set) var read: Set<FileID> = []
  private var modules: [String: Node] = [:]
  private var aliases: [String: [ImportAlias]] = [:]

  init(tree: FileTree) { self.tree = tree }

  /// What the module at a path exports: the value of `module.exports` or the default export, with the named exports
  /// among its properties; nil when there is no such file.
  mutating func exports(at path: String) -> Node? {
    if let known = modules[path] { return known }
    guard let file = tree.file(at: path), modules.count < Self.maximumModules else { return nil }
    read.insert(file.id)
    modules[path] = Unresolved.variable("a module that imports itself", at: file.whole)
    let exports =
      Path.pathExtension(of: path) == "json" ? DocumentReader.read(file).roots.first : self.exports(of: file)
    modules[path] = exports
    return exports
  }

  private mutating func exports(of file: SourceFile) -> Node? {
    var statements = ModuleStatements(file)
    for path in statements.importedPaths {
      guard let target = target(of: path, from: file.path) else { continue }
      statements.modules[path] = exports(at: target)
    }
    statements.readAll()
    return statements.exports
  }

  /// The file that an import means: relative to the importing file, or through the aliases of tsconfig.json.
  private mutating func target(of imported: String, from path: String) -> String? {
    let folder = Path.folder(of: path)
    if imported.hasPrefix(".") { return existing(Path.join(folder, imported)) }
    for alias in aliases(for: folder) {
      if let target = alias.target(of: imported), let file = existing(Path.join("", target)) { return file }
    }
    return nil
  }

  private func existing(_ path: String?) -> String? {
    guard let path else { return nil }
    return Self.extensions.lazy.map { path + $0 }.first { tree.file(at: $0) != nil }
  }

  private mutating func aliases(for folder: String) -> [ImportAlias] {
    if let known = aliases[folder] { return known }
    var found: [ImportAlias] = []
    for name in ["tsconfig.json", "tsconfig.paths.json"] {
      guard let path = Path.join(folder, name), let file = tree.file(at: path) else { continue }
      var reader = LiteralReader(ScriptCursor(file), names: [:])
      found += ImportAlias.all(in: reader.expression(), folder: folder)
    }
    if found.isEmpty, !folder.isEmpty { found = aliases(for: Path.folder(of: folder)) }
    aliases[folder] = found
    return found
  }
}

/// A path mapping of tsconfig.json: `"@functions/*": ["src/functions/*"]`.
/// https://www.typescriptlang.org/tsconfig/#paths
struct ImportAlias {
  var prefix: String
  var isPattern: Bool
  /// Relative to the scanned root, without the star.
  var targetPrefix: String

  static func all(in configuration: Node, folder: String) -> [ImportAlias] {
    let options = configuration["compilerOptions"]
    let base = Path.join(folder, options?["baseUrl"]?.text ?? ".") ?? folder
    return (options?["paths"]?.entries ?? []).compactMap { entry in
      guard let first = entry.value.itemsOrSelf.first?.text else { return nil }
      let isPattern = entry.key.hasSuffix("*")
      let target = first.hasSuffix("*") ? String(first.dropLast()) : first
      guard let joined = Path.join(base, target) else { return nil }
      return ImportAlias(
        prefix: isPattern ? String(entry.key.dropLast()) : entry.key, isPattern: isPattern,
        targetPrefix: target.hasSuffix("/") ? joined + "/" : joined)
    }
  }

  func target(of imported: String) -> String? {
    if isPattern { return imported.hasPrefix(prefix) ? targetPrefix + imported.dropFirst(prefix.count) : nil }
    return imported == prefix ? targetPrefix : nil
  }
}
