import Core

/// Configurations of Terraform and OpenTofu, read and never run. A folder with configuration files is an application,
/// unless another one calls it as a module. https://developer.hashicorp.com/terraform/language
enum Terraform: TemplateFormat {
  static func accepts(_ file: SourceFile) -> Bool {
    ModuleSource.isConfiguration(file.path) || PlanFile.accepts(file)
  }

  static func read(_ file: SourceFile, in tree: FileTree) -> TemplateResult {
    guard ModuleSource.isConfiguration(file.path) else { return PlanFile.read(file, in: tree) }
    let folder = Path.folder(of: file.path)
    guard let lead = leadFile(of: folder, in: tree), lead.id == file.id else { return TemplateResult() }
    let world = World(tree, rootFolder: folder)
    guard let source = world.source(folder) else { return TemplateResult() }
    let (settings, problems) = VariableFiles.settings(of: folder, in: tree)
    let root = ModuleInstance(source, prefix: "", call: nil, settings: settings, world: world)
    var result = TemplateResult()
    result.applications = RootModule(root, lead: lead).applications()
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

/// The application that a root module amounts to; one a cloud.
struct RootModule {
  private let root: ModuleInstance
  private let lead: SourceFile

  init(_ root: ModuleInstance, lead: SourceFile) {
    self.root = root
    self.lead = lead
  }

  /// None when nothing would be deployed.
  func applications() -> [Application] {
    var translations = CloudTranslations()
    var modules: [ModuleInstance] = []
    add(root, to: &translations, &modules)
    return translations.applications(
      lead: lead, sections: TemplateSections(modules: modules, root: root).sections, world: root.world)
  }

  private func add(_ module: ModuleInstance, to translation: inout CloudTranslations, _ modules: inout [ModuleInstance])
  {
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
}

/// The variables and outputs of modules, as the parameters and outputs of a template.
private struct TemplateSections {
  let modules: [ModuleInstance]
  let root: ModuleInstance

  /// The sections of the template beside the resources.
  var sections: [(name: String, fields: [Value.Field])] {
    [("Parameters", modules.flatMap(parameters)), ("Outputs", root.source.outputs.compactMap(output))]
  }

  /// Variables that the module's caller leaves to the deployer or to their defaults.
  private func parameters(of module: ModuleInstance) -> [Value.Field] {
    var fields: [Value.Field] = []
    for name in module.source.variableNames {
      guard let block = module.source.variables[name], module.call?.block.body.argument(name) == nil else { continue }
      var properties = Properties()
      if let preset = block.body.argument("default") {
        properties.set("Default", module.scope.evaluate(preset.value), at: preset.namePlace)
      }
      if let hidden = block.body.argument("sensitive") {
        properties.set("NoEcho", module.scope.evaluate(hidden.value), at: hidden.namePlace)
      }
      let value = Value(.object(properties.fields), at: block.place)
      fields.append(Value.Field(name: module.prefix + name, namePlace: block.place, value: value))
    }
    return fields
  }

  /// What is marked as sensitive is not shown.
  private func output(_ block: Block) -> Value.Field? {
    guard let name = block.labels.first, let value = block.body.argument("value"),
      block.body.argument("sensitive").map({ root.scope.evaluate($0.value).bool == true }) != true
    else { return nil }
    var properties = Properties()
    properties.set("Value", root.scope.evaluate(value.value), at: value.namePlace)
    return Value.Field(name: name, namePlace: block.place, value: Value(.object(properties.fields), at: block.place))
  }
}
