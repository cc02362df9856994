import Core

/// What all modules of one application share while it is read: the files, and the limits.
final class World {
  /// Expressions; the largest applications need some hundred thousands.
  private static let maximumSteps = 3_000_000
  private static let maximumDepth = 400
  /// Elements of a list that is made by evaluation, and pieces of a string.
  static let maximumElements = 20_000
  /// Instances of one block. Terraform itself has no limit, but nobody reads more findings of one block.
  static let maximumInstances = 256
  /// Resources of an application.
  static let maximumResources = 20_000
  private static let maximumModules = 2_000

  let tree: FileTree
  /// The folder of the root module; paths in the configuration are relative to it.
  let rootFolder: String
  let registry: VendoredModules
  private(set) var diagnostics: [Diagnostic] = []
  private var sources: [String: ModuleSource] = [:]
  private var steps = 0
  private var depth = 0
  private var resources = 0
  private var modules = 0
  private var hasGivenUp = false
  /// Files that were read beside the configuration: templates, policies.
  private(set) var readFiles: Set<FileID> = []

  init(_ tree: FileTree, rootFolder: String) {
    self.tree = tree
    self.rootFolder = rootFolder
    registry = VendoredModules(below: rootFolder, in: tree)
  }

  func source(_ folder: String, standsAt: Place? = nil) -> ModuleSource? {
    if let standsAt { return ModuleSource(folder, in: tree, standsAt: standsAt) }
    if let source = sources[folder] { return source }
    guard let source = ModuleSource(folder, in: tree) else { return nil }
    sources[folder] = source
    diagnostics += source.diagnostics
    return source
  }

  /// The folders of all modules that were read.
  var folders: [String] { sources.keys.sorted() }

  func report(_ diagnostic: Diagnostic) {
    if !diagnostics.contains(diagnostic) { diagnostics.append(diagnostic) }
  }

  /// Runs a step of the evaluation unless a limit is reached; nil then.
  func step(at place: Place, _ run: () -> Value) -> Value? {
    guard depth < Self.maximumDepth, !hasGivenUp else { return nil }
    steps += 1
    if steps > Self.maximumSteps {
      giveUp("the configuration takes too many steps to evaluate; not all of it was read", at: place)
      return nil
    }
    depth += 1
    defer { depth -= 1 }
    return run()
  }

  private func giveUp(_ message: String, at place: Place) {
    hasGivenUp = true
    report(Diagnostic(.incomplete, message, at: place))
  }

  /// Whether one more resource may be made.
  func admitsResource(at place: Place) -> Bool {
    resources += 1
    if resources == Self.maximumResources + 1 {
      let message = "the application has more than \(Self.maximumResources) resources; the rest was not read"
      report(Diagnostic(.incomplete, message, at: place))
    }
    return resources <= Self.maximumResources
  }

  func admitsModule(at place: Place) -> Bool {
    modules += 1
    if modules == Self.maximumModules + 1 {
      let message = "the application has more than \(Self.maximumModules) modules; the rest was not read"
      report(Diagnostic(.incomplete, message, at: place))
    }
    return modules <= Self.maximumModules
  }

  /// A file named by a path as the configuration writes it, relative to the root module.
  func file(_ path: String) -> SourceFile? {
    guard let path = Path.join(rootFolder, path), let file = tree.file(at: path) else { return nil }
    readFiles.insert(file.id)
    return file
  }
}
