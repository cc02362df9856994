import GuardInspection
import GuardPolicy

/// What a policy says a field has to be. Each check gives the sign of what is wrong, or nil.
struct FieldCheck {
  private let field: FieldPolicy

  init(_ field: FieldPolicy) { self.field = field }

  private func allows(_ kind: FieldPolicy.ValueType) -> Bool {
    field.types.isEmpty || field.types.contains(kind) || kind == .integer && field.types.contains(.number)
  }

  func check(kind: FieldPolicy.ValueType) -> String? { allows(kind) ? nil : "type" }

  /// The number of an array's elements.
  func check(length: Int) -> String? {
    if let minimum = field.minimumLength, length < minimum { return "min-length" }
    if let maximum = field.maximumLength, length > maximum { return "max-length" }
    return nil
  }

  func check(text: Span<UInt8>) -> String? {
    if !allows(.string) { return "type" }
    if let sign = check(length: text.count) { return sign }
    if !field.values.isEmpty, !field.values.contains(where: { Self.isEqual($0, text) }) { return "values" }
    if let pattern = field.pattern, !pattern.matches(text) { return "pattern" }
    return nil
  }

  private static func isEqual(_ value: String, _ text: Span<UInt8>) -> Bool {
    value.utf8.count == text.count && zip(value.utf8, text.indices).allSatisfy { $0 == text[$1] }
  }

  /// A number, a boolean or null.
  func check(scalar: Span<UInt8>) -> String? {
    let text = scalar.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    switch text {
    case "true", "false": return allows(.boolean) ? nil : "type"
    case "null": return allows(.null) || !field.isRequired ? nil : "type"
    default: return check(number: text)
    }
  }

  private func check(number text: String) -> String? {
    guard let number = Double(text), number.isFinite else { return "type" }
    guard allows(Int(text) == nil ? .number : .integer) else { return "type" }
    if let minimum = field.minimum, number < minimum { return "min" }
    if let maximum = field.maximum, number > maximum { return "max" }
    return nil
  }
}
