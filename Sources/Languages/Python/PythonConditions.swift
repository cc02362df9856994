import Flow
import Syntax

extension PythonLowering {
  /// Branches on a condition, on each of its parts where it has several, so that what a part says of a value holds on the
  /// way that it leads to. Ends the current block.
  mutating func condition(_ node: Node, then: BlockID, else other: BlockID) {
    let lowered: Void? = nested { lowering in
      switch lowering.kind(node) {
      case .parenthesized where lowering.parts(node).count == 1:
        lowering.condition(lowering.parts(node)[0], then: then, else: other)
      case .notOperator:
        guard let argument = lowering.child(node, .argument) else {
          return lowering.test(node, then: then, else: other)
        }
        lowering.condition(argument, then: other, else: then)
      case .booleanOperator: lowering.connectedConditions(node, then: then, else: other)
      case .comparison where lowering.comparisonSides(node).count > 2:
        lowering.comparisonChain(node, then: then, else: other)
      case .trueLiteral, .integer: lowering.jump(lowering.isTrue(node) ? then : other, node)
      case .falseLiteral: lowering.jump(other, node)
      default: lowering.test(node, then: then, else: other)
      }
    }
    if lowered == nil { branch(unknown(node), then: then, else: other, node) }
  }

  private mutating func test(_ node: Node, then: BlockID, else other: BlockID) {
    branch(expression(node), then: then, else: other, node)
  }

  private mutating func connectedConditions(_ node: Node, then: BlockID, else other: BlockID) {
    let (operands, isOr) = booleanOperands(node)
    for operand in operands.dropLast() {
      let next = builder.newBlock()
      condition(operand, then: isOr ? then : next, else: isOr ? next : other)
      builder.begin(next)
    }
    if let last = operands.last { condition(last, then: then, else: other) }
  }

  private mutating func comparisonChain(_ node: Node, then: BlockID, else other: BlockID) {
    let sides = comparisonSides(node)
    var left = expression(sides[0])
    for (side, comparator) in zip(sides.dropFirst(), children(node, .operators)) {
      let right = expression(side)
      let next = builder.newBlock()
      branch(compare(left, right, comparator, node), then: next, else: other, node)
      builder.begin(next)
      left = right
    }
    jump(then, node)
  }
}
