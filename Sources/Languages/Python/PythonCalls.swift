import Flow
import Syntax

extension PythonLowering {
  mutating func call(_ node: Node) -> Register {
    guard let callee = child(node, .function), let arguments = child(node, .arguments) else { return unknown(node) }
    noteProcessExit(node, callee)
    switch kind(callee) {
    case .attribute: return methodCall(node, callee, arguments)
    case .identifier:
      return builtinCall(node, callee, arguments) ?? functionCall(node, callee, arguments)
    default: return functionCall(node, callee, arguments)
    }
  }

  private mutating func functionCall(_ node: Node, _ callee: Node, _ arguments: Node) -> Register {
    let function = expression(callee)
    let operands = operands(arguments)
    return emit(.call(function, builder.operands(operands), .function), node)
  }

  private mutating func methodCall(_ node: Node, _ callee: Node, _ arguments: Node) -> Register {
    guard let object = child(callee, .object), let attribute = child(callee, .attribute) else { return unknown(node) }
    let name = builder.name(text(attribute))
    if isBaseClassCall(text(attribute), arguments) {
      let base = emit(.loadSuper, object)
      let operands = Array(operands(arguments).dropFirst())
      return emit(.callMethod(base, name, builder.operands(operands)), node)
    }
    let receiver = expression(object)
    let operands = operands(arguments)
    return emit(.callMethod(receiver, name, builder.operands(operands)), node)
  }

  /// `Base.__init__(self, x)`, the older way to write `super().__init__(x)`.
  private func isBaseClassCall(_ name: String, _ arguments: Node) -> Bool {
    guard name == "__init__", let receiver = frame.receiver, let first = firstPart(arguments) else { return false }
    return kind(first) == .identifier && text(first) == receiver
  }

  /// The arguments of a call, the elements of a list. `f(x for x in xs)` has a generator in place of the list.
  mutating func operands(_ list: Node) -> [Operand] {
    if kind(list) == .generatorExpression { return [Operand(expression(list))] }
    var operands: [Operand] = []
    for part in tree.children(list) where isPart(part) { operands.append(operand(part)) }
    return operands
  }

  private mutating func operand(_ node: Node) -> Operand {
    switch kind(node) {
    case .keywordArgument:
      guard let name = child(node, .name), let value = child(node, .value) else { return Operand(unknown(node)) }
      return Operand(.named(builder.name(text(name))), expression(value))
    case .listSplat, .listSplatPattern: return Operand(.spread, expression(node))
    case .dictionarySplat: return Operand(.spreadFields, expression(node))
    default: return Operand(expression(node))
    }
  }

  // MARK: Built-ins that the IR has operations for

  private mutating func builtinCall(_ node: Node, _ callee: Node, _ arguments: Node) -> Register? {
    switch text(callee) {
    case "isinstance": isInstance(node, arguments)
    case "super" where isBuiltin("super"): emit(.loadSuper, node)
    case "getattr": getAttribute(node, arguments)
    case "setattr": setAttribute(node, arguments)
    case "dict": dictionaryCall(node, arguments)
    default: nil
    }
  }

  private mutating func isInstance(_ node: Node, _ arguments: Node) -> Register? {
    let parts = parts(arguments)
    guard parts.count == 2, isBuiltin("isinstance") else { return nil }
    let value = expression(parts[0])
    let type = expression(parts[1])
    return emit(.binary(.isInstance, value, type), node)
  }

  /// `getattr(x, "name")` with a constant name is `x.name`; with another it is read like an element.
  private mutating func getAttribute(_ node: Node, _ arguments: Node) -> Register? {
    let parts = parts(arguments)
    guard parts.count == 2, isBuiltin("getattr") else { return nil }
    let object = expression(parts[0])
    guard let name = constantString(parts[1]) else { return emit(.getIndex(object, expression(parts[1])), node) }
    return emit(.getField(object, builder.name(name)), node)
  }

  private mutating func setAttribute(_ node: Node, _ arguments: Node) -> Register? {
    let parts = parts(arguments)
    guard parts.count == 3, let name = constantString(parts[1]), isBuiltin("setattr") else { return nil }
    let object = expression(parts[0])
    emit(.setField(object, builder.name(name), expression(parts[2])), node)
    return emit(.constant(.null), node)
  }

  /// `dict(a=1, **more)` is `{"a": 1, **more}`.
  private mutating func dictionaryCall(_ node: Node, _ arguments: Node) -> Register? {
    guard kind(arguments) == .argumentList, isBuiltin("dict") else { return nil }
    let named = parts(arguments).allSatisfy { kind($0) == .keywordArgument || kind($0) == .dictionarySplat }
    guard named else { return nil }
    return emit(.object(builder.operands(operands(arguments))), node)
  }
}
