import Core

extension Solver {
  /// Blocks that were run more often than this have values that keep growing; what still changes is then forgotten.
  private static let mostVisits = 5

  /// Interprets a function's blocks until the states at their starts no longer change.
  mutating func interpret(_ frame: inout Frame) {
    bindParameters(&frame)
    guard !frame.function.blocks.isEmpty else { return }
    frame.entryStates[0] = frame.variables
    var pending = BlockQueue(order(of: activations[Int(frame.id.index)].function))
    pending.add(0)
    while let index = pending.next() {
      if isExhausted { return }
      runBlock(index, &frame, &pending)
    }
  }

  private mutating func order(of function: FunctionRef) -> BlockOrder {
    if let known = blockOrders[function] { return known }
    let order = BlockOrder(modules[Int(function.module)].module[function.function])
    blockOrders[function] = order
    return order
  }

  private mutating func plainBlocks(of function: FunctionRef) -> PlainBlocks {
    if let known = plainBlocks[function] { return known }
    let order = order(of: function)
    let blocks = PlainBlocks(modules[Int(function.module)].module[function.function], order)
    plainBlocks[function] = blocks
    return blocks
  }

  private mutating func runBlock(_ index: Int, _ frame: inout Frame, _ pending: inout BlockQueue) {
    guard let state = frame.entryStates[index] else { return }
    frame.variables = state
    frame.visits[index] += 1
    let function = activations[Int(frame.id.index)].function
    activations[Int(frame.id.index)].isInPlainBlock = plainBlocks(of: function).contains(index)
    let block = frame.function.blocks[index]
    let handler = block.handler.map { Int($0.index) }
    if let handler { flow(to: handler, &frame, &pending) }
    work += block.instructions.count + 1
    for number in block.instructions {
      let instruction = frame.function.instructions[number]
      frame.registers[number] = evaluate(instruction, Register(number), &frame)
      if frame.endsHere, endsFunction(instruction.operation, frame.registers[number], frame) { return }
      if let handler, mayChangeVariables(instruction.operation) { flow(to: handler, &frame, &pending) }
    }
    leave(block, &frame, &pending)
  }

  /// Whether the code behind a call is out of reach: the function that was called always raises or ends the process.
  private func endsFunction(_ operation: Operation, _ result: ValueID, _ frame: Frame) -> Bool {
    switch operation {
    case .call(let callee, _, .function):
      switch values.shape(frame[callee]) {
      case .closure: return result == .bottom
      case .member: return true
      default: return false
      }
    case .callMethod(let receiver, _, _):
      switch values.shape(frame[receiver]) {
      case .instance, .module, .exports, .classValue: return result == .bottom
      case .member: return true
      default: return false
      }
    default: return false
    }
  }

  private func mayChangeVariables(_ operation: Operation) -> Bool {
    switch operation {
    case .store, .setField, .setIndex: true
    default: false
    }
  }

  private mutating func leave(_ block: Block, _ frame: inout Frame, _ pending: inout BlockQueue) {
    switch block.terminator {
    case .jump(let target): flow(to: Int(target.index), &frame, &pending)
    case .branch(let condition, let then, let other):
      branch(on: condition, then: Int(then.index), else: Int(other.index), &frame, &pending)
    case .return(let register):
      let value = register.map { frame[$0] } ?? .null
      let place = Place(frame.file, block.terminatorStart, block.terminatorEnd)
      if handlers.contains(frame.id) { evidence.noteAnswer(value, place, frame.id) }
      if answers.contains(frame.id) { answer(value, place, frame, callee: "the response") }
      recordReturn(of: value, &frame)
    case .raise(let register):
      if let register, block.handler == nil { raised(frame[register], &frame) }
    }
  }

  private mutating func branch(
    on condition: Register, then: Int, else other: Int, _ frame: inout Frame, _ pending: inout BlockQueue
  ) {
    let before = frame.variables
    decide(onFlag: condition, frame)
    let outcome = truth(of: frame[condition])
    if outcome == nil { evidence.decisions.insert(frame.id) }
    if outcome != false {
      refine(condition, isTrue: true, &frame)
      flow(to: then, &frame, &pending)
    }
    frame.variables = before
    if outcome != true {
      refine(condition, isTrue: false, &frame)
      flow(to: other, &frame, &pending)
    }
  }

  /// Whether a value is certainly true or certainly false.
  func truth(of value: ValueID) -> Bool? {
    let node = values[value]
    switch node.shape {
    case .boolean(let known): return known
    case .null: return node.taints.isEmpty ? false : nil
    case .number(let known?): return known != 0
    case .closure, .classValue, .member, .module: return true
    default: return nil
    }
  }

