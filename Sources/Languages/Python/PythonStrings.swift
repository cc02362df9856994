import Flow
import Syntax

extension PythonLowering {
  /// A string, or several in a row that Python joins: a constant when nothing is interpolated, else a text of pieces.
  mutating func string(_ node: Node) -> Register {
    var pieces: [Operand] = []
    var literal = ""
    for part in kind(node) == .concatenatedString ? parts(node) : [node] {
      add(part, to: &pieces, &literal)
    }
    if pieces.isEmpty { return string(literal, node) }
    flush(&literal, into: &pieces, node)
    return emit(.text(builder.operands(pieces)), node)
  }

  /// The value of a string without interpolations; nil for other expressions.
  func constantString(_ node: Node) -> String? {
    switch kind(node) {
    case .string:
      let contents = parts(node)
      return contents.contains { kind($0) == .interpolation } ? nil : contents.map(decoded(in: node)).joined()
    case .concatenatedString:
      let strings = parts(node).map(constantString)
      return strings.contains(nil) ? nil : strings.compactMap { $0 }.joined()
    case .parenthesized:
      return firstPart(node).flatMap(constantString)
    default: return nil
    }
  }

  private func decoded(in string: Node) -> (Node) -> String {
    let prefix = firstChild(string, of: .stringStart).map(text) ?? ""
    return { self.kind($0) == .stringContent ? self.decoded($0, prefix) : "" }
  }

  private mutating func add(_ string: Node, to pieces: inout [Operand], _ literal: inout String) {
    var prefix = ""
    for part in tree.children(string) {
      switch kind(part) {
      case .stringStart: prefix = text(part)
      case .stringContent: literal += decoded(part, prefix)
      case .interpolation:
        flush(&literal, into: &pieces, string)
        pieces.append(Operand(interpolation(part)))
      default: break
      }
    }
  }

  private mutating func flush(_ literal: inout String, into pieces: inout [Operand], _ node: Node) {
    guard !literal.isEmpty else { return }
    pieces.append(Operand(string(literal, node)))
    literal = ""
  }

  private func decoded(_ content: Node, _ prefix: String) -> String {
    let range = Int(tree.start(content))..<Int(tree.end(content))
    return PythonStringLiteral(prefix: prefix).decode(bytes[range])
  }

  // MARK: f-strings

  /// `{value!r:>{width}}`; a format that only numbers take makes the value a number.
  private mutating func interpolation(_ node: Node) -> Register {
    guard let inner = child(node, .expression) else { return unknown(node) }
    let value = expression(inner)
    guard let format = child(node, .formatSpecifier) else { return value }
    for nested in children(format, of: .formatExpression) {
      if let width = child(nested, .expression) { _ = expression(width) }
    }
    return isNumberFormat(format) ? emit(.unary(.arithmetic, value), node) : value
  }

  /// https://docs.python.org/3/library/string.html#format-specification-mini-language
  private func isNumberFormat(_ format: Node) -> Bool {
    guard let last = byte(tree.end(format) &- 1), tree.end(format) > tree.start(format) else { return false }
    return "dfFeEgGxXobn%".utf8.contains(last) && !text(format).contains("{") && isNumberType(format)
  }

  /// `:x` fills with nothing, but in `:x<8` the letter is a fill; dates are formatted with `%Y…`.
  private func isNumberType(_ format: Node) -> Bool {
    let text = text(format).utf8.dropFirst()
    let allowed = Set("0123456789.,+-_<>=^ #dfFeEgGxXobn%".utf8)
    return text.allSatisfy(allowed.contains) && text.dropLast().allSatisfy { $0 != UInt8(ascii: "%") }
  }
}
