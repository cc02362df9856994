import Flow
import Syntax

extension ECMALowerer {
  /// `<Card title={t}>…</Card>` calls the component with its properties; `<div …>` is an object of them. The children
  /// are the property "children".
  mutating func lowerJSX(_ node: Node) -> Register {
    let opening = child(node, .open_tag) ?? node
    var operands: [Operand] = []
    for attribute in children(opening, .attribute) {
      if let operand = lowerAttribute(attribute) { operands.append(operand) }
    }
    let children = lowerChildren(of: node)
    if !children.isEmpty {
      let list = emit(.list(builder.operands(children)), node)
      operands.append(Operand(.named(builder.name("children")), list))
    }
    let properties = emit(.object(builder.operands(operands)), node)
    guard let component = child(opening, .name), isComponent(component) else { return properties }
    let callee = lowerExpression(component)
    return emit(.call(callee, builder.operands([Operand(properties)]), .function), node)
  }

  /// Names of components start with a capital letter or are members; all others name elements of the page.
  private func isComponent(_ name: Node) -> Bool {
    if kind(name) == .member_expression { return true }
    guard kind(name) == .identifier, start(name) < end(name) else { return false }
    return (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(bytes[Int(start(name))])
  }

  private mutating func lowerAttribute(_ attribute: Node) -> Operand? {
    if kind(attribute) == .jsx_expression {
      guard let spread = operand(attribute) else { return nil }
      return Operand(.spreadFields, lowerExpression(spread))
    }
    let parts = Array(tree.children(attribute))
    guard let name = parts.first else { return nil }
    let value = parts.count > 1 ? lowerExpression(parts[1]) : emit(.constant(.boolean(true)), attribute)
    return Operand(.named(builder.name(text(name))), value)
  }

  private mutating func lowerChildren(of node: Node) -> [Operand] {
    guard kind(node) == .jsx_element else { return [] }
    var operands: [Operand] = []
    for child in tree.children(node) {
      switch kind(child) {
      case .jsx_element, .jsx_self_closing_element, .jsx_expression: operands.append(Operand(lowerExpression(child)))
      case .jsx_text: if let text = visibleText(child) { operands.append(Operand(string(text, child))) }
      default: break
      }
    }
    return operands
  }

  private func visibleText(_ node: Node) -> String? {
    let range = bytes[Int(start(node))..<Int(end(node))]
    return range.contains { $0 > 32 } ? text(node) : nil
  }
}
