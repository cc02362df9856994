import Flow
import Syntax

// Chains of member accesses and calls, `a.b[c](d).e()`. The grammar nests them to the left; they are lowered from the
// innermost link outwards, in a loop, so that long fluent chains need no stack.
extension ECMALowerer {
  mutating func lowerChain(_ node: Node) -> Register {
    var links: [Node] = []
    var base = node
    while let inner = chained(base) {
      links.append(base)
      base = inner
    }
    links.reverse()
    var position = 0
    var value = lowerBase(base, links, &position)
    while position < links.count { value = lowerLink(links, &position, on: value) }
    return value
  }

  /// What a link of a chain is applied to.
  private func chained(_ node: Node) -> Node? {
    switch kind(node) {
    case .call_expression: child(node, .function)
    case .member_expression, .subscript_expression: child(node, .object)
    case .non_null_expression: operand(node)
    default: nil
    }
  }

  /// The start of a chain. `require("x")`, `import("x")`, `module.exports` and `super(…)` take their first link with them.
  private mutating func lowerBase(_ base: Node, _ links: [Node], _ position: inout Int) -> Register {
    guard let first = links.first, let special = lowerSpecial(base, first) else { return lowerExpression(base) }
    position = 1
    return special
  }

  private mutating func lowerSpecial(_ base: Node, _ link: Node) -> Register? {
    switch kind(base) {
    case .identifier: return isModuleExports(link) ? emit(.loadExports, link) : lowerRequire(base, link)
    case .import: return lowerDynamicImport(link)
    case .super where kind(link) == .call_expression: return lowerSuperCall(link)
    default: return nil
    }
  }

  /// Applies the link at a position, and the call that follows a member: a method call.
  private mutating func lowerLink(_ links: [Node], _ position: inout Int, on value: Register) -> Register {
    let link = links[position]
    position += 1
    switch kind(link) {
    case .call_expression: return lowerCall(link, callee: value)
    case .non_null_expression: return value
    default: noteOptional(link, value)
    }
    guard let name = memberName(link) else { return lowerElement(link, of: value) }
    guard position < links.count, kind(links[position]) == .call_expression else {
      return emit(.getField(value, builder.name(name)), link)
    }
    let call = links[position]
    position += 1
    noteMethod(name, call, link)
    let arguments = callArguments(call)
    return emit(.callMethod(value, builder.name(name), builder.operands(arguments)), call)
  }

  /// `a?.b` asks whether there is an `a`. What comes of it when there is none is not told apart.
  private mutating func noteOptional(_ link: Node, _ value: Register) {
    guard tree.children(link).contains(where: { kind($0) == .optional_chain }) else { return }
    let nothing = emit(.constant(.null), link)
    _ = emit(.binary(.notEqual, value, nothing), link)
  }

  private mutating func noteMethod(_ name: String, _ call: Node, _ member: Node) {
    if name == "catch" { noteSwallowedRejection(call) }
    if name == "exit", let object = child(member, .object) { noteProcessExit(call, object: object) }
  }

  private func memberName(_ link: Node) -> String? {
    if let property = child(link, .property) { return text(property) }
    return child(link, .index).flatMap { constantKey($0) }
  }

  private mutating func lowerElement(_ link: Node, of value: Register) -> Register {
    guard let index = child(link, .index) else { return unknown(link) }
    return emit(.getIndex(value, lowerExpression(index)), link)
  }

  private mutating func lowerCall(_ call: Node, callee: Register) -> Register {
    let arguments = callArguments(call)
    return emit(.call(callee, builder.operands(arguments), .function), call)
  }

  /// The superclass's constructor is its method "constructor"; the fields of the class are set when it has returned.
  private mutating func lowerSuperCall(_ call: Node) -> Register {
    let base = emit(.loadSuper, call)
    let arguments = callArguments(call)
    let result = emit(.callMethod(base, builder.name("constructor"), builder.operands(arguments)), call)
    lowerPendingFields()
    return result
  }

  private mutating func callArguments(_ call: Node) -> [Operand] {
    guard let arguments = child(call, .arguments) else { return [] }
    return kind(arguments) == .template_string ? taggedPieces(arguments) : lowerArguments(arguments)
  }

  mutating func lowerArguments(_ node: Node) -> [Operand] {
    var operands: [Operand] = []
    for argument in tree.children(node) where kind(argument) != nil || tree.firstChild(argument) != nil {
      let value = lowerExpression(argument)
      operands.append(Operand(kind(argument) == .spread_element ? .spread : .positional, value))
    }
    return operands
  }

  /// A subscript that is a constant string names a field.
  func constantKey(_ index: Node) -> String? {
    switch kind(index) {
    case .string: decodedString(index)
    case .template_string where !has(.template_substitution, in: index): decodedTemplate(index)
    default: nil
    }
  }
}
