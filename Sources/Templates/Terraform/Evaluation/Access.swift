import Core

/// Parts of values.
enum Access {
  static func attribute(_ name: String, of value: Value, at place: Place) -> Value {
    switch value.content {
    case .object: return value[name] ?? Value(.missing("attribute \(name)"), at: place)
    case .handle(let handle): return attribute(name, of: handle, at: place)
    case .unknown(let reason): return Value(.unknown(reason), at: place)
    case .missing(let reason): return Value(.missing(reason), at: place)
    case .string where value.isReference: return value
    default: return Value(.missing("attribute \(name)"), at: place)
    }
  }

  private static func attribute(_ name: String, of handle: Handle, at place: Place) -> Value {
    switch handle {
    case .instance(let instance): return InstanceAttributes.value(name, of: instance, at: place)
    case .set(let set):
      // Before 0.12 the first one of several could be named without an index.
      guard set.keys != .named, let instance = set.instances.first else {
        return Value(.missing("attribute \(name) of \(set.address)"), at: place)
      }
      return InstanceAttributes.value(name, of: instance, at: place)
    case .module(let module): return module.output(name, at: place)
    case .modules(let set):
      guard set.keys != .named, let instance = set.instances.first else {
        return Value(.unknown("output \(name) of \(set.address)"), at: place)
      }
      return instance.module.output(name, at: place)
    }
  }

  static func index(_ value: Value, _ key: Value, at place: Place) -> Value {
    if let reason = value.unknownReason {
      return Value(value.isMissing ? .missing(reason) : .unknown(reason), at: place)
    }
    if case .handle(let handle) = value.content, let result = index(handle, key, at: place) { return result }
    if value.isReference { return value }
    guard let literal = key.literal else { return Value(.unknown(key.unknownReason ?? "an element"), at: place) }
    if case .handle(.instance) = value.content { return attribute(literal, of: value, at: place) }
    if let items = value.items {
      guard let number = key.int, items.indices.contains(number) else {
        return Value(.missing("element \(literal)"), at: place)
      }
      return items[number]
    }
    return value[literal] ?? Value(.missing("element \(literal)"), at: place)
  }

  /// One of several resources or modules; nil for a single one.
  private static func index(_ handle: Handle, _ key: Value, at place: Place) -> Value? {
    switch handle {
    case .set(let set):
      if set.keys == .open, let only = set.instances.first { return Value(.handle(.instance(only)), at: place) }
      if set.keys == .single { return nil }
      let found = set.instances.first { $0.key?.literal == key.literal && key.literal != nil }
      return found.map { Value(.handle(.instance($0)), at: place) } ?? absent(set.address, key, at: place)
    case .modules(let set):
      if set.keys == .open, let only = set.instances.first { return Value(.handle(.module(only.module)), at: place) }
      let found = set.instances.first { $0.key?.literal == key.literal && key.literal != nil }
      return found.map { Value(.handle(.module($0.module)), at: place) } ?? absent(set.address, key, at: place)
    case .instance, .module: return nil
    }
  }

  private static func absent(_ address: String, _ key: Value, at place: Place) -> Value {
    let what = "\(address)[\(key.text?.display ?? "")]"
    return Value(key.literal == nil ? .unknown(what) : .missing(what), at: place)
  }
}

extension Value {
  /// Whether the value is an attribute of a resource, which may be a structure: `aws_mq_broker.b.instances[0].endpoint`
  /// still refers to the broker.
  fileprivate var isReference: Bool {
    guard case .string(let fragments) = content, fragments.count == 1 else { return false }
    if case .attribute = fragments[0].piece { return true }
    return false
  }
}

/// The elements of collections, with their keys.
enum Elements {
  struct Element {
    var key: Value
    var value: Value
  }

  /// nil when the value is not known or no collection.
  static func of(_ value: Value) -> [Element]? {
    switch value.content {
    case .list(let items):
      return items.enumerated().map {
        Element(key: Value(.number(Double($0.offset)), at: $0.element.place), value: $0.element)
      }
    case .object(let fields):
      return fields.map { Element(key: Value($0.name, at: $0.namePlace), value: $0.value) }
    case .handle(.set(let set)) where set.keys == .named || set.keys == .numbered:
      return set.instances.map { instance in
        let element = Value(.handle(.instance(instance)), at: value.place)
        return Element(key: instance.key ?? element, value: element)
      }
    case .handle(.modules(let set)) where set.keys == .named || set.keys == .numbered:
      return set.instances.map { key, module in
        let element = Value(.handle(.module(module)), at: value.place)
        return Element(key: key ?? element, value: element)
      }
    case .null: return []
    default: return nil
    }
  }

  /// What `[*]` goes over: the elements of a list, nothing for null, and anything else as a list of one.
  static func ofSplat(_ value: Value) -> [Value] {
    switch value.content {
    case .list(let items): return items
    case .null: return []
    case .handle(.set(let set)): return set.instances.map { Value(.handle(.instance($0)), at: value.place) }
    case .handle(.modules(let set)): return set.instances.map { Value(.handle(.module($0.module)), at: value.place) }
    default: return [value]
    }
  }
}
