import Core
import Syntax

// Fields, elements, objects, strings and operators.

extension Solver {
  // MARK: Reading

  mutating func getField(_ object: ValueID, _ name: Symbol, _ place: Place, _ frame: inout Frame) -> ValueID {
    let node = values[object]
    switch node.shape {
    case .instance(let number): return member(name, ofInstance: number, object, place, &frame)
    case .module(let index): return exported(name, from: index, readBy: frame.id)
    case .exports(let index): return exported(name, from: index, readBy: frame.id)
    case .member(let path): return memberOfLibrary(path, name, node, place, &frame)
    case .typed(let type): return memberOfType(type, name, object, place, &frame)
    case .classValue(let type, let outer): return staticMember(name, of: type, outer, object, &frame)
    case .union(let id):
      let parts = values.alternatives(id)
      let joined = parts.reduce(ValueID.bottom) { values.join($0, getField($1, name, place, &frame)) }
      return values.adding(node.taints, to: joined)
    default:
      if name == words.length { return values.make(.number(nil)) }
      guard let known = values.field(object, name) else { return .unknown }
      return read(known, name, of: node, place, frame)
    }
  }

  /// A field of data: of a caught exception the message and the stack are told apart, and the way notes the reading.
  private mutating func read(
    _ value: ValueID, _ name: Symbol, of object: ValueNode, _ place: Place, _ frame: Frame
  ) -> ValueID {
    let value = withoutWholeSecret(value, name)
    let own = values[value].taints
    if own.isEmpty { return value }
    let narrowed = exceptionPart(own, name, place, frame)
    if narrowed != own { return values.with(value, taints: narrowed) }
    return markingSensitive(values.extending(value, place, .read(name)), name, place)
  }

  /// A named part of something sensitive is not that thing: the user's name in a token is no token.
  mutating func withoutWholeSecret(_ value: ValueID, _ name: Symbol) -> ValueID {
    let taints = values.deepTaints(value)
    let isSensitive = values.taints[taints].contains { values.taints.sources[Int($0.source)].kind == .sensitive }
    if !isSensitive { return value }
    let text = values.symbols[name]
    if SensitiveNames.isPartOfSecret(text) || SensitiveNames.isSensitive(text) { return value }
    return values.changingTaints(value) { taints, set in taints.filter(set) { $0.kind != .sensitive } }
  }

  /// A field that an outsider sends and whose name says that it is a password or a card's number.
  private mutating func markingSensitive(_ value: ValueID, _ name: Symbol, _ place: Place) -> ValueID {
    let text = values.symbols[name]
    guard SensitiveNames.isSensitive(text) else { return value }
    let taints = values[value].taints
    let sent = values.taints[taints].map { values.taints.sources[Int($0.source)] }.first { $0.kind == .event }
    guard let sent else { return value }
    let sensitive = source(.sensitive, sent.controller, "the field \(text) of the event", place)
    return values.adding(sensitive, to: value)
  }

  mutating func getIndex(_ object: ValueID, _ key: ValueID, _ place: Place, _ frame: inout Frame) -> ValueID {
    if let name = constantKey(key) { return getField(object, name, place, &frame) }
    if case .typed(let type) = values.shape(object), values.symbols[type].hasPrefix("aws:") {
      return operation(of: object, type, namedBy: key, place, &frame)
    }
    let element = values.element(object)
    return values.extending(element, place, .read(values.symbols.intern("*")))
  }

  /// A client's method by a name that is a value: one of several, or one that only exists at run time.
  private mutating func operation(
    of client: ValueID, _ type: Symbol, namedBy key: ValueID, _ place: Place, _ frame: inout Frame
  ) -> ValueID {
    if case .union(let id) = values.shape(key) {
      let names = values.alternatives(id).map { constantKey($0) }
      let known = names.compactMap(\.self)
      if known.count == names.count {
        return known.reduce(.bottom) { values.join($0, getField(client, $1, place, &frame)) }
      }
    }
    noteOpenCall("an operation of \(values.symbols[type].dropFirst(4)) that is named at run time", place, frame)
    return .unknown
  }

  /// The name that a constant key stands for.
  mutating func constantKey(_ key: ValueID) -> Symbol? {
    if let text = constantText(key) { return values.symbols.intern(text) }
    guard case .number(let number?) = values.shape(key), let whole = Int(exactly: number) else { return nil }
    return values.symbols.intern(String(whole))
  }

  /// The name of a field that an environment variable names.
  private mutating func variableKey(_ key: ValueID) -> Symbol? {
    guard case .text(let id) = values.shape(key), case .environment(let name)? = values.pieces(id).first,
      values.pieces(id).count == 1
    else { return nil }
    return values.symbols.intern(FieldName.name(ofVariable: values.symbols[name]))
  }

