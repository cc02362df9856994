import Core

/// What a rule's target gets in the place of the event.
/// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
enum InputTransform {
  static func applied(_ input: Structure?, to event: PortableValue) -> PortableValue {
    guard let input else { return event }
    if let path = input["InputPath"]?.literal { return JSONPath(path)?.part(of: event) ?? PortableValue() }
    if let constant = input["Input"] { return constant.value { _ in nil } }
    guard let transformer = input["InputTransformer"] else { return event }
    var parts: [String: PortableValue] = [:]
    for member in transformer["InputPathsMap"]?.members ?? [] {
      parts[member.name] = member.value.literal.flatMap { JSONPath($0) }?.part(of: event)
    }
    return transformer["InputTemplate"]?.value { filled($0, parts) } ?? PortableValue()
  }

  /// A text with `<name>` in it: the part alone, or a string that the parts are joined into.
  private static func filled(_ text: Text, _ parts: [String: PortableValue]) -> PortableValue? {
    guard let template = text.literal, template.contains("<") else { return nil }
    let trimmed = template.drop { $0 == " " || $0 == "\"" }
    if let whole = parts.first(where: { trimmed.hasPrefix("<\($0.key)>") && trimmed.count <= $0.key.count + 3 }) {
      return whole.value
    }
    var result = PortableValue(PortableValue.someText)
    for (name, part) in parts.sorted(by: { $0.key < $1.key }) where template.contains("<\(name)>") {
      result.add(part.deepTaints)
    }
    return result
  }
}

extension Structure {
  /// The document as a value; what a closure gives for a text stands in its place.
  func value(_ replacing: (Text) -> PortableValue?) -> PortableValue {
    var result = PortableValue()
    switch self {
    case .null: break
    case .text(let text): result = replacing(text) ?? PortableValue(text)
    case .list(let items):
      for (index, item) in items.enumerated() { result.fields[String(index)] = item.value(replacing) }
      result.isWhole = true
    case .object(let members):
      for member in members { result.fields[member.name] = member.value.value(replacing) }
      result.isWhole = true
    }
    return result
  }
}
