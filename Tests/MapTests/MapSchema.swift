import Foundation

/// Checks a value against the keywords of JSON Schema that the map's schema uses; one it does not know is a fault.
struct MapSchema {
  private let root: [String: Any]

  init(_ schema: Any) { root = schema as? [String: Any] ?? [:] }

  func faults(_ value: Any) -> [String] { check(value, root, "$") }

  private func check(_ value: Any, _ schema: [String: Any], _ path: String) -> [String] {
    if let reference = schema["$ref"] as? String {
      let name = String(reference.split(separator: "/").last ?? "")
      let definitions = root["definitions"] as? [String: Any] ?? [:]
      return check(value, definitions[name] as? [String: Any] ?? ["missing definition": name], path)
    }
    return schema.keys.sorted().flatMap { keyword in check(value, keyword, schema, path) }
  }

  private func check(_ value: Any, _ keyword: String, _ schema: [String: Any], _ path: String) -> [String] {
    switch keyword {
    case "$schema", "title", "description", "definitions": return []
    case "type": return isType(value, schema["type"] as? String ?? "") ? [] : ["\(path) is no \(schema["type"] ?? "")"]
    case "const": return "\(value)" == "\(schema["const"] ?? "")" ? [] : ["\(path) is \(value)"]
    case "enum": return (schema["enum"] as? [String] ?? []).contains("\(value)") ? [] : ["\(path) is \(value)"]
    case "pattern":
      let isMatch = "\(value)".range(of: schema["pattern"] as? String ?? "", options: .regularExpression) != nil
      return isMatch ? [] : ["\(path) is \(value)"]
    case "minimum": return (value as? Int ?? 0) >= schema["minimum"] as? Int ?? 0 ? [] : ["\(path) is \(value)"]
    case "minLength": return "\(value)".count >= schema["minLength"] as? Int ?? 0 ? [] : ["\(path) is too short"]
    case "required":
      let names = schema["required"] as? [String] ?? []
      return names.filter { (value as? [String: Any])?[$0] == nil }.map { "\(path).\($0) is missing" }
    case "additionalProperties", "properties": return keyword == "properties" ? members(value, schema, path) : []
    case "items":
      let items = value as? [Any] ?? []
      let own = schema["items"] as? [String: Any] ?? [:]
      return items.enumerated().flatMap { check($0.element, own, "\(path)[\($0.offset)]") }
    default: return ["\(path): keyword \(keyword) is not known"]
    }
  }

  /// Members beside those that are named are faults.
  private func members(_ value: Any, _ schema: [String: Any], _ path: String) -> [String] {
    let properties = schema["properties"] as? [String: Any] ?? [:]
    return (value as? [String: Any] ?? [:]).sorted { $0.key < $1.key }.flatMap { key, member -> [String] in
      guard let own = properties[key] as? [String: Any] else { return ["\(path).\(key) is not allowed"] }
      return check(member, own, "\(path).\(key)")
    }
  }

  private func isType(_ value: Any, _ type: String) -> Bool {
    switch type {
    case "object": value is [String: Any]
    case "array": value is [Any]
    case "string": value is String
    case "boolean", "integer": value is NSNumber
    default: false
    }
  }
}
