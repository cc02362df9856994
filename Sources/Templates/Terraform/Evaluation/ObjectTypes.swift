import Core

/// Attributes that an object may leave out because the variable's type gives them a default:
/// `type = object({ size = optional(number, 1) })`.
/// https://developer.hashicorp.com/terraform/language/expressions/type-constraints#optional-object-type-attributes
enum ObjectTypes {
  static func completed(_ value: Value, by variable: Block?) -> Value {
    guard let variable, let type = variable.body.argument("type")?.value else { return value }
    return completed(value, by: type, depth: 0)
  }

  private static func completed(_ value: Value, by type: Expression, depth: Int) -> Value {
    guard depth < 20, case .call(let name, let arguments, _) = type.form, let first = arguments.first else {
      return value
    }
    switch (name, value.content) {
    case ("optional", _): return completed(value, by: first, depth: depth + 1)
    case ("list", .list(let items)), ("set", .list(let items)):
      return Value(.list(items.map { completed($0, by: first, depth: depth + 1) }), at: value.place)
    case ("map", .object(let fields)):
      return Value(.object(fields.map { completed($0, by: first, depth) }), at: value.place)
    case ("object", .object(let fields)):
      guard case .object(let entries) = first.form else { return value }
      return Value(.object(completed(fields, by: entries, at: value.place, depth)), at: value.place)
    default: return value
    }
  }

  private static func completed(_ field: Value.Field, by type: Expression, _ depth: Int) -> Value.Field {
    var field = field
    field.value = completed(field.value, by: type, depth: depth + 1)
    return field
  }

  private static func completed(
    _ fields: [Value.Field], by entries: [Expression.Entry], at place: Place, _ depth: Int
  ) -> [Value.Field] {
    var result = fields
    for entry in entries {
      guard let name = entry.key.literal else { continue }
      if let index = result.firstIndex(where: { $0.name == name && !$0.value.isNull }) {
        result[index] = completed(result[index], by: entry.value, depth)
      } else if case .call("optional", let arguments, _) = entry.value.form {
        result.removeAll { $0.name == name }
        result.append(Value.Field(name: name, namePlace: place, value: preset(arguments, at: place)))
      }
    }
    return result
  }

  /// Defaults are constants.
  private static func preset(_ arguments: [Expression], at place: Place) -> Value {
    guard arguments.count > 1 else { return Value(.null, at: place) }
    return constant(arguments[1])
  }

  private static func constant(_ expression: Expression) -> Value {
    let place = expression.place
    if let text = expression.literal { return Value(text, at: place) }
    switch expression.form {
    case .bool(let bool): return Value(.bool(bool), at: place)
    case .number(let number): return Value(.number(number), at: place)
    case .list(let items): return Value(.list(items.map(constant)), at: place)
    case .object(let entries):
      let fields = entries.compactMap { entry in
        entry.key.literal.map { Value.Field(name: $0, namePlace: entry.key.place, value: constant(entry.value)) }
      }
      return Value(.object(fields), at: place)
    default: return Value(.null, at: place)
    }
  }
}