  /// The text of a value that is one constant string.
  func constantText(_ value: ValueID) -> String? {
    guard case .text(let id) = values.shape(value) else { return nil }
    let pieces = values.pieces(id)
    if pieces.isEmpty { return "" }
    guard pieces.count == 1, case .literal(let literal) = pieces[0] else { return nil }
    return values.symbols[literal]
  }

  mutating func slice(_ value: ValueID) -> ValueID {
    switch values.shape(value) {
    case .text: return values.text([.unknown], values[value].taints)
    case .list, .object: return values.storing(values.element(value), in: values.make(.list, values[value].taints))
    default: return value
    }
  }

  /// The names of an object's fields: of one that an outsider made they are the outsider's too, of one that the code
  /// wrote field by field they are the code's.
  mutating func keys(of object: ValueID) -> ValueID {
    let node = values[object]
    guard case .object = node.shape else { return values.text([.unknown], values.deepTaints(object)) }
    return values.text([.unknown], values.taints.union(node.taints, values.deepTaints(node.rest)))
  }

  // MARK: Writing

  mutating func setField(
    _ object: Register, _ name: Symbol, _ value: ValueID, _ place: Place, _ frame: inout Frame
  ) {
    switch values.shape(frame[object]) {
    case .instance(let number): store(value, in: name, ofInstance: number)
    case .exports(let index): export(value, as: name, from: index)
    case .classValue(let type, _):
      let old = classFields[type]?[name] ?? .bottom
      classFields[type, default: [:]][name] = values.join(old, value)
    case .union(let id):
      for part in values.alternatives(id) {
        if case .instance(let number) = values.shape(part) { store(value, in: name, ofInstance: number) }
      }
    default:
      noteStoreInStore(frame[object], name, value, place, frame)
      let changed = values.setting(frame[object], name, to: value)
      write(changed, backTo: object, &frame)
    }
  }

  mutating func setIndex(
    _ object: Register, _ key: ValueID, _ value: ValueID, _ place: Place, _ frame: inout Frame
  ) {
    if let name = constantKey(key) { return setField(object, name, value, place, &frame) }
    notePollution(object, key, place, frame)
    if case .instance(let number) = values.shape(frame[object]) {
      return store(value, in: values.symbols.intern("*"), ofInstance: number)
    }
    write(values.storing(value, in: frame[object]), backTo: object, &frame)
  }

  /// `o[a][b] = v` with both names from outside: with `__proto__` as the first one the second is set on every object.
  private mutating func notePollution(_ object: Register, _ key: ValueID, _ place: Place, _ frame: Frame) {
    guard frame.module.language.isECMAScript, case .getIndex(_, let first) = frame.operation(object) else { return }
    guard constantKey(frame[first]) == nil else { return }
    let callee = "the name of a property"
    let both = values.taints.union(values.deepTaints(key), values.deepTaints(frame[first]))
    if !values.deepTaints(frame[first]).isEmpty {
      report(values.unknown(both), reaching: .propertyName, at: place, callee: callee, frame)
    }
  }

  /// Puts a changed object back to where the register's value was read from.
  mutating func write(_ value: ValueID, backTo register: Register, _ frame: inout Frame) {
    frame[register] = value
    switch frame.operation(register) {
    case .load(let variable):
      assign(value, to: variable, &frame)
      noteChangedArgument(value, variable, &frame)
    case .store(let variable, _): assign(value, to: variable, &frame)
    case .loadOuter(let depth, let variable):
      store(value, in: variable, of: outer(depth, of: frame.id), fromInside: true)
    case .loadExports:
      if case .exports = values.shape(value) { return }
      setWhole(value, of: frame.moduleIndex)
    case .getField(let object, let name):
      let symbol = values.symbols.intern(frame.module[name])
      writePart(value, symbol, of: object, &frame)
    case .getIndex(let object, let key):
      if let symbol = constantKey(frame[key]) {
        writePart(value, symbol, of: object, &frame)
      } else {
        write(values.storing(value, in: frame[object]), backTo: object, &frame)
      }
    default: break
    }
  }

  private mutating func writePart(_ value: ValueID, _ name: Symbol, of object: Register, _ frame: inout Frame) {
    if case .instance(let number) = values.shape(frame[object]) {
      store(value, in: name, ofInstance: number)
    } else if case .exports(let index) = values.shape(frame[object]) {
      export(value, as: name, from: index)
    } else {
      write(values.setting(frame[object], name, to: value), backTo: object, &frame)
    }
  }

