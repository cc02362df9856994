package import Core

/// Reads the manifests, lock files and vendored copies of the applications in a tree.
package struct DependencyReader: Sendable {
  /// What a folder says of its dependencies.
  package struct Reading: Sendable {
    package var manifests: [Manifest] = []
    package var dependencies: [Dependency] = []
    package var diagnostics: [Diagnostic] = []
  }

  private let tree: FileTree
  private let advisories: AdvisoryTable
  /// The manifests, by the folder they speak for.
  private var manifests: [String: [SourceFile]] = [:]
  /// The descriptions of vendored copies, by the folder with manifests that holds them.
  private var copies: [String: [SourceFile]] = [:]

  /// Finds the manifests of a tree; nothing is parsed before `read`.
  /// - Parameter advisories: the published weaknesses to look for.
  package init(_ tree: FileTree, advisories: AdvisoryTable = .builtIn) {
    self.tree = tree
    self.advisories = advisories
    var descriptions: [SourceFile] = []
    for file in tree.files {
      if VendoredCopies.isDescription(file.path) {
        descriptions.append(file)
      } else if ManifestNames.isManifest(file.path), !ManifestNames.isInForeignFolder(file.path) {
        manifests[ManifestNames.folder(ofManifest: file.path), default: []].append(file)
      }
    }
    for file in descriptions { copies[owner(of: file.path), default: []].append(file) }
  }

  /// The folders that have manifests of their own, or copies of packages that no folder with a manifest holds; sorted.
  package var folders: [String] { Set(manifests.keys).union(copies.keys).sorted() }

  /// The nearest folder above a vendored copy that has a manifest; without one, the folder that the copy was put into.
  private func owner(of path: String) -> String {
    let home = Path.folder(of: Path.folder(of: path))
    var folder = home
    while manifests[folder] == nil {
      if folder.isEmpty { return home }
      folder = Path.folder(of: folder)
    }
    return folder
  }

  /// Reads one of the folders. A requirements file that two folders include gives equal dependencies for both.
  package func read(_ folder: String) -> Reading {
    var reader = FolderReader(folder, tree, AdvisoryMatcher(table: advisories))
    for file in manifests[folder] ?? [] { reader.read(manifest: file) }
    for file in copies[folder] ?? [] { reader.read(copy: file) }
    let mentions = Mentions(tree, below: folder)
    if mentions.isEmpty { return reader.reading }
    let matcher = ImportMatcher(table: advisories, mentions: mentions)
    for index in reader.reading.dependencies.indices where reader.reading.dependencies[index].origin == .manifest {
      reader.reading.dependencies[index].isImported = matcher.mayImport(reader.reading.dependencies[index])
    }
    return reader.reading
  }
}
