import Core
import Syntax

extension Solver {
  // MARK: The call as written

  mutating func callSite(_ operands: Operands, _ place: Place, _ frame: Frame) -> CallSite {
    var site = CallSite(place: place)
    for operand in frame.function.operands[operands.range] {
      let value = frame[operand.value]
      switch operand.kind {
      case .positional:
        site.positional.append(value)
        site.registers.append(operand.value)
      case .named(let name):
        let symbol = values.symbols.intern(frame.module[name])
        site.named.append(.init(name: symbol, value: value, register: operand.value))
      case .spread: spread(value, into: &site)
      case .spreadFields: spreadFields(value, into: &site)
      case .computed: site.spreadFields = values.join(site.spreadFields, value)
      }
    }
    return site
  }

  /// `f(*list)`: elements with known indices become arguments of their own.
  private mutating func spread(_ list: ValueID, into site: inout CallSite) {
    let node = values[list]
    if case .list = node.shape, node.rest == .bottom {
      for index in 0..<node.fields.count {
        guard let value = node.field(values.symbols.intern(String(index))) else { break }
        site.positional.append(value)
        site.registers.append(nil)
      }
    } else {
      site.spread = values.join(site.spread, values.element(list))
    }
  }

  /// `f(**fields)`: known fields become named arguments.
  private mutating func spreadFields(_ object: ValueID, into site: inout CallSite) {
    let node = values[object]
    for field in node.fields { site.named.append(.init(name: field.name, value: field.value, register: nil)) }
    let rest = node.rest == .bottom ? values.unknown(node.taints) : node.rest
    if case .object = node.shape, node.rest == .bottom { return }
    site.spreadFields = values.join(site.spreadFields, rest)
  }

  // MARK: Calling a value

  mutating func call(_ callee: ValueID, _ site: CallSite, _ frame: inout Frame) -> ValueID {
    let node = values[callee]
    switch node.shape {
    case .closure(let function, let outer):
      if site.isConstruction { return constructFromFunction(callee, function, outer, site, &frame) }
      return invoke(function, outer, this: node.field(words.this) ?? site.receiver, addingBound(node, to: site), &frame)
    case .classValue(let type, let outer):
      if let this = node.field(values.symbols.intern("this")) { return callSuper(type, outer, this, site, &frame) }
      return instantiate(type, outer, site, &frame)
    case .member(let path): return callLibrary(path, site, &frame)
    case .typed(let type): return callLibrary(type, site, &frame)
    case .resolver(let cell): return resolve(cell, site)
    case .union(let id): return callAll(values.alternatives(id), site, &frame)
    case .module(let index): return call(whole(of: index, readBy: frame.id), site, &frame)
    case .object:
      if let wrapped = node.field(words.wrapped) { return call(wrapped, site, &frame) }
      return callUnknown(callee, "", site, &frame)
    case .bottom: return .bottom
    default: return callUnknown(callee, "", site, &frame)
    }
  }

  private mutating func callAll(_ callees: [ValueID], _ site: CallSite, _ frame: inout Frame) -> ValueID {
    callees.reduce(.bottom) { values.join($0, call($1, site, &frame)) }
  }

  /// `super(…)`: the base class's constructor on the current object.
  private mutating func callSuper(
    _ type: ClassRef, _ outer: ActivationID, _ this: ValueID, _ site: CallSite, _ frame: inout Frame
  ) -> ValueID {
    guard let found = method("constructor", of: type, outer) else { return this }
    _ = invoke(found.function, found.outer, this: this, site, &frame)
    return this
  }

  /// `new f(…)` of a plain function: an object with the methods of the function's `prototype`.
  private mutating func constructFromFunction(
    _ callee: ValueID, _ function: FunctionRef, _ outer: ActivationID, _ site: CallSite, _ frame: inout Frame
  ) -> ValueID {
    let number = heap.object(of: .function(function), outer, site.place)
    let this = values.make(.instance(number))
    if let prototype = values[callee].field(values.symbols.intern("prototype")) {
      for method in values[prototype].fields { store(method.value, in: method.name, ofInstance: number) }
    }
    let result = invoke(function, outer, this: this, site, &frame)
    return result == .null || result == .bottom ? this : result
  }

