import Core

/// A module in use: with the values of its variables. What it declares is evaluated when something asks for it.
final class ModuleInstance {
  /// The `module` block that this is the module of, and where its arguments are evaluated.
  struct Call {
    var block: Block
    var scope: Scope
  }

  let world: World
  let source: ModuleSource
  /// What ids of its resources start with: "", "module.orders.".
  let prefix: String
  let call: Call?
  /// Values that files of variables give to the root module.
  private let settings: [String: Expression]
  /// The folders of this module and of those around it; a module never contains itself.
  let ancestors: [String]
  private var variables: [String: Value] = [:]
  private var locals: [String: Value] = [:]
  private var sets: [String: InstanceSet] = [:]
  private var children: [String: ModuleInstanceSet] = [:]
  /// What is being evaluated; a name that comes up again refers to itself.
  private var open: Set<String> = []

  init(
    _ source: ModuleSource, prefix: String, call: Call?, settings: [String: Expression] = [:],
    ancestors: [String] = [], world: World
  ) {
    self.source = source
    self.prefix = prefix
    self.call = call
    self.settings = settings
    self.ancestors = ancestors + [source.folder]
    self.world = world
  }

  var scope: Scope { Scope(self) }

  /// The path of the module's folder from the root module's, as `path.module` says it.
  var path: String { RelativePath.from(world.rootFolder, to: source.folder) }

  /// A file beside the module's configuration, or beside the root module's.
  func file(_ path: String) -> SourceFile? { world.file(path) }

  private func guarded(_ key: String, at place: Place, _ evaluate: () -> Value) -> Value {
    guard open.insert(key).inserted else {
      world.report(Diagnostic(.unresolved, "\(key) refers to itself", at: place))
      return Value(.unknown(key), at: place)
    }
    defer { open.remove(key) }
    return evaluate()
  }
}

// Variables, locals and outputs.
extension ModuleInstance {
  func variable(_ name: String, at place: Place) -> Value {
    if let known = variables[name] { return known }
    let value = guarded("var.\(name)", at: place) { evaluateVariable(name, at: place) }
    variables[name] = value
    return value
  }

  private func evaluateVariable(_ name: String, at place: Place) -> Value {
    let preset = source.variables[name]?.body.argument("default").map { scope.evaluate($0.value) }
    if let call, let argument = call.block.body.argument(name) {
      let given = call.scope.evaluate(argument.value)
      // A null given to a variable that is not nullable means the default, and so it mostly is meant.
      if given.isNull, let preset { return preset }
      return ObjectTypes.completed(given, by: source.variables[name])
    }
    if let setting = settings[name] {
      return ObjectTypes.completed(scope.evaluate(setting), by: source.variables[name])
    }
    if source.isSketch, preset == nil { return Value(.null, at: place) }
    if let preset { return ObjectTypes.completed(preset, by: source.variables[name]) }
    return Value(.unknown("variable \(name)"), at: place)
  }

  func local(_ name: String, at place: Place) -> Value {
    if let known = locals[name] { return known }
    guard let argument = source.locals[name] else { return Value(.unknown("local \(name)"), at: place) }
    let value = guarded("local.\(name)", at: place) { scope.evaluate(argument.value) }
    locals[name] = value
    return value
  }

  func output(_ name: String, at place: Place) -> Value {
    let block = source.outputs.first { $0.labels.first == name }
    guard let argument = block?.body.argument("value") else {
      return Value(.unknown("output \(prefix)\(name)"), at: place)
    }
    return guarded("output.\(name)", at: place) { scope.evaluate(argument.value) }
  }

  /// All outputs as an object.
  func outputs(at place: Place) -> Value {
    let fields = source.outputs.compactMap { block -> Value.Field? in
      guard let name = block.labels.first else { return nil }
      return Value.Field(name: name, namePlace: block.place, value: output(name, at: place))
    }
    return Value(.object(fields), at: place)
  }
}

// Resources and modules.
extension ModuleInstance {
  func set(type: String, name: String, isData: Bool) -> InstanceSet? {
    let key = (isData ? "data." : "") + type + "." + name
    if let known = sets[key] { return known }
    let blocks = isData ? source.data : source.resources
    guard let block = blocks.last(where: { $0.labels == [type, name] }) else { return nil }
    let set = guardedSet(key, block, isData: isData)
    sets[key] = set
    return set
  }

