import Core

// What a test says about the tested value on the branches behind it.

extension Solver {
  /// Where a register's value was read from: a variable and the fields below it.
  mutating func origin(of register: Register, _ frame: Frame) -> Origin? {
    switch frame.operation(register) {
    case .load(let variable), .store(let variable, _): return Origin(owner: frame.id, variable: variable, path: [])
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
    if case .test(let id) = values.shape(frame[condition]), !values[id].isPosition {
      for effect in values[id].effects where effect.holds == isTrue { clean(effect.subject, of: effect.sinks, &frame) }
    }
    if isTrue, let key = keyOfTable(condition, frame) { clean(key, of: .all, &frame) }
    if !isTrue, let origin = origin(of: condition, frame) {
      // What is false, empty or missing carries nothing.
      clean(origin, of: .all, &frame)
    }
  }

  /// The key of a table that the program itself wrote: where something was found under the key, it is one of the
  /// table's own. `COMMANDS[name]`, `COMMANDS.get(name)`
  private mutating func keyOfTable(_ register: Register, _ frame: Frame) -> Origin? {
    let table: Register
    let key: Register
    switch frame.operation(register) {
    case .getIndex(let object, let index): (table, key) = (object, index)
    case .callMethod(let object, let name, let operands) where operands.count == 1 && frame.module[name] == "get":
      (table, key) = (object, frame.function.operands[operands.range.lowerBound].value)
    default: return nil
    }
    let node = values[frame[table]]
    guard node.shape == .object, !node.fields.isEmpty, values.deepTaints(frame[table]).isEmpty else { return nil }
    return origin(of: key, frame)
  }

  /// Takes dangers from a value where it is kept.
  mutating func clean(_ origin: Origin, of sinks: SinkSet, _ frame: inout Frame) {
    // A test that was made in another function speaks of variables that this one does not have.
    guard origin.owner == frame.id else { return }
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
      if let test = decided(operation, frame[left], frame[right]) ?? decided(operation, frame[right], frame[left]) {
        return values.test(test)
      }
      return values.test(
        Test(
          effects: equality(of: left, with: frame[right], isEqual, frame)
            + equality(of: right, with: frame[left], isEqual, frame)))
    case .contains, .notContains:
      return values.test(Test(effects: membership(of: left, in: frame[right], operation == .contains, frame)))
    case .isInstance: return values.test(Test(effects: instance(left, of: frame[right], frame)))
    default:
      let test =
        decided(operation, frame[left], frame[right]) ?? decided(operation.mirrored, frame[right], frame[left])
      if let test { return values.test(test) }
      let effects = bounded(left, by: frame[right], frame) + bounded(right, by: frame[left], frame)
      return effects.isEmpty ? values.make(.boolean(nil)) : values.test(Test(effects: effects))
    }
  }

  /// A number that is compared with a limit of the code's own is not without limits on either side.
  private mutating func bounded(_ subject: Register, by limit: ValueID, _ frame: Frame) -> [Test.Effect] {
    guard values.taints[values[frame[subject]].taints].contains(where: { $0.sinks.contains(.size) }),
      values.deepTaints(limit).isEmpty, let origin = origin(of: subject, frame)
    else { return [] }
    return [true, false].map { Test.Effect(subject: origin, sinks: SinkSet(.size), holds: $0) }
  }

  /// The outcome of a test compared with a constant: `check(x) === false`, `match(x) is None`, `list.indexOf(x) < 0`.
  private func decided(_ operation: BinaryOperator, _ tested: ValueID, _ constant: ValueID) -> Test? {
    guard case .test(let id) = values.shape(tested) else { return nil }
    let test = values[id]
    switch values.shape(constant) {
    case .boolean(let flag?) where !test.isPosition:
      return (operation == .equal) == flag ? test : test.negated
    case .null where !test.isPosition: return operation == .equal ? test.negated : test
    case .number(let number?) where test.isPosition: return found(test, operation, number)
    default: return nil
    }
  }

  /// A position compared with a number: what of the comparison's outcome says that something was found.
  private func found(_ test: Test, _ operation: BinaryOperator, _ number: Double) -> Test? {
    let isFound = test.truth
    switch operation {
    case .equal: return number < 0 ? test.negated : isFound
    case .notEqual: return number == -1 ? isFound : nil
    case .less: return number >= 0 ? test.negated : nil
    case .lessOrEqual: return number >= -1 ? test.negated : nil
    case .greater: return number >= -1 ? isFound : nil
    case .greaterOrEqual: return number >= 0 ? isFound : nil
    default: return nil
    }
  }