  /// The call with the arguments before it that `bind` has fixed.
  private mutating func addingBound(_ callee: ValueNode, to site: CallSite) -> CallSite {
    guard let bound = callee.field(words.bound) else { return site }
    var site = site
    let fixed = (0..<values[bound].fields.count).compactMap { values[bound].field(values.symbols.intern(String($0))) }
    site.positional = fixed + site.positional
    site.registers = fixed.map { _ in nil } + site.registers
    return site
  }

  mutating func callMethod(_ name: Symbol, _ site: CallSite, _ frame: inout Frame) -> ValueID {
    let node = values[site.receiver]
    switch node.shape {
    case .closure: return callFunctionMethod(name, site, &frame)
    case .union(let id):
      return values.alternatives(id).reduce(.bottom) { result, receiver in
        var site = site
        site.receiver = receiver
        return values.join(result, callMethod(name, site, &frame))
      }
    case .instance(let number): return callInstanceMethod(name, number, site, &frame)
    case .module, .exports, .classValue:
      let callee = getField(site.receiver, name, site.place, &frame)
      if callee == .bottom || callee == .unknown {
        return frame.module.language.isECMAScript
          ? callBuiltInMethod(name, site, &frame) : callUnknown(site.receiver, values.symbols[name], site, &frame)
      }
      return call(callee, site, &frame)
    case .member(let path): return callMember(path, name, node, site, &frame)
    case .typed(let type): return callTypedMethod(type, name, site, &frame)
    default:
      if let own = callableField(name, of: site.receiver) { return call(own, site, &frame) }
      return callBuiltInMethod(name, site, &frame)
    }
  }

  /// A function stored in a field of plain data: `handlers.create(event)`.
  private mutating func callableField(_ name: Symbol, of receiver: ValueID) -> ValueID? {
    guard let field = values[receiver].field(name) else { return nil }
    switch values.shape(field) {
    case .closure, .classValue, .member, .union, .resolver: return field
    default: return nil
    }
  }

  private mutating func callInstanceMethod(
    _ name: Symbol, _ number: UInt32, _ site: CallSite, _ frame: inout Frame
  ) -> ValueID {
    let callee = member(name, ofInstance: number, site.receiver, site.place, &frame)
    if callee != .unknown { return call(callee, site, &frame) }
    for base in heap[number].type.flatMap({ classBases[$0] }) ?? [] {
      if case .member(let path) = values.shape(base) {
        return callTypedMethod(path, name, site, &frame)
      }
    }
    return callUnknown(site.receiver, values.symbols[name], site, &frame)
  }

  /// `f.call(this, …)`, `f.apply(this, list)`, `f.bind(this, …)`.
  private mutating func callFunctionMethod(_ name: Symbol, _ site: CallSite, _ frame: inout Frame) -> ValueID {
    var inner = site
    if let this = site.positional.first { inner.receiver = this }
    switch values.symbols[name] {
    case "call":
      inner.positional = Array(site.positional.dropFirst())
      inner.registers = Array(site.registers.dropFirst())
      return call(site.receiver, inner, &frame)
    case "apply":
      inner.positional = []
      inner.registers = []
      if site.positional.count > 1 { inner.spread = values.element(site.positional[1]) }
      return call(site.receiver, inner, &frame)
    case "bind": return bind(site)
    default:
      if let own = callableField(name, of: site.receiver) { return call(own, site, &frame) }
      return callBuiltInMethod(name, site, &frame)
    }
  }

  /// The function with `this` and its first arguments fixed.
  private mutating func bind(_ site: CallSite) -> ValueID {
    var function = site.receiver
    if let this = site.positional.first, this != .null, values[function].field(words.this) == nil {
      function = values.setting(function, words.this, to: this)
    }
    if site.positional.count < 2 { return function }
    let fixed = site.positional.dropFirst().enumerated().reduce(values.make(.list)) { list, argument in
      let name = values.symbols.intern(String(argument.offset))
      return values.setting(list, name, to: argument.element)
    }
    return values.setting(function, words.bound, to: fixed)
  }

  // MARK: Calling a function of the program

