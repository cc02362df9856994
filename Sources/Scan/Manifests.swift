import Core
import Packages

extension ScanState {
  /// Adds the dependencies that the applications' manifests name.
  mutating func readManifests() {
    let reader = DependencyReader(tree)
    let folders = reader.folders
    let readings = Parallel.map(folders.count, jobs: options.jobs) { reader.read(folders[$0]) }
    let ownership = Ownership(applications)
    let packaging = Packaging(applications)
    for (folder, reading) in zip(folders, readings) {
      diagnostics += reading.diagnostics
      let owner = ownership.owner(ofFolder: folder)
      guard let index = owner ?? remainder() else { continue }
      let isDeployed = packaging.mayInclude(folder, of: owner)
      applications[index].evidence.manifests += reading.manifests.map { manifest in
        var manifest = manifest
        manifest.isDeployed = isDeployed
        return manifest
      }
      applications[index].evidence.dependencies += reading.dependencies.map { dependency in
        var dependency = dependency
        dependency.isDeployed = isDeployed
        return dependency
      }
    }
  }
}

/// Which folders' packages end up in a deployed function: those at or above its handler, where the language looks for
/// packages, and those of its layers. The page that calls the function and the tools that deploy it have manifests too.
struct Packaging {
  private var handlerFolders: Set<String> = []
  private var wholeFolders: Set<String> = []
  /// Applications of which some function's code is not found.
  private var unclear: Set<Int> = []

  init(_ applications: [Application]) {
    for (index, application) in applications.enumerated() {
      for function in application.functions { add(function, of: index) }
    }
  }

  private mutating func add(_ function: Function, of application: Int) {
    wholeFolders.formUnion(function.layerFolders)
    switch function.code {
    case .folder(let folder):
      let path = Path.join(folder, Path.folder(of: function.handler.value ?? ""))
      handlerFolders.formUnion(Self.ancestors(of: path ?? folder))
    case .image(let folder?): wholeFolders.insert(folder)
    case .image(nil), .unknown: unclear.insert(application)
    case .inline: break
    }
  }

  /// The folder and all above it.
  private static func ancestors(of folder: String) -> [String] {
    var result = [folder]
    while let last = result.last, !last.isEmpty { result.append(Path.folder(of: last)) }
    return result
  }

  func mayInclude(_ folder: String, of application: Int?) -> Bool {
    if handlerFolders.contains(folder) || application.map(unclear.contains) == true { return true }
    return wholeFolders.contains { whole in
      whole.isEmpty || folder == whole || folder.hasPrefix(whole + "/") || whole.hasPrefix(folder + "/")
    }
  }
}
