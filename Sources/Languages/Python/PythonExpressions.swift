import Flow
import Syntax

extension PythonLowering {
  /// The value of an expression. What is nested too deeply or not understood is an unknown value.
  mutating func expression(_ node: Node) -> Register {
    nested { lowering in
      lowering.atom(node) ?? lowering.operation(node) ?? lowering.container(node) ?? lowering.special(node)
    } ?? unknown(node)
  }

  private mutating func atom(_ node: Node) -> Register? {
    switch kind(node) {
    case .identifier: tree.isEmpty(node) ? unknown(node) : load(node)
    case .string, .concatenatedString: string(node)
    case .integer, .float: emit(.constant(.number(PythonNumber.value(of: text(node)))), node)
    case .trueLiteral: emit(.constant(.boolean(true)), node)
    case .falseLiteral: emit(.constant(.boolean(false)), node)
    case .noneLiteral: emit(.constant(.null), node)
    case .attribute: member(node)
    case .subscript: element(node)
    case .call: call(node)
    default: nil
    }
  }

  private mutating func operation(_ node: Node) -> Register? {
    switch kind(node) {
    case .parenthesized: firstPart(node).map { expression($0) } ?? unknown(node)
    case .binaryOperator: binaryOperation(node)
    case .unaryOperator: unaryOperation(node)
    case .notOperator: notOperation(node)
    case .booleanOperator: booleanOperation(node)
    case .comparison: comparison(node)
    case .conditional: conditional(node)
    case .namedExpression: namedExpression(node)
    case .assignment: assignedValue(node)
    default: nil
    }
  }

  private mutating func container(_ node: Node) -> Register? {
    switch kind(node) {
    case .list, .tuple, .set, .expressionList, .tupleExpression, .patternList: list(operands(node), node)
    case .dictionary: dictionary(node)
    case .listComprehension, .setComprehension, .generatorExpression: listComprehension(node)
    case .dictionaryComprehension: dictionaryComprehension(node)
    default: nil
    }
  }

  private mutating func special(_ node: Node) -> Register {
    switch kind(node) {
    case .lambda: lambda(node)
    case .await: emit(.await(firstPart(node).map { expression($0) } ?? unknown(node)), node)
    case .yield: yield(node)
    case .asPattern: asPattern(node)
    case .listSplat, .dictionarySplat, .listSplatPattern, .parenthesizedSplat, .type:
      firstPart(node).map { expression($0) } ?? unknown(node)
    case .keywordArgument: child(node, .value).map { expression($0) } ?? unknown(node)
    case .ellipsis: unknown(node)
    // `slice` stands here in `x[:, 0]`.
    default: inner(node)
    }
  }

  /// What is not understood gives an unknown value; the expressions inside are lowered for their effects.
  private mutating func inner(_ node: Node) -> Register {
    for part in parts(node) where kind(part) != .block { _ = expression(part) }
    return unknown(node)
  }

  /// `yield` gives what the caller sends, which is not followed; `yield from` gives on every element.
  private mutating func yield(_ node: Node) -> Register {
    let isDelegating = tree.children(node).contains { kind($0) == .fromKeyword }
    var value = firstPart(node).map { expression($0) } ?? emit(.constant(.null), node)
    if isDelegating { value = emit(.iterate(value), node) }
    return emit(.yield(value), node)
  }

  // MARK: Members and elements

  private mutating func member(_ node: Node) -> Register? {
    guard let object = child(node, .object), let name = child(node, .attribute) else { return nil }
    let receiver = expression(object)
    return emit(.getField(receiver, builder.name(text(name))), node)
  }

  private mutating func element(_ node: Node) -> Register? {
    guard let object = child(node, .value) else { return nil }
    let receiver = expression(object)
    let subscripts = children(node, .subscript)
    if subscripts.count == 1, kind(subscripts[0]) == .slice {
      for bound in parts(subscripts[0]) { _ = expression(bound) }
      return emit(.slice(receiver), node)
    }
    let index = self.index(node)
    return emit(.getIndex(receiver, index), node)
  }

  /// What stands between the brackets of a subscript; several indices are a tuple.
  mutating func index(_ node: Node) -> Register {
    let subscripts = children(node, .subscript)
    if subscripts.count == 1 { return expression(subscripts[0]) }
    return list(subscripts.map { Operand(expression($0)) }, node)
  }

  // MARK: Containers

  mutating func list(_ operands: [Operand], _ node: Node) -> Register {
    emit(.list(builder.operands(operands)), node)
  }

  private mutating func dictionary(_ node: Node) -> Register {
    var operands: [Operand] = []
    for part in parts(node) {
      switch kind(part) {
      case .pair: operands.append(field(part))
      case .dictionarySplat: operands.append(Operand(.spreadFields, expression(part)))
      default: _ = expression(part)
      }
    }
    return emit(.object(builder.operands(operands)), node)
  }

  /// `key: value`; a constant string names the field.
  mutating func field(_ pair: Node) -> Operand {
    guard let key = child(pair, .key), let value = child(pair, .value) else { return Operand(unknown(pair)) }
    if let name = constantString(key) { return Operand(.named(builder.name(name)), expression(value)) }
    let name = expression(key)
    return Operand(.computed(name), expression(value))
  }

  private mutating func namedExpression(_ node: Node) -> Register? {
    guard let name = child(node, .name), let source = child(node, .value) else { return nil }
    let value = expression(source)
    store(value, to: text(name), name)
    return value
  }
}
