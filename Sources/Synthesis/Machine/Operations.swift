import Core
import Flow

// What each operation of the intermediate representation does.
extension Machine {
  mutating func perform(_ operation: Operation, at place: Place?, of function: IRFunction, in frame: Frame) -> Value {
    switch operation {
    case .constant, .pattern, .unknown, .list, .object, .text, .slice, .binary, .unary:
      return data(operation, at: place, of: function, in: frame)
    case .load, .store, .loadOuter, .storeOuter, .loadGlobal, .defaultArgument, .loadThis, .loadSuper:
      return variable(operation, in: frame)
    case .loadExports, .storeExports, .export, .exportAll, .importModule, .importMember:
      return module(operation, in: frame)
    case .getField, .setField, .getIndex, .setIndex: return access(operation, at: place, in: frame)
    case .call, .callMethod, .closure, .makeClass: return call(operation, at: place, of: function, in: frame)
    case .iterate(let collection): return Rounds.element(collection, isKeys: false, in: frame)
    case .iterateKeys(let collection): return Rounds.element(collection, isKeys: true, in: frame)
    case .await(let register): return frame.registers[Int(register.index)]
    case .yield: return .null
    case .caught: return .unknown("an exception")
    }
  }

  // MARK: Variables

  private mutating func variable(_ operation: Operation, in frame: Frame) -> Value {
    switch operation {
    case .load(let variable): return frame.variables[Int(variable.index)] ?? .null
    case .loadOuter(let depth, let variable): return frame.outer(depth)?.variables[Int(variable.index)] ?? .null
    case .store(let variable, let register): store(register, in: variable, of: frame, from: frame)
    case .storeOuter(let depth, let variable, let register):
      if let outer = frame.outer(depth) { store(register, in: variable, of: outer, from: frame) }
    case .defaultArgument(let variable, let register):
      let index = Int(variable.index)
      let isMissing = frame.variables[index].map { $0.isNull && !frame.unit.isPython } ?? true
      if isMissing { frame.variables[index] = frame.registers[Int(register.index)] }
    case .loadThis: return frame.this ?? .null
    case .loadGlobal(let name): return global(frame.unit.module[name], in: frame)
    default: break
    }
    return .null
  }

  /// A comprehension stores one round's list over the one before; here the rounds are joined.
  private func store(_ register: Register, in variable: Variable, of target: Frame, from frame: Frame) {
    let (index, value) = (Int(variable.index), frame.registers[Int(register.index)])
    let body = target.unit.module[target.function]
    if target.unit.isPython, target.unit.module[body.variables[index].name].isEmpty, let old = target.variables[index],
      let place = old.place, place == value.place
    {
      if let list = old.list, let more = value.list, list !== more {
        list.items += more.items
        return
      }
      if let record = old.record, let more = value.record, record !== more, record.type == nil {
        record.merge(more)
        return
      }
    }
    target.variables[index] = value
  }

  // MARK: Data

  private mutating func data(
    _ operation: Operation, at place: Place?, of function: IRFunction, in frame: Frame
  ) -> Value {
    switch operation {
    case .constant(let constant): return self.constant(constant, of: frame.unit.module)
    case .list(let operands): return list(function.operands[operands.range], in: frame)
    case .object(let operands): return object(function.operands[operands.range], in: frame)
    case .text(let operands):
      return Value(.text(Value.join(function.operands[operands.range].map { frame[$0.value] }, Text())))
    case .slice(let register): return slice(frame[register])
    case .binary(let sign, let left, let right): return Operators.binary(sign, frame[left], frame[right])
    case .unary(let sign, let register): return Operators.unary(sign, frame[register])
    case .pattern: return .unknown("a pattern")
    default: return .unknown("an expression that is not understood")
    }
  }

  private func constant(_ constant: Constant, of module: Module) -> Value {
    switch constant {
    case .string(let name): .text(module[name])
    case .number(let number): Value(.number(number))
    case .boolean(let bool): Value(.bool(bool))
    case .null: .null
    }
  }

  private func list(_ operands: ArraySlice<Operand>, in frame: Frame) -> Value {
    let result = List([])
    for operand in operands {
      let value = frame[operand.value]
      guard case .spread = operand.kind else {
        result.items.append(value)
        continue
      }
      if let elements = Elements.of(value, keys: false, isPython: frame.unit.isPython) {
        result.items += elements
      } else if !value.isNull {
        result.openEnd = value.unknown?.reason ?? "a list that is not known"
      }
    }
    return Value(.list(result))
  }

