// The IR as text, for tests and for people who extend a front end:
//
//   function f0 <module>
//     b0:
//       %0 = import "os"
//       os = %0
//       %2 = load os
//       return %2

/// A readable dump of a lowered module: its classes, notes, and every function block by block.
package func describe(_ module: Module) -> String {
  var text = ""
  for index in module.functions.indices { text += FunctionDescription(module, FunctionID(index)).text }
  for index in module.classes.indices { text += describe(module, ClassID(index)) }
  for note in module.notes {
    text += "note \(note.kind)\(note.detail.isEmpty ? "" : " " + quoted(note.detail)) f\(note.function.index)\n"
  }
  if let reason = module.incomplete { text += "incomplete: \(reason)\n" }
  return text
}

/// A readable dump of one function.
package func describe(_ module: Module, _ function: FunctionID) -> String {
  FunctionDescription(module, function).text
}

private func describe(_ module: Module, _ id: ClassID) -> String {
  let methods = module[class: id].methods.map { method in
    let prefix = (method.isStatic ? "static " : "") + (method.isProperty ? "property " : "")
    return prefix + module[method.name] + "=f\(method.function.index)"
  }
  return "class c\(id.index) \(module[module[class: id].name]) {\(methods.joined(separator: ", "))}\n"
}

/// A string constant with its special characters escaped, so that a dump stays one line an instruction.
private func quoted(_ text: String) -> String { String(reflecting: text) }

private struct FunctionDescription {
  let module: Module
  let id: FunctionID
  let function: IRFunction

  init(_ module: Module, _ id: FunctionID) {
    self.module = module
    self.id = id
    function = module[id]
  }

  var text: String {
    var text = header
    for index in function.blocks.indices where isReached(index) { text += block(index) }
    return text
  }

  private var header: String {
    let prefix = (function.isAsync ? "async " : "") + (function.isGenerator ? "generator " : "")
    let list = function.parameters.map(parameter).joined(separator: ", ")
    let parent = function.parent.map { " in f\($0.index)" } ?? ""
    return "\(prefix)\(function.kind) f\(id.index) \(module[function.name])(\(list))\(parent)\n"
  }

  private func parameter(_ parameter: Parameter) -> String {
    let name = variable(parameter.variable)
    return switch parameter.kind {
    case .positional: name
    case .keyword: "keyword \(name)"
    case .rest: "*\(name)"
    case .keywordRest: "**\(name)"
    }
  }

  /// Blocks without content that only return are the ones a front end made and did not need.
  private func isReached(_ index: Int) -> Bool {
    let block = function.blocks[index]
    if index == 0 || !block.instructions.isEmpty { return true }
    if case .return(nil) = block.terminator { return isTarget(BlockID(index)) }
    return true
  }

  private func isTarget(_ id: BlockID) -> Bool {
    function.blocks.contains { block in
      if block.handler == id { return true }
      return switch block.terminator {
      case .jump(let target): target == id
      case .branch(_, let then, let other): then == id || other == id
      case .return, .raise: false
      }
    }
  }

  private func block(_ index: Int) -> String {
    let block = function.blocks[index]
    let handler = block.handler.map { " handler b\($0.index)" } ?? ""
    var text = "  b\(index):\(handler)\n"
    for number in block.instructions {
      text += "    \(instruction(Register(number), function.instructions[number].operation))\n"
    }
    return text + "    \(terminator(block.terminator))\n"
  }

  private func terminator(_ terminator: Terminator) -> String {
    switch terminator {
    case .jump(let target): "jump b\(target.index)"
    case .branch(let condition, let then, let other):
      "branch \(register(condition)) b\(then.index) else b\(other.index)"
    case .return(let value): value.map { "return \(register($0))" } ?? "return"
    case .raise(let value): value.map { "raise \(register($0))" } ?? "raise"
    }
  }

  private func instruction(_ result: Register, _ operation: Operation) -> String {
    effect(operation) ?? "\(register(result)) = \(value(operation))"
  }

