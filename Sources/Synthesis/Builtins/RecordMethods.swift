import Core
import Flow

/// The methods of dictionaries, and of JavaScript's maps and plain objects.
enum RecordMethods {
  static let all: [String: NativeFunction.Body] = [
    "get": { _, this, arguments in
      guard let record = this.record, let name = arguments[0].literal else { return .unknown("a field") }
      if let value = record[name] { return value }
      return record.openEnd.map { .unknown($0) } ?? arguments[1]
    },
    "items": { _, this, _ in list(this) { Builtin.pair(.text($0), $1) } },
    "entries": { _, this, _ in list(this) { Builtin.pair(.text($0), $1) } },
    "keys": { _, this, _ in list(this) { name, _ in .text(name) } },
    "values": { _, this, _ in list(this) { $1 } },
    "update": { _, this, arguments in
      if let other = arguments[0].record { this.record?.merge(other) }
      for (name, value) in arguments.named { this.record?[name] = value }
      return .null
    },
    "set": { machine, this, arguments in
      if let name = arguments[0].literal { this.record?[name] = arguments[1].placed(at: machine.callPlace) }
      return this
    },
    "setdefault": { _, this, arguments in
      guard let record = this.record, let name = arguments[0].literal else { return .unknown("a field") }
      if record[name] == nil { record[name] = arguments[1] }
      return record[name] ?? .null
    },
    "copy": { _, this, _ in
      let copy = Record()
      if let record = this.record { copy.merge(record) }
      return Value(.record(copy))
    },
    "has": { _, this, arguments in Operators.binary(.contains, arguments[0], this) },
    "hasOwnProperty": { _, this, arguments in Operators.binary(.contains, arguments[0], this) },
    "pop": { _, this, arguments in
      guard let name = arguments[0].literal, let value = this.record?[name] else { return arguments[1] }
      this.record?[name] = nil
      return value
    },
    "forEach": { machine, this, arguments in
      for field in this.record?.fields ?? [] {
        _ = machine.call(arguments[0], Arguments([field.value, .text(field.name)]))
      }
      return .null
    },
  ]

  static func list(_ value: Value, _ part: (String, Value) -> Value) -> Value {
    guard let record = value.record else { return .unknown("the fields of \(value.unknown?.reason ?? "a value")") }
    return Value(.list(List(record.fields.map { part($0.name, $0.value) }, openEnd: record.openEnd)))
  }
}
