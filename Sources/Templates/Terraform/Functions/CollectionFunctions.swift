import Core

/// Functions of lists and objects.
enum CollectionFunctions {
  static let table: [String: Functions.Function] = [
    "concat": { arguments, _, place in concat(arguments, place) },
    "merge": { arguments, _, place in merge(arguments, place) },
    "lookup": { arguments, _, place in lookup(arguments, place) },
    "element": { arguments, _, place in element(arguments, place) },
    "length": { arguments, _, place in length(arguments, place) },
    "keys": { arguments, _, place in
      list(arguments, "keys", place) { elements in
        elements.map(\.key).sorted { ($0.literal ?? "") < ($1.literal ?? "") }
      }
    },
    "values": { arguments, _, place in
      list(arguments, "values", place) { elements in
        elements.sorted { ($0.key.literal ?? "") < ($1.key.literal ?? "") }.map(\.value)
      }
    },
    "flatten": { arguments, _, place in
      list(arguments, "flatten", place) { elements in elements.flatMap { flattened($0.value, depth: 0) } }
    },
    "compact": { arguments, _, place in
      list(arguments, "compact", place) { $0.map(\.value).filter { !$0.isNull && $0.literal != "" } }
    },
    "coalesce": { arguments, _, place in coalesce(arguments, place) },
    "coalescelist": { arguments, _, place in
      arguments.first { $0.isUnknown || !($0.items ?? []).isEmpty }
        ?? Functions.open(arguments, "coalescelist", at: place)
    },
    "reverse": { arguments, _, place in list(arguments, "reverse", place) { $0.map(\.value).reversed() } },
    "slice": { arguments, _, place in slice(arguments, place) },
    "zipmap": { arguments, _, place in zipmap(arguments, place) },
    "one": { arguments, _, place in
      guard let items = arguments.first.flatMap(Elements.of) else { return Functions.open(arguments, "one", at: place) }
      return items.first?.value ?? Value(.null, at: place)
    },
    "range": { arguments, _, place in range(arguments, place) },
    "index": { arguments, _, place in
      guard arguments.count == 2, let items = arguments[0].items,
        let index = items.firstIndex(where: { Operation.equal($0, arguments[1]) == true })
      else { return Functions.open(arguments, "index", at: place) }
      return Value(.number(Double(index)), at: place)
    },
  ]

  static func list(
    _ arguments: [Value], _ name: String, _ place: Place, _ change: ([Elements.Element]) -> [Value]
  ) -> Value {
    guard let elements = arguments.first.flatMap(Elements.of) else { return Functions.open(arguments, name, at: place) }
    return Value(.list(Array(change(elements).prefix(World.maximumElements))), at: place)
  }

  /// What is known of the lists; one that is not known adds one unknown element.
  private static func concat(_ arguments: [Value], _ place: Place) -> Value {
    var items: [Value] = []
    for argument in arguments where items.count < World.maximumElements {
      if let elements = Elements.of(argument) { items += elements.map(\.value) } else { items.append(argument) }
    }
    return Value(.list(Array(items.prefix(World.maximumElements))), at: place)
  }

  /// Later values replace earlier ones; an object that is not known adds nothing.
  private static func merge(_ arguments: [Value], _ place: Place) -> Value {
    let known = arguments.compactMap(\.fields)
    if known.isEmpty, arguments.contains(where: \.isUnknown) { return Functions.open(arguments, "merge", at: place) }
    var fields: [Value.Field] = []
    var indices: [String: Int] = [:]
    for field in known.joined() {
      if let index = indices[field.name] {
        fields[index] = field
      } else {
        indices[field.name] = fields.count
        fields.append(field)
      }
    }
    return Value(.object(fields), at: place)
  }

  private static func lookup(_ arguments: [Value], _ place: Place) -> Value {
    guard arguments.count >= 2, !arguments[0].isUnknown else { return Functions.open(arguments, "lookup", at: place) }
    guard let key = arguments[1].literal else { return Functions.open([arguments[1]], "lookup", at: place) }
    if let found = arguments[0][key] { return found }
    return arguments.count > 2 ? arguments[2] : Value(.missing("element \(key)"), at: place)
  }

  /// The index wraps around.
  private static func element(_ arguments: [Value], _ place: Place) -> Value {
    guard arguments.count == 2, let items = arguments.first.flatMap(Elements.of), let index = arguments[1].int else {
      return Functions.open(arguments, "element", at: place)
    }
    guard !items.isEmpty, index >= 0 else { return Value(.missing("element \(index)"), at: place) }
    return items[index % items.count].value
  }

  private static func length(_ arguments: [Value], _ place: Place) -> Value {
    guard let first = arguments.first else { return Functions.open(arguments, "length", at: place) }
    if let elements = Elements.of(first) { return Value(.number(Double(elements.count)), at: place) }
    guard let text = first.literal else { return Functions.open(arguments, "length", at: place) }
    return Value(.number(Double(text.count)), at: place)
  }

  private static func flattened(_ value: Value, depth: Int) -> [Value] {
    guard depth < 50, let items = value.items else { return [value] }
    return items.flatMap { flattened($0, depth: depth + 1) }
  }

  private static func coalesce(_ arguments: [Value], _ place: Place) -> Value {
    arguments.first { !$0.isNull && $0.literal != "" } ?? Value(.missing("coalesce()"), at: place)
  }

