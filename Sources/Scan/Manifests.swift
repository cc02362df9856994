import Core
import Packages

extension ScanState {
  /// Adds the dependencies that the applications' manifests name.
  mutating func readManifests() {
    let reader = DependencyReader(tree)
    let folders = reader.folders
    let readings = Parallel.map(folders.count, jobs: options.jobs) { reader.read(folders[$0]) }
    let ownership = Ownership(applications)
    for (folder, reading) in zip(folders, readings) {
      diagnostics += reading.diagnostics
      guard let index = ownership.owner(ofFolder: folder) ?? remainder() else { continue }
      applications[index].evidence.manifests += reading.manifests
      applications[index].evidence.dependencies += reading.dependencies
    }
  }
}
