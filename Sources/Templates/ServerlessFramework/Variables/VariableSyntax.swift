/// How variables are written in a service: `${…}`, or what `provider.variableSyntax` says (versions 1 and 2).
struct VariableSyntax: Equatable {
  private(set) var opener: [UInt8] = Array("${".utf8)
  private(set) var closer: [UInt8] = Array("}".utf8)

  init() {}

  /// Takes the literal text around the capture group of the regular expression that a service gives as its syntax.
  init(pattern: String) {
    let bytes = Array(pattern.utf8)
    guard let first = Self.firstGroup(bytes), let last = bytes.lastIndex(of: UInt8(ascii: ")")), first < last else {
      return
    }
    let (before, after) = (Self.unescaped(bytes[..<first]), Self.unescaped(bytes[(last + 1)...]))
    guard before.count >= 2, before.last == UInt8(ascii: "{"), after.first == UInt8(ascii: "}") else { return }
    (opener, closer) = (before, after)
  }

  private static func firstGroup(_ bytes: [UInt8]) -> Int? {
    bytes.indices.first { bytes[$0] == UInt8(ascii: "(") && ($0 == 0 || bytes[$0 - 1] != UInt8(ascii: "\\")) }
  }

  private static func unescaped(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    bytes.filter { $0 != UInt8(ascii: "\\") && $0 != UInt8(ascii: "^") }
  }
}

/// A string of a service, cut into literal text and variables.
struct VariableTemplate {
  enum Segment: Equatable {
    case literal(String)
    /// What stands between the delimiters of a variable, nested variables included.
    case variable(String)
  }

  private(set) var segments: [Segment] = []

  /// The expression of the variable that is the whole string.
  var whole: String? {
    guard segments.count == 1, case .variable(let expression) = segments[0] else { return nil }
    return expression
  }

  var hasVariables: Bool {
    segments.contains { if case .variable = $0 { true } else { false } }
  }

  init(_ text: String, syntax: VariableSyntax) {
    let bytes = Array(text.utf8)
    var (literalStart, at) = (0, 0)
    while at < bytes.count {
      guard let range = Self.variable(in: bytes, at: at, syntax) else {
        at += 1
        continue
      }
      let isEscaped = at > literalStart && bytes[at - 1] == UInt8(ascii: "\\")
      append(literal: bytes[literalStart..<(isEscaped ? at - 1 : at)])
      if isEscaped {
        literalStart = at
      } else {
        segments.append(.variable(String(decoding: bytes[range], as: UTF8.self)))
        literalStart = range.upperBound + syntax.closer.count
      }
      at = range.upperBound + syntax.closer.count
    }
    append(literal: bytes[literalStart...])
  }

  private mutating func append(literal bytes: ArraySlice<UInt8>) {
    guard !bytes.isEmpty else { return }
    let text = String(decoding: bytes, as: UTF8.self)
    if case .literal(let before)? = segments.last {
      segments[segments.count - 1] = .literal(before + text)
    } else {
      segments.append(.literal(text))
    }
  }

  /// The range between the delimiters of the variable that opens at an offset; nil when none does.
  private static func variable(in bytes: [UInt8], at start: Int, _ syntax: VariableSyntax) -> Range<Int>? {
    guard bytes[start...].starts(with: syntax.opener) else { return nil }
    let inner = start + syntax.opener.count
    guard let end = closing(of: inner, in: bytes, syntax) else { return nil }
    return VariableExpression.names(aSource: bytes[inner..<end]) ? inner..<end : nil
  }

  /// The offset of the delimiter that closes a variable; nested variables and quoted defaults are passed over.
  private static func closing(of start: Int, in bytes: [UInt8], _ syntax: VariableSyntax) -> Int? {
    var (depth, at) = (0, start)
    var quote: UInt8?
    while at < bytes.count {
      if let open = quote {
        if bytes[at] == open { quote = nil }
      } else if opensQuote(at, in: bytes, from: start) {
        quote = bytes[at]
      } else if bytes[at...].starts(with: syntax.opener) {
        depth += 1
        at += syntax.opener.count - 1
      } else if bytes[at...].starts(with: syntax.closer) {
        if depth == 0 { return at }
        depth -= 1
        at += syntax.closer.count - 1
      }
      at += 1
    }
    return nil
  }

  /// Quotes count only where a value starts (behind a comma or a parenthesis) and when they are closed.
  private static func opensQuote(_ at: Int, in bytes: [UInt8], from start: Int) -> Bool {
    guard bytes[at] == UInt8(ascii: "'") || bytes[at] == UInt8(ascii: "\"") else { return false }
    var before = at - 1
    while before >= start, bytes[before] == 32 { before -= 1 }
    guard before >= start, bytes[before] == UInt8(ascii: ",") || bytes[before] == UInt8(ascii: "(") else {
      return false
    }
    return bytes[(at + 1)...].contains(bytes[at])
  }
}
