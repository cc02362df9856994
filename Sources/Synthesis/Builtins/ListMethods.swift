import Core
import Flow

/// The methods of lists in both languages.
enum ListMethods {
  static let all: [String: NativeFunction.Body] = changing.merging(reading) { first, _ in first }
    .merging(calling) { first, _ in first }

  private static let changing: [String: NativeFunction.Body] = [
    "push": { machine, this, arguments in add(arguments.positional, to: this, machine) },
    "append": { machine, this, arguments in add([arguments[0]], to: this, machine) },
    "unshift": { machine, this, arguments in add(arguments.positional, to: this, machine) },
    "add": { machine, this, arguments in add([arguments[0]], to: this, machine) },
    "insert": { machine, this, arguments in add([arguments[1]], to: this, machine) },
    "extend": { machine, this, arguments in
      add(arguments[0].list?.items ?? [], to: this, machine, openEnd: arguments[0].list == nil)
    },
    "pop": { _, this, _ in this.list?.items.popLast() ?? .null },
    "sort": { _, this, _ in this },
    "reverse": { _, this, _ in this },
  ]

  private static func add(_ values: [Value], to this: Value, _ machine: Machine, openEnd: Bool = false) -> Value {
    guard let list = this.list, list.items.count + values.count < Machine.maximumElements else { return .null }
    list.items += values.map { $0.placed(at: machine.callPlace) }
    if openEnd { list.openEnd = "a list that is not known" }
    return .null
  }

  private static let reading: [String: NativeFunction.Body] = [
    "join": { _, this, arguments in
      guard let list = this.list, list.openEnd == nil else { return .unknown("a joined list") }
      return Value(.text(Value.join(list.items, arguments[0].asText ?? ",")))
    },
    "concat": { _, this, arguments in
      let more = arguments.positional.flatMap { $0.list?.items ?? [$0] }
      return Value(.list(List((this.list?.items ?? []) + more, openEnd: this.list?.openEnd)))
    },
    "includes": { _, this, arguments in Operators.binary(.contains, arguments[0], this) },
    "slice": { _, this, arguments in slice(this, arguments) },
    "flat": { _, this, _ in
      Value(.list(List((this.list?.items ?? []).flatMap { $0.list?.items ?? [$0] }, openEnd: this.list?.openEnd)))
    },
    "entries": { _, this, _ in
      Value(
        .list(List((this.list?.items ?? []).enumerated().map { Builtin.pair(Builtin.number($0.offset), $0.element) })))
    },
    "copy": { _, this, _ in Value(.list(List(this.list?.items ?? [], openEnd: this.list?.openEnd))) },
    "toString": { _, this, _ in Value(.text(Value.join(this.list?.items ?? [], ","))) },
  ]

  private static func slice(_ this: Value, _ arguments: Arguments) -> Value {
    guard let list = this.list, let start = arguments[0].number.flatMap({ Int(exactly: $0) }), start >= 0 else {
      return Value(.list(List(this.list?.items ?? [])))
    }
    let end = arguments[1].number.flatMap { Int(exactly: $0) } ?? list.items.count
    return Value(.list(List(Array(list.items.prefix(max(end, 0)).dropFirst(start)), openEnd: list.openEnd)))
  }

  private static let calling: [String: NativeFunction.Body] = [
    "map": { machine, this, arguments in mapped(this, arguments, &machine) { [$0] } },
    "flatMap": { machine, this, arguments in mapped(this, arguments, &machine) { $0.list?.items ?? [$0] } },
    "forEach": { machine, this, arguments in
      _ = mapped(this, arguments, &machine) { [$0] }
      return .null
    },
    "filter": { machine, this, arguments in
      guard let list = this.list else { return .unknown("a list") }
      let kept = list.items.filter { machine.call(arguments[0], Arguments([$0])).truth != false }
      return Value(.list(List(kept, openEnd: list.openEnd)))
    },
    "find": { machine, this, arguments in
      let items = this.list?.items ?? []
      for item in items {
        switch machine.call(arguments[0], Arguments([item])).truth {
        case true: return item
        case nil: return .unknown("an element of a list")
        default: continue
        }
      }
      return this.list?.openEnd.map { .unknown($0) } ?? .null
    },
    "reduce": { machine, this, arguments in
      (this.list?.items ?? []).reduce(arguments[1]) { machine.call(arguments[0], Arguments([$0, $1])) }
    },
    "some": { machine, this, arguments in
      let answers = (this.list?.items ?? []).map { machine.call(arguments[0], Arguments([$0])).truth }
      if answers.contains(true) { return Value(.bool(true)) }
      return answers.contains(nil) ? .unknown("a comparison") : Value(.bool(false))
    },
  ]

  private static func mapped(
    _ this: Value, _ arguments: Arguments, _ machine: inout Machine, _ parts: (Value) -> [Value]
  ) -> Value {
    guard let list = this.list else { return .unknown("a list") }
    var result: [Value] = []
    for (index, item) in list.items.enumerated() {
      result += parts(machine.call(arguments[0], Arguments([item, Builtin.number(index)])))
    }
    return Value(.list(List(result, openEnd: list.openEnd)))
  }
}

/// Small values.
enum Builtin {
  static func number(_ number: Int) -> Value { Value(.number(Double(number))) }
  static func pair(_ first: Value, _ second: Value) -> Value { Value(.list(List([first, second]))) }
  static func list(_ items: [Value]) -> Value { Value(.list(List(items))) }
}
