import Core
import Packages

extension ScanState {
  /// Adds the dependencies that the applications' manifests name.
  mutating func readManifests() {
    let tree = tree
    let folders = DependencyReader.manifestFolders(in: tree)
    let readings = Parallel.map(folders.count, jobs: options.jobs) {
      DependencyReader.read(folder: folders[$0], tree: tree)
    }
    let ownership = Ownership(applications)
    for (folder, reading) in zip(folders, readings) {
      diagnostics += reading.diagnostics
      guard let index = ownership.owner(ofFolder: folder) ?? remainder() else { continue }
      applications[index].evidence.manifests += reading.manifests
      applications[index].evidence.dependencies += reading.dependencies
    }
  }
}
