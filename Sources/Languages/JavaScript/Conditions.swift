import Flow
import Syntax

/// Where an expression's truth leads, and the variable that keeps its value when the value is wanted.
struct Destination {
  var variable: Variable?
  var whenTrue: BlockID
  var whenFalse: BlockID
}

// `&&`, `||`, `??`, `!` and `?:` become branches, so that what a condition says about a value holds on the way it leads.
extension ECMALowerer {
  /// Branches on a condition, part by part.
  mutating func branch(on condition: Node, then: BlockID, else other: BlockID) {
    evaluate(condition, to: Destination(variable: nil, whenTrue: then, whenFalse: other))
  }

  /// The value of an expression that decides between values: `a || b`, `a ? b : c`.
  mutating func lowerByBranching(_ node: Node) -> Register {
    let result = builder.temporary()
    let end = builder.newBlock()
    evaluate(node, to: Destination(variable: result, whenTrue: end, whenFalse: end))
    builder.begin(end)
    return emit(.load(result), node)
  }

  /// Evaluates an expression, keeps its value where the destination says, and goes where its truth leads.
  mutating func evaluate(_ node: Node, to destination: Destination) {
    guard enter() else { return leadOn(unknown(node), node, destination) }
    defer { leave() }
    let node = unwrapped(node)
    switch kind(node) {
    case .binary_expression:
      guard let sign = logicalOperator(of: node) else { break }
      return evaluateLogical(node, sign, to: destination)
    case .unary_expression:
      guard destination.variable == nil, let inner = negated(node) else { break }
      return branch(on: inner, then: destination.whenFalse, else: destination.whenTrue)
    case .ternary_expression: return evaluateTernary(node, to: destination)
    case .sequence_expression: return evaluateSequence(node, to: destination)
    case .true where destination.variable == nil:
      return builder.jump(destination.whenTrue, start(node), end(node))
    case .false where destination.variable == nil:
      return builder.jump(destination.whenFalse, start(node), end(node))
    default: break
    }
    leadOn(lowerExpression(node), node, destination)
  }

  private mutating func leadOn(_ value: Register, _ node: Node, _ destination: Destination) {
    if let variable = destination.variable { emit(.store(variable, value), node) }
    if destination.whenTrue == destination.whenFalse {
      builder.jump(destination.whenTrue, start(node), end(node))
    } else {
      builder.branch(value, then: destination.whenTrue, else: destination.whenFalse, start(node), end(node))
    }
  }

  /// The expression inside parentheses and type assertions.
  func unwrapped(_ node: Node) -> Node {
    var node = node
    while true {
      switch kind(node) {
      case .parenthesized_expression, .as_expression, .satisfies_expression, .non_null_expression,
        .instantiation_expression:
        guard let inner = operand(node) else { return node }
        node = inner
      case .type_assertion:
        guard let inner = assertedOperand(node) else { return node }
        node = inner
      default: return node
      }
    }
  }

  /// `<T>x`: the operand follows the type.
  private func assertedOperand(_ node: Node) -> Node? {
    for child in tree.children(node) where kind(child) != .type_arguments { return child }
    return nil
  }

  /// `&&`, `||` or `??`, when that is what joins a binary expression.
  func logicalOperator(of node: Node) -> ECMAKind? {
    guard let sign = child(node, .operator), let kind = kind(sign) else { return nil }
    return kind == .and || kind == .or || kind == .coalesce ? kind : nil
  }

  private func negated(_ node: Node) -> Node? {
    guard let sign = child(node, .operator), kind(sign) == .not else { return nil }
    return child(node, .argument)
  }

  private mutating func evaluateLogical(_ node: Node, _ sign: ECMAKind, to destination: Destination) {
    let operands = logicalOperands(node, sign)
    for operand in operands.dropLast() {
      let next = builder.newBlock()
      var way = destination
      switch sign {
      case .and: way.whenTrue = next
      case .or: way.whenFalse = next
      default:
        evaluateNullable(operand, next: next, to: destination)
        builder.begin(next)
        continue
      }
      evaluate(operand, to: way)
      builder.begin(next)
    }
    if let last = operands.last { evaluate(last, to: destination) }
  }

  /// The operands of `a && b && c`, which the grammar nests to the left, in order.
  private func logicalOperands(_ node: Node, _ sign: ECMAKind) -> [Node] {
    var reversed: [Node] = []
    var current = node
    while kind(current) == .binary_expression, logicalOperator(of: current) == sign,
      let left = child(current, .left), let right = child(current, .right)
    {
      reversed.append(right)
      current = left
    }
    reversed.append(current)
    return reversed.reversed()
  }

  /// `operand ?? next`: on to `next` when the operand is null.
  private mutating func evaluateNullable(_ operand: Node, next: BlockID, to destination: Destination) {
    let value = lowerExpression(operand)
    if let variable = destination.variable { emit(.store(variable, value), operand) }
    let isNull = emit(.binary(.equal, value, null(operand)), operand)
    if destination.whenTrue == destination.whenFalse {
      return builder.branch(isNull, then: next, else: destination.whenTrue, start(operand), end(operand))
    }
    let present = builder.newBlock()
    builder.branch(isNull, then: next, else: present, start(operand), end(operand))
    builder.begin(present)
    builder.branch(value, then: destination.whenTrue, else: destination.whenFalse, start(operand), end(operand))
  }

  private mutating func evaluateTernary(_ node: Node, to destination: Destination) {
    var current = node
    while kind(current) == .ternary_expression, let condition = child(current, .condition),
      let consequence = child(current, .consequence), let alternative = child(current, .alternative)
    {
      let then = builder.newBlock()
      let other = builder.newBlock()
      branch(on: condition, then: then, else: other)
      builder.begin(then)
      evaluate(consequence, to: destination)
      builder.begin(other)
      current = unwrapped(alternative)
    }
    if current != node { evaluate(current, to: destination) } else { leadOn(unknown(node), node, destination) }
  }

  private mutating func evaluateSequence(_ node: Node, to destination: Destination) {
    var last: Node?
    for child in tree.children(node) {
      if let last { lowerExpression(last) }
      last = child
    }
    if let last { evaluate(last, to: destination) } else { leadOn(unknown(node), node, destination) }
  }
}
