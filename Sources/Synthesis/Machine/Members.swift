import Core
import Flow

extension Machine {
  /// A field, a property or a method of a value.
  mutating func member(_ name: String, of value: Value, in frame: Frame?) -> Value {
    switch value.content {
    case .record(let record): return member(name, of: record, value, in: frame)
    case .type(let type): return member(name, ofClass: type, value)
    case .module(let module): return moduleMember(name, of: module)
    case .library(let library): return Value(.library(library.member(Naming.camel(name))))
    case .list(let list):
      if name == "length" { return list.openEnd == nil ? number(list.items.count) : .unknown("a length") }
      return native(ListMethods.all[name], on: value, name)
    case .text(let text):
      if name == "length", let literal = text.literal { return number(literal.count) }
      if let property = PathProperties.all[name] { return property(value) }
      return native(TextMethods.all[name], on: value, name)
    case .number, .bool: return native(TextMethods.all[name], on: value, name)
    case .unknown(let unknown): return Value(.unknown(unknown))
    // `a?.b` and `a.b` are the same here.
    case .null: return frame?.unit.isPython == true ? .unknown("\(name) of nothing") : .null
    case .closure, .native, .intrinsic: return .unknown(name)
    }
  }

  private func number(_ number: Int) -> Value { Value(.number(Double(number))) }

  private func native(_ body: NativeFunction.Body?, on value: Value, _ name: String) -> Value {
    body.map { Value(.native(NativeFunction(receiver: value, body: $0))) } ?? .unknown(name)
  }

  private mutating func member(_ name: String, of record: Record, _ value: Value, in frame: Frame?) -> Value {
    if let field = field(name, of: record) { return field }
    if let type = record.type, let found = method(name, of: type) {
      let closure = found.closure(this: found.method.isStatic ? nil : value)
      return found.method.isProperty ? invoke(closure, this: value, Arguments()) : Value(.closure(closure))
    }
    if let draft = record.draft { return DraftMembers.member(name, of: draft) }
    if let type = record.type, let inherited = staticField(name, of: type) { return inherited }
    if let reason = record.openEnd { return .unknown(reason) }
    if let type = record.type {
      if Naming.camel(name) == "node", record.construct != nil { return constructNode(of: value) }
      return isKnownWhole(type) ? .null : .unknown("\(type.name).\(name)")
    }
    if let body = RecordMethods.all[name] { return native(body, on: value, name) }
    return .null
  }

  /// Whether a class and its bases are all the program's own, so that what they lack is not there.
  private func isKnownWhole(_ type: ClassObject) -> Bool {
    !type.hasForeignBase && !type.lineage.contains { $0.unit.isLibrary }
  }

  /// Under the name as written or, where the two languages meet, the name in the other.
  private func field(_ name: String, of record: Record) -> Value? {
    if let field = record[name] { return field }
    let camel = Naming.camel(name)
    if camel != name { return record[camel] }
    guard record.type == nil, name.contains(where: \.isUppercase), name.first?.isLowercase == true else { return nil }
    return record[Naming.snake(name)]
  }

  private mutating func member(_ name: String, ofClass type: ClassObject, _ value: Value) -> Value {
    if let field = staticField(name, of: type) { return field }
    if let found = method(name, of: type) {
      let closure = found.closure(this: value)
      return found.method.isProperty ? invoke(closure, this: value, Arguments()) : Value(.closure(closure))
    }
    if name == "name" || name == "__name__" { return .text(type.name) }
    return .unknown("\(type.name).\(name)")
  }

  private func staticField(_ name: String, of type: ClassObject) -> Value? {
    for owner in type.lineage {
      if let field = owner.statics[owner.unit.isLibrary ? Naming.camel(name) : name] { return field }
    }
    return nil
  }

  mutating func setMember(_ name: String, of owner: Value, to value: Value, in frame: Frame) {
    switch owner.content {
    case .record(let record):
      if let draft = record.draft, record.type == nil {
        let property = Naming.pascal(Naming.camel(name))
        draft.properties[property] = PlainResource.converted(value)
      } else if let type = record.type, let setter = method("set \(Naming.camel(name))", of: type) {
        _ = invoke(setter.closure(this: owner), this: owner, Arguments([value]))
      } else {
        record[name] = value
      }
    case .type(let type): type.statics[name] = value
    default: break
    }
  }
}

/// What the constructs of the first level offer beside their properties.
enum DraftMembers {
  static func member(_ name: String, of draft: Draft) -> Value {
    let name = Naming.camel(name)
    if name == "ref" { return .attribute("Ref", of: draft.id) }
    if name == "logicalId" { return .text(draft.id) }
    if name.hasPrefix("attr"), name.count > 4 { return .attribute(String(name.dropFirst(4)), of: draft.id) }
    if let body = methods[name] {
      let receiver = Record()
      receiver.draft = draft
      return Value(.native(NativeFunction(receiver: Value(.record(receiver)), body: body)))
    }
    return draft.properties[Naming.pascal(name)] ?? .null
  }

  private static let methods: [String: NativeFunction.Body] = [
    "addPropertyOverride": { machine, this, arguments in
      set(arguments, below: "Properties", of: this, at: machine.callPlace)
    },
    "addOverride": { machine, this, arguments in set(arguments, below: "", of: this, at: machine.callPlace) },
    "addPropertyDeletionOverride": { machine, this, arguments in
      set(Arguments([arguments[0], .null]), below: "Properties", of: this, at: machine.callPlace)
    },
    "addDeletionOverride": { machine, this, arguments in
      set(Arguments([arguments[0], .null]), below: "", of: this, at: machine.callPlace)
    },
    "addMetadata": { _, _, _ in .null },
    "addDependency": { _, _, _ in .null },
    "addDependsOn": { _, _, _ in .null },
    "overrideLogicalId": { _, _, _ in .null },
    "applyRemovalPolicy": { machine, this, arguments in
      guard let policy = arguments[0].literal else { return .null }
      this.record?.draft?.attributes["DeletionPolicy"] = Value.text(policy, at: arguments[0].place)
      return .null
    },
  ]

  /// Sets what a path of names with dots between them leads to.
  private static func set(_ arguments: Arguments, below first: String, of this: Value, at place: Place?) -> Value {
    guard let draft = this.record?.draft, let path = arguments[0].literal else { return .null }
    var steps = (first.isEmpty ? [] : [first]) + path.split(separator: ".").map(String.init)
    let isProperty = steps.first == "Properties"
    if isProperty { steps.removeFirst() }
    var target = Value(.record(isProperty ? draft.properties : draft.attributes))
    while steps.count > 1 {
      let step = steps.removeFirst()
      if let list = target.list {
        guard let index = Int(step), list.items.indices.contains(index) else { return .null }
        target = list.items[index]
      } else if let record = target.record {
        let next = record[step] ?? Value(.record(Record()), at: place)
        record[step] = next
        target = next
      }
    }
    if let last = steps.first { target.record?[last] = arguments[1].placed(at: place) }
    return .null
  }
}
