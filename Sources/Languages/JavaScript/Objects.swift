import Flow
import Syntax

extension ECMALowerer {
  mutating func lowerObject(_ node: Node) -> Register {
    var operands: [Operand] = []
    for part in tree.children(node) {
      if let operand = lowerProperty(part) { operands.append(operand) }
    }
    return emit(.object(builder.operands(operands)), node)
  }

  private mutating func lowerProperty(_ part: Node) -> Operand? {
    switch kind(part) {
    case .pair: return lowerPair(part)
    case .shorthand_property_identifier:
      return Operand(.named(builder.name(text(part))), lowerExpression(part))
    case .method_definition: return lowerObjectMethod(part)
    case .spread_element:
      return operand(part).map { Operand(.spreadFields, lowerExpression($0)) }
    default:
      _ = lowerUnknown(part)
      return nil
    }
  }

  private mutating func lowerPair(_ pair: Node) -> Operand? {
    guard let key = child(pair, .key), let value = child(pair, .value) else { return nil }
    if let name = constantName(ofKey: key) {
      return Operand(.named(builder.name(name)), lowerNamed(value, name: name))
    }
    let computed = operand(key).map { lowerExpression($0) } ?? unknown(key)
    return Operand(.computed(computed), lowerExpression(value))
  }

  /// `{ f() {} }`, `{ get x() {} }`. A getter's field holds what the getter returns; a setter adds no field.
  private mutating func lowerObjectMethod(_ method: Node) -> Operand? {
    guard let key = child(method, .name) else { return nil }
    let name = constantName(ofKey: key)
    let computed = name == nil ? operand(key).map { lowerExpression($0) } : nil
    let function = lowerFunction(method, name: name ?? "", kind: .method)
    var value = emit(.closure(function), method)
    if has(.set, in: method) { return nil }
    if has(.get, in: method) { value = emit(.call(value, builder.operands([]), .function), method) }
    if let computed { return Operand(.computed(computed), value) }
    return Operand(.named(builder.name(name ?? "")), value)
  }

  /// The name of a property, when it does not have to be computed.
  func constantName(ofKey key: Node) -> String? {
    switch kind(key) {
    case .string: decodedString(key)
    case .number: numberKey(number(key), key)
    case .computed_property_name: operand(key).flatMap { constantKey($0) }
    default: text(key)
    }
  }

  private func numberKey(_ value: Double, _ key: Node) -> String {
    Int(exactly: value).map { String($0) } ?? text(key)
  }
}