  /// Joins the current variables into the state at a block's start.
  private mutating func flow(to target: Int, _ frame: inout Frame, _ pending: inout BlockQueue) {
    guard var state = frame.entryStates[target] else {
      frame.entryStates[target] = frame.variables
      pending.add(target)
      return
    }
    var hasChanged = false
    let isGrowing = frame.visits[target] >= Self.mostVisits
    for index in state.indices where state[index] != frame.variables[index] {
      var joined = values.join(state[index], frame.variables[index])
      if joined == state[index] { continue }
      if isGrowing { joined = values.unknown(values.deepTaints(joined)) }
      if joined == state[index] { continue }
      state[index] = joined
      hasChanged = true
    }
    guard hasChanged else { return }
    frame.entryStates[target] = state
    if frame.visits[target] < Self.mostVisits * 4 { pending.add(target) }
  }

  // MARK: Entering and leaving

  private mutating func bindParameters(_ frame: inout Frame) {
    let activation = activations[Int(frame.id.index)]
    for (index, parameter) in frame.function.parameters.enumerated() where index < activation.arguments.count {
      let place = Place(frame.file, parameter.start, parameter.end)
      let name = values.symbols.intern(frame.module[parameter.name])
      var value = activation.arguments[index]
      if parameter.kind == .keywordRest { value = values.join(value, activation.extra) }
      assign(values.extending(value, place, .passed(to: name)), to: parameter.variable, &frame)
    }
    frame.initial = frame.variables
  }

  private mutating func recordReturn(of value: ValueID, _ frame: inout Frame) {
    frame.result = values.join(frame.result, value)
    noteRuledOut(value, &frame)
    frame.returns += 1
  }

  // MARK: Instructions

  private mutating func evaluate(_ instruction: Instruction, _ register: Register, _ frame: inout Frame) -> ValueID {
    switch instruction.operation {
    case .constant(let constant): return value(of: constant, frame.module)
    case .pattern(let source): return values.make(.pattern(values.symbols.intern(frame.module[source])))
    case .unknown: return .unknown
    case .load(let variable): return load(variable, &frame)
    case .store(let variable, let register): return store(frame[register], in: variable, instruction, &frame)
    case .loadOuter(let depth, let variable): return loadOuter(depth, variable, &frame)
    case .storeOuter(let depth, let variable, let register):
      store(frame[register], in: variable, of: outer(depth, of: frame.id), fromInside: true)
      return frame[register]
    case .loadGlobal(let name): return global(frame.module[name], &frame)
    case .defaultArgument(let variable, let register): return applyDefault(frame[register], to: variable, &frame)
    case .loadThis: return this(of: frame.id, frame)
    case .loadSuper: return superclass(of: frame)
    case .loadExports, .storeExports, .export, .exportAll, .importModule, .importMember:
      return evaluateModule(instruction, &frame)
    default: return evaluateData(instruction, register, &frame)
    }
  }

  private mutating func evaluateData(_ instruction: Instruction, _ register: Register, _ frame: inout Frame) -> ValueID
  {
    let place = frame.place(instruction)
    switch instruction.operation {
    case .getField(let object, let name):
      return getField(frame[object], values.symbols.intern(frame.module[name]), place, &frame)
    case .setField(let object, let name, let value):
      setField(object, values.symbols.intern(frame.module[name]), frame[value], place, &frame)
      return frame[value]
    case .getIndex(let object, let key): return getIndex(frame[object], frame[key], place, &frame)
    case .setIndex(let object, let key, let value):
      setIndex(object, frame[key], frame[value], place, &frame)
      return frame[value]
    case .slice(let object): return slice(frame[object])
    case .list(let operands): return list(operands, frame)
    case .object(let operands): return object(operands, frame)
    case .text(let operands):
      let pieces = frame.function.operands[operands.range].map { frame[$0.value] }
      return joinedText(pieces, place)
    case .binary(let operation, let left, let right): return binary(operation, left, right, place, frame)
    case .unary(let operation, let operand): return unary(operation, frame[operand])
    case .iterate(let collection): return values.element(frame[collection])
    case .iterateKeys(let object): return keys(of: frame[object])
    case .await(let value): return frame[value]
    case .yield(let value):
      frame.result = values.join(frame.result, values.storing(frame[value], in: values.make(.list)))
      return .unknown
    case .caught: return caughtException(place, frame)
    default: return evaluateCall(instruction, &frame)
    }
  }

