import Core

/// Finds the lock file that holds for a folder: its own, or that of a workspace root above it.
struct NodeLockFinder {
  private static let names = [
    "npm-shrinkwrap.json", "package-lock.json", "yarn.lock", "pnpm-lock.yaml", "bun.lock", "bun.lockb",
  ]

  let tree: FileTree

  func lock(for folder: String) -> LockFile? {
    if let lock = lock(in: folder, workspace: "") { return lock }
    var root = folder
    while !root.isEmpty {
      root = Path.folder(of: root)
      guard isWorkspaceRoot(root) else { continue }
      let below = root.isEmpty ? folder : String(folder.dropFirst(root.count + 1))
      return lock(in: root, workspace: below)
    }
    return nil
  }

  private func isWorkspaceRoot(_ folder: String) -> Bool {
    let prefix = folder.isEmpty ? "" : folder + "/"
    if tree.containsFile(prefix + "pnpm-workspace.yaml") { return true }
    guard let manifest = tree.file(at: prefix + "package.json") else { return false }
    return JSONDocument(manifest.bytes).root?["workspaces"] != nil
  }

  private func lock(in folder: String, workspace: String) -> LockFile? {
    let prefix = folder.isEmpty ? "" : folder + "/"
    for name in Self.names where tree.containsFile(prefix + name) {
      // A lock file that exists and was not read still fixes the versions, only unknown ones.
      guard let file = tree.file(at: prefix + name) else { return LockFile() }
      switch name {
      case "yarn.lock": return YarnLock.read(file)
      case "pnpm-lock.yaml": return PnpmLock.read(file)
      case "bun.lock", "bun.lockb": return LockFile()
      default: return PackageLock(file, workspace: workspace).lock
      }
    }
    return nil
  }
}

/// Reads the settings file of npm. https://docs.npmjs.com/cli/configuring-npm/npmrc
enum NodeSettings {
  /// The registries that are not npm's own: `registry=…` and `@scope:registry=…`.
  static func registries(_ file: SourceFile) -> [PolicyStatement.Entry] {
    TextLine.lines(of: file.bytes).compactMap { line in
      guard let equals = line.bytes.firstIndex(of: UInt8(ascii: "=")) else { return nil }
      guard line.bytes[..<equals].trimmed.text.hasSuffix("registry") else { return nil }
      return ForeignSource.entry(line.bytes[(equals + 1)...].trimmed, in: file)
    }
  }
}
