import Core

/// Evaluates expressions. What cannot be known stays unknown, and strings are known in part.
extension Scope {
  var world: World { module.world }

  /// The value of an expression, said to stand where the expression does. Elements of collections keep the places they
  /// were written at.
  func evaluate(_ expression: Expression) -> Value {
    guard let value = world.step(at: expression.place, { self.value(of: expression) }) else {
      return Value(.unknown("a value that is too intricate"), at: expression.place)
    }
    if case .name(let name) = expression.form, bindings[name] != nil { return value }
    // In a module that was fetched, what the user gave it is what there is to point at.
    return module.source.standsAt != nil ? value : value.placed(at: expression.place)
  }

  private func value(of expression: Expression) -> Value {
    let place = expression.place
    switch expression.form {
    case .null: return Value(.null, at: place)
    case .bool(let bool): return Value(.bool(bool), at: place)
    case .number(let number): return Value(.number(number), at: place)
    case .template(let parts): return TemplateEvaluation(self).value(parts, at: place)
    case .list(let items): return Value(.list(items.map(evaluate)), at: place)
    case .object(let entries): return object(entries, at: place)
    case .name(let name): return bindings[name] ?? Value(.unknown("reference \(name)"), at: place)
    case .attribute(let base, let name): return attribute(name, of: base, at: place)
    case .index(let base, let key): return Access.index(evaluate(base), evaluate(key), at: place)
    case .splat(let base, let accesses): return splat(evaluate(base), accesses, at: place)
    case .call(let name, let arguments, let expands): return call(name, arguments, expands, at: place)
    case .conditional(let condition, let yes, let no): return Choice.value(condition, yes, no, in: self, at: place)
    case .not(let operand): return Operation.not(evaluate(operand), at: place)
    case .negative(let operand): return Operation.negative(evaluate(operand), at: place)
    case .operation(let left, let symbol, let right): return Operation.value(left, symbol, right, in: self, at: place)
    case .loop(let loop): return LoopEvaluation(loop, self).value(at: place)
    case .invalid: return Value(.unknown("a value that does not parse"), at: place)
    }
  }

  private func object(_ entries: [Expression.Entry], at place: Place) -> Value {
    var fields: [Value.Field] = []
    for entry in entries {
      guard let name = evaluate(entry.key).text?.display else { continue }
      let field = Value.Field(name: name, namePlace: entry.key.place, value: evaluate(entry.value))
      if let index = fields.firstIndex(where: { $0.name == name }) {
        fields[index] = field
      } else {
        fields.append(field)
      }
    }
    return Value(.object(fields), at: place)
  }

  private func splat(_ collection: Value, _ accesses: [Expression.Access], at place: Place) -> Value {
    if let reason = collection.unknownReason { return Value(.unknown(reason), at: place) }
    let elements = Elements.ofSplat(collection)
    return Value(.list(elements.map { element in accesses.reduce(element) { access($1, of: $0) } }), at: place)
  }

  private func access(_ access: Expression.Access, of value: Value) -> Value {
    switch access {
    case .attribute(let name): Access.attribute(name, of: value, at: value.place)
    case .index(let key): Access.index(value, evaluate(key), at: value.place)
    }
  }

  private func call(_ name: String, _ arguments: [Expression], _ expands: Bool, at place: Place) -> Value {
    if let value = FallbackFunctions.value(name, arguments, in: self, at: place) { return value }
    var values = arguments.map(evaluate)
    if expands, let last = values.popLast() {
      guard let items = last.items else { return Value(.unknown(last.unknownReason ?? name), at: place) }
      values += items
    }
    return Functions.call(name, values, in: self, at: place)
  }
}

// References.
extension Scope {
  private func attribute(_ name: String, of base: Expression, at place: Place) -> Value {
    if case .name(let root) = base.form, bindings[root] == nil { return reference(root, name, at: place) }
    if case .attribute(let outer, let type) = base.form, case .name("data") = outer.form, bindings["data"] == nil {
      guard let set = module.set(type: type, name: name, isData: true) else {
        return Value(.unknown("data.\(type).\(name)"), at: place)
      }
      return Value(.handle(.set(set)), at: place)
    }
    return Access.attribute(name, of: evaluate(base), at: place)
  }

  /// https://developer.hashicorp.com/terraform/language/expressions/references
  private func reference(_ root: String, _ name: String, at place: Place) -> Value {
    switch root {
    case "var": return module.variable(name, at: place)
    case "local": return module.local(name, at: place)
    case "path": return path(name, at: place)
    case "module":
      guard let set = module.children(name) else { return Value(.unknown("module \(name)"), at: place) }
      return Value(.handle(.modules(set)), at: place)
    case "data", "each", "count", "self", "terraform":
      return Value(.unknown("\(root).\(name)"), at: place)
    default:
      guard let set = module.set(type: root, name: name, isData: false) else {
        return Value(.unknown("\(root).\(name)"), at: place)
      }
      return Value(.handle(.set(set)), at: place)
    }
  }

  private func path(_ name: String, at place: Place) -> Value {
    switch name {
    case "module": Value(module.path, at: place)
    case "root", "cwd": Value(".", at: place)
    default: Value(.unknown("path.\(name)"), at: place)
    }
  }
}

/// `for` expressions.
private struct LoopEvaluation {
  private let loop: Expression.Loop
  private let scope: Scope

  init(_ loop: Expression.Loop, _ scope: Scope) {
    self.loop = loop
    self.scope = scope
  }

  func value(at place: Place) -> Value {
    let collection = scope.evaluate(loop.collection)
    guard let elements = Elements.of(collection) else {
      return Value(.unknown(collection.unknownReason ?? "a collection"), at: place)
    }
    let scopes = elements.prefix(World.maximumElements).map(scope(for:)).filter(admits)
    guard let key = loop.key else { return Value(.list(scopes.map { $0.evaluate(loop.element) }), at: place) }
    var fields: [Value.Field] = []
    for scope in scopes { add(scope.evaluate(key), scope.evaluate(loop.element), to: &fields) }
    return Value(.object(fields), at: place)
  }

  private func scope(for element: Elements.Element) -> Scope {
    let scope = self.scope.binding(loop.valueName, element.value)
    return loop.keyName.map { scope.binding($0, element.key) } ?? scope
  }

  /// An element whose condition is decided elsewhere may be there.
  private func admits(_ scope: Scope) -> Bool {
    loop.condition.map { scope.evaluate($0).bool != false } ?? true
  }

  private func add(_ key: Value, _ value: Value, to fields: inout [Value.Field]) {
    guard let name = key.text?.display else { return }
    let index = fields.firstIndex { $0.name == name }
    if loop.isGrouping {
      let items = index.flatMap { fields[$0].value.items } ?? []
      let group = Value(.list(items + [value]), at: value.place)
      if let index { fields[index].value = group } else { append(name, key.place, group, to: &fields) }
    } else if let index {
      fields[index].value = value
    } else {
      append(name, key.place, value, to: &fields)
    }
  }

  private func append(_ name: String, _ place: Place, _ value: Value, to fields: inout [Value.Field]) {
    fields.append(Value.Field(name: name, namePlace: place, value: value))
  }
}
