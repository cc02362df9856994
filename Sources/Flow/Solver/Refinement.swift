import Core

// What a test says about the tested value on the branches behind it.

extension Solver {
  /// Where a register's value was read from: a variable and the fields below it.
  mutating func origin(of register: Register, _ frame: Frame) -> Origin? {
    switch frame.operation(register) {
    case .load(let variable), .store(let variable, _): return Origin(variable: variable, path: [])
    case .getField(let object, let name):
      guard var origin = origin(of: object, frame) else { return nil }
      origin.path.append(values.symbols.intern(frame.module[name]))
      return origin
    case .getIndex(let object, let key):
      guard var origin = origin(of: object, frame), let name = constantKey(frame[key]) else { return nil }
      origin.path.append(name)
      return origin
    case .callMethod(let object, let name, let operands) where operands.count > 0:
      // `event.get("id")` reads the same place as `event["id"]`.
      guard frame.module[name] == "get", var origin = origin(of: object, frame) else { return nil }
      let key = frame.function.operands[operands.range.lowerBound].value
      guard let field = constantKey(frame[key]) else { return nil }
      origin.path.append(field)
      return origin
    default: return nil
    }
  }

  /// Applies the outcome of a condition to the variables.
  mutating func refine(_ condition: Register, isTrue: Bool, _ frame: inout Frame) {
    if case .test(let id) = values.shape(frame[condition]) {
      for effect in values[id].effects where effect.holds == isTrue { clean(effect.subject, of: effect.sinks, &frame) }
    }
    if !isTrue, let origin = origin(of: condition, frame) {
      // What is false, empty or missing carries nothing.
      clean(origin, of: .all, &frame)
    }
  }

  /// Takes dangers from a value where it is kept.
  mutating func clean(_ origin: Origin, of sinks: SinkSet, _ frame: inout Frame) {
    // A test that was made in another function speaks of variables that this one does not have.
    guard Int(origin.variable.index) < frame.variables.count else { return }
    let old = frame.variables[Int(origin.variable.index)]
    let new = cleaning(old, at: origin.path[...], of: sinks)
    if new != old { frame.variables[Int(origin.variable.index)] = new }
  }

  private mutating func cleaning(_ value: ValueID, at path: ArraySlice<Symbol>, of sinks: SinkSet) -> ValueID {
    guard let name = path.first else { return values.cleaning(value, of: sinks) }
    guard let field = values.field(value, name) else { return value }
    let cleaned = cleaning(field, at: path.dropFirst(), of: sinks)
    return cleaned == field ? value : values.setting(value, name, to: cleaned)
  }

  // MARK: Comparisons

  /// A comparison as a test: equality with a constant, membership in a set of constants, a check of the type.
  mutating func comparison(_ operation: BinaryOperator, _ left: Register, _ right: Register, _ frame: Frame) -> ValueID
  {
    switch operation {
    case .equal, .notEqual:
      if let known = constantComparison(frame[left], frame[right]) {
        return values.make(.boolean(operation == .equal ? known : !known))
      }
      let isEqual = operation == .equal
      decide(on: left, against: frame[right], frame)
      decide(on: right, against: frame[left], frame)
      return values.test(
        Test(
          effects: equality(of: left, with: frame[right], isEqual, frame)
            + equality(of: right, with: frame[left], isEqual, frame)))
    case .contains, .notContains:
      return values.test(Test(effects: membership(of: left, in: frame[right], operation == .contains, frame)))
    case .isInstance: return values.test(Test(effects: instance(left, of: frame[right], frame)))
    default: return values.make(.boolean(nil))
    }
  }

  /// A decision about who somebody is, taken on what they say themselves: a role or an identity that is compared.
  private mutating func decide(on subject: Register, against other: ValueID, _ frame: Frame) {
    guard !values[frame[subject]].taints.isEmpty,
      let name = origin(of: subject, frame)?.path.last ?? variableName(subject, frame)
    else { return }
    let isConstant = constantText(other).map { !$0.isEmpty } ?? (values.shape(other) == .boolean(true))
    if !isConstant { return noteTiming(subject, values.symbols[name], other, frame) }
    guard SensitiveNames.isPrivilege(values.symbols[name]) else { return }
    let instruction = frame.function.instructions[Int(subject.index)]
    let callee = "the comparison of \(values.symbols[name])"
    report(frame[subject], reaching: .identity, at: frame.place(instruction), callee: callee, frame)
  }

  /// A signature that is compared byte by byte: the time tells how many bytes are right.
  private mutating func noteTiming(_ subject: Register, _ name: String, _ other: ValueID, _ frame: Frame) {
    guard SensitiveNames.isSignature(name), other != .null, constantText(other) == nil else { return }
    if case .boolean = values.shape(other) { return }
    let place = frame.place(frame.function.instructions[Int(subject.index)])
    let row = CatalogRow(subject: Selector(.result), effect: .misuse("timing-unsafe-comparison"), confidence: .medium)
    evidence.addMisuse("timing-unsafe-comparison", place, name, row, frame.id)
  }

  private mutating func variableName(_ register: Register, _ frame: Frame) -> Symbol? {
    guard case .load(let variable) = frame.operation(register) else { return nil }
    return values.symbols.intern(frame.module[frame.function.variables[Int(variable.index)].name])
  }

