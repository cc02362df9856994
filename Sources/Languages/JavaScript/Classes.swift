import Flow
import Syntax

extension ECMALowerer {
  mutating func lowerClassDeclaration(_ node: Node) {
    let name = child(node, .name).map { text($0) } ?? ""
    _ = lowerClass(node, name: name, isDeclaration: true)
    extensibleNames.insert(name)
  }

  /// A class: its methods are functions, its fields are set by the constructor, or on the class when they are static.
  mutating func lowerClass(_ node: Node, name: String, isDeclaration: Bool = false) -> Register {
    let bases = superclasses(node).map { Operand(lowerExpression($0)) }
    if !isDeclaration { builder.beginScope() }
    let isNamed = !name.isEmpty && (isDeclaration || child(node, .name) != nil)
    if isNamed, !isDeclaration { builder.declare(name) }
    let members = child(node, .body).map { Array(tree.children($0)) } ?? []
    let methods = lowerMethods(members, of: node, isDerived: !bases.isEmpty)
    let id = builder.addClass(name, methods: methods, start: start(node), end: end(node))
    let value = emit(.makeClass(id, builder.operands(bases)), node)
    if isNamed { store(value, to: name, node) }
    lowerStatics(members, of: value)
    lowerDecorators(members, methods, of: node, value)
    if !isDeclaration { builder.endScope() }
    return value
  }

  private func superclasses(_ node: Node) -> [Node] {
    guard let heritage = firstChild(node, .class_heritage) else { return [] }
    if let clause = firstChild(heritage, .extends_clause) { return children(clause, .value) }
    return operand(heritage).map { [$0] } ?? []
  }

  private mutating func lowerMethods(_ members: [Node], of node: Node, isDerived: Bool) -> [Method] {
    let fields = members.filter { isField($0) && !has(.static, in: $0) && child($0, .value) != nil }
    var methods: [Method] = []
    var hasConstructor = false
    for member in members where kind(member) == .method_definition {
      guard let key = child(member, .name) else { continue }
      let name = constantName(ofKey: key) ?? text(key)
      let isConstructor = name == "constructor" && !has(.static, in: member)
      hasConstructor = hasConstructor || isConstructor
      methods.append(
        lowerMethod(member, name: name, fields: isConstructor ? fields : [], isDerived: isConstructor && isDerived))
    }
    if !hasConstructor, !fields.isEmpty {
      methods.append(synthesizeConstructor(node, fields: fields, isDerived: isDerived))
    }
    return methods
  }

  private mutating func lowerMethod(_ member: Node, name: String, fields: [Node], isDerived: Bool) -> Method {
    let function = lowerFunction(member, name: name, kind: .method, fields: fields, isDerived: isDerived)
    let isSetter = has(.set, in: member)
    return Method(
      name: builder.name(isSetter ? "set \(name)" : name), function: function, isStatic: has(.static, in: member),
      isProperty: has(.get, in: member))
  }

  /// A class with fields and no constructor has one that passes its arguments on and sets the fields.
  private mutating func synthesizeConstructor(_ node: Node, fields: [Node], isDerived: Bool) -> Method {
    builder.beginFunction("constructor", kind: .method, start: start(node), end: end(node))
    functions.append(FunctionContext(kind: .method, pendingFields: fields))
    if isDerived {
      let rest = builder.addParameter("{arguments}", kind: .rest, start: start(node), end: start(node))
      let arguments = builder.operands([Operand(.spread, emit(.load(rest), node))])
      emit(.callMethod(emit(.loadSuper, node), builder.name("constructor"), arguments), node)
    }
    lowerPendingFields()
    functions.removeLast()
    return Method(name: builder.name("constructor"), function: builder.endFunction())
  }

  private func isField(_ member: Node) -> Bool {
    kind(member) == .field_definition || kind(member) == .public_field_definition
  }

  /// Sets the fields of the class in its constructor, once.
  mutating func lowerPendingFields() {
    let last = functions.count - 1
    let fields = functions[last].pendingFields
    functions[last].pendingFields = []
    for field in fields {
      let this = emit(.loadThis, field)
      lowerField(field, on: this)
    }
  }

  private mutating func lowerField(_ field: Node, on owner: Register) {
    guard let key = child(field, .property) ?? child(field, .name), let value = child(field, .value) else { return }
    if let name = constantName(ofKey: key) {
      emit(.setField(owner, builder.name(name), lowerNamed(value, name: name)), field)
    } else {
      let index = operand(key).map { lowerExpression($0) } ?? unknown(key)
      emit(.setIndex(owner, index, lowerExpression(value)), field)
    }
  }

  /// Static fields and blocks run when the class is made.
  private mutating func lowerStatics(_ members: [Node], of owner: Register) {
    for member in members {
      if isField(member), has(.static, in: member) { lowerField(member, on: owner) }
      if kind(member) == .class_static_block { lowerStaticBlock(member, on: owner) }
    }
  }

  /// A static block is a function that is called at once with the class as `this`.
  private mutating func lowerStaticBlock(_ block: Node, on owner: Register) {
    let name = builder.name("static")
    let function = lowerFunction(block, name: "static", kind: .method)
    emit(.setField(owner, name, emit(.closure(function), block)), block)
    emit(.callMethod(owner, name, builder.operands([])), block)
  }

  // MARK: Decorators

  private mutating func lowerDecorators(_ members: [Node], _ methods: [Method], of node: Node, _ value: Register) {
    var remaining = methods[...]
    var pending: [Node] = []
    for member in members {
      if kind(member) == .decorator { pending.append(member) }
      guard kind(member) == .method_definition, child(member, .name) != nil else { continue }
      let method = remaining.removeFirst()
      for decorator in pending + children(member, .decorator) {
        decorate(emit(.closure(method.function), decorator), with: decorator)
      }
      pending = []
    }
    for decorator in children(node, .decorator) { decorate(value, with: decorator) }
  }

  mutating func decorate(_ value: Register, with decorator: Node) {
    guard let expression = operand(decorator) else { return }
    let callee = lowerExpression(expression)
    emit(.call(callee, builder.operands([Operand(value)]), .decorate), decorator)
  }
}
