import Core
import Syntax

/// Turns nodes of the grammar into expressions.
struct ExpressionReader {
  /// Deeper expressions are not written by people.
  static let maximumDepth = 120
  let source: HCLTree
  private(set) var isTooDeep = false
  private var depth = 0

  init(_ source: HCLTree) { self.source = source }

  /// An `expression` node, or one of the terms that operations hold without one around them.
  mutating func expression(_ node: SyntaxTree.Node) -> Expression {
    let place = source.place(node)
    guard depth < Self.maximumDepth else {
      isTooDeep = true
      return Expression(.invalid, at: place)
    }
    depth += 1
    defer { depth -= 1 }
    guard source.kind(node) == .expression else { return Expression(term(node), at: place) }
    return chain(source.children(node)[...], from: place.start)
  }

  /// A term followed by accesses to its parts.
  private mutating func chain(_ nodes: ArraySlice<SyntaxTree.Node>, from start: UInt32) -> Expression {
    guard let first = nodes.first else { return Expression(.invalid, at: source.place(0, 0)) }
    var result = Expression(term(first), at: source.place(first))
    for node in nodes.dropFirst() {
      var place = source.place(node)
      place.start = start
      result = Expression(access(node, of: result), at: place)
    }
    return result
  }

  private mutating func term(_ node: SyntaxTree.Node) -> Expression.Form {
    switch source.kind(node) {
    case .expression: return expression(node).form
    case .literalValue, .collectionValue, .templateExpression, .forExpression, .operation:
      return source.children(node).first.map { term($0) } ?? .invalid
    case .stringLiteral, .quotedTemplate, .heredocTemplate: return .template(TemplateReading(self).parts(of: node))
    case .numericLiteral: return Double(source.text(node)).map { .number($0) } ?? .invalid
    case .boolLiteral: return .bool(source.text(node) == "true")
    case .nullLiteral: return .null
    case .variable: return .name(source.text(node))
    case .tuple: return .list(elements(node))
    case .object: return .object(entries(node))
    case .functionCall: return call(node)
    case .conditional: return conditional(node)
    case .unaryOperation: return unary(node)
    case .binaryOperation: return binary(node)
    case .forTuple: return loop(node, isObject: false)
    case .forObject: return loop(node, isObject: true)
    default: return .invalid
    }
  }

  private mutating func access(_ node: SyntaxTree.Node, of object: Expression) -> Expression.Form {
    switch source.kind(node) {
    case .getAttribute: return .attribute(object, name(node))
    case .index: return .index(object, index(node))
    case .splat: return .splat(object, accesses(node))
    default: return .invalid
    }
  }

  private func name(_ node: SyntaxTree.Node) -> String {
    source.child(node, .identifier).map { source.text($0) } ?? ""
  }

  /// `[…]`, or the `.0` of older versions.
  private mutating func index(_ node: SyntaxTree.Node) -> Expression {
    guard let inner = source.children(node).first else { return Expression(.invalid, at: source.place(node)) }
    if source.kind(inner) == .newIndex, let key = source.child(inner, .expression) { return expression(key) }
    let number = Double(source.text(inner).drop { $0 == "." })
    return Expression(number.map { .number($0) } ?? .invalid, at: source.place(inner))
  }

  /// What is asked of every element: `[*].id`, `.*.id`.
  private mutating func accesses(_ node: SyntaxTree.Node) -> [Expression.Access] {
    guard let inner = source.children(node).first else { return [] }
    return source.children(inner).compactMap { step in
      switch source.kind(step) {
      case .getAttribute: .attribute(name(step))
      case .index: .index(index(step))
      default: nil
      }
    }
  }

  private mutating func elements(_ node: SyntaxTree.Node) -> [Expression] {
    source.children(node).filter { source.kind($0) == .expression }.map { expression($0) }
  }

  private mutating func entries(_ node: SyntaxTree.Node) -> [Expression.Entry] {
    source.children(node).filter { source.kind($0) == .objectElement }.compactMap { element in
      let parts = elements(element)
      return parts.count == 2 ? Expression.Entry(key: key(parts[0], element), value: parts[1]) : nil
    }
  }

