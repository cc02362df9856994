import Flow
import Syntax

/// What can stand left of `=`, with the parts that are evaluated once.
enum Place {
  case variable(String)
  case field(Register, Name)
  case element(Register, Register)
  case exports
}

extension ECMALowerer {
  mutating func lowerAssignment(_ node: Node) -> Register {
    guard let left = child(node, .left), let right = child(node, .right) else { return lowerUnknown(node) }
    guard enter(levels: 2) else { return unknown(node) }
    defer { leave(levels: 2) }
    let target = unwrapped(left)
    if kind(target) == .object_pattern || kind(target) == .array_pattern {
      let value = lowerExpression(right)
      assign(value, to: target)
      return value
    }
    let place = lowerPlace(target)
    let value = lowerNamed(right, name: text(ofName: target))
    if let place { write(value, to: place, node) }
    return value
  }

  mutating func lowerAugmentedAssignment(_ node: Node) -> Register {
    guard let left = child(node, .left), let right = child(node, .right), let sign = child(node, .operator),
      let place = lowerPlace(unwrapped(left))
    else { return lowerUnknown(node) }
    let old = read(place, left)
    switch kind(sign) {
    case .andAssign, .orAssign, .coalesceAssign: return lowerLogicalAssignment(node, place, old, right)
    default: break
    }
    let value = emit(.binary(augmentedOperator(sign), old, lowerExpression(right)), node)
    write(value, to: place, node)
    return value
  }

  private func augmentedOperator(_ sign: Node) -> BinaryOperator {
    switch kind(sign) {
    case .addAssign: .add
    case .remainderAssign: .remainder
    default: .arithmetic
    }
  }

  /// `a ||= b` writes only on the way where `a` does not decide.
  private mutating func lowerLogicalAssignment(_ node: Node, _ place: Place, _ old: Register, _ right: Node) -> Register
  {
    let result = builder.temporary()
    emit(.store(result, old), node)
    let write = builder.newBlock()
    let after = builder.newBlock()
    let sign = child(node, .operator).flatMap { kind($0) }
    let decides = sign == .coalesceAssign ? emit(.binary(.equal, old, null(node)), node) : old
    let (then, other) = sign == .orAssign ? (after, write) : (write, after)
    builder.branch(decides, then: then, else: other, start(node), end(node))
    builder.begin(write)
    let value = lowerExpression(right)
    self.write(value, to: place, node)
    emit(.store(result, value), node)
    builder.begin(after)
    return emit(.load(result), node)
  }

  /// Evaluates the parts of an assignment's target; nil for what is no single place.
  mutating func lowerPlace(_ target: Node) -> Place? {
    let target = unwrapped(target)
    switch kind(target) {
    case .identifier, .shorthand_property_identifier_pattern, .undefined: return .variable(text(target))
    case .member_expression:
      if isModuleExports(target) { return .exports }
      guard let object = child(target, .object), let property = child(target, .property) else { return nil }
      return .field(lowerExpression(object), builder.name(text(property)))
    case .subscript_expression:
      guard let object = child(target, .object), let index = child(target, .index) else { return nil }
      let base = lowerExpression(object)
      if let key = constantKey(index) { return .field(base, builder.name(key)) }
      return .element(base, lowerExpression(index))
    default: return nil
    }
  }

  mutating func read(_ place: Place, _ node: Node) -> Register {
    switch place {
    case .variable(let name): load(name, node)
    case .field(let object, let name): emit(.getField(object, name), node)
    case .element(let object, let index): emit(.getIndex(object, index), node)
    case .exports: emit(.loadExports, node)
    }
  }

  mutating func write(_ value: Register, to place: Place, _ node: Node) {
    switch place {
    // `exports = x` changes a variable of the module's wrapper, not what the module exports.
    case .variable(let name): if name != "exports" || !isGlobal(name) { store(value, to: name, node) }
    case .field(let object, let name): emit(.setField(object, name, value), node)
    case .element(let object, let index): emit(.setIndex(object, index, value), node)
    case .exports: emit(.storeExports(value), node)
    }
  }

  /// The name that a function assigned to this target takes: `exports.handler = () => …` is called handler.
  func text(ofName target: Node) -> String {
    switch kind(target) {
    case .identifier, .property_identifier, .private_property_identifier: text(target)
    case .member_expression: child(target, .property).map { text($0) } ?? ""
    case .string: decodedString(target)
    default: ""
    }
  }
}
