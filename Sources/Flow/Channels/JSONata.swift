import Core

/// Expressions in `{% … %}`. One that is a reference, perhaps made into text or read from text, keeps the parts of what it
/// refers to; any other mixes all that it refers to into one text.
/// https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
enum JSONata {
  static func value(_ template: Structure, _ scope: WorkflowScope) -> PortableValue {
    template.value { text in expression(text).map { evaluate($0, scope) } }
  }

  private static func expression(_ text: Text) -> Substring? {
    let whole = text.display[...]
    guard whole.hasPrefix("{%"), whole.hasSuffix("%}") else { return nil }
    return trimmed(whole.dropFirst(2).dropLast(2))
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text.drop { $0 == " " || $0 == "\n" }
    while let last = text.last, last == " " || last == "\n" { text = text.dropLast() }
    return text
  }

  private static func evaluate(_ text: Substring, _ scope: WorkflowScope) -> PortableValue {
    for wrapper in ["$string(", "$parse("] where text.hasPrefix(wrapper) && text.hasSuffix(")") {
      return evaluate(trimmed(text.dropFirst(wrapper.count).dropLast()), scope)
    }
    let references = references(in: text)
    if references.count == 1, references[0].utf8.count == text.utf8.count {
      return resolved(references[0], scope) ?? PortableValue()
    }
    if references.isEmpty { return PortableValue(Text(unquoted(text))) }
    var result = PortableValue(PortableValue.someText)
    for reference in references { result.add(resolved(reference, scope)?.deepTaints ?? []) }
    return result
  }

  private static func unquoted(_ text: Substring) -> String {
    guard let first = text.first, first == "'" || first == "\"", text.last == first, text.count > 1 else {
      return String(text)
    }
    return String(text.dropFirst().dropLast())
  }

  private static func resolved(_ reference: Substring, _ scope: WorkflowScope) -> PortableValue? {
    guard let steps = JSONPath(reference)?.steps, let first = steps.first else { return nil }
    guard first == "states" else { return scope.variables[first]?.part(at: steps.dropFirst()) }
    let rest = steps.dropFirst(2)
    switch steps.dropFirst().first {
    case "input": return scope.input.part(at: rest)
    case "result": return scope.result.part(at: rest)
    case "context": return scope.context(rest)
    default: return nil
    }
  }

  /// `$states.input.order.items[0]`, `$total`: from a dollar on as long as a path goes; names of functions are none.
  private static func references(in text: Substring) -> [Substring] {
    var found: [Substring] = []
    var rest = text
    while let start = rest.firstIndex(of: "$") {
      let path = path(rest[start...])
      rest = rest[path.endIndex...]
      if path.utf8.count > 1, rest.first != "(" { found.append(path) }
    }
    return found
  }

  private static func path(_ text: Substring) -> Substring {
    var end = text.index(after: text.startIndex)
    var isInBrackets = false
    while end < text.endIndex {
      let character = text[end]
      if character == "[" { isInBrackets = true }
      guard isInBrackets || character.isLetter || character.isNumber || "_.$[".contains(character) else { break }
      if character == "]" { isInBrackets = false }
      end = text.index(after: end)
    }
    return text[..<end]
  }
}
