import GuardInspection

/// Looks at the names of fields that outsiders write: a query operator or a prototype can hide in them.
enum KeyInspector {
  /// https://www.mongodb.com/docs/manual/reference/operator/query/
  private static let operators: Set<String> = [
    "$ne", "$eq", "$gt", "$gte", "$lt", "$lte", "$in", "$nin", "$regex", "$where", "$exists", "$or", "$and", "$not",
    "$nor",
    "$elemMatch", "$expr", "$function", "$accumulator", "$all", "$size", "$mod", "$type", "$jsonSchema", "$text",
  ]

  /// - Parameter isInConstructor: whether the field stands in one that is named `constructor`.
  static func inspect(_ key: Span<UInt8>, isInConstructor: Bool = false, _ scope: SinkScope) -> Detection? {
    guard key.count > 0, !scope.suspected.isEmpty || !scope.known.isEmpty else { return nil }
    if key[0] == UInt8(ascii: "$"), key.count < 14, operators.contains(text(key)) {
      return Detection(.nosql, "operator")
    }
    if key[0] == UInt8(ascii: "_"), key.count == 9, text(key) == "__proto__" { return Detection(.prototype, "proto") }
    if key.count == 9, isInConstructor, text(key) == "prototype" { return Detection(.prototype, "constructor") }
    return isPlain(key) ? nil : Inspector.inspect(key, SinkScope(suspected: scope.suspected, signsOnly: true))
  }

  private static func text(_ key: Span<UInt8>) -> String {
    key.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
  }

  /// Letters, digits and what names are joined with.
  private static func isPlain(_ key: Span<UInt8>) -> Bool {
    for index in key.indices {
      switch key[index] {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."), 0x20:
        continue
      default: return false
      }
    }
    return true
  }
}
