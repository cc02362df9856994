import Flow
import Syntax

extension PythonLowering {
  /// `a = value`, `a: T = value`. An annotation alone assigns nothing.
  mutating func assignment(_ node: Node) {
    guard let target = child(node, .left), let right = child(node, .right) else { return }
    if let values = pairwise(target, right) { return assignPairwise(values, to: target) }
    assign(expression(right), to: target)
  }

  /// The inner assignment of `a = b = value`, with its value.
  mutating func assignedValue(_ node: Node) -> Register {
    guard let target = child(node, .left), let right = child(node, .right) else { return unknown(node) }
    let value = expression(right)
    assign(value, to: target)
    return value
  }

  /// The elements of `a, b = x, y`, which never becomes a tuple; nil when the two sides do not match one to one.
  private func pairwise(_ target: Node, _ right: Node) -> [Node]? {
    guard isSequence(target), isSequence(right) else { return nil }
    let values = parts(right)
    let hasSplat = (values + parts(target)).contains { kind($0) == .listSplat || kind($0) == .listSplatPattern }
    return !hasSplat && values.count == parts(target).count ? values : nil
  }

  private func isSequence(_ node: Node) -> Bool {
    switch kind(node) {
    case .patternList, .tuplePattern, .listPattern, .expressionList, .tuple, .list: true
    default: false
    }
  }

  /// All values are evaluated before the first target is assigned.
  private mutating func assignPairwise(_ values: [Node], to target: Node) {
    let registers = values.map { expression($0) }
    for (part, value) in zip(parts(target), registers) { assign(value, to: part) }
  }

  /// Writes a value to any target: a name, a member, an element, or a list of targets that takes the value apart.
  mutating func assign(_ value: Register, to target: Node) {
    _ = nested { lowering in
      switch lowering.kind(target) {
      case .identifier: lowering.store(value, to: lowering.text(target), target)
      case .attribute: lowering.assignMember(value, target)
      case .subscript: lowering.assignElement(value, target)
      case .patternList, .tuplePattern, .listPattern, .tuple, .list, .expressionList:
        lowering.unpack(value, to: lowering.parts(target), target)
      case .asPatternTarget, .parenthesized, .listSplatPattern, .listSplat:
        if let inner = lowering.firstPart(target) { lowering.assign(value, to: inner) }
      default: break
      }
    }
  }

  private mutating func assignMember(_ value: Register, _ target: Node) {
    guard let object = child(target, .object), let name = child(target, .attribute) else { return }
    let receiver = expression(object)
    emit(.setField(receiver, builder.name(text(name)), value), target)
  }

  private mutating func assignElement(_ value: Register, _ target: Node) {
    guard let object = child(target, .value) else { return }
    let receiver = expression(object)
    let index = self.index(target)
    emit(.setIndex(receiver, index, value), target)
  }

  /// `a, *b, c = value`: elements from the front, a slice, elements from the back.
  mutating func unpack(_ value: Register, to targets: [Node], _ node: Node) {
    var isBehindStar = false
    for (position, target) in targets.enumerated() {
      if isStarred(target) {
        isBehindStar = true
        assign(emit(.slice(value), target), to: target)
      } else {
        let index = number(isBehindStar ? position - targets.count : position, target)
        assign(emit(.getIndex(value, index), target), to: target)
      }
    }
  }

  private func isStarred(_ target: Node) -> Bool {
    switch kind(target) {
    case .listSplatPattern, .listSplat, .splatPattern: true
    default: false
    }
  }

  /// `target += value` and its kin; the target's object is evaluated once.
  mutating func augmentedAssignment(_ node: Node) {
    guard let target = child(node, .left), let right = child(node, .right) else { return }
    switch kind(target) {
    case .attribute: augmentMember(node, target, right)
    case .subscript: augmentElement(node, target, right)
    default:
      let old = expression(target)
      assign(combined(old, with: right, in: node), to: target)
    }
  }

  private mutating func augmentMember(_ node: Node, _ target: Node, _ right: Node) {
    guard let object = child(target, .object), let attribute = child(target, .attribute) else { return }
    let receiver = expression(object)
    let name = builder.name(text(attribute))
    let old = emit(.getField(receiver, name), target)
    emit(.setField(receiver, name, combined(old, with: right, in: node)), node)
  }

  private mutating func augmentElement(_ node: Node, _ target: Node, _ right: Node) {
    guard let object = child(target, .value) else { return }
    let receiver = expression(object)
    let index = self.index(target)
    let old = emit(.getIndex(receiver, index), target)
    emit(.setIndex(receiver, index, combined(old, with: right, in: node)), node)
  }

  private mutating func combined(_ old: Register, with right: Node, in node: Node) -> Register {
    let value = expression(right)
    let operation = child(node, .operator)
    if let target = child(node, .left), operation.map(kind) == .slashAssign {
      return quotient(node, (target, old), (right, value))
    }
    return emit(.binary(binaryOperator(operation), old, value), node)
  }
}
