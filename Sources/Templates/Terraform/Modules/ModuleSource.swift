import Core

/// A module as its files say: all configuration files of one folder.
/// https://developer.hashicorp.com/terraform/language/files
struct ModuleSource: Sendable {
  let folder: String
  /// The call that fetches the module, when it is not the user's own: everything in it is said to stand there.
  let standsAt: Place?
  /// What the module says of itself is not here, only what it makes: variables that nobody sets are null.
  let isSketch: Bool
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var variables: [String: Block] = [:]
  /// In the order they are written.
  private(set) var variableNames: [String] = []
  private(set) var locals: [String: Argument] = [:]
  private(set) var outputs: [Block] = []
  private(set) var modules: [Block] = []
  private(set) var resources: [Block] = []
  private(set) var data: [Block] = []
  private(set) var providers: [Block] = []

  /// nil when the folder holds no configuration.
  init?(_ folder: String, in tree: FileTree, standsAt: Place? = nil) {
    let files = Self.files(of: folder, in: tree)
    guard !files.isEmpty else { return nil }
    self.folder = folder
    self.standsAt = standsAt
    isSketch = false
    let overriding = files.filter { Self.isOverride($0.path) }
    for file in files where !Self.isOverride(file.path) { take(file) }
    for file in overriding { take(file) }
  }

  /// A module whose files are not here, as a text that makes what it makes.
  init(sketch text: String, calledIn folder: String, standsAt: Place) {
    self.folder = folder
    self.standsAt = standsAt
    isSketch = true
    take(SourceFile(id: standsAt.file, path: "module.tf", bytes: Array(text.utf8)))
  }

  static func files(of folder: String, in tree: FileTree) -> [SourceFile] {
    tree.files(below: folder).filter { isConfiguration($0.path) && Path.folder(of: $0.path) == folder }
  }

  static func isConfiguration(_ path: String) -> Bool {
    path.hasSuffix(".tf") || path.hasSuffix(".tofu") || path.hasSuffix(".tf.json") || path.hasSuffix(".tofu.json")
  }

  private static func isOverride(_ path: String) -> Bool {
    let name = Path.name(of: path)
    return name == "override.tf" || name.hasSuffix("_override.tf") || name.hasSuffix("override.tf.json")
  }

  private mutating func take(_ file: SourceFile) {
    let read =
      file.path.hasSuffix(".json")
      ? JSONConfiguration.read(file)
      : ConfigurationReader.read(file, standsAt: standsAt)
    diagnostics += read.diagnostics
    for block in read.body.blocks { take(block) }
  }

  private mutating func take(_ block: Block) {
    switch block.kind {
    case "variable":
      guard let name = block.labels.first else { return }
      if variables[name] == nil { variableNames.append(name) }
      variables[name] = block
    case "locals": for argument in block.body.arguments { locals[argument.name] = argument }
    case "output": outputs.append(block)
    case "module": modules.append(block)
    case "resource": if block.labels.count == 2 { resources.append(block) }
    case "data": if block.labels.count == 2 { data.append(block) }
    case "provider": providers.append(block)
    default: break
    }
  }
}
