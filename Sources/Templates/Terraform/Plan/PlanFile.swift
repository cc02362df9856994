import Core

/// Plans and states that `terraform show -json` wrote, read where the configuration itself is not there.
/// https://developer.hashicorp.com/terraform/internals/json-format
enum PlanFile {
  static func accepts(_ file: SourceFile) -> Bool {
    Path.pathExtension(of: file.path) == "json" && file.bytes.mentions("\"terraform_version\"")
      && (file.bytes.mentions("\"planned_values\"") || file.bytes.mentions("\"root_module\""))
  }

  static func read(_ file: SourceFile, in tree: FileTree) -> TemplateResult {
    var result = TemplateResult()
    let document = DocumentReader.read(file)
    result.diagnostics = document.diagnostics
    guard let root = document.roots.first, let values = root["planned_values"] ?? root["values"],
      !hasConfiguration(beside: file, in: tree)
    else { return result }
    let world = World(tree, rootFolder: Path.folder(of: file.path))
    let plan = Plan(root, values: values, file: file, world: world)
    result.applications = plan.applications()
    result.diagnostics += world.diagnostics
    return result
  }

  /// The configuration says more, and where.
  private static func hasConfiguration(beside file: SourceFile, in tree: FileTree) -> Bool {
    var folder = Path.folder(of: file.path)
    while true {
      if !ModuleSource.files(of: folder, in: tree).isEmpty { return true }
      if folder.isEmpty { return false }
      folder = Path.folder(of: folder)
    }
  }
}

/// A plan on its way to an application.
private struct Plan {
  private let file: SourceFile
  private let world: World
  private let root: ModuleInstance
  private let resources: [PlannedResource]
  private let references: PlannedReferences
  /// What the deployment decides, by the resource's address.
  private let unknown: [String: Node]

  init(_ document: Node, values: Node, file: SourceFile, world: World) {
    self.file = file
    self.world = world
    let source = ModuleSource(sketch: "", calledIn: Path.folder(of: file.path), standsAt: file.whole)
    root = ModuleInstance(source, prefix: "", call: nil, world: world)
    resources = values["root_module"].map { PlannedResource.all(in: $0) } ?? []
    references = PlannedReferences(document["configuration"]?["root_module"], addresses: resources.map(\.address))
    let changes = document["resource_changes"]?.items ?? []
    let pairs = changes.compactMap { change -> (String, Node)? in
      guard let address = change["address"]?.text, let unknown = change["change"]?["after_unknown"] else { return nil }
      return (address, unknown)
    }
    unknown = Dictionary(pairs) { first, _ in first }
  }

  func applications() -> [Application] {
    var translation = CloudTranslations()
    for resource in resources where !InstanceAttributes.isMaker(resource.type) {
      guard world.admitsResource(at: resource.place) else { break }
      let group = group(of: resource)
      withExtendedLifetime(group) { for instance in group.instances { translation.add(instance) } }
    }
    return translation.applications(lead: file, sections: [], world: world)
  }

  private func group(of resource: PlannedResource) -> InstanceSet {
    var block = Block(kind: "resource", place: resource.place)
    block.labels = [resource.type, resource.name]
    let group = InstanceSet(block, in: root, isData: false, keys: .single)
    let filling = references.filling(for: resource.address)
    let contents = filling.completed(
      PlannedValue.value(resource.values), unknown[resource.address], filling.expressions)
    group.addPlanned(resource.address, contents: contents.placed(at: resource.place))
    return group
  }
}

/// A resource as the plan lists it.
struct PlannedResource {
  var address: String
  var type: String
  var name: String
  var values: Node
  var place: Place

  private static let maximumDepth = 30

  /// Those of a module and of the modules inside it.
  static func all(in module: Node, depth: Int = 0) -> [PlannedResource] {
    guard depth < maximumDepth else { return [] }
    let own = (module["resources"]?.items ?? []).compactMap { resource -> PlannedResource? in
      guard resource["mode"]?.text != "data", let address = resource["address"], let text = address.text,
        let type = resource["type"]?.text, let values = resource["values"]
      else { return nil }
      return PlannedResource(
        address: text, type: type, name: resource["name"]?.text ?? "", values: values, place: address.place)
    }
    return own + (module["child_modules"]?.items ?? []).flatMap { all(in: $0, depth: depth + 1) }
  }
}

/// Values of JSON as values of the configuration.
enum PlannedValue {
  static func value(_ node: Node) -> Value {
    switch node.content {
    case .sequence(let items): return Value(.list(items.map(value)), at: node.place)
    case .mapping(let entries):
      let fields = entries.map { Value.Field(name: $0.key, namePlace: $0.keyPlace, value: value($0.value)) }
      return Value(.object(fields), at: node.place)
    case .scalar(let text, .plain):
      if node.isNull { return Value(.null, at: node.place) }
      if let bool = Node.bool(text) { return Value(.bool(bool), at: node.place) }
      return Double(text).map { Value(.number($0), at: node.place) } ?? Value(text, at: node.place)
    case .scalar(let text, _): return Value(text, at: node.place)
    }
  }
}