  private mutating func evaluateCall(_ instruction: Instruction, _ frame: inout Frame) -> ValueID {
    let place = frame.place(instruction)
    frame.endsHere = false
    switch instruction.operation {
    case .call(let callee, let operands, let kind):
      var site = callSite(operands, place, frame)
      site.isConstruction = kind == .construct
      if kind == .decorate { return decorate(with: frame[callee], site, &frame) }
      return call(frame[callee], site, &frame)
    case .callMethod(let receiver, let name, let operands):
      var site = callSite(operands, place, frame)
      site.receiver = frame[receiver]
      site.receiverRegister = receiver
      return callMethod(values.symbols.intern(frame.module[name]), site, &frame)
    case .closure(let function):
      return values.make(.closure(FunctionRef(module: frame.moduleIndex, function: function), frame.id))
    case .makeClass(let id, let bases): return makeClass(id, bases, frame)
    default: return .unknown
    }
  }

  private mutating func value(of constant: Constant, _ module: Module) -> ValueID {
    switch constant {
    case .string(let name): values.text(module[name])
    case .number(let number): values.make(.number(number))
    case .boolean(let flag): values.make(.boolean(flag))
    case .null: .null
    }
  }

  // MARK: Variables

  private mutating func load(_ variable: Variable, _ frame: inout Frame) -> ValueID {
    let value = frame.variables[Int(variable.index)]
    guard frame.function.variables[Int(variable.index)].isCaptured else { return value }
    guard let stored = activations[Int(frame.id.index)].innerStores[variable] else { return value }
    return values.join(value, stored)
  }

  private mutating func store(
    _ value: ValueID, in variable: Variable, _ instruction: Instruction, _ frame: inout Frame
  ) -> ValueID {
    var value = value
    let name = frame.module[frame.function.variables[Int(variable.index)].name]
    if !name.isEmpty, !values[value].taints.isEmpty {
      let place = frame.place(instruction)
      value = values.extending(value, place, .assigned(values.symbols.intern(name)))
      if SensitiveNames.isToken(name) { report(value, reaching: .token, at: place, callee: name, frame) }
    }
    assign(value, to: variable, &frame)
    return value
  }

  /// Sets a variable, and the cell that closures read it from.
  mutating func assign(_ value: ValueID, to variable: Variable, _ frame: inout Frame) {
    frame.variables[Int(variable.index)] = value
    if frame.function.variables[Int(variable.index)].isCaptured || frame.function.kind == .module {
      store(value, in: variable, of: frame.id, fromInside: false)
    }
  }

  private mutating func loadOuter(_ depth: UInt32, _ variable: Variable, _ frame: inout Frame) -> ValueID {
    let owner = outer(depth, of: frame.id)
    return owner == .none ? .unknown : withoutTest(cell(variable, of: owner, readBy: frame.id))
  }

  private mutating func applyDefault(_ value: ValueID, to variable: Variable, _ frame: inout Frame) -> ValueID {
    let activation = activations[Int(frame.id.index)]
    let index = frame.function.parameters.firstIndex { $0.variable == variable }
    let old = frame.variables[Int(variable.index)]
    // A pattern's default applies when the part is missing, which nobody can tell: both are possible.
    guard let index else {
      assign(values.join(old, value), to: variable, &frame)
      return value
    }
    if !activation.isPassed[index] {
      assign(value, to: variable, &frame)
    } else if old == .null || activations[Int(frame.id.index)].runs > 1 {
      assign(values.join(old, value), to: variable, &frame)
    }
    return value
  }

  private func this(of id: ActivationID, _ frame: Frame) -> ValueID {
    var id = id
    while id != .none {
      let activation = activations[Int(id.index)]
      let kind = modules[Int(activation.function.module)].module[activation.function.function].kind
      if kind != .arrow { return activation.this }
      id = activation.outer
    }
    return .unknown
  }
}

/// Blocks that wait to be interpreted.
struct BlockQueue {
  private let order: BlockOrder
  private var isWaiting: [Bool]
  private var first = 0

  init(_ order: BlockOrder) {
    self.order = order
    isWaiting = Array(repeating: false, count: order.blocks.count)
  }

  mutating func add(_ block: Int) {
    let position = order.positions[block]
    isWaiting[position] = true
    first = min(first, position)
  }

  mutating func next() -> Int? {
    while first < isWaiting.count, !isWaiting[first] { first += 1 }
    guard first < isWaiting.count else { return nil }
    isWaiting[first] = false
    return order.blocks[first]
  }
}