  /// A block whose `count` depends on itself counts as open.
  private func guardedSet(_ key: String, _ block: Block, isData: Bool) -> InstanceSet {
    guard open.insert(key).inserted else {
      world.report(Diagnostic(.unresolved, "\(key) refers to itself", at: block.place))
      let set = InstanceSet(block, in: self, isData: isData, keys: .open)
      set.add(nil, [:])
      return set
    }
    defer { open.remove(key) }
    let repetition = Repetition.of(block, in: scope)
    let set = InstanceSet(block, in: self, isData: isData, keys: repetition.keys)
    for (key, bindings) in repetition.instances { set.add(key, bindings) }
    return set
  }

  /// Every resource that the module itself makes.
  var resourceSets: [InstanceSet] {
    source.resources.compactMap { set(type: $0.labels[0], name: $0.labels[1], isData: false) }
  }

  func children(_ name: String) -> ModuleInstanceSet? {
    if let known = children[name] { return known }
    guard let block = source.modules.last(where: { $0.labels.first == name }) else { return nil }
    let set = makeChildren(name, block)
    children[name] = set
    return set
  }

  private func makeChildren(_ name: String, _ block: Block) -> ModuleInstanceSet {
    let address = prefix + "module.\(name)"
    guard let source = ModuleLocation.source(of: block, in: self) else {
      return ModuleInstanceSet(address: address, keys: .single, instances: [])
    }
    let repetition = Repetition.of(block, in: scope)
    let instances = repetition.instances.compactMap { key, bindings -> (key: Value?, module: ModuleInstance)? in
      guard world.admitsModule(at: block.place) else { return nil }
      let call = Call(block: block, scope: Scope(self, bindings: bindings))
      let module = ModuleInstance(
        source, prefix: address + Instance.index(key) + ".", call: call, ancestors: ancestors, world: world)
      return (key, module)
    }
    return ModuleInstanceSet(address: address, keys: repetition.keys, instances: instances)
  }

  /// The modules that this one calls and whose files are here.
  var childSets: [ModuleInstanceSet] { source.modules.compactMap { $0.labels.first.flatMap(children) } }
}

/// How often a block is made: `count`, `for_each`, or once.
/// https://developer.hashicorp.com/terraform/language/meta-arguments/for_each
struct Repetition {
  var keys: InstanceSet.Keys
  var instances: [(key: Value?, bindings: [String: Value])]

  static func of(_ block: Block, in scope: Scope) -> Repetition {
    if let count = block.body.argument("count") { return counted(scope.evaluate(count.value), block, scope) }
    if let each = block.body.argument("for_each") { return named(scope.evaluate(each.value), each.value.place) }
    return Repetition(keys: .single, instances: [(nil, [:])])
  }

  private static func counted(_ count: Value, _ block: Block, _ scope: Scope) -> Repetition {
    guard let count = count.bool.map({ $0 ? 1 : 0 }) ?? count.int, count >= 0 else {
      let index = Value.Field(name: "index", namePlace: count.place, value: Value(.number(0), at: count.place))
      return Repetition(keys: .open, instances: [(nil, ["count": Value(.object([index]), at: count.place)])])
    }
    if count > World.maximumInstances {
      let message = "\(block.labels.joined(separator: ".")) is made \(count) times; \(World.maximumInstances) were read"
      scope.module.world.report(Diagnostic(.incomplete, message, at: block.place))
    }
    let place = block.place
    let instances = (0..<min(count, World.maximumInstances)).map { number -> (key: Value?, bindings: [String: Value]) in
      let value = Value(.number(Double(number)), at: place)
      let index = Value.Field(name: "index", namePlace: place, value: value)
      return (value, ["count": Value(.object([index]), at: place)])
    }
    return Repetition(keys: .numbered, instances: instances)
  }

  private static func named(_ collection: Value, _ place: Place) -> Repetition {
    guard let elements = Elements.of(collection) else {
      let unknown = Value(.unknown(collection.unknownReason ?? "a collection"), at: place)
      return Repetition(keys: .open, instances: [(nil, ["each": each(unknown, unknown, place)])])
    }
    let instances = elements.prefix(World.maximumInstances).map { element -> (key: Value?, bindings: [String: Value]) in
      let key = collection.items == nil ? element.key : element.value
      return (key, ["each": each(key, element.value, place)])
    }
    return Repetition(keys: .named, instances: instances)
  }

  private static func each(_ key: Value, _ value: Value, _ place: Place) -> Value {
    Value(
      .object([
        Value.Field(name: "key", namePlace: place, value: key),
        Value.Field(name: "value", namePlace: place, value: value),
      ]), at: place)
  }
}
