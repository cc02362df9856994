package import Core
package import Syntax

/// Where a name leads from a place in the code.
package enum Binding: Sendable {
  case local(Variable)
  /// A variable of a function further out.
  case outer(depth: UInt32, Variable)
  /// No enclosing scope declares it.
  case global
}

/// Builds a module's IR. Front ends walk their syntax tree and call this; it keeps the open functions, their scopes, and
/// the targets of `break`, `continue` and exceptions.
///
/// A function's body is a chain of blocks: `emit` adds to the current block, `jump`, `branch`, `return_` and `raise` end
/// it, `begin` opens the next. What is emitted after an end and before a `begin` goes into a block nobody reaches.
package struct ModuleBuilder {
  package private(set) var module: Module
  private var nameIndex: [String: Name] = [:]
  private var imported: Set<Name> = []
  private var open: [OpenFunction] = []

  package init(file: FileID, path: String, language: Language) {
    module = Module(file: file, path: path, language: language)
  }

  // MARK: Names

  /// The number of a name or a string constant in this module.
  package mutating func name(_ text: String) -> Name {
    if let known = nameIndex[text] { return known }
    let name = Name(module.names.count)
    module.names.append(text)
    nameIndex[text] = name
    return name
  }

  package func text(_ name: Name) -> String { module[name] }

  // MARK: Functions and classes

  /// Opens a function inside the one that is open now; what follows goes into it until `endFunction`.
  package mutating func beginFunction(
    _ name: String, kind: IRFunction.Kind, start: UInt32, end: UInt32, isAsync: Bool = false, isGenerator: Bool = false
  ) {
    let id = FunctionID(module.functions.count)
    var function = IRFunction(name: self.name(name), kind: kind, parent: open.last?.id, start: start, end: end)
    function.isAsync = isAsync
    function.isGenerator = isGenerator
    module.functions.append(function)
    open.append(OpenFunction(id: id, function: function))
  }

  /// Closes the open function; falling off its end returns nothing.
  @discardableResult
  package mutating func endFunction() -> FunctionID {
    current.finish()
    let closed = open.removeLast()
    module.functions[Int(closed.id.index)] = closed.function
    return closed.id
  }

  package mutating func addParameter(
    _ name: String, kind: Parameter.Kind, annotation: String? = nil, start: UInt32, end: UInt32
  ) -> Variable {
    let variable = declare(name)
    let type = annotation.map { self.name($0) }
    let parameter = Parameter(
      name: self.name(name), variable: variable, kind: kind, annotation: type, start: start, end: end)
    current.function.parameters.append(parameter)
    return variable
  }

  package mutating func addClass(_ name: String, methods: [Method], start: UInt32, end: UInt32) -> ClassID {
    module.classes.append(IRClass(name: self.name(name), methods: methods, start: start, end: end))
    return ClassID(module.classes.count - 1)
  }

  package mutating func finish() -> Module {
    while !open.isEmpty { endFunction() }
    return module
  }

  /// The number of functions that are open: 1 at module level.
  package var depth: Int { open.count }

  // MARK: Scopes

  /// Opens a block scope (`{ let x }`) inside the function.
  package mutating func beginScope() { current.scopes.append([:]) }
  package mutating func endScope() { current.scopes.removeLast() }

  /// Declares a variable in the innermost scope; declaring the same name there again gives the same variable.
  @discardableResult
  package mutating func declare(_ name: String) -> Variable { current.declare(self.name(name), inFunctionScope: false) }

  /// Declares a variable in the function's outermost scope, as `var` and Python assignments do.
  @discardableResult
  package mutating func declareInFunction(_ name: String) -> Variable {
    current.declare(self.name(name), inFunctionScope: true)
  }

  /// A variable that no source text names.
  package mutating func temporary() -> Variable { current.addVariable(name("")) }

  /// Finds the declaration of a name, from the innermost scope outwards, and notes when a closure captures it.
  package mutating func resolve(_ name: String) -> Binding { resolve(name, skipping: 0) }

  /// Like `resolve`, from `skipping` functions further out (Python's `nonlocal`, class bodies).
  package mutating func resolve(_ text: String, skipping skipped: Int) -> Binding {
    let name = name(text)
    for depth in skipped..<max(open.count, skipped) {
      let index = open.count - 1 - depth
      guard let variable = open[index].lookUp(name) else { continue }
      if depth == 0 { return .local(variable) }
      open[index].function.variables[Int(variable.index)].isCaptured = true
      return .outer(depth: UInt32(depth), variable)
    }
    return .global
  }

  /// A variable of the module's own body, declared there when it is not yet (Python's `global`).
  package mutating func moduleVariable(_ text: String) -> Binding {
    let variable = open[0].declare(name(text), inFunctionScope: true)
    if open.count == 1 { return .local(variable) }
    open[0].function.variables[Int(variable.index)].isCaptured = true
    return .outer(depth: UInt32(open.count - 1), variable)
  }

  // MARK: Instructions

  @discardableResult
  package mutating func emit(_ operation: Operation, _ start: UInt32, _ end: UInt32) -> Register {
    current.emit(Instruction(operation: operation, start: start, end: end))
  }

  /// A value of which nothing is known; as the condition of a branch it means that both ways are possible.
  package mutating func unknown(_ start: UInt32, _ end: UInt32) -> Register {
    emit(.unknown, start, end)
  }

  /// Puts operands into the function's pool, for a call, a list, an object or a text.
  package mutating func operands(_ list: [Operand]) -> Operands { current.add(list) }

  /// Reads a variable, wherever it is declared.
  package mutating func load(_ name: String, _ start: UInt32, _ end: UInt32) -> Register {
    switch resolve(name) {
    case .local(let variable): emit(.load(variable), start, end)
    case .outer(let depth, let variable): emit(.loadOuter(depth: depth, variable), start, end)
    case .global: emit(.loadGlobal(self.name(name)), start, end)
    }
  }

  /// Writes a variable through its binding; a global that nobody declares becomes a variable of the module.
  package mutating func store(_ value: Register, to name: String, _ start: UInt32, _ end: UInt32) {
    var binding = resolve(name)
    if case .global = binding { binding = moduleVariable(name) }
    switch binding {
    case .local(let variable): emit(.store(variable, value), start, end)
    case .outer(let depth, let variable): emit(.storeOuter(depth: depth, variable, value), start, end)
    case .global: break
    }
  }

  package mutating func note(_ kind: String, detail: String = "", _ start: UInt32, _ end: UInt32) {
    let function = open.last?.id ?? FunctionID(0)
    module.notes.append(StructureNote(kind: kind, detail: detail, function: function, start: start, end: end))
  }

  package mutating func addImport(_ text: String) {
    let name = name(text)
    if imported.insert(name).inserted { module.imports.append(name) }
  }

  package mutating func markIncomplete(_ reason: String) { module.incomplete = reason }

  // MARK: Control flow

  /// A new block, not yet part of the chain.
  package mutating func newBlock() -> BlockID { current.newBlock() }

  /// Continues in a block; when the current one has not ended it falls through to this one.
  package mutating func begin(_ block: BlockID) { current.begin(block) }

  package mutating func jump(_ target: BlockID, _ start: UInt32, _ end: UInt32) {
    current.terminate(.jump(target), start, end)
  }
  package mutating func branch(
    _ condition: Register, then: BlockID, else other: BlockID, _ start: UInt32, _ end: UInt32
  ) {
    current.terminate(.branch(condition, then: then, else: other), start, end)
  }
  package mutating func return_(_ value: Register?, _ start: UInt32, _ end: UInt32) {
    current.terminate(.return(value), start, end)
  }
  package mutating func raise(_ value: Register?, _ start: UInt32, _ end: UInt32) {
    current.terminate(.raise(value), start, end)
  }

  /// Whether the current block has ended, so that what follows cannot be reached.
  package var isTerminated: Bool { open[open.count - 1].currentBlock == nil }

  /// Exceptions raised in the blocks begun from now on go to `handler`, until `popHandler`.
  package mutating func pushHandler(_ handler: BlockID) { current.handlers.append(handler) }
  package mutating func popHandler() { current.handlers.removeLast() }

  /// Opens a loop (or a `switch`, which has no `continue` of its own) for `break` and `continue`. A labelled block
  /// (`isBlock`) is left only by a `break` that names it.
  package mutating func pushLoop(breakTo: BlockID, continueTo: BlockID?, label: String? = nil, isBlock: Bool = false) {
    current.loops.append(.init(breakTo: breakTo, continueTo: continueTo, label: label, isBlock: isBlock))
  }
  package mutating func popLoop() { current.loops.removeLast() }

  package func breakTarget(label: String?) -> BlockID? {
    open[open.count - 1].loops.last { label == nil ? !$0.isBlock : $0.label == label }?.breakTo
  }
  package func continueTarget(label: String?) -> BlockID? {
    open[open.count - 1].loops.last { (label == nil || $0.label == label) && $0.continueTo != nil }?.continueTo
  }

  private var current: OpenFunction {
    get { open[open.count - 1] }
    _modify { yield &open[open.count - 1] }
  }
}
