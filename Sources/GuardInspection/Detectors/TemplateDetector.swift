/// Expressions of template engines. Placeholders such as `{{first_name}}` occur in honest text; what computes, calls or
/// reaches into objects does not.
enum TemplateDetector {
  private static let marks: ByteTraits = [.brace, .dollar, .lessThan, .hash, .at]

  static func detect(_ text: Span<UInt8>, _ traits: ByteTraits, isKnown: Bool) -> Detection? {
    guard !traits.isDisjoint(with: marks) else { return nil }
    var reader = TemplateReader(isKnown: isKnown)
    for index in text.indices {
      if let sign = reader.sign(text, index) { return Detection(.template, sign) }
    }
    return nil
  }
}

/// Reads marks and what stands behind them, in one go over the text.
private struct TemplateReader {
  let isKnown: Bool
  private var doubleBraces = ForwardSearch("}}")
  private var braces = ForwardSearch("}")
  private var brackets = ForwardSearch(")")
  /// The end of the last expression that does nothing; one that starts inside it does no more.
  private var idleEnd = -1

  init(isKnown: Bool) { self.isKnown = isKnown }

  mutating func sign(_ text: Span<UInt8>, _ index: Int) -> String? {
    let next = text.byte(index + 1)
    switch text[index] {
    case UInt8(ascii: "{"):
      if next == UInt8(ascii: "{") { return block(text, index + 2, doubleBraces.next(text, from: index + 2)) }
      if next == UInt8(ascii: "%") { return statement(text, index + 2) }
      return smarty(text, index + 1)
    case UInt8(ascii: "$"), UInt8(ascii: "#"), UInt8(ascii: "*"), UInt8(ascii: "@"), UInt8(ascii: "!"),
      UInt8(ascii: "%"),
      UInt8(ascii: "~"):
      if next == UInt8(ascii: "{") { return block(text, index + 2, braces.next(text, from: index + 2)) }
      return directive(text, index)
    case UInt8(ascii: "<"):
      if next == UInt8(ascii: "%") { return "scriptlet" }
      return next == UInt8(ascii: "#") && ASCII.isLetter(text.byte(index + 2)) ? "directive" : nil
    default: return nil
    }
  }

  /// An expression up to its closing mark.
  private mutating func block(_ text: Span<UInt8>, _ start: Int, _ end: Int?) -> String? {
    if isKnown { return "expression" }
    guard let end else { return nil }
    return isActive(text, start..<end) ? "expression" : nil
  }

  private mutating func isActive(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    if TemplateExpression.isName(text.extracting(range)) { return true }
    guard range.upperBound > idleEnd else { return false }
    idleEnd = range.upperBound
    return TemplateExpression.isActive(text.extracting(range))
  }

  private static let statements: [StaticString] = [
    "for ", "if ", "set ", "import ", "include ", "extends ", "macro ", "load ", "debug", "raw", "python", "block ",
    "call ",
    "filter ", "with ", "autoescape", "exec", "do ",
  ]

  private func statement(_ text: Span<UInt8>, _ start: Int) -> String? {
    var index = text.skippingSpace(start)
    if text.byte(index) == UInt8(ascii: "-") { index = text.skippingSpace(index + 1) }
    return isKnown || Self.statements.contains { text.matches($0, at: index) } ? "statement" : nil
  }

  private static let smartyWords: [StaticString] = [
    "php}", "$smarty", "literal}", "self::", "smarty_", "system(", "fetch ", "include file",
  ]

  private func smarty(_ text: Span<UInt8>, _ start: Int) -> String? {
    Self.smartyWords.contains { text.matches($0, at: start) } ? "smarty" : nil
  }

  private static let directives: [StaticString] = [
    "#set(", "#set (", "#foreach(", "#include(", "#parse(", "#evaluate(",
  ]

  /// `#set(`, `@(7*7)`
  private mutating func directive(_ text: Span<UInt8>, _ index: Int) -> String? {
    if Self.directives.contains(where: { text.matches($0, at: index) }) { return "directive" }
    guard text.byte(index) == UInt8(ascii: "@"), text.byte(index + 1) == UInt8(ascii: "("),
      let end = brackets.next(text, from: index + 2), end > idleEnd
    else { return nil }
    if TemplateExpression.computes(text.extracting((index + 2)..<end)) { return "expression" }
    idleEnd = end
    return nil
  }
}

/// What stands between the marks of a placeholder.
enum TemplateExpression {
  private static let names: Set<String> = [
    "self", "config", "request", "settings", "session", "app", "url_for", "get_flashed_messages", "lipsum", "cycler",
    "joiner", "namespace", "this", "root", "global", "process", "__dirname", "env",
  ]

  /// Whether it names what no placeholder is for.
  static func isName(_ expression: Span<UInt8>) -> Bool {
    expression.count < 100 && names.contains(trimmed(expression))
  }

  /// Whether it does more than name a value.
  static func isActive(_ expression: Span<UInt8>) -> Bool {
    if computes(expression) { return true }
    let signs: [StaticString] = [
      "(", "__", "['", "[\"", "config.", "self.", "request.", "request|", "|attr", "|filter", "|join", "constructor",
      "class.",
      ".class", "java", "=", "`", "::", "settings.", "mro", "sys.", "os.", "env.", "env:",
    ]
    return signs.contains { expression.contains($0) }
  }

  /// Whether two numbers or literals are joined by a sign.
  static func computes(_ expression: Span<UInt8>) -> Bool {
    for index in expression.indices where "*+-/%".utf8.contains(expression[index]) {
      var left = index - 1
      while left >= 0, expression[left] <= 0x20 { left -= 1 }
      let right = expression.skippingSpace(index + 1)
      guard isOperand(expression.byte(left)), isOperand(expression.byte(right)) else { continue }
      return true
    }
    return false
  }

  private static func isOperand(_ byte: UInt8) -> Bool { ASCII.isDigit(byte) || byte == 0x27 || byte == 0x22 }

  private static func trimmed(_ text: Span<UInt8>) -> String {
    let start = text.skippingSpace(0)
    var end = text.count
    while end > start, text[end - 1] <= 0x20 { end -= 1 }
    return end - start <= 24 ? text.lowercased(start..<end) : ""
  }
}