  /// A decision about who somebody is, taken on what they say themselves: a role or an identity that is compared.
  private mutating func decide(on subject: Register, against other: ValueID, _ frame: Frame) {
    guard !values[frame[subject]].taints.isEmpty,
      let name = origin(of: subject, frame)?.path.last ?? variableName(subject, frame)
    else { return }
    let isConstant = constantText(other).map { !$0.isEmpty } ?? isDecisive(other)
    if !isConstant { return noteTiming(subject, values.symbols[name], other, frame) }
    guard SensitiveNames.isPrivilege(values.symbols[name]) else { return }
    let instruction = frame.function.instructions[Int(subject.index)]
    let callee = "the comparison of \(values.symbols[name])"
    report(frame[subject], reaching: .identity, at: frame.place(instruction), callee: callee, frame)
  }

  /// A right that the sender claims to have: `if body.isAdmin`. A variable counts when it holds such a field and nothing
  /// else; the answer of a check has the same name often enough.
  mutating func decide(onFlag condition: Register, _ frame: Frame) {
    var register = condition
    while case .unary(.not, let inner) = frame.operation(register) { register = inner }
    guard !values[frame[register]].taints.isEmpty, let name = claimedFlag(register, frame) else { return }
    let place = frame.place(frame.function.instructions[Int(register.index)])
    report(frame[register], reaching: .identity, at: place, callee: "the condition \(name)", frame)
  }

  /// The name of the flag that a register reads from an object.
  private mutating func claimedFlag(_ register: Register, _ frame: Frame) -> String? {
    if let field = origin(of: register, frame)?.path.last {
      return RightsWords.nameFlag(values.symbols[field]) ? values.symbols[field] : nil
    }
    guard case .load(let variable) = frame.operation(register) else { return nil }
    var names: [String] = []
    for instruction in frame.function.instructions {
      guard case .store(variable, let value) = instruction.operation else { continue }
      guard let field = origin(of: value, frame)?.path.last else { return nil }
      names.append(values.symbols[field])
    }
    return names.allSatisfy(RightsWords.nameFlag) ? names.first : nil
  }

  /// `true`, or the number of a role.
  private func isDecisive(_ constant: ValueID) -> Bool {
    switch values.shape(constant) {
    case .boolean(true), .number(.some): true
    default: false
    }
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
    guard case .test(let id) = values.shape(value) else { return value }
    return values.make(values[id].isPosition ? .number(nil) : .boolean(nil), values[value].taints)
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
    if case .unary(.typeName, let named) = frame.operation(subject) { return typeName(of: named, other, holds, frame) }
    guard let origin = origin(of: subject, frame) else { return [] }
    // `x != null` tells nothing about an x that is something.
    return [Test.Effect(subject: origin, sinks: .all, holds: holds)]
  }

  /// `typeof x === "number"`: a number carries nothing, a string no operator.
  private mutating func typeName(
    of subject: Register, _ name: ValueID, _ holds: Bool, _ frame: Frame
  ) -> [Test.Effect] {
    guard let origin = origin(of: subject, frame) else { return [] }
    switch constantText(name) {
    case "number", "boolean", "bigint", "undefined", "symbol":
      return [Test.Effect(subject: origin, sinks: .all, holds: holds)]
    case "string": return [Test.Effect(subject: origin, sinks: SinkSet(.nosql), holds: holds)]
    default: return []
    }
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
    // What is thrown and is no error is a value of the program's own.
    if ["Error", "Exception"].contains(name), isException(frame[subject]) {
      return [Test.Effect(subject: origin, sinks: .all, holds: false)]
    }
    guard ["int", "float", "bool", "Number", "Boolean", "Date"].contains(where: { name.hasSuffix($0) }) else {
      return []
    }
    return [Test.Effect(subject: origin, sinks: .all, holds: true)]
  }
}

extension Solver {
  private func isException(_ value: ValueID) -> Bool {
    values.taints[values[value].taints].contains { values.taints.sources[Int($0.source)].kind == .exceptionObject }
  }
}

extension BinaryOperator {
  /// The comparison with its sides exchanged.
  fileprivate var mirrored: BinaryOperator {
    switch self {
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    default: self
    }
  }
}
