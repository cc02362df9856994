import Flow

/// Reads selectors: `command@0`, `timeout`, `@1..`, `@*`, `this`, `result.Body`, `@0.Bucket`.
enum SelectorNotation {
  /// - Throws: `KnowledgeProblem` with line 0; the caller knows the line.
  static func selector(_ text: String) throws -> Selector {
    if text.hasPrefix("result.") || text.hasPrefix("this.") { return try named(text, position: nil) }
    guard let at = text.firstIndex(of: "@") else { return try named(text, position: nil) }
    let name = String(text[..<at])
    let after = text[text.index(after: at)...]
    if name.isEmpty, after == "*" { return Selector(.arguments(from: 0)) }
    if name.isEmpty, after.hasSuffix(".."), let from = UInt8(after.dropLast(2)) {
      return Selector(.arguments(from: from))
    }
    let parts = try path(String(after), of: text)
    if let position = UInt8(parts[0]) {
      let base = Selector.Base.argument(position: position, name: name.isEmpty ? nil : name)
      return Selector(base, path: Array(parts.dropFirst()))
    }
    guard name.isEmpty else { throw problem(text) }
    return try named(String(after), position: nil)
  }

  private static func named(_ text: String, position: UInt8?) throws -> Selector {
    let parts = try path(text, of: text)
    let rest = Array(parts.dropFirst())
    switch parts[0] {
    case "this": return Selector(.receiver, path: rest)
    case "result": return Selector(.result, path: rest)
    case "settle" where rest.isEmpty: return Selector(.settler)
    default: return Selector(.argument(position: position, name: parts[0]), path: rest)
    }
  }

  private static func path(_ text: String, of whole: String) throws -> [String] {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.allSatisfy({ !$0.isEmpty && !$0.contains(" ") }) else { throw problem(whole) }
    return parts
  }

  private static func problem(_ text: String) -> KnowledgeProblem {
    KnowledgeProblem(line: 0, message: "\(text) names no value of a call")
  }
}

/// A place in a program as a catalogue file writes it: `requests.get|post(url@0)`, `process.env`, `s3.GetObject().Body`.
struct Location {
  /// The keys it stands for; several when a part has alternatives.
  var keys: [String]
  var subject: Selector
  /// Written without parentheses: the member itself.
  var isMember: Bool

  /// - Throws: `KnowledgeProblem` with line 0.
  init(_ text: String) throws {
    let key = text.prefix { $0 != "(" }
    keys = try Self.alternatives(String(key))
    isMember = key.endIndex == text.endIndex
    subject = try isMember ? Selector(.result) : Self.subject(text[key.endIndex...], of: text)
  }

  /// What stands in the parentheses, or the path after them, which is of the result.
  private static func subject(_ call: Substring, of text: String) throws -> Selector {
    guard let close = call.lastIndex(of: ")") else {
      throw KnowledgeProblem(line: 0, message: "\(text): a parenthesis is not closed")
    }
    let inside = call[call.index(after: call.startIndex)..<close]
    let after = call[call.index(after: close)...]
    if after.isEmpty { return inside.isEmpty ? Selector(.result) : try SelectorNotation.selector(String(inside)) }
    guard inside.isEmpty, after.first == "." else {
      throw KnowledgeProblem(line: 0, message: "\(text): a path of the result stands after empty parentheses")
    }
    return try SelectorNotation.selector("result\(after)")
  }

  private static func alternatives(_ key: String) throws -> [String] {
    var keys = [""]
    for (index, part) in key.split(separator: ".", omittingEmptySubsequences: false).enumerated() {
      let words = part.split(separator: "|", omittingEmptySubsequences: false)
      guard words.allSatisfy({ !$0.isEmpty && !$0.contains(" ") && !$0.contains(")") }) else {
        throw KnowledgeProblem(line: 0, message: "\(key) is no path of members")
      }
      keys = keys.flatMap { start in words.map { index == 0 ? String($0) : "\(start).\($0)" } }
    }
    return keys
  }
}