  /// The text of an operation that gives no value.
  private func effect(_ operation: Operation) -> String? {
    switch operation {
    case .store(let target, let value): "\(variable(target)) = \(register(value))"
    case .storeOuter(let depth, let target, let value):
      "outer \(outer(depth, target)) = \(register(value))"
    case .defaultArgument(let target, let value): "default \(variable(target)) = \(register(value))"
    case .storeExports(let value): "exports = \(register(value))"
    case .export(let name, let value): "export \(module[name]) = \(register(value))"
    case .exportAll(let value): "export all \(register(value))"
    case .setField(let object, let name, let value):
      "\(register(object)).\(module[name]) = \(register(value))"
    case .setIndex(let object, let index, let value):
      "\(register(object))[\(register(index))] = \(register(value))"
    default: nil
    }
  }

  private func value(_ operation: Operation) -> String {
    source(operation) ?? access(operation) ?? computation(operation) ?? "\(operation)"
  }

  private func source(_ operation: Operation) -> String? {
    switch operation {
    case .constant(let constant): describe(constant)
    case .pattern(let name): "pattern \(quoted(module[name]))"
    case .load(let source): "load \(variable(source))"
    case .loadOuter(let depth, let source): "outer \(outer(depth, source))"
    case .loadGlobal(let name): "global \(module[name])"
    case .loadThis: "this"
    case .loadSuper: "super"
    case .loadExports: "exports"
    case .importModule(let name): "import \(quoted(module[name]))"
    case .importMember(let from, let member): "import \(quoted(module[from])) member \(module[member])"
    case .caught: "caught"
    case .unknown: "unknown"
    default: nil
    }
  }

  private func access(_ operation: Operation) -> String? {
    switch operation {
    case .getField(let object, let name): "\(register(object)).\(module[name])"
    case .getIndex(let object, let index): "\(register(object))[\(register(index))]"
    case .slice(let object): "slice \(register(object))"
    case .iterate(let object): "iterate \(register(object))"
    case .iterateKeys(let object): "keys \(register(object))"
    case .call(let callee, let operands, let kind):
      "\(kind == .function ? "call" : "\(kind)") \(register(callee))(\(list(operands)))"
    case .callMethod(let object, let name, let operands):
      "call \(register(object)).\(module[name])(\(list(operands)))"
    default: nil
    }
  }

  private func computation(_ operation: Operation) -> String? {
    switch operation {
    case .list(let operands): "list (\(list(operands)))"
    case .object(let operands): "object (\(list(operands)))"
    case .text(let operands): "text (\(list(operands)))"
    case .binary(let kind, let left, let right): "\(register(left)) \(kind) \(register(right))"
    case .unary(let kind, let value): "\(kind) \(register(value))"
    case .closure(let function): "closure f\(function.index)"
    case .makeClass(let id, let bases): "class c\(id.index)(\(list(bases)))"
    case .await(let value): "await \(register(value))"
    case .yield(let value): "yield \(register(value))"
    default: nil
    }
  }

  private func describe(_ constant: Constant) -> String {
    switch constant {
    case .string(let name): quoted(module[name])
    case .number(let number):
      number == number.rounded() && number.magnitude < 1e15 ? "\(Int(number))" : "\(number)"
    case .boolean(let value): "\(value)"
    case .null: "null"
    }
  }

  private func list(_ operands: Operands) -> String {
    function.operands[operands.range].map(operand).joined(separator: ", ")
  }

  private func operand(_ operand: Operand) -> String {
    switch operand.kind {
    case .positional: register(operand.value)
    case .named(let name): "\(module[name]): \(register(operand.value))"
    case .computed(let name): "[\(register(name))]: \(register(operand.value))"
    case .spread: "*\(register(operand.value))"
    case .spreadFields: "**\(register(operand.value))"
    }
  }

  private func register(_ register: Register) -> String { "%\(register.index)" }

  private func variable(_ variable: Variable) -> String { name(of: variable, in: function) }

  private func name(of variable: Variable, in function: IRFunction) -> String {
    let text = module[function.variables[Int(variable.index)].name]
    return text.isEmpty ? "$\(variable.index)" : text
  }

  /// A variable further out, with the number of the function that declares it.
  private func outer(_ depth: UInt32, _ variable: Variable) -> String {
    var owner = id
    for _ in 0..<depth { owner = module[owner].parent ?? owner }
    return "\(name(of: variable, in: module[owner]))@f\(owner.index)"
  }
}
