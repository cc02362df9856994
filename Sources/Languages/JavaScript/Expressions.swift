import Flow
import Syntax

extension ECMALowerer {
  @discardableResult
  mutating func lowerExpression(_ node: Node) -> Register {
    guard enter() else { return unknown(node) }
    defer { leave() }
    switch kind(node) {
    case .identifier, .shorthand_property_identifier: return lowerIdentifier(node)
    case .call_expression, .member_expression, .subscript_expression, .non_null_expression: return lowerChain(node)
    case .string: return string(decodedString(node), node)
    case .number: return emit(.constant(.number(number(node))), node)
    case .object: return lowerObject(node)
    case .array: return lowerArray(node)
    case .template_string: return lowerTemplate(node)
    case .arrow_function, .function_expression, .generator_function: return lowerClosure(node, name: "")
    case .binary_expression: return lowerBinary(node)
    case .unary_expression: return lowerUnary(node)
    case .assignment_expression: return lowerAssignment(node)
    case .augmented_assignment_expression: return lowerAugmentedAssignment(node)
    case .update_expression: return lowerUpdate(node)
    case .await_expression: return lowerAwait(node)
    case .new_expression: return lowerNew(node)
    case .ternary_expression: return lowerByBranching(node)
    case .parenthesized_expression, .as_expression, .satisfies_expression, .instantiation_expression, .type_assertion:
      return lowerWrapped(node)
    default: return lowerRareExpression(node)
    }
  }

  private mutating func lowerRareExpression(_ node: Node) -> Register {
    switch kind(node) {
    case .this: return lowerThis(node)
    case .super: return emit(.loadSuper, node)
    case .null, .undefined: return null(node)
    case .true: return emit(.constant(.boolean(true)), node)
    case .false: return emit(.constant(.boolean(false)), node)
    case .regex: return lowerRegex(node)
    case .class: return lowerClass(node, name: child(node, .name).map { text($0) } ?? "")
    case .yield_expression: return lowerYield(node)
    case .sequence_expression: return lowerSequence(node)
    case .spread_element: return operand(node).map { lowerExpression($0) } ?? unknown(node)
    case .jsx_element, .jsx_self_closing_element: return lowerJSX(node)
    case .jsx_expression: return operand(node).map { lowerExpression($0) } ?? null(node)
    case .meta_property, .private_property_identifier: return string(text(node), node)
    default: return lowerUnknown(node)
    }
  }

  /// An expression whose value gets a name, which a function or a class without its own takes.
  mutating func lowerNamed(_ node: Node, name: String) -> Register {
    switch kind(node) {
    case .arrow_function, .function_expression, .generator_function: lowerClosure(node, name: name)
    case .class where child(node, .name) == nil: lowerClass(node, name: name)
    default: lowerExpression(node)
    }
  }

  private mutating func lowerIdentifier(_ node: Node) -> Register {
    let name = text(node)
    if name == "exports", isGlobal(name) { return emit(.loadExports, node) }
    if name == "arguments", isGlobal(name) { return lowerArgumentsObject(node) }
    return load(name, node)
  }

  /// Whether no scope of the file declares a name, so that it means what the platform says.
  mutating func isGlobal(_ name: String) -> Bool {
    if case .global = builder.resolve(name) { return true }
    return false
  }

  /// At the top of a CommonJS module `this` is `module.exports`.
  private mutating func lowerThis(_ node: Node) -> Register {
    let owner = functions.last { $0.kind != .arrow }
    return emit(owner?.kind == .module ? .loadExports : .loadThis, node)
  }

  private mutating func lowerWrapped(_ node: Node) -> Register {
    let inner = unwrapped(node)
    return inner == node ? lowerUnknown(node) : lowerExpression(inner)
  }

  private mutating func lowerAwait(_ node: Node) -> Register {
    guard let operand = operand(node) else { return unknown(node) }
    return emit(.await(lowerExpression(operand)), node)
  }

  private mutating func lowerYield(_ node: Node) -> Register {
    let value = operand(node).map { lowerExpression($0) } ?? null(node)
    return emit(.yield(value), node)
  }

  private mutating func lowerSequence(_ node: Node) -> Register {
    var last: Register?
    for child in tree.children(node) { last = lowerExpression(child) }
    return last ?? unknown(node)
  }

  private mutating func lowerNew(_ node: Node) -> Register {
    guard let constructor = child(node, .constructor) else { return lowerUnknown(node) }
    let callee = lowerExpression(constructor)
    let arguments = child(node, .arguments).map { lowerArguments($0) } ?? []
    return emit(.call(callee, builder.operands(arguments), .construct), node)
  }
}
