import Core

extension Solver {
  /// The base classes of a class, by class: values of classes of the program or of a library.
  mutating func makeClass(_ id: ClassID, _ bases: Operands, _ frame: Frame) -> ValueID {
    let type = ClassRef(module: frame.moduleIndex, id: id)
    let own = frame.function.operands[bases.range].map { frame[$0.value] }
    classBases[type] = own
    return values.make(.classValue(type, frame.id))
  }

  /// A method of a class or of its bases, with the activation that its definition ran in.
  func method(_ name: String, of type: ClassRef, _ outer: ActivationID, depth: Int = 0) -> FoundMethod? {
    let module = modules[Int(type.module)].module
    for method in module[class: type.id].methods where module[method.name] == name {
      let function = FunctionRef(module: type.module, function: method.function)
      return FoundMethod(function: function, outer: outer, isStatic: method.isStatic, isProperty: method.isProperty)
    }
    guard depth < 8 else { return nil }
    for base in classBases[type] ?? [] {
      if case .classValue(let parent, let outer) = values.shape(base),
        let found = method(name, of: parent, outer, depth: depth + 1)
      {
        return found
      }
    }
    return nil
  }

  struct FoundMethod {
    var function: FunctionRef
    var outer: ActivationID
    var isStatic: Bool
    var isProperty: Bool
  }

  /// A new object, with its constructor run.
  mutating func instantiate(_ type: ClassRef, _ outer: ActivationID, _ site: CallSite, _ frame: inout Frame) -> ValueID
  {
    let number = heap.object(of: .type(type), outer, site.place)
    let object = values.make(.instance(number))
    for name in ["__init__", "constructor"] {
      guard let found = method(name, of: type, outer) else { continue }
      _ = invoke(found.function, found.outer, this: object, site, &frame)
      return object
    }
    return constructFields(of: object, number, site)
  }

  /// An object of a class without a constructor of its own keeps what it is given: data classes, library bases.
  private mutating func constructFields(of object: ValueID, _ number: UInt32, _ site: CallSite) -> ValueID {
    for argument in site.named { store(argument.value, in: argument.name, ofInstance: number) }
    for value in site.positional { store(value, in: values.symbols.intern("*"), ofInstance: number) }
    return object
  }

  mutating func store(_ value: ValueID, in name: Symbol, ofInstance number: UInt32) {
    let old = heap[number].fields[name] ?? .bottom
    let new = values.join(old, value)
    guard new != old else { return }
    heap[number].fields[name] = new
    enqueue(heap[number].readers)
  }

  /// A field, a property or a method of an object.
  mutating func member(
    _ name: Symbol, ofInstance number: UInt32, _ object: ValueID, _ place: Place, _ frame: inout Frame
  ) -> ValueID {
    heap[number].readers.insert(frame.id)
    if let field = heap[number].fields[name] { return field }
    guard let type = heap[number].type else { return heap[number].fields[values.symbols.intern("*")] ?? .unknown }
    let outer = heap[number].outer
    if let found = method(values.symbols[name], of: type, outer) {
      if found.isProperty { return invoke(found.function, found.outer, this: object, CallSite(place: place), &frame) }
      return bound(found, to: object)
    }
    if let other = heap[number].fields[values.symbols.intern("*")] { return other }
    let inherited = staticField(name, of: type, outer)
    return inherited == .bottom ? .unknown : inherited
  }

  /// A method value that remembers its object, as a closure with a field for it.
  mutating func bound(_ found: FoundMethod, to object: ValueID) -> ValueID {
    let closure = values.make(.closure(found.function, found.outer))
    return values.setting(closure, values.symbols.intern("this"), to: object)
  }

  mutating func staticMember(
    _ name: Symbol, of type: ClassRef, _ outer: ActivationID, _ value: ValueID, _ frame: inout Frame
  ) -> ValueID {
    if let field = values[value].field(name) { return field }
    let field = staticField(name, of: type, outer)
    if field != .bottom { return field }
    if let found = method(values.symbols[name], of: type, outer) {
      return bound(found, to: values[value].field(values.symbols.intern("this")) ?? value)
    }
    return .unknown
  }

  /// A field that was set on the class itself.
  private func staticField(_ name: Symbol, of type: ClassRef, _ outer: ActivationID, depth: Int = 0) -> ValueID {
    if let value = classFields[type]?[name] { return value }
    guard depth < 8 else { return .bottom }
    for base in classBases[type] ?? [] {
      if case .classValue(let parent, let outer) = values.shape(base) {
        let value = staticField(name, of: parent, outer, depth: depth + 1)
        if value != .bottom { return value }
      }
    }
    return .bottom
  }

  /// `super`: the base class's members, with the current object.
  mutating func superclass(of frame: Frame) -> ValueID {
    guard let type = enclosingClass(of: frame), let base = classBases[type]?.first else { return .unknown }
    return values.setting(base, values.symbols.intern("this"), to: activations[Int(frame.id.index)].this)
  }

  /// The class that a method belongs to.
  private func enclosingClass(of frame: Frame) -> ClassRef? {
    var id = frame.id
    while id != .none {
      let activation = activations[Int(id.index)]
      let module = modules[Int(activation.function.module)].module
      let index = module.classes.firstIndex { $0.methods.contains { $0.function == activation.function.function } }
      if let index { return ClassRef(module: activation.function.module, id: ClassID(index)) }
      id = activation.outer
    }
    return nil
  }
}