  private func object(_ operands: ArraySlice<Operand>, in frame: Frame) -> Value {
    let result = Record()
    for operand in operands {
      let value = frame[operand.value]
      switch operand.kind {
      case .named(let name): result[frame.unit.module[name]] = value
      case .computed(let key): setComputed(frame[key], value, in: result)
      case .spreadFields, .spread: spread(value, into: result)
      case .positional: continue
      }
    }
    return Value(.record(result))
  }

  private func setComputed(_ key: Value, _ value: Value, in record: Record) {
    if let name = key.literal { record[name] = value } else { record.openEnd = "a name that is not known" }
  }

  private func spread(_ value: Value, into record: Record) {
    switch value.content {
    case .record(let other): record.merge(other)
    case .null, .bool: break
    default: record.openEnd = value.unknown?.reason ?? "fields that are not known"
    }
  }

  /// Where a slice starts and ends the representation leaves out; a list's first element is what is left off most.
  private func slice(_ value: Value) -> Value {
    guard let list = value.list else { return .unknown("a part of a string") }
    return Value(.list(List(Array(list.items.dropFirst()), openEnd: list.openEnd)))
  }

  // MARK: Access

  private mutating func access(_ operation: Operation, at place: Place?, in frame: Frame) -> Value {
    switch operation {
    case .getField(let owner, let name): return member(frame.unit.module[name], of: frame[owner], in: frame)
    case .setField(let owner, let name, let value):
      setMember(frame.unit.module[name], of: frame[owner], to: frame[value].placed(at: place), in: frame)
      return frame[value]
    case .getIndex(let owner, let index): return element(frame[index], of: frame[owner], in: frame)
    case .setIndex(let owner, let index, let value):
      setElement(frame[index], of: frame[owner], to: frame[value].placed(at: place))
      return frame[value]
    default: return .null
    }
  }

  private mutating func element(_ index: Value, of owner: Value, in frame: Frame) -> Value {
    if let list = owner.list {
      guard let number = index.number.flatMap({ Int(exactly: $0) }) else { return .unknown("an element of a list") }
      let position = number < 0 ? list.items.count + number : number
      if list.items.indices.contains(position) { return list.items[position] }
      return list.openEnd.map { .unknown($0) } ?? .null
    }
    guard let name = index.literal else { return .unknown("a field whose name is not known") }
    if let record = owner.record, let field = record[name] { return field }
    return member(name, of: owner, in: frame)
  }

  private func setElement(_ index: Value, of owner: Value, to value: Value) {
    if let list = owner.list {
      guard let position = index.number.flatMap({ Int(exactly: $0) }) else { return }
      if list.items.indices.contains(position) { list.items[position] = value }
      if position == list.items.count { list.items.append(value) }
    } else if let record = owner.record {
      setComputed(index, value, in: record)
    }
  }

  // MARK: Calls

  private mutating func call(
    _ operation: Operation, at place: Place?, of function: IRFunction, in frame: Frame
  ) -> Value {
    switch operation {
    case .closure(let id):
      return Value(.closure(Closure(unit: frame.unit, function: id, frame: frame, this: nil, owner: frame.owner)))
    case .makeClass(let id, let bases):
      let bases = function.operands[bases.range].map { frame[$0.value] }
      return Value(.type(ClassObject(unit: frame.unit, id: id, frame: frame, bases: bases)))
    case .call(let callee, let operands, let kind):
      let arguments = self.arguments(function.operands[operands.range], at: place, in: frame)
      if kind == .decorate { return arguments[0] }
      return asking(from: frame, at: place) { $0.call(frame[callee], arguments) }
    case .callMethod(let receiver, let name, let operands):
      let arguments = self.arguments(function.operands[operands.range], at: place, in: frame)
      let isSuper = if case .loadSuper = function.instructions[Int(receiver.index)].operation { true } else { false }
      let text = frame.unit.module[name]
      return asking(from: frame, at: place) { machine in
        isSuper
          ? machine.callSuper(text, arguments, in: frame)
          : machine.callMethod(text, of: frame[receiver], arguments, in: frame)
      }
    default: return .null
    }
  }

