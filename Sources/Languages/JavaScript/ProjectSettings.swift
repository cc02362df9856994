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

/// Reads the settings in tsconfig.json, jsconfig.json and package.json and keeps them for as long as the same files are
/// asked about: there is an import to look up for every few lines of code.
final class ProjectSettingsCache: Sendable {
  private struct State: Sendable {
    /// The files that the settings were read from. Holding them keeps their storage, which tells one scan from another.
    var files: [SourceFile] = []
    var settings: [String: [ProjectSettings]] = [:]
  }
  private let state = Mutex(State())

  /// The settings that hold for files in a folder, the nearest first.
  func settings(for folder: String, in tree: FileTree) -> [ProjectSettings] {
    let known = state.withLock { state in
      if !Self.areSame(state.files, tree.files) { state = State(files: tree.files) }
      return state.settings[folder]
    }
    if let known { return known }
    var found = Self.read(folder, tree)
    if !folder.isEmpty { found += settings(for: Path.folder(of: folder), in: tree) }
    state.withLock { state in
      if Self.areSame(state.files, tree.files) { state.settings[folder] = found }
    }
    return found
  }

  private static func read(_ folder: String, _ tree: FileTree) -> [ProjectSettings] {
    ["tsconfig.json", "jsconfig.json", "package.json"].compactMap { name in
      guard let file = tree.file(at: folder.isEmpty ? name : "\(folder)/\(name)") else { return nil }
      return name == "package.json"
        ? PackageManifest.settings(in: file, tree) : CompilerSettings.settings(in: file, tree)
    }
  }

  private static func areSame(_ left: [SourceFile], _ right: [SourceFile]) -> Bool {
    left.count == right.count
      && left.withUnsafeBufferPointer(\.baseAddress) == right.withUnsafeBufferPointer(\.baseAddress)
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
