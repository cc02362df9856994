import Core

/// All that one `resource` or `data` block makes, by `count` and `for_each`.
final class InstanceSet {
  enum Keys {
    case single
    case numbered
    case named
    /// How many there are is decided at deployment; one instance stands for all.
    case open
  }

  let block: Block
  let module: ModuleInstance
  let isData: Bool
  let keys: Keys
  private(set) var instances: [Instance] = []

  init(_ block: Block, in module: ModuleInstance, isData: Bool, keys: Keys) {
    self.block = block
    self.module = module
    self.isData = isData
    self.keys = keys
  }

  var type: String { block.labels[0] }

  /// "module.orders.aws_sqs_queue.jobs", without an index.
  var address: String { module.prefix + (isData ? "data." : "") + block.labels.joined(separator: ".") }

  func add(_ key: Value?, _ bindings: [String: Value]) {
    instances.append(Instance(self, key: key, scope: Scope(module, bindings: bindings)))
  }

  /// A resource that a plan lists, with its contents.
  func addPlanned(_ address: String, contents: Value) {
    instances.append(Instance(self, id: address, contents: contents))
  }
}

/// A resource or a data source.
final class Instance {
  unowned let group: InstanceSet
  /// The number or the name of this one among those of its block.
  let key: Value?
  let scope: Scope
  let id: String
  /// The evaluated contents of the block; nil while nobody asked.
  var contents: Value?
  var isBeingRead = false

  init(_ set: InstanceSet, key: Value?, scope: Scope) {
    group = set
    self.key = key
    self.scope = scope
    id = set.address + Self.index(key)
  }

  fileprivate init(_ set: InstanceSet, id: String, contents: Value) {
    group = set
    key = nil
    scope = Scope(set.module)
    self.id = id
    self.contents = contents
  }

  static func index(_ key: Value?) -> String {
    guard let key else { return "" }
    if case .number = key.content { return "[\(key.literal ?? "")]" }
    return "[\"\(key.literal ?? "*")\"]"
  }

  var block: Block { group.block }
  var type: String { group.type }
}

/// What a reference can lead to beside plain values.
enum Handle {
  case set(InstanceSet)
  case instance(Instance)
  case modules(ModuleInstanceSet)
  case module(ModuleInstance)

  var id: String {
    switch self {
    case .set(let set): set.address
    case .instance(let instance): instance.id
    case .modules(let set): set.address
    case .module(let module): String(module.prefix.dropLast())
    }
  }
}

/// All that one `module` block makes.
final class ModuleInstanceSet {
  let address: String
  let keys: InstanceSet.Keys
  let instances: [(key: Value?, module: ModuleInstance)]

  init(address: String, keys: InstanceSet.Keys, instances: [(key: Value?, module: ModuleInstance)]) {
    self.address = address
    self.keys = keys
    self.instances = instances
  }
}

/// Where names are looked up: the module, and the values of `each`, `count`, `self` and the variables of loops.
struct Scope {
  unowned let module: ModuleInstance
  var bindings: [String: Value]

  init(_ module: ModuleInstance, bindings: [String: Value] = [:]) {
    self.module = module
    self.bindings = bindings
  }

  func binding(_ name: String, _ value: Value) -> Scope {
    var scope = self
    scope.bindings[name] = value
    return scope
  }
}
