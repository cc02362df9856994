import Flow
import Syntax

// What TypeScript adds that is there when the program runs: enumerations and namespaces, both of them objects.
extension ECMALowerer {
  mutating func lowerEnum(_ node: Node) {
    guard let name = child(node, .name).map({ text($0) }), let body = child(node, .body) else { return }
    var operands: [Operand] = []
    var counter: Double? = 0
    for member in tree.children(body) {
      if let operand = lowerEnumMember(member, counter: &counter) { operands.append(operand) }
    }
    store(emit(.object(builder.operands(operands)), node), to: name, node)
    extensibleNames.insert(name)
  }

  /// A member without a value is one more than the member before it.
  private mutating func lowerEnumMember(_ member: Node, counter: inout Double?) -> Operand? {
    let key = kind(member) == .enum_assignment ? child(member, .name) : member
    guard let key, let name = constantName(ofKey: key) else { return nil }
    let value: Register
    if let given = child(member, .value) {
      counter = kind(given) == .number ? number(given) + 1 : nil
      value = lowerExpression(given)
    } else {
      value = counter.map { emit(.constant(.number($0)), member) } ?? unknown(member)
      counter = counter.map { $0 + 1 }
    }
    return Operand(.named(builder.name(name)), value)
  }

  /// `namespace A.B { … }`: the names from the outside in. Modules named by a string declare foreign types only.
  func namespacePath(_ node: Node) -> [String] {
    guard let name = child(node, .name), kind(name) != .string else { return [] }
    return text(name).split(separator: ".").map { String($0) }
  }

  /// A namespace is an object whose exported members are its fields; inside, they are variables too.
  mutating func lowerNamespace(_ node: Node) {
    let path = namespacePath(node)
    guard let first = path.first, let body = child(node, .body) else { return }
    openNamespace(first, node)
    var owner = load(first, node)
    var scopes = 0
    for name in path.dropFirst() {
      let inner = emit(.object(builder.operands([])), node)
      emit(.setField(owner, builder.name(name), inner), node)
      builder.beginScope()
      scopes += 1
      builder.declare(name)
      store(inner, to: name, node)
      owner = inner
    }
    hoistVariables(in: body)
    namespaces.append(path[path.count - 1])
    lowerBlock(body)
    namespaces.removeLast()
    for _ in 0..<scopes { builder.endScope() }
  }

  /// Makes the object, unless an earlier namespace, class or function of that name is extended.
  private mutating func openNamespace(_ name: String, _ node: Node) {
    guard extensibleNames.insert(name).inserted else { return }
    store(emit(.object(builder.operands([])), node), to: name, node)
  }
}
