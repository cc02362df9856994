import Flow
import Syntax

/// How a function belongs to a class.
enum PythonMethodRole {
  case instance, classMethod, staticMethod
}

extension PythonLowering {
  // MARK: Definitions

  mutating func functionDefinition(_ node: Node, decorators: [Node]) {
    guard let name = child(node, .name) else { return }
    let appliers = decorators.map { (node: $0, value: decoratorValue($0)) }
    let function = function(node, role: nil)
    let closure = emit(.closure(function), name)
    store(decorate(closure, with: appliers), to: text(name), name)
  }

  mutating func decoratedDefinition(_ node: Node) {
    guard let definition = child(node, .definition) else { return }
    let decorators = children(node, of: .decorator)
    switch kind(definition) {
    case .functionDefinition: functionDefinition(definition, decorators: decorators)
    case .classDefinition: classDefinition(definition, decorators: decorators)
    default: break
    }
  }

  /// The expression after the `@`.
  mutating func decoratorValue(_ decorator: Node) -> Register {
    firstPart(decorator).map { expression($0) } ?? unknown(decorator)
  }

  /// Decorators are evaluated from the top and applied from the bottom.
  mutating func decorate(_ value: Register, with decorators: [(node: Node, value: Register)]) -> Register {
    var result = value
    for decorator in decorators.reversed() {
      let operands = builder.operands([Operand(result)])
      result = emit(.call(decorator.value, operands, .decorate), decorator.node)
    }
    return result
  }

  // MARK: Bodies

  /// Lowers a function with its body; `role` is nil for functions that are not methods.
  mutating func function(_ node: Node, role: PythonMethodRole?) -> FunctionID {
    let body = child(node, .body)
    let bindings = body.map(bindings)
    builder.beginFunction(
      child(node, .name).map(text) ?? "", kind: role == nil ? .function : .method, start: tree.start(node),
      end: tree.end(node), isAsync: isAsync(node), isGenerator: bindings?.hasYield ?? false)
    frames.append(Frame())
    parameters(of: node, hasReceiver: role != nil && role != .staticMethod)
    if let bindings { declareBoundNames(bindings) }
    if let body { block(body) }
    frames.removeLast()
    return builder.endFunction()
  }

  mutating func lambda(_ node: Node) -> Register {
    let body = child(node, .body)
    builder.beginFunction(
      "<lambda>", kind: .function, start: tree.start(node), end: tree.end(node))
    frames.append(Frame())
    parameters(of: node, hasReceiver: false)
    if let body {
      let value = expression(body)
      builder.return_(value, tree.start(body), tree.end(body))
    }
    frames.removeLast()
    return emit(.closure(builder.endFunction()), node)
  }

  // MARK: Parameters

  private mutating func parameters(of function: Node, hasReceiver: Bool) {
    guard let list = child(function, .parameters) else { return }
    var nodes = parts(list)
    if hasReceiver, let first = nodes.first, let name = parameterName(first), kind(first) != .listSplatPattern {
      receiver(name)
      nodes.removeFirst()
    }
    var kind = Parameter.Kind.positional
    var defaults: [(Variable, Node)] = []
    for node in nodes {
      if let variable = parameter(node, &kind), let value = child(node, .value) { defaults.append((variable, value)) }
    }
    frame.looksOutside = true
    for (variable, node) in defaults { emit(.defaultArgument(variable, expression(node)), node) }
    frame.looksOutside = false
  }

  /// `self` or `cls` is a variable that holds the receiver.
  private mutating func receiver(_ name: Node) {
    frame.receiver = text(name)
    let variable = builder.declareInFunction(text(name))
    emit(.store(variable, emit(.loadThis, name)), name)
  }

  /// Adds a parameter; what follows a bare `*` or `*args` is keyword-only.
  private mutating func parameter(_ node: Node, _ kind: inout Parameter.Kind) -> Variable? {
    var own = kind
    switch self.kind(self.kind(node) == .typedParameter ? tree.firstChild(node) ?? node : node) {
    case .keywordSeparator:
      kind = .keyword
      return nil
    case .positionalSeparator: return nil
    case .listSplatPattern:
      own = .rest
      kind = .keyword
    case .dictionarySplatPattern: own = .keywordRest
    case .tuplePattern: return unpackedParameter(node)
    default: break
    }
    guard let name = parameterName(node) else { return nil }
    return builder.addParameter(
      text(name), kind: own, annotation: child(node, .type).map(text), start: tree.start(node), end: tree.end(node))
  }

  /// Python 2's `def f(a, (b, c))`.
  private mutating func unpackedParameter(_ node: Node) -> Variable {
    let variable = builder.addParameter("", kind: .positional, start: tree.start(node), end: tree.end(node))
    var names: [String] = []
    collectTargets(node, into: &names)
    for name in names { builder.declareInFunction(name) }
    assign(emit(.load(variable), node), to: node)
    return variable
  }

  /// The identifier of a parameter, whatever stands around it.
  private func parameterName(_ node: Node) -> Node? {
    switch kind(node) {
    case .identifier: node
    case .typedParameter, .listSplatPattern, .dictionarySplatPattern: firstPart(node).flatMap(parameterName)
    case .defaultParameter, .typedDefaultParameter: child(node, .name)
    default: nil
    }
  }
}