  /// A bare name as a key is a string; in parentheses it is a reference.
  private func key(_ key: Expression, _ element: SyntaxTree.Node) -> Expression {
    let start = Int(source.tree.start(element))
    guard case .name(let name) = key.form, start < source.bytes.count, source.bytes[start] != UInt8(ascii: "(") else {
      return key
    }
    let literal = TemplatePart.Literal(text: name, place: key.place, isVerbatim: true)
    return Expression(.template([.literal(literal)]), at: key.place)
  }

  private mutating func call(_ node: SyntaxTree.Node) -> Expression.Form {
    guard let arguments = source.child(node, .functionArguments) else {
      return .call(name(node), [], expandsLast: false)
    }
    let expands = source.child(arguments, .ellipsis) != nil
    return .call(name(node), elements(arguments), expandsLast: expands)
  }

  private mutating func conditional(_ node: SyntaxTree.Node) -> Expression.Form {
    let parts = elements(node)
    return parts.count == 3 ? .conditional(parts[0], then: parts[1], else: parts[2]) : .invalid
  }

  private mutating func unary(_ node: SyntaxTree.Node) -> Expression.Form {
    guard let operand = operands(node).first else { return .invalid }
    let start = Int(source.tree.start(node))
    return source.bytes[start] == UInt8(ascii: "!") ? .not(self.operand(operand)) : .negative(self.operand(operand))
  }

  /// The grammar keeps no node for the operator: it is what stands between the operands.
  private mutating func binary(_ node: SyntaxTree.Node) -> Expression.Form {
    let operands = operands(node)
    guard operands.count == 2, let left = operands[0].last, let right = operands[1].first else { return .invalid }
    let between = source.text(Int(source.tree.end(left)), Int(source.tree.start(right)))
    guard let symbol = Self.operatorSymbol(between) else { return .invalid }
    return .operation(operand(operands[0]), symbol, operand(operands[1]))
  }

  /// The terms of an operation, each with the accesses that follow it.
  private func operands(_ node: SyntaxTree.Node) -> [ArraySlice<SyntaxTree.Node>] {
    let nodes = source.children(node)
    let starts = nodes.indices.filter { index in
      switch source.kind(nodes[index]) {
      case .getAttribute, .index, .splat: false
      default: true
      }
    }
    return zip(starts, starts.dropFirst() + [nodes.count]).map { nodes[$0..<$1] }
  }

  private mutating func operand(_ nodes: ArraySlice<SyntaxTree.Node>) -> Expression {
    guard let first = nodes.first else { return Expression(.invalid, at: source.place(0, 0)) }
    return nodes.count == 1 ? expression(first) : chain(nodes, from: source.place(first).start)
  }

  static func operatorSymbol(_ text: String) -> Expression.Operator? {
    for line in text.split(whereSeparator: \.isNewline) {
      let code = line.drop { $0 == " " || $0 == "\t" || $0 == ")" }
      if code.isEmpty || code.hasPrefix("#") || code.hasPrefix("//") { continue }
      return Expression.Operator(rawValue: String(code.prefix(2)))
        ?? Expression.Operator(rawValue: String(code.prefix(1)))
    }
    return nil
  }

  private mutating func loop(_ node: SyntaxTree.Node, isObject: Bool) -> Expression.Form {
    guard let introduction = source.child(node, .forIntroduction),
      let collection = source.child(introduction, .expression)
    else { return .invalid }
    let names = source.children(introduction).filter { source.kind($0) == .identifier }.map { source.text($0) }
    let results = elements(node)
    guard let valueName = names.last, results.count == (isObject ? 2 : 1) else { return .invalid }
    let condition = source.child(node, .forCondition).flatMap { source.child($0, .expression) }
    return .loop(
      Expression.Loop(
        keyName: names.count > 1 ? names[0] : nil, valueName: valueName, collection: expression(collection),
        key: isObject ? results[0] : nil, element: results[results.count - 1],
        condition: condition.map { expression($0) }, isGrouping: source.child(node, .ellipsis) != nil))
  }
}
