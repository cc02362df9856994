import Foundation

/// Checks a value against a JSON Schema: the keywords of drafts 4 and 7 that the two schemas of these tests use. A keyword
/// it does not know is a fault of its own, so that nothing goes unchecked.
struct JSONSchema {
  private let root: [String: Any]
  private static let annotations: Set<String> = [
    "$schema", "id", "$id", "title", "description", "default", "definitions", "format",
  ]

  init(_ data: Data) throws {
    root = try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
  }

  /// The faults of a document, each with the path to it; empty when it is valid.
  func faults(in data: Data) throws -> [String] { check(try JSONSerialization.jsonObject(with: data), root, at: "$") }

  private func check(_ value: Any, _ schema: [String: Any], at path: String) -> [String] {
    if let reference = schema["$ref"] as? String { return check(value, resolve(reference), at: path) }
    return schema.keys.sorted().flatMap { keyword -> [String] in
      guard let rule = schema[keyword], !Self.annotations.contains(keyword) else { return [] }
      return check(value, keyword, rule, schema, at: path)
    }
  }

  private func resolve(_ reference: String) -> [String: Any] {
    let parts = reference.dropFirst(2).split(separator: "/")
    return parts.reduce(root) { $0[String($1)] as? [String: Any] ?? ["unresolvable": reference] }
  }

  private func check(_ value: Any, _ keyword: String, _ rule: Any, _ schema: [String: Any], at path: String) -> [String]
  {
    switch keyword {
    case "type", "enum", "const", "pattern", "minLength", "minimum", "maximum", "minItems", "uniqueItems":
      checkScalar(value, keyword, rule) ? [] : ["\(path): \(keyword) \(rule) does not hold for \(value)"]
    case "properties", "required", "additionalProperties": checkObject(value, keyword, rule, schema, at: path)
    case "items": checkItems(value, rule, at: path)
    case "anyOf", "oneOf": checkAlternatives(value, keyword, rule, at: path)
    default: ["\(path): unknown keyword \(keyword)"]
    }
  }

  private func checkScalar(_ value: Any, _ keyword: String, _ rule: Any) -> Bool {
    switch keyword {
    case "type": (rule as? [String] ?? [rule as? String ?? ""]).contains { Self.isType(value, $0) }
    case "enum": (rule as? [Any] ?? []).contains { Self.equal($0, value) }
    case "const": Self.equal(rule, value)
    case "pattern": (value as? String)?.range(of: rule as? String ?? "", options: .regularExpression) != nil
    case "minLength": (value as? String).map { $0.count >= rule as? Int ?? 0 } ?? true
    case "minimum": (value as? Double).map { $0 >= rule as? Double ?? 0 } ?? true
    case "maximum": (value as? Double).map { $0 <= rule as? Double ?? 0 } ?? true
    case "minItems": (value as? [Any]).map { $0.count >= rule as? Int ?? 0 } ?? true
    case "uniqueItems":
      (value as? [Any]).map { Set($0.map { "\($0)" }).count == $0.count || rule as? Bool == false } ?? true
    default: false
    }
  }

  private static func isType(_ value: Any, _ type: String) -> Bool {
    switch type {
    case "object": value is [String: Any]
    case "array": value is [Any]
    case "string": value is String
    case "boolean": isBoolean(value)
    case "integer": !isBoolean(value) && (value as? Double).map { $0 == $0.rounded() } == true
    case "number": !isBoolean(value) && value is Double
    default: false
    }
  }

  private static func isBoolean(_ value: Any) -> Bool {
    guard let number = value as? NSNumber else { return false }
    return String(cString: number.objCType) == "c" || String(cString: number.objCType) == "B"
  }

  private static func equal(_ left: Any, _ right: Any) -> Bool { (left as? NSObject) == (right as? NSObject) }

  private func checkObject(_ value: Any, _ keyword: String, _ rule: Any, _ schema: [String: Any], at path: String)
    -> [String]
  {
    guard let object = value as? [String: Any] else { return [] }
    let properties = schema["properties"] as? [String: Any] ?? [:]
    switch keyword {
    case "required":
      return (rule as? [String] ?? []).filter { object[$0] == nil }.map { "\(path): \($0) is missing" }
    case "properties":
      return object.keys.sorted().flatMap { key -> [String] in
        guard let own = properties[key] as? [String: Any], let value = object[key] else { return [] }
        return check(value, own, at: "\(path).\(key)")
      }
    default:
      let extra = object.keys.filter { properties[$0] == nil }.sorted()
      if rule as? Bool == false { return extra.map { "\(path): \($0) is not allowed" } }
      guard let own = rule as? [String: Any] else { return [] }
      return extra.flatMap { key in object[key].map { check($0, own, at: "\(path).\(key)") } ?? [] }
    }
  }

  private func checkItems(_ value: Any, _ rule: Any, at path: String) -> [String] {
    guard let items = value as? [Any], let schema = rule as? [String: Any] else { return [] }
    return items.enumerated().flatMap { check($0.element, schema, at: "\(path)[\($0.offset)]") }
  }

  private func checkAlternatives(_ value: Any, _ keyword: String, _ rule: Any, at path: String) -> [String] {
    let faults = (rule as? [[String: Any]] ?? []).map { check(value, $0, at: path) }
    let fitting = faults.count { $0.isEmpty }
    if keyword == "oneOf" ? fitting == 1 : fitting > 0 { return [] }
    return [
      "\(path): \(fitting) of \(faults.count) alternatives fit: \(faults.flatMap(\.self).joined(separator: "; "))"
    ]
  }
}
