import Core

/// The functions of the language that need nothing but their arguments and local files.
/// https://developer.hashicorp.com/terraform/language/functions
enum Functions {
  typealias Function = @Sendable ([Value], Scope, Place) -> Value

  private static let table: [String: Function] = [
    StringFunctions.table, CollectionFunctions.table, SetFunctions.table, NumberFunctions.table,
    EncodingFunctions.table, FileFunctions.table, ConversionFunctions.table,
  ].reduce(into: [:]) { all, some in all.merge(some) { first, _ in first } }

  static func call(_ name: String, _ arguments: [Value], in scope: Scope, at place: Place) -> Value {
    guard let function = table[name] else { return Value(.unknown("\(name)()"), at: place) }
    return function(arguments, scope, place)
  }

  /// What a function says when its arguments leave the result open.
  static func open(_ arguments: [Value], _ name: String, at place: Place) -> Value {
    if let missing = arguments.first(where: \.isMissing) { return Value(missing.content, at: place) }
    let reason = arguments.lazy.compactMap(\.unknownReason).first
    return Value(.unknown(reason ?? "\(name)()"), at: place)
  }
}

/// Functions that look at what their arguments would do before they are evaluated for good.
enum FallbackFunctions {
  static func value(_ name: String, _ arguments: [Expression], in scope: Scope, at place: Place) -> Value? {
    switch name {
    case "try": return firstThatWorks(arguments, in: scope, at: place)
    case "can": return arguments.first.map { Value(.bool(!scope.evaluate($0).isMissing), at: place) }
    default: return nil
    }
  }

  private static func firstThatWorks(_ arguments: [Expression], in scope: Scope, at place: Place) -> Value {
    for argument in arguments {
      let value = scope.evaluate(argument)
      if !value.isMissing { return value }
    }
    return Value(.missing("try()"), at: place)
  }
}

/// Changes of type.
enum ConversionFunctions {
  static let table: [String: Functions.Function] = [
    "tostring": { arguments, _, place in string(arguments, place) },
    "tonumber": { arguments, _, place in
      arguments.first?.number.map { Value(.number($0), at: place) } ?? Functions.open(arguments, "tonumber", at: place)
    },
    "tobool": { arguments, _, place in
      arguments.first?.bool.map { Value(.bool($0), at: place) } ?? Functions.open(arguments, "tobool", at: place)
    },
    "tolist": { arguments, _, place in list(arguments, place) },
    "toset": { arguments, _, place in
      let list = list(arguments, place)
      return list.items.map { Value(.list(SetFunctions.distinct($0)), at: place) } ?? list
    },
    "tomap": { arguments, _, place in arguments.first ?? Value(.null, at: place) },
    "sensitive": { arguments, _, place in arguments.first ?? Value(.null, at: place) },
    "nonsensitive": { arguments, _, place in arguments.first ?? Value(.null, at: place) },
    "issensitive": { _, _, place in Value(.bool(false), at: place) },
    "list": { arguments, _, place in Value(.list(arguments), at: place) },
    "map": { arguments, _, place in pairs(arguments, place) },
  ]

  private static func string(_ arguments: [Value], _ place: Place) -> Value {
    guard let first = arguments.first, let fragments = first.fragments else {
      return arguments.first?.isNull == true ? arguments[0] : Functions.open(arguments, "tostring", at: place)
    }
    return first.isUnknown ? first : Value(.string(fragments), at: place)
  }

  private static func list(_ arguments: [Value], _ place: Place) -> Value {
    guard let elements = arguments.first.flatMap(Elements.of) else {
      return Functions.open(arguments, "tolist", at: place)
    }
    return Value(.list(elements.map(\.value)), at: place)
  }

  /// `map("a", 1, "b", 2)` of Terraform 0.11.
  private static func pairs(_ arguments: [Value], _ place: Place) -> Value {
    let fields = stride(from: 0, to: arguments.count - 1, by: 2).compactMap { index -> Value.Field? in
      arguments[index].literal.map {
        Value.Field(name: $0, namePlace: arguments[index].place, value: arguments[index + 1])
      }
    }
    return Value(.object(fields), at: place)
  }
}

/// Arithmetic.
enum NumberFunctions {
  static let table: [String: Functions.Function] = [
    "max": { arguments, _, place in fold(arguments, "max", place) { $0.max() } },
    "min": { arguments, _, place in fold(arguments, "min", place) { $0.min() } },
    "sum": { arguments, _, place in fold(arguments.first?.items ?? arguments, "sum", place) { $0.reduce(0, +) } },
    "ceil": { arguments, _, place in fold(arguments, "ceil", place) { $0.first?.rounded(.up) } },
    "floor": { arguments, _, place in fold(arguments, "floor", place) { $0.first?.rounded(.down) } },
    "abs": { arguments, _, place in fold(arguments, "abs", place) { $0.first.map { $0.magnitude } } },
  ]

  private static func fold(
    _ arguments: [Value], _ name: String, _ place: Place, _ combine: ([Double]) -> Double?
  ) -> Value {
    let numbers = arguments.compactMap(\.number)
    guard numbers.count == arguments.count, let result = combine(numbers) else {
      return Functions.open(arguments, name, at: place)
    }
    return Value(.number(result), at: place)
  }
}
