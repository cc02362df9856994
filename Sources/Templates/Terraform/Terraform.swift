import Core

/// Configurations of Terraform and OpenTofu, read and never run. A folder with configuration files is an application,
/// unless another one calls it as a module. https://developer.hashicorp.com/terraform/language
enum Terraform: TemplateFormat {
  static func accepts(_ file: SourceFile) -> Bool { ModuleSource.isConfiguration(file.path) }

  static func read(_ file: SourceFile, in tree: FileTree) -> TemplateResult {
    let folder = Path.folder(of: file.path)
    guard let lead = leadFile(of: folder, in: tree), lead.id == file.id else { return TemplateResult() }
    let world = World(tree, rootFolder: folder)
    guard let source = world.source(folder) else { return TemplateResult() }
    let (settings, problems) = VariableFiles.settings(of: folder, in: tree)
    let root = ModuleInstance(source, prefix: "", call: nil, settings: settings, world: world)
    var result = TemplateResult()
    if let application = RootModule(root, lead: lead).application(in: tree) { result.applications = [application] }
    result.diagnostics = problems + world.diagnostics
    result.consumed = consumed(by: folder, world)
    return result
  }

  /// The file that stands for the folder: `main.tf`, or the first one.
  private static func leadFile(of folder: String, in tree: FileTree) -> SourceFile? {
    let files = ModuleSource.files(of: folder, in: tree)
    return files.first { Path.name(of: $0.path) == "main.tf" } ?? files.first
  }

  private static func consumed(by folder: String, _ world: World) -> [FileID] {
    world.folders.filter { $0 != folder }.flatMap { ModuleSource.files(of: $0, in: world.tree) }.map(\.id).sorted()
  }
}

/// The application that a root module amounts to.
struct RootModule {
  private let root: ModuleInstance
  private let lead: SourceFile

  init(_ root: ModuleInstance, lead: SourceFile) {
    self.root = root
    self.lead = lead
  }

  /// nil when nothing would be deployed.
  func application(in tree: FileTree) -> Application? {
    var translation = Translation()
    var modules: [ModuleInstance] = []
    add(root, to: &translation, &modules)
    translation.join()
    var writer = NodeWriter()
    let place = lead.whole
    var sections = TemplateSections(modules: modules, root: root).entries(&writer, at: place)
    let resources = translation.resources(&writer, at: place)
    sections.append(Node.Entry(key: "Resources", keyPlace: place, value: resources))
    if writer.isFull {
      root.world.report(Diagnostic(.incomplete, "the configuration is too large to be read whole", at: place))
    }
    guard let template = Template(Node(.mapping(sections), place: place), file: lead) else { return nil }
    return assembled(template, translation, in: tree)
  }

  private func add(_ module: ModuleInstance, to translation: inout Translation, _ modules: inout [ModuleInstance]) {
    modules.append(module)
    for set in module.resourceSets where !InstanceAttributes.isMaker(set.type) {
      for instance in set.instances where root.world.admitsResource(at: instance.block.place) {
        translation.add(instance)
      }
    }
    for set in module.childSets {
      for (_, child) in set.instances { add(child, to: &translation, &modules) }
    }
  }

  private func assembled(_ template: Template, _ translation: Translation, in tree: FileTree) -> Application {
    let library = Library(from: lead, template, in: tree)
    var assembly = Assembly(template, in: tree)
    assembly.add(Stack.make(template, library: library))
    assembly.assemble()
    var application = assembly.application
    application.format = .terraform
    application.resources = application.resources.compactMap { entry in
      guard !translation.companions.contains(entry.id) else { return nil }
      guard entry.type.hasPrefix(Translation.foreignPrefix) else { return entry }
      let type = String(entry.type.dropFirst(Translation.foreignPrefix.count))
      return ResourceEntry(id: entry.id, type: type, place: entry.place)
    }
    for diagnostic in assembly.diagnostics { root.world.report(diagnostic) }
    return application
  }
}

/// The variables and outputs of modules, as the parameters and outputs of a template.
private struct TemplateSections {
  let modules: [ModuleInstance]
  let root: ModuleInstance

  func entries(_ writer: inout NodeWriter, at place: Place) -> [Node.Entry] {
    var parameters: [Node.Entry] = []
    for module in modules { parameters += self.parameters(of: module, &writer) }
    let outputs = root.source.outputs.compactMap { output($0, &writer) }
    return [
      Node.Entry(key: "Parameters", keyPlace: place, value: Node(.mapping(parameters), place: place)),
      Node.Entry(key: "Outputs", keyPlace: place, value: Node(.mapping(outputs), place: place)),
    ]
  }

  /// Variables that the module's caller leaves to the deployer or to their defaults.
  private func parameters(of module: ModuleInstance, _ writer: inout NodeWriter) -> [Node.Entry] {
    var entries: [Node.Entry] = []
    for name in module.source.variableNames {
      guard let block = module.source.variables[name], module.call?.block.body.argument(name) == nil else { continue }
      var properties = Properties()
      if let preset = block.body.argument("default") {
        properties.set("Default", module.scope.evaluate(preset.value), at: preset.namePlace)
      }
      if let hidden = block.body.argument("sensitive") {
        properties.set("NoEcho", module.scope.evaluate(hidden.value), at: hidden.namePlace)
      }
      guard let node = writer.node(Value(.object(properties.fields), at: block.place)) else { continue }
      entries.append(Node.Entry(key: module.prefix + name, keyPlace: block.place, value: node))
    }
    return entries
  }

  /// What is marked as sensitive is not shown.
  private func output(_ block: Block, _ writer: inout NodeWriter) -> Node.Entry? {
    guard let name = block.labels.first, let value = block.body.argument("value"),
      block.body.argument("sensitive").map({ root.scope.evaluate($0.value).bool == true }) != true
    else { return nil }
    var properties = Properties()
    properties.set("Value", root.scope.evaluate(value.value), at: value.namePlace)
    guard let node = writer.node(Value(.object(properties.fields), at: block.place)) else { return nil }
    return Node.Entry(key: name, keyPlace: block.place, value: node)
  }
}
