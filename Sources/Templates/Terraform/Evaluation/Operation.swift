import Core

/// Operators. https://developer.hashicorp.com/terraform/language/expressions/operators
enum Operation {
  static func value(
    _ left: Expression, _ symbol: Expression.Operator, _ right: Expression, in scope: Scope, at place: Place
  ) -> Value {
    let (first, second) = (scope.evaluate(left), scope.evaluate(right))
    switch symbol {
    case .and, .or: return logical(first, symbol, second, at: place)
    case .equal, .notEqual: return equality(first, second, isNegated: symbol == .notEqual, at: place)
    default: return arithmetic(first, symbol, second, at: place)
    }
  }

  static func not(_ operand: Value, at place: Place) -> Value {
    operand.bool.map { Value(.bool(!$0), at: place) } ?? unknown(operand, operand, place)
  }

  static func negative(_ operand: Value, at place: Place) -> Value {
    operand.number.map { Value(.number(-$0), at: place) } ?? unknown(operand, operand, place)
  }

  private static func unknown(_ first: Value, _ second: Value, _ place: Place) -> Value {
    Value(.unknown(reason(first) ?? reason(second) ?? "a value of another kind"), at: place)
  }

  private static func reason(_ value: Value) -> String? {
    value.unknownReason ?? value.text.flatMap { $0.literal == nil ? $0.firstUnknown : nil }
  }

  /// One side settles the whole when it can.
  private static func logical(_ first: Value, _ symbol: Expression.Operator, _ second: Value, at place: Place) -> Value
  {
    let deciding = symbol == .or
    if first.bool == deciding || second.bool == deciding { return Value(.bool(deciding), at: place) }
    guard first.bool != nil, second.bool != nil else { return unknown(first, second, place) }
    return Value(.bool(!deciding), at: place)
  }

  private static func equality(_ first: Value, _ second: Value, isNegated: Bool, at place: Place) -> Value {
    guard let equal = equal(first, second) else { return unknown(first, second, place) }
    return Value(.bool(equal != isNegated), at: place)
  }

  /// nil when it is decided at deployment.
  static func equal(_ first: Value, _ second: Value) -> Bool? {
    if first.isUnknown || second.isUnknown { return nil }
    if first.isNull || second.isNull { return first.isNull && second.isNull }
    if let left = first.text, let right = second.text {
      if let one = left.literal, let other = right.literal { return one == other }
      if left == right { return true }
      // A name or an ARN that is not known yet is still not empty.
      return left.literal == "" || right.literal == "" ? (left.resource ?? right.resource).map { _ in false } : nil
    }
    return equalCollections(first, second)
  }

  private static func equalCollections(_ first: Value, _ second: Value) -> Bool? {
    guard let left = Elements.of(first), let right = Elements.of(second) else { return false }
    guard left.count == right.count else { return false }
    for (one, other) in zip(left, right) {
      guard one.key.literal == other.key.literal else { return false }
      guard let equal = equal(one.value, other.value) else { return nil }
      if !equal { return false }
    }
    return true
  }

  private static func arithmetic(
    _ first: Value, _ symbol: Expression.Operator, _ second: Value, at place: Place
  ) -> Value {
    guard let left = first.number, let right = second.number else { return unknown(first, second, place) }
    switch symbol {
    case .less: return Value(.bool(left < right), at: place)
    case .lessOrEqual: return Value(.bool(left <= right), at: place)
    case .greater: return Value(.bool(left > right), at: place)
    case .greaterOrEqual: return Value(.bool(left >= right), at: place)
    case .add: return Value(.number(left + right), at: place)
    case .subtract: return Value(.number(left - right), at: place)
    case .multiply: return Value(.number(left * right), at: place)
    case .divide where right != 0: return Value(.number(left / right), at: place)
    case .remainder where right != 0: return Value(.number(left.truncatingRemainder(dividingBy: right)), at: place)
    default: return Value(.missing("a division by zero"), at: place)
    }
  }
}

/// `condition ? yes : no`
enum Choice {
  static func value(
    _ condition: Expression, _ yes: Expression, _ no: Expression, in scope: Scope, at place: Place
  ) -> Value {
    let condition = scope.evaluate(condition)
    if let decided = condition.bool { return scope.evaluate(decided ? yes : no) }
    return open(condition, scope.evaluate(yes), scope.evaluate(no), at: place)
  }

  /// Of a condition that nothing decides. Both branches may say the same, and one that says nothing gives way to the
  /// other; of two structures the first one is looked into; a string stays open.
  private static func open(_ condition: Value, _ yes: Value, _ no: Value, at place: Place) -> Value {
    if isEmpty(yes) { return no }
    if isEmpty(no) { return yes }
    if Operation.equal(yes, no) == true { return yes }
    if yes.text == nil, !yes.isUnknown { return yes }
    if no.text == nil, !no.isUnknown { return no }
    return Value(.unknown(condition.unknownReason ?? "a condition"), at: place)
  }

  private static func isEmpty(_ value: Value) -> Bool {
    value.isNull || value.items?.isEmpty == true || value.fields?.isEmpty == true || value.literal == ""
  }
}
