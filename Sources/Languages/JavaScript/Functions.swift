import Flow
import Syntax

extension ECMALowerer {
  /// `function f() {}` as a statement: its variable gets its value before anything else of the block runs.
  mutating func lowerFunctionDeclaration(_ node: Node) {
    guard let name = child(node, .name).map({ text($0) }) else { return }
    let function = lowerFunction(node, name: name, kind: .function)
    store(emit(.closure(function), node), to: name, node)
    extensibleNames.insert(name)
  }

  /// A function expression or an arrow function; `name` is what the value is assigned to.
  mutating func lowerClosure(_ node: Node, name: String) -> Register {
    if kind(node) == .arrow_function {
      let function = lowerFunction(node, name: name, kind: .arrow)
      return emit(.closure(function), node)
    }
    guard let own = child(node, .name) else {
      let function = lowerFunction(node, name: name, kind: .function)
      return emit(.closure(function), node)
    }
    return lowerSelfNamed(node, name: text(own))
  }

  /// `function f() { f() }` as an expression knows itself by its name, and nobody else does.
  private mutating func lowerSelfNamed(_ node: Node, name: String) -> Register {
    builder.beginScope()
    builder.declare(name)
    let function = lowerFunction(node, name: name, kind: .function)
    let closure = emit(.closure(function), node)
    store(closure, to: name, node)
    builder.endScope()
    return closure
  }

  /// Lowers a function-like node into a function of its own.
  mutating func lowerFunction(
    _ node: Node, name: String, kind: IRFunction.Kind, fields: [Node] = [], isDerived: Bool = false
  ) -> FunctionID {
    let isAsync = has(.async, in: node)
    builder.beginFunction(
      name, kind: kind, start: start(node), end: end(node), isAsync: isAsync, isGenerator: isGenerator(node))
    functions.append(FunctionContext(kind: kind, pendingFields: fields))
    if enter(levels: 3) {
      lowerContent(of: node, isDerived: isDerived)
      leave(levels: 3)
    }
    functions.removeLast()
    return builder.endFunction()
  }

  private mutating func lowerContent(of node: Node, isDerived: Bool) {
    lowerParameters(of: node)
    if !isDerived { lowerPendingFields() }
    if let body = child(node, .body) { lowerBody(body) }
    lowerPendingFields()
  }

  private mutating func lowerBody(_ body: Node) {
    guard kind(body) == .statement_block else {
      let value = lowerExpression(body)
      return builder.return_(value, start(body), end(body))
    }
    hoistVariables(in: body)
    noteAnswers(body)
    lowerStatements(of: body)
  }

  /// Methods show that they are generators only by a `*`, which the tree leaves out.
  private func isGenerator(_ node: Node) -> Bool {
    switch kind(node) {
    case .generator_function, .generator_function_declaration: return true
    case .method_definition:
      guard let name = child(node, .name), start(name) > 0 else { return false }
      var offset = Int(start(name)) - 1
      while offset > Int(start(node)), bytes[offset] == 32 || bytes[offset] == 10 || bytes[offset] == 13 {
        offset -= 1
      }
      return bytes[offset] == UInt8(ascii: "*")
    default: return false
    }
  }

  // MARK: Parameters

  private struct ParsedParameter {
    var node: SyntaxTree.Node
    var pattern: SyntaxTree.Node
    var fallback: SyntaxTree.Node?
    var isRest = false
  }

  /// Adds all parameters, then evaluates defaults and takes patterns apart, in order.
  private mutating func lowerParameters(of node: Node) {
    let parsed = parameterNodes(of: node).compactMap { parse($0) }
    var variables: [Variable] = []
    for (index, parameter) in parsed.enumerated() {
      let isName = kind(parameter.pattern) == .identifier
      let name = isName ? text(parameter.pattern) : "{\(index)}"
      variables.append(
        builder.addParameter(
          name, kind: parameter.isRest ? .rest : .positional, start: start(parameter.node), end: end(parameter.node)))
      if !isName { declareNames(parameter.pattern, inFunction: false) }
    }
    functions[functions.count - 1].parameters = variables
    functions[functions.count - 1].answers = answers(parameters: parsed.map(\.pattern))
    for (parameter, variable) in zip(parsed, variables) { finish(parameter, variable) }
  }

  private func parameterNodes(of node: Node) -> [Node] {
    if let single = child(node, .parameter) { return [single] }
    guard let list = child(node, .parameters) else { return [] }
    return Array(tree.children(list))
  }

  private func parse(_ node: Node) -> ParsedParameter? {
    switch kind(node) {
    case .identifier, .object_pattern, .array_pattern: return ParsedParameter(node: node, pattern: node)
    case .assignment_pattern:
      guard let left = child(node, .left) else { return nil }
      return ParsedParameter(node: node, pattern: left, fallback: child(node, .right))
    case .rest_pattern:
      return operand(node).map { ParsedParameter(node: node, pattern: $0, isRest: true) }
    case .required_parameter, .optional_parameter: return parseTyped(node)
    default: return nil
    }
  }

  /// TypeScript's parameters; `this: T` is none.
  private func parseTyped(_ node: Node) -> ParsedParameter? {
    guard let pattern = child(node, .pattern) ?? child(node, .name), kind(pattern) != .this else { return nil }
    if kind(pattern) == .rest_pattern {
      return operand(pattern).map { ParsedParameter(node: node, pattern: $0, isRest: true) }
    }
    return ParsedParameter(node: node, pattern: pattern, fallback: child(node, .value))
  }

  private mutating func finish(_ parameter: ParsedParameter, _ variable: Variable) {
    if let fallback = parameter.fallback {
      let value = lowerNamed(fallback, name: text(ofName: parameter.pattern))
      emit(.defaultArgument(variable, value), fallback)
    }
    if kind(parameter.pattern) != .identifier {
      assign(emit(.load(variable), parameter.node), to: parameter.pattern)
    }
    if isParameterProperty(parameter.node) {
      setOnThis(text(parameter.pattern), emit(.load(variable), parameter.node), parameter.node)
    }
  }

  /// `constructor(private readonly db: Database)` declares a field and sets it.
  private func isParameterProperty(_ node: Node) -> Bool {
    guard kind(node) == .required_parameter || kind(node) == .optional_parameter else { return false }
    return has(.accessibility_modifier, in: node) || has(.readonly, in: node) || has(.override_modifier, in: node)
  }

  mutating func setOnThis(_ name: String, _ value: Register, _ node: Node) {
    let this = emit(.loadThis, node)
    emit(.setField(this, builder.name(name), value), node)
  }

  /// `arguments`: the named parameters and what was passed beyond them, as a list. In an arrow function, and where a
  /// rest parameter is declared, nothing beyond is known.
  mutating func lowerArgumentsObject(_ node: Node) -> Register {
    let last = functions.count - 1
    guard functions[last].kind == .function || functions[last].kind == .method else { return unknown(node) }
    if functions[last].rest == nil {
      functions[last].rest = builder.addParameter("{arguments}", kind: .rest, start: start(node), end: end(node))
    }
    var operands = functions[last].parameters.map { Operand(emit(.load($0), node)) }
    if let rest = functions[last].rest { operands.append(Operand(.spread, emit(.load(rest), node))) }
    return emit(.list(builder.operands(operands)), node)
  }
}
