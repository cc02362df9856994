import Core

/// Where the files of a called module are. https://developer.hashicorp.com/terraform/language/modules/sources
enum ModuleLocation {
  private static let maximumDepth = 20

  /// nil when they are not in the scanned tree; what concerns the user is reported.
  static func source(of block: Block, in module: ModuleInstance) -> ModuleSource? {
    guard let argument = block.body.argument("source") else { return nil }
    guard let folder = folder(of: block, in: module) else { return sketch(of: block, argument, in: module) }
    if module.ancestors.contains(folder) {
      report("the module contains itself", .unresolved, argument.value.place, module)
      return nil
    }
    guard module.ancestors.count < maximumDepth else {
      report("the modules are nested too deeply", .incomplete, argument.value.place, module)
      return nil
    }
    // A module that was fetched, and all that it calls itself, stands where the user calls it.
    let isFetched = !isLocal(argument.value.literal ?? "")
    let standsAt = module.source.standsAt ?? (isFetched ? block.place : nil)
    return module.world.source(folder, standsAt: standsAt)
  }

  /// What a module makes whose files are not here; nil when nothing is known of it.
  private static func sketch(of block: Block, _ argument: Argument, in module: ModuleInstance) -> ModuleSource? {
    let source = argument.value.literal ?? ""
    if isLocal(source) {
      report("the module's folder \(source) is not there", .unresolved, argument.value.place, module)
      return nil
    }
    guard let text = KnownModules.sketch(of: source) else {
      report("what the module \(source) makes is not known", .unresolved, argument.value.place, module)
      return nil
    }
    let standsAt = module.source.standsAt ?? block.place
    return ModuleSource(sketch: text, calledIn: module.source.folder, standsAt: standsAt)
  }

  private static func report(_ message: String, _ kind: Diagnostic.Kind, _ place: Place, _ module: ModuleInstance) {
    module.world.report(Diagnostic(kind, message, at: place))
  }

  static func isLocal(_ source: String) -> Bool { source.hasPrefix("./") || source.hasPrefix("../") }

  private static func folder(of block: Block, in module: ModuleInstance) -> String? {
    guard let source = block.body.argument("source")?.value.literal, let name = block.labels.first else { return nil }
    let tree = module.world.tree
    if isLocal(source) {
      let folder = Path.join(module.source.folder, source)
      return folder.flatMap { ModuleSource.files(of: $0, in: tree).isEmpty ? nil : $0 }
    }
    return module.world.registry.folder(of: (module.prefix + name), in: tree)
  }
}

/// Modules of a registry that `terraform init` left under `.terraform/modules`, by the list it keeps of them.
struct VendoredModules: Sendable {
  /// Folders relative to the scanned root, by the module's key: "orders", "orders.queue".
  private var folders: [String: String] = [:]

  init(below root: String, in tree: FileTree) {
    let path = root.isEmpty ? ".terraform/modules/modules.json" : root + "/.terraform/modules/modules.json"
    guard let file = tree.file(at: path), let list = DocumentReader.read(file).roots.first?["Modules"] else { return }
    for entry in list.items {
      guard let key = entry["Key"]?.text, let folder = entry["Dir"]?.text.flatMap({ Path.join(root, $0) }) else {
        continue
      }
      folders[key] = folder
    }
  }

  /// - Parameter address: "module.orders.queue", with the indices of repeated modules.
  func folder(of address: String, in tree: FileTree) -> String? {
    var key = ""
    var depth = 0
    for character in address {
      if character == "[" { depth += 1 }
      if depth == 0 { key.append(character) }
      if character == "]" { depth -= 1 }
    }
    let name = key.replacing("module.", with: "")
    return folders[name].flatMap { ModuleSource.files(of: $0, in: tree).isEmpty ? nil : $0 }
  }
}

enum RelativePath {
  /// "a/b" to "a/c" is "../c"; the folder itself is ".".
  static func from(_ base: String, to target: String) -> String {
    let (from, to) = (base.split(separator: "/"), target.split(separator: "/"))
    let common = zip(from, to).prefix { $0 == $1 }.count
    let parts = Array(repeating: Substring(".."), count: from.count - common) + to.dropFirst(common)
    return parts.isEmpty ? "." : parts.joined(separator: "/")
  }
}
