import Core
import Flow

extension Machine {
  mutating func call(_ callee: Value, _ arguments: Arguments) -> Value {
    switch callee.content {
    case .closure(let closure): return invoke(closure, this: nil, arguments)
    case .type(let type): return instantiate(type, arguments)
    case .library(let name): return LibraryCall(name: name, arguments: arguments).result(in: &self)
    case .native(let function): return function.body(&self, function.receiver, arguments)
    case .module(let module):
      // A CommonJS module that is a function or a class as a whole.
      return module.whole.map { call($0, arguments) } ?? .unknown("a call that is not understood")
    case .unknown(let unknown): return Value(.unknown(unknown))
    case .null: return .null
    default: return .unknown("a call that is not understood")
    }
  }

  mutating func callMethod(_ name: String, of receiver: Value, _ arguments: Arguments, in frame: Frame) -> Value {
    let method = member(name, of: receiver, in: frame)
    if case .closure(let closure) = method.content {
      return invoke(closure, this: closure.this ?? receiver, arguments)
    }
    return call(method, arguments)
  }

  /// A method of the superclass, run on the object at hand.
  mutating func callSuper(_ name: String, _ arguments: Arguments, in frame: Frame) -> Value {
    guard let owner = frame.owner, let this = frame.this else { return .unknown("a call of a superclass") }
    for base in owner.bases {
      guard case .type(let parent) = base.content else { continue }
      if let found = method(name, of: parent) {
        return invoke(found.closure(this: this), this: this, arguments)
      }
    }
    if Self.constructors.contains(name), owner.hasForeignBase { makeConstruct(this, arguments) }
    return .null
  }

  static let constructors: Set<String> = ["constructor", "__init__"]

  // MARK: Classes

  struct FoundMethod {
    var owner: ClassObject
    var method: Method

    func closure(this: Value?) -> Closure {
      Closure(unit: owner.unit, function: method.function, frame: owner.frame, this: this, owner: owner)
    }
  }

  /// The method of a name in a class and its bases, under the name that each class's language gives it.
  func method(_ name: String, of type: ClassObject) -> FoundMethod? {
    for owner in type.lineage {
      let module = owner.unit.module
      let wanted =
        Self.constructors.contains(name)
        ? (owner.unit.isPython ? "__init__" : "constructor") : owner.unit.isLibrary ? Naming.camel(name) : name
      if let method = module[class: owner.id].methods.first(where: { module[$0.name] == wanted }) {
        return FoundMethod(owner: owner, method: method)
      }
    }
    return nil
  }

  mutating func instantiate(_ type: ClassObject, _ arguments: Arguments) -> Value {
    let record = Record(type: type)
    let object = Value(.record(record), at: arguments.place)
    if let found = method("constructor", of: type) {
      _ = invoke(found.closure(this: object), this: object, arguments)
    } else if type.hasForeignBase {
      makeConstruct(object, arguments)
      for (name, value) in arguments.named where record[name] == nil { record[name] = value }
    }
    return object
  }

  /// Gives an object its place in the tree of constructs.
  mutating func makeConstruct(_ object: Value, _ arguments: Arguments) {
    guard let record = object.record, record.construct == nil,
      let scope = arguments.value(0, "scope"), scope.record?.construct != nil || arguments.positional.count > 1
    else { return }
    let id = arguments.value(1, "id", "construct_id", "id_", "_id") ?? .null
    let parent = scope.record?.construct
    record.construct = ConstructNode(
      id: id.asText?.display ?? "", parent: parent, scope: scope, place: callPlace ?? arguments.place)
    parent?.children.append(object)
  }
}

/// A call of something in the CDK's library that the catalogue has no model of.
struct LibraryCall {
  let name: LibraryName
  let arguments: Arguments

  func result(in machine: inout Machine) -> Value {
    if name.path.count == 1, let last = name.path.last, last.hasPrefix("Cfn"), last != "Cfn" {
      return PlainResource.make(name, arguments, in: &machine)
    }
    if arguments.positional.isEmpty, !arguments.named.isEmpty { return Value(.record(arguments.options)) }
    if let scope = arguments.positional.first?.record, scope.construct != nil { return construct(in: &machine) }
    return .unknown(name.description)
  }

  /// A construct that is not understood still has a place in the tree, and its name is told.
  private func construct(in machine: inout Machine) -> Value {
    if arguments.positional.count > 1, arguments[1].asText != nil, name.path.count == 1 {
      machine.note(.unsupported, "the construct \(name) is not understood", at: arguments.place)
    }
    let object = Value(.record(Record(openEnd: name.description)), at: arguments.place)
    machine.makeConstruct(object, arguments)
    return object
  }
}

/// Constructs of the first level: resources as CloudFormation has them, with names that begin with a small letter.
/// https://docs.aws.amazon.com/cdk/v2/guide/constructs.html
enum PlainResource {
  /// Objects below these names have names of the user's own.
  private static let freeForm: Set<String> = [
    "variables", "tags", "policyDocument", "assumeRolePolicyDocument", "keyPolicy", "resourcePolicy", "eventPattern",
    "requestParameters", "responseParameters", "requestTemplates", "requestModels", "responseModels",
    "responseTemplates", "definition", "definitionSubstitutions", "parameters", "labels", "stageVariables", "body",
    "definitionBody", "filterPolicy", "conditions",
  ]

  static func make(_ name: LibraryName, _ arguments: Arguments, in machine: inout Machine) -> Value {
    let object = Value(.record(Record()), at: arguments.place)
    machine.makeConstruct(object, arguments)
    let properties = arguments.positional.count > 2 ? arguments[2].record ?? Record() : arguments.options
    guard let record = object.record else { return object }
    guard let type = type(of: name, in: &machine) else {
      machine.note(.unsupported, "the construct \(name) is not understood", at: arguments.place)
      return Value(.record(Record(openEnd: name.description)), at: arguments.place)
    }
    record.draft = machine.draft(type, for: object, converted(properties), suffix: "")
    return object
  }

  private static func type(of name: LibraryName, in machine: inout Machine) -> String? {
    let known = machine.libraryMember("namespaces", of: machine.libraryModule("namespaces"))
    guard let namespace = known.record?[name.module]?.literal, let last = name.path.last else { return nil }
    return "\(namespace)::\(last.dropFirst(3))"
  }

  static func converted(_ value: Value, depth: Int = 0) -> Value {
    guard depth < 24 else { return .unknown("a structure that is nested too deeply") }
    if let list = value.list {
      let items = list.items.map { converted($0, depth: depth + 1) }
      return Value(.list(List(items, openEnd: list.openEnd)), at: value.place)
    }
    guard let record = value.record, record.type == nil, record.draft == nil, record.construct == nil else {
      return value
    }
    return Value(.record(converted(record, depth: depth + 1)), at: value.place)
  }

  private static func converted(_ record: Record, depth: Int = 0) -> Record {
    let result = Record()
    result.openEnd = record.openEnd
    for (name, value) in record.fields {
      let camel = Naming.camel(name)
      result[Naming.pascal(camel)] = freeForm.contains(camel) ? value : converted(value, depth: depth)
    }
    return result
  }
}
