package import Core

/// The scan, stage by stage. Each stage has a file of its own.
package enum Scanner {
  /// Scans a folder on disk.
  /// - Parameter onStage: called with its name when a stage begins, for a display of progress.
  /// - Throws: when the path leads nowhere or the configuration in it has a fault.
  package static func scan(
    path: String, options: ScanOptions = ScanOptions(), onStage: @escaping (String) -> Void = { _ in }
  ) throws(ScanError) -> ScanReport {
    scan(try loaded(path, options, onStage))
  }

  /// Reads templates and code of a folder into applications with their evidence, and judges nothing.
  /// - Throws: like `scan`.
  package static func model(
    path: String, options: ScanOptions = ScanOptions(), onStage: @escaping (String) -> Void = { _ in }
  ) throws(ScanError) -> ScanReport {
    model(try loaded(path, options, onStage))
  }

  /// Reads files that are in memory already into applications, and judges nothing.
  package static func model(tree: FileTree, options: ScanOptions = ScanOptions()) -> ScanReport {
    model(ScanState(tree: tree, options: options))
  }

  private static func loaded(
    _ path: String, _ options: ScanOptions, _ onStage: @escaping (String) -> Void
  ) throws(ScanError) -> ScanState {
    guard let root = resolved(path) else { throw .noSuchPath(path) }
    var watch = Stopwatch()
    let excluded = options.configuration.exclude
    let listing = watch.time("discover") { Discovery.walk(root) { path in excluded.contains { $0.matches(path) } } }
    let (tree, problems) = watch.time("read") { FileReader.load(listing, below: root, jobs: options.jobs) }
    var state = ScanState(tree: tree, options: options, diagnostics: problems, watch: watch)
    state.links = listing.links
    state.onStage = onStage
    return state
  }

  /// Scans files that are in memory already.
  package static func scan(tree: FileTree, options: ScanOptions = ScanOptions()) -> ScanReport {
    scan(ScanState(tree: tree, options: options))
  }

  private static func scan(_ start: ScanState) -> ScanReport {
    var state = start
    state.readModel()
    state.time("manifests") { $0.readManifests() }
    state.time("secrets") { $0.searchSecrets() }
    state.time("reach") { $0.findWays() }
    state.time("check") { $0.check() }
    state.time("settle") { $0.settle() }
    return state.report()
  }

  private static func model(_ start: ScanState) -> ScanReport {
    var state = start
    state.readModel()
    return state.report()
  }
}

extension ScanState {
  /// The stages that read templates and code.
  fileprivate mutating func readModel() {
    time("templates") { $0.readTemplates() }
    time("handlers") { $0.discoverHandlers() }
    analyseCode()
  }
}
