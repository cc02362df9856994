package import Core

/// Reads the manifests, lock files and vendored copies of an application's folder.
package enum DependencyReader {
  /// What a folder says of its dependencies.
  package struct Reading: Sendable {
    package var manifests: [Manifest] = []
    package var dependencies: [Dependency] = []
    package var diagnostics: [Diagnostic] = []
  }

  /// The folders that have manifests of their own, sorted. Folders of installed packages are left out.
  package static func manifestFolders(in tree: FileTree) -> [String] {
    var folders: Set<String> = []
    for file in tree.files where ManifestNames.isManifest(file.path) && !ManifestNames.isInForeignFolder(file.path) {
      folders.insert(ManifestNames.folder(ofManifest: file.path))
    }
    return folders.sorted()
  }

  /// Reads one folder of `manifestFolders(in:)`. A requirements file that two folders include is read for both, and gives
  /// equal dependencies for both.
  package static func read(folder: String, tree: FileTree) -> Reading {
    var reading = Reading()
    for file in tree.files(below: folder) where isOwn(file.path, of: folder) {
      if ManifestNames.isRequirements(file.path) { reading.add(requirements: file, tree: tree) }
      if Path.name(of: file.path) == "package.json" { reading.add(packageManifest: file, tree: tree) }
    }
    return reading
  }

  private static func isOwn(_ path: String, of folder: String) -> Bool {
    ManifestNames.isManifest(path) && ManifestNames.folder(ofManifest: path) == folder
      && !ManifestNames.isInForeignFolder(path)
  }
}

extension DependencyReader.Reading {
  fileprivate mutating func add(requirements file: SourceFile, tree: FileTree) {
    let read = RequirementsFile(file, tree: tree)
    let isPinned = read.dependencies.allSatisfy { $0.pin == .exact || $0.isLocked }
    var manifest = Manifest(path: file.path, ecosystem: .python, hasLockFile: isPinned, place: file.whole)
    manifest.foreignSources = read.foreignSources
    manifests.append(manifest)
    dependencies += read.dependencies
    diagnostics += read.diagnostics
  }

  fileprivate mutating func add(packageManifest file: SourceFile, tree: FileTree) {
    let read = PackageManifest(file)
    var manifest = Manifest(path: file.path, ecosystem: .javascript, hasLockFile: false, place: file.whole)
    manifest.hasLockFile = read.dependencies.isEmpty
    manifest.installScripts = read.scripts
    manifests.append(manifest)
    dependencies += read.dependencies
    diagnostics += read.diagnostics
  }
}