  private func arguments(_ operands: ArraySlice<Operand>, at place: Place?, in frame: Frame) -> Arguments {
    var arguments = Arguments(place: place)
    for operand in operands {
      let value = frame[operand.value]
      switch operand.kind {
      case .positional: arguments.positional.append(value)
      case .named(let name): arguments.named.append((frame.unit.module[name], value))
      case .spread: arguments.positional += value.list?.items ?? []
      case .spreadFields: arguments.named += value.record?.fields ?? []
      case .computed: continue
      }
    }
    return arguments
  }

  /// Remembers, while a call of the program's runs, where the program made it.
  private mutating func asking(from frame: Frame, at place: Place?, _ call: (inout Machine) -> Value) -> Value {
    if frame.unit.isLibrary { return call(&self) }
    let before = (callPlace, callerPath)
    (callPlace, callerPath) = (place, frame.unit.module.path)
    defer { (callPlace, callerPath) = before }
    return call(&self)
  }
}

extension Frame {
  subscript(register: Register) -> Value { registers[Int(register.index)] }
}

/// Operators on values.
enum Operators {
  static func binary(_ sign: BinaryOperator, _ left: Value, _ right: Value) -> Value {
    switch sign {
    case .add: return sum(left, right)
    case .remainder: return remainder(left, right)
    case .arithmetic: return .unknown("a number", isGivenOutside: false)
    case .equal: return truth(left.equals(right))
    case .notEqual: return truth(left.equals(right).map { !$0 })
    case .less: return compared(left, right, <)
    case .lessOrEqual: return compared(left, right, <=)
    case .greater: return compared(left, right, >)
    case .greaterOrEqual: return compared(left, right, >=)
    case .contains: return truth(contains(right, left))
    case .notContains: return truth(contains(right, left).map { !$0 })
    case .isInstance: return truth(isInstance(left, right))
    }
  }

  static func unary(_ sign: UnaryOperator, _ value: Value) -> Value {
    switch sign {
    case .not: truth(value.truth.map { !$0 })
    case .arithmetic: value.number == nil ? .unknown("a number") : .unknown("a number")
    case .typeName: .unknown("a type's name")
    }
  }

  private static func compared(_ left: Value, _ right: Value, _ holds: (Double, Double) -> Bool) -> Value {
    guard let first = left.number, let second = right.number else { return .unknown("a comparison") }
    return Value(.bool(holds(first, second)))
  }

  private static func truth(_ bool: Bool?) -> Value { bool.map { Value(.bool($0)) } ?? .unknown("a comparison") }

  private static func sum(_ left: Value, _ right: Value) -> Value {
    if let first = left.number, let second = right.number { return Value(.number(first + second)) }
    if let first = left.list, let second = right.list {
      return Value(.list(List(first.items + second.items, openEnd: first.openEnd ?? second.openEnd)), at: left.place)
    }
    if let first = left.asText, let second = right.asText {
      return Value(.text(Value.join([first, second].map { Value(.text($0)) }, Text())), at: left.place)
    }
    return .unknown("a sum")
  }

  /// Python's `"%s" % value`
  private static func remainder(_ left: Value, _ right: Value) -> Value {
    guard let format = left.literal else { return .unknown("a number") }
    let values = right.list?.items ?? [right]
    var text = Text()
    var next = 0
    var pieces = format.split(separator: "%", omittingEmptySubsequences: false)
    text.append(.literal(String(pieces.removeFirst())))
    for piece in pieces {
      guard piece.first == "s" || piece.first == "d", next < values.count else { return .unknown("a formatted string") }
      text.append(values[next].asText ?? Text(pieces: [.unknown("a structure")]))
      text.append(.literal(String(piece.dropFirst())))
      next += 1
    }
    return Value(.text(text), at: left.place)
  }

  private static func contains(_ collection: Value, _ element: Value) -> Bool? {
    switch collection.content {
    case .list(let list):
      let answers = list.items.map { $0.equals(element) }
      return answers.contains(true) ? true : answers.contains(nil) || list.openEnd != nil ? nil : false
    case .record(let record):
      guard let name = element.literal else { return nil }
      return record[name] != nil ? true : record.openEnd == nil && record.type == nil ? false : nil
    case .text:
      guard let text = collection.literal, let part = element.literal else { return nil }
      return text.contains(part)
    default: return nil
    }
  }

  private static func isInstance(_ value: Value, _ type: Value) -> Bool? {
    guard case .type(let wanted) = type.content else { return nil }
    if value.unknown != nil { return nil }
    return value.record?.type?.lineage.contains { $0 === wanted } ?? false
  }
}