  private mutating func noteChangedArgument(_ value: ValueID, _ variable: Variable, _ frame: inout Frame) {
    guard let index = frame.function.parameters.firstIndex(where: { $0.variable == variable }) else { return }
    if frame.isAssigned[Int(variable.index)] { return }
    let old = frame.effects.changedArguments[index] ?? .bottom
    frame.effects.changedArguments[index] = values.join(old, value)
  }

  // MARK: Making

  mutating func list(_ operands: Operands, _ frame: Frame) -> ValueID {
    var result = values.make(.list)
    var position: Int? = 0
    for operand in frame.function.operands[operands.range] {
      let value = frame[operand.value]
      if case .spread = operand.kind {
        result = values.storing(values.element(value), in: result)
        position = nil
      } else if let index = position, index < 32 {
        result = values.setting(result, values.symbols.intern(String(index)), to: value)
        position = index + 1
      } else {
        result = values.storing(value, in: result)
      }
    }
    return result
  }

  mutating func object(_ operands: Operands, _ frame: Frame) -> ValueID {
    var result = values.make(.object)
    for operand in frame.function.operands[operands.range] {
      let value = frame[operand.value]
      switch operand.kind {
      case .named(let name):
        let symbol = values.symbols.intern(frame.module[name])
        let place = frame.place(frame.function.instructions[Int(operand.value.index)])
        result = values.setting(result, symbol, to: values.extending(value, place, .assigned(symbol)))
      case .computed(let key):
        if let name = constantKey(frame[key]) ?? variableKey(frame[key]) {
          result = values.setting(result, name, to: value)
        } else {
          result = values.storing(value, in: result)
        }
      case .spreadFields, .spread: result = merging(value, into: result, readBy: frame.id)
      case .positional: result = values.storing(value, in: result)
      }
    }
    return result
  }

  /// The fields of one object copied over those of another.
  mutating func merging(_ source: ValueID, into target: ValueID, readBy reader: ActivationID = .none) -> ValueID {
    let node = values[source]
    switch node.shape {
    case .module(let index): return merging(exportsAsFields(of: index, readBy: reader), into: target)
    case .object, .list, .typed:
      var result = target
      for field in node.fields { result = values.setting(result, field.name, to: field.value) }
      if node.rest != .bottom { result = values.storing(node.rest, in: result) }
      return result
    case .union(let id):
      return values.alternatives(id).reduce(target) { values.join($0, merging($1, into: target)) }
    default:
      return node.taints.isEmpty ? target : values.storing(values.unknown(node.taints), in: target)
    }
  }

  // MARK: Operators

  mutating func binary(
    _ operation: BinaryOperator, _ left: Register, _ right: Register, _ place: Place, _ frame: Frame
  ) -> ValueID {
    let (one, other) = (frame[left], frame[right])
    switch operation {
    case .add: return add(one, other, place)
    case .remainder:
      if case .text = values.shape(one) { return formatted(one, with: other, place) }
      return values.make(.number(nil))
    case .arithmetic:
      // A path object is its text, and dividing it by a name joins the two.
      if case .text = values.shape(one), frame.module.language == .python {
        return joinedText([one, values.text("/"), other], place)
      }
      return values.make(.number(nil))
    case .equal, .notEqual, .contains, .notContains, .isInstance, .less, .lessOrEqual, .greater, .greaterOrEqual:
      return comparison(operation, left, right, frame)
    }
  }

  private mutating func add(_ left: ValueID, _ right: ValueID, _ place: Place) -> ValueID {
    let (left, right) = (values.singleText(left), values.singleText(right))
    switch (values.shape(left), values.shape(right)) {
    case (.number, .number): return values.make(.number(nil))
    case (.list, _), (_, .list):
      return values.storing(values.element(right), in: values.storing(values.element(left), in: values.make(.list)))
    case (.text, _), (_, .text): return joinedText([left, right], place)
    default:
      let second = behind([.unknown], values.deepTaints(right), place)
      let taints = values.taints.union(values.deepTaints(left), second)
      return values.unknown(values.taints.extend(taints, place, .joined))
    }
  }

  mutating func unary(_ operation: UnaryOperator, _ value: ValueID) -> ValueID {
    switch operation {
    case .not:
      if let known = truth(of: value) { return values.make(.boolean(!known)) }
      guard case .test(let id) = values.shape(value), !values[id].isPosition else { return values.make(.boolean(nil)) }
      return values.test(values[id].negated)
    case .arithmetic: return values.make(.number(nil))
    case .typeName: return values.text([.unknown])
    }
  }
}
