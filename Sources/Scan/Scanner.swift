package import Core

/// The scan, stage by stage. Each stage has a file of its own.
package enum Scanner {
  /// Scans a folder on disk.
  /// - Parameter onStage: called with its name when a stage begins, for a display of progress.
  /// - Throws: when the path leads nowhere or the configuration in it has a fault.
  package static func scan(
    path: String, options: ScanOptions = ScanOptions(), onStage: @escaping (String) -> Void = { _ in }
  ) throws(ScanError) -> ScanReport {
    guard let root = resolved(path) else { throw .noSuchPath(path) }
    var watch = Stopwatch()
    let excluded = options.configuration.exclude
    let listing = watch.time("discover") { Discovery.walk(root) { path in excluded.contains { $0.matches(path) } } }
    let (tree, problems) = watch.time("read") { FileReader.load(listing, below: root, jobs: options.jobs) }
    var state = ScanState(tree: tree, options: options, diagnostics: problems, watch: watch)
    state.links = listing.links
    state.onStage = onStage
    return scan(state)
  }

  /// Scans files that are in memory already.
  package static func scan(tree: FileTree, options: ScanOptions = ScanOptions()) -> ScanReport {
    scan(ScanState(tree: tree, options: options))
  }

  private static func scan(_ start: ScanState) -> ScanReport {
    var state = start
    state.time("templates") { $0.readTemplates() }
    state.time("handlers") { $0.discoverHandlers() }
    state.analyseCode()
    state.time("manifests") { $0.readManifests() }
    state.time("secrets") { $0.searchSecrets() }
    state.time("reach") { $0.findWays() }
    state.time("check") { $0.check() }
    state.time("settle") { $0.settle() }
    return state.report()
  }
}