  private static func slice(_ arguments: [Value], _ place: Place) -> Value {
    guard arguments.count == 3, let items = arguments[0].items, let start = arguments[1].int,
      let end = arguments[2].int, start >= 0, start <= end, end <= items.count
    else { return Functions.open(arguments, "slice", at: place) }
    return Value(.list(Array(items[start..<end])), at: place)
  }

  private static func zipmap(_ arguments: [Value], _ place: Place) -> Value {
    guard arguments.count == 2, let keys = arguments[0].items, let values = arguments[1].items else {
      return Functions.open(arguments, "zipmap", at: place)
    }
    let fields = zip(keys, values).compactMap { key, value in
      key.text.map { Value.Field(name: $0.display, namePlace: key.place, value: value) }
    }
    return Value(.object(fields), at: place)
  }

  private static func range(_ arguments: [Value], _ place: Place) -> Value {
    let numbers = arguments.compactMap(\.number)
    guard numbers.count == arguments.count, (1...3).contains(numbers.count) else {
      return Functions.open(arguments, "range", at: place)
    }
    let start = numbers.count > 1 ? numbers[0] : 0
    let end = numbers.count > 1 ? numbers[1] : numbers[0]
    let step = numbers.count > 2 ? numbers[2] : start <= end ? 1 : -1
    guard step != 0, (end - start) / step < Double(World.maximumElements) else {
      return Functions.open(arguments, "range", at: place)
    }
    return Value(.list(stride(from: start, to: end, by: step).map { Value(.number($0), at: place) }), at: place)
  }
}

/// Functions that compare the elements of lists.
enum SetFunctions {
  static let table: [String: Functions.Function] = [
    "contains": { arguments, _, place in contains(arguments, place) },
    "distinct": { arguments, _, place in
      CollectionFunctions.list(arguments, "distinct", place) { distinct($0.map(\.value)) }
    },
    "sort": { arguments, _, place in
      CollectionFunctions.list(arguments, "sort", place) { elements in
        elements.map(\.value).sorted { ($0.text?.display ?? "") < ($1.text?.display ?? "") }
      }
    },
    "setunion": { arguments, _, place in
      combined(arguments, "setunion", place) { lists in distinct(Array(lists.joined())) }
    },
    "setintersection": { arguments, _, place in
      combined(arguments, "setintersection", place) { lists in
        lists.dropFirst().reduce(lists.first ?? []) { left, right in left.filter { isIn(right, $0) == true } }
      }
    },
    "setsubtract": { arguments, _, place in
      combined(arguments, "setsubtract", place) { lists in
        lists.dropFirst().reduce(lists.first ?? []) { left, right in left.filter { isIn(right, $0) != true } }
      }
    },
    "setproduct": { arguments, _, place in product(arguments, place) },
    "alltrue": { arguments, _, place in all(arguments, "alltrue", place, expected: true) },
    "anytrue": { arguments, _, place in all(arguments, "anytrue", place, expected: false) },
  ]

  private static func contains(_ arguments: [Value], _ place: Place) -> Value {
    guard arguments.count == 2, let elements = Elements.of(arguments[0]),
      let answer = isIn(elements.map(\.value), arguments[1])
    else { return Functions.open(arguments, "contains", at: place) }
    return Value(.bool(answer), at: place)
  }

  /// nil when the deployment decides.
  private static func isIn(_ items: [Value], _ value: Value) -> Bool? {
    var isOpen = false
    for item in items {
      guard let equal = Operation.equal(item, value) else {
        isOpen = true
        continue
      }
      if equal { return true }
    }
    return isOpen ? nil : false
  }

  static func distinct(_ items: [Value]) -> [Value] {
    var seen: Set<String> = []
    return items.filter { item in
      guard let text = item.text else { return true }
      return seen.insert(text.display).inserted
    }
  }

  private static func combined(
    _ arguments: [Value], _ name: String, _ place: Place, _ combine: ([[Value]]) -> [Value]
  ) -> Value {
    let lists = arguments.compactMap { Elements.of($0)?.map(\.value) }
    guard lists.count == arguments.count else { return Functions.open(arguments, name, at: place) }
    return Value(.list(combine(lists)), at: place)
  }

  private static func product(_ arguments: [Value], _ place: Place) -> Value {
    let lists = arguments.compactMap { Elements.of($0)?.map(\.value) }
    let size = lists.reduce(1) { min($0 * max($1.count, 1), World.maximumElements + 1) }
    guard lists.count == arguments.count, size <= World.maximumElements else {
      return Functions.open(arguments, "setproduct", at: place)
    }
    let rows = lists.reduce([[]]) { rows, list in rows.flatMap { row in list.map { row + [$0] } } }
    return Value(.list(rows.map { Value(.list($0), at: place) }), at: place)
  }

  private static func all(_ arguments: [Value], _ name: String, _ place: Place, expected: Bool) -> Value {
    guard let items = arguments.first?.items else { return Functions.open(arguments, name, at: place) }
    if items.contains(where: { $0.bool == !expected }) { return Value(.bool(!expected), at: place) }
    return items.allSatisfy { $0.bool != nil }
      ? Value(.bool(expected), at: place) : Functions.open(items, name, at: place)
  }
}
