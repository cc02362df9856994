import Core

/// Strings with interpolations and directives.
struct TemplateEvaluation {
  private let scope: Scope

  init(_ scope: Scope) { self.scope = scope }

  /// A string that is nothing but one interpolation has the value of that, whatever its type.
  func value(_ parts: [TemplatePart], at place: Place) -> Value {
    if parts.count == 1, case .interpolation(let expression) = parts[0] { return scope.evaluate(expression) }
    var fragments: [Value.Fragment] = []
    append(parts, to: &fragments, in: scope)
    return Value(.string(fragments), at: place)
  }

  private func append(_ parts: [TemplatePart], to result: inout [Value.Fragment], in scope: Scope) {
    for part in parts where result.count < World.maximumElements {
      switch part {
      case .literal(let literal):
        result.append(
          Value.Fragment(piece: .literal(literal.text), place: literal.place, isVerbatim: literal.isVerbatim))
      case .interpolation(let expression): result += interpolated(scope.evaluate(expression))
      case .loop(let loop): append(loop, to: &result, in: scope)
      case .choice(let condition, let yes, let no):
        append(scope.evaluate(condition).bool == false ? no : yes, to: &result, in: scope)
      }
    }
  }

  /// The pieces stand where the interpolation does.
  private func interpolated(_ value: Value) -> [Value.Fragment] {
    guard let fragments = value.fragments else {
      return value.isNull ? [] : [Value.Fragment(piece: .unknown("a structure"), place: value.place)]
    }
    return fragments.map { Value.Fragment(piece: $0.piece, place: value.place) }
  }

  private func append(_ loop: TemplatePart.Loop, to result: inout [Value.Fragment], in scope: Scope) {
    let collection = scope.evaluate(loop.collection)
    guard let elements = Elements.of(collection) else {
      result.append(Value.Fragment(piece: .unknown(collection.unknownReason ?? "a loop"), place: collection.place))
      return
    }
    for element in elements {
      var inner = scope.binding(loop.valueName, element.value)
      if let name = loop.keyName { inner = inner.binding(name, element.key) }
      append(loop.body, to: &result, in: inner)
    }
  }
}
