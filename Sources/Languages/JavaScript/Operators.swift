import Flow
import Syntax

extension ECMALowerer {
  mutating func lowerBinary(_ node: Node) -> Register {
    if logicalOperator(of: node) != nil { return lowerByBranching(node) }
    let spine = leftSpine(of: node)
    guard let first = spine.first, let left = child(first, .left) else { return lowerUnknown(node) }
    var value = lowerExpression(left)
    for link in spine {
      guard let right = child(link, .right) else { continue }
      value = emit(.binary(binaryOperator(of: link), value, lowerExpression(right)), link)
    }
    return value
  }

  /// `a + b + c …` nests to the left, thousands deep in generated code; the innermost operation first.
  private func leftSpine(of node: Node) -> [Node] {
    var reversed = [node]
    var current = node
    while let left = child(current, .left), kind(left) == .binary_expression, logicalOperator(of: left) == nil {
      reversed.append(left)
      current = left
    }
    return reversed.reversed()
  }

  private func binaryOperator(of node: Node) -> BinaryOperator {
    guard let sign = child(node, .operator) else { return .arithmetic }
    switch kind(sign) {
    case .plus: return .add
    case .remainder: return .remainder
    case .equal, .strictEqual: return .equal
    case .notEqual, .strictNotEqual: return .notEqual
    case .less: return .less
    case .lessOrEqual: return .lessOrEqual
    case .greater: return .greater
    case .greaterOrEqual: return .greaterOrEqual
    case .in: return .contains
    case .instanceof: return .isInstance
    default: return .arithmetic
    }
  }

  mutating func lowerUnary(_ node: Node) -> Register {
    guard let argument = child(node, .argument) else { return lowerUnknown(node) }
    let sign = child(node, .operator).flatMap { kind($0) }
    if sign == .delete { return lowerDelete(argument, node) }
    if sign == .minus, kind(argument) == .number { return emit(.constant(.number(-number(argument))), node) }
    let value = lowerExpression(argument)
    switch sign {
    case .not: return emit(.unary(.not, value), node)
    case .typeof: return emit(.unary(.typeName, value), node)
    case .void: return null(node)
    default: return emit(.unary(.arithmetic, value), node)
    }
  }

  /// A deleted field reads as undefined.
  private mutating func lowerDelete(_ argument: Node, _ node: Node) -> Register {
    if let place = lowerPlace(argument) { write(null(node), to: place, node) } else { lowerExpression(argument) }
    return unknown(node)
  }

  /// `i++`. The value before and after are both numbers; the one after stands for both.
  mutating func lowerUpdate(_ node: Node) -> Register {
    guard let argument = child(node, .argument), let place = lowerPlace(argument) else { return lowerUnknown(node) }
    let value = emit(.unary(.arithmetic, read(place, node)), node)
    write(value, to: place, node)
    return value
  }
}
