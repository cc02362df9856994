import Flow
import Syntax

extension PythonLowering {
  // MARK: Arithmetic

  /// A chain `a + b + c …` is as deep a tree as it is long, so its left side is followed in a loop.
  mutating func binaryOperation(_ node: Node) -> Register {
    var chain: [Node] = []
    var first = node
    while kind(first) == .binaryOperator, let left = child(first, .left) {
      chain.append(first)
      first = left
    }
    var value = kind(first) == .binaryOperator ? unknown(first) : expression(first)
    var left = first
    for operation in chain.reversed() {
      value = binaryOperation(operation, left, value)
      left = operation
    }
    return value
  }

  private mutating func binaryOperation(_ node: Node, _ left: Node, _ value: Register) -> Register {
    guard let right = child(node, .right) else { return unknown(node) }
    let other = expression(right)
    switch child(node, .operator).flatMap(kind) {
    case .star: return product(node, (left, value), (right, other))
    case .slash: return quotient(node, (left, value), (right, other))
    case .pipe where kind(left) == .dictionary || kind(right) == .dictionary:
      let fields = [Operand(.spreadFields, value), Operand(.spreadFields, other)]
      return emit(.object(builder.operands(fields)), node)
    default: return emit(.binary(binaryOperator(child(node, .operator)), value, other), node)
    }
  }

  /// The operator of an operation or an augmented assignment.
  func binaryOperator(_ node: Node?) -> BinaryOperator {
    switch node.flatMap(kind) {
    case .plus, .plusAssign, .pipe, .pipeAssign: .add
    case .percent, .percentAssign: .remainder
    default: .arithmetic
    }
  }

  /// `"?, " * n` repeats a text and `[x] * n` a list; other products are numbers.
  private mutating func product(
    _ node: Node, _ left: (node: Node, value: Register), _ right: (node: Node, value: Register)
  ) -> Register {
    for side in [left, right] {
      switch kind(side.node) {
      case .string, .concatenatedString:
        let more = emit(.slice(side.value), node)
        return emit(.text(builder.operands([Operand(side.value), Operand(more)])), node)
      case .list, .tuple: return list([Operand(.spread, side.value)], node)
      default: continue
      }
    }
    return emit(.binary(.arithmetic, left.value, right.value), node)
  }

  /// `folder / "name"` is `folder.joinpath("name")` (https://docs.python.org/3/library/pathlib.html#operators) where
  /// neither side is plainly a number.
  mutating func quotient(
    _ node: Node, _ left: (node: Node, value: Register), _ right: (node: Node, value: Register)
  ) -> Register {
    if isNumeric(left.node) || isNumeric(right.node) {
      return emit(.binary(.arithmetic, left.value, right.value), node)
    }
    let operands = builder.operands([Operand(right.value)])
    return emit(.callMethod(left.value, builder.name("joinpath"), operands), node)
  }

  private func isNumeric(_ node: Node) -> Bool {
    switch kind(node) {
    case .integer, .float, .unaryOperator: true
    case .parenthesized: firstPart(node).map(isNumeric) ?? false
    case .binaryOperator: child(node, .operator).flatMap(kind) != .slash || child(node, .right).map(isNumeric) ?? false
    case .call: child(node, .function).map { ["len", "int", "float", "sum", "round"].contains(text($0)) } ?? false
    default: false
    }
  }

  mutating func unaryOperation(_ node: Node) -> Register {
    guard let argument = child(node, .argument) else { return unknown(node) }
    if byte(tree.start(node)) == UInt8(ascii: "-"), kind(argument) == .integer || kind(argument) == .float {
      return emit(.constant(.number(-PythonNumber.value(of: text(argument)))), node)
    }
    return emit(.unary(.arithmetic, expression(argument)), node)
  }

  mutating func notOperation(_ node: Node) -> Register {
    emit(.unary(.not, child(node, .argument).map { expression($0) } ?? unknown(node)), node)
  }

  // MARK: Choices, as control flow

  /// `a or b` and `a and b` give one of their sides.
  mutating func booleanOperation(_ node: Node) -> Register {
    let result = builder.temporary()
    let end = builder.newBlock()
    let (operands, isOr) = booleanOperands(node)
    for (position, operand) in operands.enumerated() {
      let value = expression(operand)
      emit(.store(result, value), operand)
      guard position < operands.count - 1 else { break }
      let next = builder.newBlock()
      branch(value, then: isOr ? end : next, else: isOr ? next : end, operand)
      builder.begin(next)
    }
    builder.begin(end)
    return emit(.load(result), node)
  }

  /// The operands of `a or b or c`, which the tree nests to the left.
  func booleanOperands(_ node: Node) -> (operands: [Node], isOr: Bool) {
    let connective = child(node, .operator).flatMap(kind)
    var reversed: [Node] = []
    var rest = node
    while kind(rest) == .booleanOperator, child(rest, .operator).flatMap(kind) == connective,
      let left = child(rest, .left), let right = child(rest, .right)
    {
      reversed.append(right)
      rest = left
    }
    reversed.append(rest)
    return (reversed.reversed(), connective == .orKeyword)
  }

  /// `a if test else b`
  mutating func conditional(_ node: Node) -> Register {
    let parts = parts(node)
    guard parts.count == 3 else { return parts.reduce(unknown(node)) { _, part in expression(part) } }
    let result = builder.temporary()
    let then = builder.newBlock()
    let other = builder.newBlock()
    let end = builder.newBlock()
    condition(parts[1], then: then, else: other)
    builder.begin(then)
    emit(.store(result, expression(parts[0])), parts[0])
    jump(end, node)
    builder.begin(other)
    emit(.store(result, expression(parts[2])), parts[2])
    builder.begin(end)
    return emit(.load(result), node)
  }

  // MARK: Comparisons

  /// `a < b`; the chain `a < b < c` is `a < b and b < c` with b evaluated once.
  mutating func comparison(_ node: Node) -> Register {
    let sides = comparisonSides(node)
    let operators = children(node, .operators)
    guard sides.count == operators.count + 1, sides.count > 1 else { return unknown(node) }
    if sides.count == 2 { return compare(expression(sides[0]), sides[1], operators[0], node) }
    let result = builder.temporary()
    let end = builder.newBlock()
    var left = expression(sides[0])
    for (position, comparator) in operators.enumerated() {
      let right = expression(sides[position + 1])
      let value = compare(left, right, comparator, node)
      emit(.store(result, value), node)
      left = right
      guard position < operators.count - 1 else { break }
      let next = builder.newBlock()
      branch(value, then: next, else: end, node)
      builder.begin(next)
    }
    builder.begin(end)
    return emit(.load(result), node)
  }

  func comparisonSides(_ node: Node) -> [Node] {
    parts(node).filter { names.field($0, in: tree) != .operators }
  }

  private mutating func compare(_ left: Register, _ right: Node, _ comparator: Node, _ node: Node) -> Register {
    let value = expression(right)
    return compare(left, value, comparator, node)
  }

  mutating func compare(_ left: Register, _ right: Register, _ comparator: Node, _ node: Node) -> Register {
    emit(.binary(comparisonOperator(comparator), left, right), node)
  }

  private func comparisonOperator(_ node: Node) -> BinaryOperator {
    switch kind(node) {
    case .equal, .isOperator: .equal
    case .notEqual, .oldNotEqual, .isNotOperator: .notEqual
    case .inOperator: .contains
    case .notInOperator: .notContains
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    default: .less
    }
  }
}