  /// Calls a function with the arguments of a call site and takes over what it did to them.
  mutating func invoke(
    _ function: FunctionRef, _ outer: ActivationID, this: ValueID, _ site: CallSite, _ frame: inout Frame
  ) -> ValueID {
    let target = modules[Int(function.module)].module[function.function]
    var call = match(site, to: target, modules[Int(function.module)].module)
    call.this = this
    let id = enter(function, outer: outer, call, from: frame.id)
    let state = activations[Int(id.index)]
    let registers = registers(of: site, target, modules[Int(function.module)].module)
    apply(state.effects, registers, &frame)
    frame.endsHere = state.hasRun && !state.isRunning && !state.mayReturn && !target.isAsync && !target.isGenerator
    let result = withoutTest(state.result)
    if state.effects.ruledOutWhenTrue ?? [:] == [:], state.effects.ruledOutWhenFalse ?? [:] == [:] {
      return values.extending(result, site.place, .returned(from: symbol(target.name, function.module)))
    }
    return testResult(of: state.effects, result, registers, site, frame)
  }

  private mutating func symbol(_ name: Name, _ module: UInt32) -> Symbol {
    values.symbols.intern(modules[Int(module)].module[name])
  }

  /// Which argument each parameter receives.
  private mutating func match(_ site: CallSite, to function: IRFunction, _ module: Module) -> CallArguments {
    var values: [ValueID] = []
    var isPassed: [Bool] = []
    var next = 0
    var taken: Set<Symbol> = []
    for parameter in function.parameters {
      let name = self.values.symbols.intern(module[parameter.name])
      let (value, passed) = argument(for: parameter, named: name, at: &next, of: site)
      if site.named(name) != nil { taken.insert(name) }
      values.append(value)
      isPassed.append(passed)
    }
    var call = CallArguments(values: values, isPassed: isPassed)
    call.extra = extraArguments(of: site, without: taken)
    return call
  }

  private mutating func argument(
    for parameter: Parameter, named name: Symbol, at next: inout Int, of site: CallSite
  ) -> (ValueID, Bool) {
    switch parameter.kind {
    case .positional, .keyword:
      if let named = site.named(name) { return (named, true) }
      if parameter.kind == .positional, next < site.positional.count {
        next += 1
        return (site.positional[next - 1], true)
      }
      let spread = values.join(parameter.kind == .positional ? site.spread : .bottom, site.spreadFields)
      return spread == .bottom ? (.null, false) : (spread, true)
    case .rest:
      var list = values.make(.list)
      for (index, value) in site.positional[min(next, site.positional.count)...].enumerated() {
        list = values.setting(list, values.symbols.intern(String(index)), to: value)
      }
      next = site.positional.count
      if site.spread != .bottom { list = values.storing(site.spread, in: list) }
      return (list, true)
    case .keywordRest: return (values.make(.object), true)
    }
  }

  private mutating func extraArguments(of site: CallSite, without taken: Set<Symbol>) -> ValueID {
    var extra = ValueID.bottom
    for argument in site.named where !taken.contains(argument.name) {
      extra = values.setting(extra == .bottom ? values.make(.object) : extra, argument.name, to: argument.value)
    }
    if site.spreadFields != .bottom, site.spreadFields != .unknown {
      extra = values.storing(site.spreadFields, in: extra == .bottom ? values.make(.object) : extra)
    }
    return extra
  }

  /// What the function did to its arguments: objects it changed, dangers it ruled out by raising otherwise.
  private mutating func apply(_ effects: Activation.Effects, _ registers: [Register?], _ frame: inout Frame) {
    for (parameter, value) in effects.changedArguments.sorted(by: { $0.key < $1.key }) {
      guard let register = registers[parameter] else { continue }
      write(values.join(frame[register], value), backTo: register, &frame)
    }
    applyRuledOut(effects.ruledOut, registers, &frame)
  }

  /// The registers of the arguments that the parameters received, as far as they are arguments of their own.
  private mutating func registers(of site: CallSite, _ function: IRFunction, _ module: Module) -> [Register?] {
    function.parameters.enumerated().map { position, parameter in
      let name = values.symbols.intern(module[parameter.name])
      if let named = site.named.first(where: { $0.name == name }) { return named.register }
      guard parameter.kind == .positional, position < site.registers.count else { return nil }
      return site.registers[position]
    }
  }

  // MARK: Decorators and callbacks

