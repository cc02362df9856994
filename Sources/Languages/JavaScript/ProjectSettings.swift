import Core
import Synchronization

/// What a project's own files say about where its imports lead.
struct ProjectSettings: Sendable {
  /// An import text, or a prefix of one when it ends in `*`, and what it stands for, relative to the scanned root.
  struct Alias: Sendable {
    var pattern: String
    var targets: [String]
  }
  /// `paths` of tsconfig.json, `imports` of package.json, in the order written.
  var aliases: [Alias] = []
  /// Folders that bare imports are looked up in: `baseUrl`.
  var baseFolders: [String] = []
  /// The project's own packages by name, with their folders: workspaces and `file:` dependencies.
  var packages: [String: String] = [:]
}

/// Reads and keeps the settings in tsconfig.json, jsconfig.json and package.json. An entry holds as long as its file has
/// the same bytes.
final class ProjectSettingsCache: Sendable {
  private struct Entry: Sendable {
    var bytes: [UInt8]
    var settings: ProjectSettings
  }
  private let entries = Mutex<[String: Entry]>([:])

  /// The settings that hold for files in a folder, the nearest first.
  func settings(for folder: String, in tree: FileTree) -> [ProjectSettings] {
    var found: [ProjectSettings] = []
    var folder = folder
    while true {
      for name in ["tsconfig.json", "jsconfig.json", "package.json"] {
        if let file = tree.file(at: Path.join(folder, name) ?? name) { found.append(settings(in: file, tree)) }
      }
      if folder.isEmpty { return found }
      folder = Path.folder(of: folder)
    }
  }

  private func settings(in file: SourceFile, _ tree: FileTree) -> ProjectSettings {
    if let known = entries.withLock({ $0[file.path] }), known.bytes == file.bytes { return known.settings }
    let isPackage = Path.name(of: file.path) == "package.json"
    let settings = isPackage ? PackageManifest.settings(in: file, tree) : CompilerSettings.settings(in: file, tree)
    entries.withLock { $0[file.path] = Entry(bytes: file.bytes, settings: settings) }
    return settings
  }
}

/// `baseUrl`, `paths` and `extends` of tsconfig.json and jsconfig.json. https://www.typescriptlang.org/tsconfig
enum CompilerSettings {
  private static let extendsLimit = 8

  static func settings(in file: SourceFile, _ tree: FileTree) -> ProjectSettings {
    var settings = ProjectSettings()
    var current: SourceFile? = file
    for _ in 0..<extendsLimit {
      guard let file = current, let json = JSONReader.read(file.bytes) else { break }
      add(json["compilerOptions"], of: file, to: &settings)
      current = json["extends"]?.string.flatMap { base($0, of: file, tree) }
    }
    return settings
  }

  private static func add(_ options: JSONValue?, of file: SourceFile, to settings: inout ProjectSettings) {
    let folder = Path.folder(of: file.path)
    let base = options?["baseUrl"]?.string.flatMap { Path.join(folder, $0) }
    if let base, settings.baseFolders.isEmpty { settings.baseFolders = [base] }
    guard settings.aliases.isEmpty else { return }
    for (pattern, targets) in options?["paths"]?.members ?? [] {
      let paths = targets.strings.compactMap { Path.join(base ?? folder, $0) }
      settings.aliases.append(.init(pattern: pattern, targets: paths))
    }
  }

  private static func base(_ text: String, of file: SourceFile, _ tree: FileTree) -> SourceFile? {
    guard text.hasPrefix("."), let path = Path.join(Path.folder(of: file.path), text) else { return nil }
    return tree.file(at: path) ?? tree.file(at: path + ".json")
  }
}

/// `workspaces`, local dependencies and `imports` of package.json. https://docs.npmjs.com/cli/configuring-npm/package-json
enum PackageManifest {
  static func settings(in file: SourceFile, _ tree: FileTree) -> ProjectSettings {
    var settings = ProjectSettings()
    guard let json = JSONReader.read(file.bytes) else { return settings }
    let folder = Path.folder(of: file.path)
    for (pattern, target) in json["imports"]?.members ?? [] {
      let paths = texts(target).compactMap { Path.join(folder, $0) }
      settings.aliases.append(.init(pattern: pattern, targets: paths))
    }
    for group in ["dependencies", "devDependencies", "optionalDependencies"] {
      for (name, version) in json[group]?.members ?? [] {
        settings.packages[name] = version.string.flatMap { localFolder($0, from: folder) }
      }
    }
    addWorkspaces(json["workspaces"], below: folder, tree, to: &settings)
    return settings
  }

  /// An import target: a path, or an object of them by condition.
  private static func texts(_ value: JSONValue) -> [String] {
    if let text = value.string { return [text] }
    return value.members.flatMap { texts($0.value) }
  }

  /// `file:../shared`, `link:../shared`
  private static func localFolder(_ version: String, from folder: String) -> String? {
    for scheme in ["file:", "link:", "portal:"] where version.hasPrefix(scheme) {
      return Path.join(folder, String(version.dropFirst(scheme.count)))
    }
    return nil
  }

  private static func addWorkspaces(
    _ value: JSONValue?, below folder: String, _ tree: FileTree, to settings: inout ProjectSettings
  ) {
    guard let value else { return }
    let patterns = value.strings + (value["packages"]?.strings ?? [])
    for pattern in patterns {
      let fixed = pattern.split(separator: "/").prefix { !$0.contains("*") }.joined(separator: "/")
      guard let base = Path.join(folder, fixed) else { continue }
      for file in tree.files(below: base) where Path.name(of: file.path) == "package.json" {
        let home = Path.folder(of: file.path)
        guard !home.split(separator: "/").contains("node_modules") else { continue }
        if let name = JSONReader.read(file.bytes)?["name"]?.string { settings.packages[name] = home }
      }
    }
  }
}