  /// A test speaks of the variables of the function it was made in; outside it is a boolean.
  mutating func withoutTest(_ value: ValueID) -> ValueID {
    guard case .test = values.shape(value) else { return value }
    return values.make(.boolean(nil), values[value].taints)
  }

  /// Whether two constants are equal; nil when one of them is not a constant.
  private func constantComparison(_ left: ValueID, _ right: ValueID) -> Bool? {
    if let one = constantText(left), let other = constantText(right) { return one == other }
    if case .number(let one?) = values.shape(left), case .number(let other?) = values.shape(right) {
      return one == other
    }
    return nil
  }

  /// A value equal to something that no outsider chose is not an outsider's any more.
  private mutating func equality(
    of subject: Register, with other: ValueID, _ holds: Bool, _ frame: Frame
  ) -> [Test.Effect] {
    if !values.deepTaints(other).isEmpty { return [] }
    guard let origin = origin(of: subject, frame) else { return [] }
    // `x != null` tells nothing about an x that is something.
    return [Test.Effect(subject: origin, sinks: .all, holds: holds)]
  }

  private mutating func membership(
    of subject: Register, in collection: ValueID, _ holds: Bool, _ frame: Frame
  ) -> [Test.Effect] {
    guard let origin = origin(of: subject, frame), values.deepTaints(collection).isEmpty else { return [] }
    if case .text = values.shape(collection) { return [] }
    return [Test.Effect(subject: origin, sinks: .all, holds: holds)]
  }

  private mutating func instance(_ subject: Register, of type: ValueID, _ frame: Frame) -> [Test.Effect] {
    guard let origin = origin(of: subject, frame), case .member(let path) = values.shape(type) else { return [] }
    let name = values.symbols[path]
    guard ["int", "float", "bool", "Number", "Boolean", "Date"].contains(where: { name.hasSuffix($0) }) else {
      return []
    }
    return [Test.Effect(subject: origin, sinks: .all, holds: true)]
  }

  // MARK: Functions that check their arguments

  /// At a return: which dangers of each parameter have been ruled out on the way here.
  mutating func noteRuledOut(_ result: ValueID, _ frame: inout Frame) {
    let isFirst = frame.returns == 0
    let outcome = truth(of: result)
    var effects = frame.effects
    for (index, parameter) in frame.function.parameters.enumerated() where parameter.kind == .positional {
      let variable = Int(parameter.variable.index)
      guard !frame.isAssigned[variable], variable < frame.initial.count else { continue }
      let gone = ruledOut(from: frame.initial[variable], to: frame.variables[variable])
      let tested = testedBy(result, parameter.variable)
      effects.ruledOut[index] = isFirst ? gone : (effects.ruledOut[index] ?? []).intersection(gone)
      if outcome != false {
        let now = gone.union(tested.whenTrue)
        effects.ruledOutWhenTrue[index] = (effects.ruledOutWhenTrue[index] ?? .all).intersection(now)
      }
      if outcome != true {
        let now = gone.union(tested.whenFalse)
        effects.ruledOutWhenFalse[index] = (effects.ruledOutWhenFalse[index] ?? .all).intersection(now)
      }
    }
    frame.effects = effects
  }

  private mutating func ruledOut(from before: ValueID, to after: ValueID) -> SinkSet {
    let (old, new) = (values.deepTaints(before), values.deepTaints(after))
    if old == new { return [] }
    return dangers(of: old).subtracting(dangers(of: new))
  }

  private func dangers(of taints: TaintsID) -> SinkSet {
    values.taints[taints].reduce(SinkSet()) { $0.union($1.sinks) }
  }

  private func testedBy(_ result: ValueID, _ variable: Variable) -> (whenTrue: SinkSet, whenFalse: SinkSet) {
    guard case .test(let id) = values.shape(result) else { return ([], []) }
    var (whenTrue, whenFalse) = (SinkSet(), SinkSet())
    for effect in values[id].effects where effect.subject == Origin(variable: variable, path: []) {
      if effect.holds { whenTrue.formUnion(effect.sinks) } else { whenFalse.formUnion(effect.sinks) }
    }
    return (whenTrue, whenFalse)
  }

  /// The result of a checking function as a test of the arguments it was given.
  mutating func testResult(
    of effects: Activation.Effects, _ result: ValueID, _ function: IRFunction, _ site: CallSite, _ frame: Frame
  ) -> ValueID {
    var list: [Test.Effect] = []
    for (holds, ruledOut) in [(true, effects.ruledOutWhenTrue), (false, effects.ruledOutWhenFalse)] {
      for (parameter, sinks) in ruledOut.sorted(by: { $0.key < $1.key }) where !sinks.isEmpty {
        guard let register = register(of: parameter, function, site), let origin = origin(of: register, frame) else {
          continue
        }
        list.append(Test.Effect(subject: origin, sinks: sinks, holds: holds))
      }
    }
    switch values.shape(result) {
    case .test, .boolean: return values.test(Test(effects: list), values[result].taints)
    default:
      return values.extending(
        result, site.place, .returned(from: values.symbols.intern("")))
    }
  }
}