  /// A decorator of the program is called; one of a library registers or wraps what it decorates.
  mutating func decorate(with decorator: ValueID, _ site: CallSite, _ frame: inout Frame) -> ValueID {
    let decorated = site.positional.first ?? .unknown
    switch values.shape(decorator) {
    case .closure:
      let result = call(decorator, site, &frame)
      return result == .bottom || result == .null || result == .unknown ? decorated : values.join(result, decorated)
    case .member(let path): applyDecoratorRows(path, site, &frame)
    case .typed(let type): applyDecoratorRows(type, site, &frame)
    default: break
    }
    return decorated
  }

  /// Calls a function value that a library was given, with what the library gives it.
  @discardableResult
  mutating func callBack(_ function: ValueID, _ arguments: [ValueID], _ place: Place, _ frame: inout Frame) -> ValueID {
    var site = CallSite(place: place)
    site.positional = arguments
    site.registers = arguments.map { _ in nil }
    switch values.shape(function) {
    case .closure, .union, .member, .resolver:
      let result = call(function, site, &frame)
      // That the function does not come back does not keep the library from coming back.
      frame.endsHere = false
      return result
    default: return .bottom
    }
  }

  /// Calling something that nobody knows: its result may hold what it was given, and functions it was given may be
  /// called with anything.
  mutating func callUnknown(_ callee: ValueID, _ name: String, _ site: CallSite, _ frame: inout Frame) -> ValueID {
    evidence.noteUnresolved(name, site.place)
    if isGivenData(site) { evidence.decisions.insert(frame.id) }
    return resultOfUnknown(callee, name, site, &frame)
  }

  /// Whether a call is given something that is not the function's own.
  mutating func isGivenData(_ site: CallSite) -> Bool {
    (site.positional + site.named.map(\.value) + [site.receiver, site.spread, site.spreadFields])
      .contains { !values.deepTaints($0).isEmpty }
  }

  mutating func resultOfUnknown(_ callee: ValueID, _ name: String, _ site: CallSite, _ frame: inout Frame) -> ValueID {
    let through = values.symbols.intern(name)
    var taints = values.taints.union(values.deepTaints(site.receiver), values[callee].taints)
    if !name.isEmpty { taints = values.taints.extend(taints, site.place, .through(through)) }
    for (value, guess) in guesses(site) {
      taints = values.taints.union(taints, guessed(value, guess, through, site.place))
      if case .closure = values.shape(value) { callBack(value, [.unknown, .unknown, .unknown], site.place, &frame) }
    }
    // A client made with a password does not answer with it.
    taints = values.taints.filter(taints) { !$0.kind.staysInside }
    // A function that a module hands to an unknown one and keeps the result of is likely wrapped in it.
    let functions = site.positional.filter { if case .closure = values.shape($0) { true } else { false } }
    guard frame.function.kind == .module, functions.count == 1 else { return values.unknown(taints) }
    return values.setting(values.unknown(taints), words.wrapped, to: functions[0])
  }

  /// The arguments of a call that nobody knows, each with where it stands.
  private func guesses(_ site: CallSite) -> [(value: ValueID, guess: Guess)] {
    let positional = site.positional.enumerated().map { ($1, $0 == 0 ? Guess.first : .later) }
    let named = site.named.map { ($0.value, site.positional.isEmpty && site.named.count == 1 ? Guess.first : .later) }
    return positional + named + [(site.spread, .later), (site.spreadFields, .inside)]
  }

  /// The taints of an argument, and of what an object that the code wrote holds, in the result of a call.
  private mutating func guessed(_ value: ValueID, _ guess: Guess, _ name: Symbol, _ place: Place) -> TaintsID {
    let (own, all) = (values[value].taints, values.deepTaints(value))
    let isWritten = own.isEmpty && isPlainObject(value)
    return values.taints.extend(all, place, .guessed(name, isWritten ? .inside : guess))
  }

  // MARK: Promises

  /// The number of the promise that a call makes.
  mutating func promise(at place: Place, of owner: ActivationID) -> UInt32 {
    if let known = promises.firstIndex(where: { $0.place == place && $0.owner == owner }) { return UInt32(known) }
    promises.append(PendingPromise(place: place, owner: owner))
    return UInt32(promises.count - 1)
  }

  /// `resolve(value)`
  private mutating func resolve(_ number: UInt32, _ site: CallSite) -> ValueID {
    let old = promises[Int(number)].value
    let new = site.positional.prefix(1).reduce(old) { values.join($0, $1) }
    if new == old { return .null }
    promises[Int(number)].value = new
    enqueue(promises[Int(number)].owner)
    return .null
  }
}
