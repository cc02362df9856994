import Core
import Syntax

/// Reads the text of strings, heredocs and directives. The grammar leaves out the white space around literal text, so
/// literals are taken as what stands between the other parts.
struct TemplateReading {
  private var expressions: ExpressionReader
  private var source: HCLTree { expressions.source }

  init(_ expressions: ExpressionReader) { self.expressions = expressions }

  /// The parts of a `string_lit`, `quoted_template` or `heredoc_template` node.
  func parts(of node: SyntaxTree.Node) -> [TemplatePart] {
    var reading = self
    if source.kind(node) == .heredocTemplate { return reading.heredoc(node) }
    let start = Int(source.tree.start(node)) + 1
    let end = max(start, Int(source.tree.end(node)) - 1)
    return reading.parts(source.children(node), from: start, to: end, isQuoted: true)
  }

  private mutating func heredoc(_ node: SyntaxTree.Node) -> [TemplatePart] {
    let identifiers = source.children(node).filter { source.kind($0) == .heredocIdentifier }
    guard let first = identifiers.first, let last = identifiers.last, identifiers.count == 2 else { return [] }
    var start = Int(source.tree.end(first))
    while start < source.bytes.count, source.bytes[start] != UInt8(ascii: "\n") { start += 1 }
    var end = Int(source.tree.start(last))
    while end > start + 1, source.bytes[end - 1] != UInt8(ascii: "\n") { end -= 1 }
    let parts = parts(source.children(node), from: start + 1, to: max(end, start + 1), isQuoted: false)
    let opening = source.child(node, .heredocStart).map { source.text($0) } ?? ""
    return opening.hasSuffix("-") ? Indentation.removed(from: parts) : parts
  }

  /// Interpolations and directives of a range, with the literal text before, between and behind them.
  private mutating func parts(
    _ nodes: [SyntaxTree.Node], from start: Int, to end: Int, isQuoted: Bool, stripStart: Bool = false,
    stripEnd: Bool = false
  ) -> [TemplatePart] {
    var result: [TemplatePart] = []
    var at = start
    var stripsNext = stripStart
    for node in nodes where source.kind(node) == .interpolation || source.kind(node) == .directive {
      let (before, after) = strips(node)
      result += literals(at, Int(source.tree.start(node)), isQuoted, stripStart: stripsNext, stripEnd: before)
      result += part(node, isQuoted)
      at = Int(source.tree.end(node))
      stripsNext = after
    }
    return result + literals(at, end, isQuoted, stripStart: stripsNext, stripEnd: stripEnd)
  }

  private mutating func part(_ node: SyntaxTree.Node, _ isQuoted: Bool) -> [TemplatePart] {
    if source.kind(node) == .interpolation {
      guard let inner = source.child(node, .expression) else { return [] }
      return [.interpolation(expressions.expression(inner))]
    }
    guard let directive = source.children(node).first else { return [] }
    return source.kind(directive) == .templateFor ? loop(directive, isQuoted) : choice(directive, isQuoted)
  }

  /// `%{ for key, value in collection } … %{ endfor }`
  private mutating func loop(_ node: SyntaxTree.Node, _ isQuoted: Bool) -> [TemplatePart] {
    guard let opening = source.child(node, .templateForStart), let closing = source.child(node, .templateForEnd),
      let collection = source.child(opening, .expression)
    else { return [] }
    let names = source.children(opening).filter { source.kind($0) == .identifier }.map { source.text($0) }
    guard let valueName = names.last else { return [] }
    let body = between(opening, closing, in: node, isQuoted)
    return [
      .loop(
        TemplatePart.Loop(
          keyName: names.count > 1 ? names[0] : nil, valueName: valueName,
          collection: expressions.expression(collection), body: body))
    ]
  }

  /// `%{ if condition } … %{ else } … %{ endif }`
  private mutating func choice(_ node: SyntaxTree.Node, _ isQuoted: Bool) -> [TemplatePart] {
    guard let opening = source.child(node, .templateIfStart), let closing = source.child(node, .templateIfEnd),
      let condition = source.child(opening, .expression)
    else { return [] }
    let middle = source.child(node, .templateElse)
    let yes = between(opening, middle ?? closing, in: node, isQuoted)
    let no = middle.map { between($0, closing, in: node, isQuoted) } ?? []
    return [.choice(expressions.expression(condition), then: yes, else: no)]
  }

  private mutating func between(
    _ opening: SyntaxTree.Node, _ closing: SyntaxTree.Node, in node: SyntaxTree.Node, _ isQuoted: Bool
  ) -> [TemplatePart] {
    let (start, end) = (Int(source.tree.end(opening)), Int(source.tree.start(closing)))
    let inside = source.children(node).filter {
      Int(source.tree.start($0)) >= start && Int(source.tree.end($0)) <= end
    }
    return parts(
      inside, from: start, to: end, isQuoted: isQuoted, stripStart: strips(opening).after,
      stripEnd: strips(closing).before)
  }

  /// `~` beside a brace removes the white space before or behind it.
  private func strips(_ node: SyntaxTree.Node) -> (before: Bool, after: Bool) {
    let (start, end) = (Int(source.tree.start(node)) + 2, Int(source.tree.end(node)) - 2)
    guard start < source.bytes.count, end >= start else { return (false, false) }
    return (source.bytes[start] == UInt8(ascii: "~"), source.bytes[end] == UInt8(ascii: "~"))
  }

  private func literals(_ start: Int, _ end: Int, _ isQuoted: Bool, stripStart: Bool, stripEnd: Bool) -> [TemplatePart]
  {
    var (start, end) = (start, end)
    if stripStart { while start < end, Self.isSpace(source.bytes[start]) { start += 1 } }
    if stripEnd { while end > start, Self.isSpace(source.bytes[end - 1]) { end -= 1 } }
    return LiteralText(source, isQuoted: isQuoted).parts(start, end)
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 || byte == 10 || byte == 13 }
}

/// Literal text with its escapes: `\n` in quoted strings, `$${` and `%%{` everywhere.
/// https://developer.hashicorp.com/terraform/language/expressions/strings#escape-sequences
private struct LiteralText {
  private let source: HCLTree
  private let isQuoted: Bool

  init(_ source: HCLTree, isQuoted: Bool) {
    self.source = source
    self.isQuoted = isQuoted
  }

  func parts(_ start: Int, _ end: Int) -> [TemplatePart] {
    var result: [TemplatePart] = []
    var (from, at) = (start, start)
    while at < end {
      guard let (length, text) = escape(at, end) else {
        at += 1
        continue
      }
      result += verbatim(from, at)
      result.append(
        .literal(TemplatePart.Literal(text: text, place: source.place(at, at + length), isVerbatim: false)))
      at += length
      from = at
    }
    return result + verbatim(from, end)
  }

  private func verbatim(_ start: Int, _ end: Int) -> [TemplatePart] {
    guard start < end else { return [] }
    let literal = TemplatePart.Literal(
      text: source.text(start, end), place: source.place(start, end), isVerbatim: source.standsAt == nil)
    return [.literal(literal)]
  }

  /// The length of an escape that starts here and what it stands for.
  private func escape(_ at: Int, _ end: Int) -> (length: Int, text: String)? {
    let bytes = source.bytes
    let sign = bytes[at]
    if sign == UInt8(ascii: "$") || sign == UInt8(ascii: "%") {
      guard at + 2 < end, bytes[at + 1] == sign, bytes[at + 2] == UInt8(ascii: "{") else { return nil }
      return (3, sign == UInt8(ascii: "$") ? "${" : "%{")
    }
    guard isQuoted, sign == UInt8(ascii: "\\"), at + 1 < end else { return nil }
    switch bytes[at + 1] {
    case UInt8(ascii: "n"): return (2, "\n")
    case UInt8(ascii: "r"): return (2, "\r")
    case UInt8(ascii: "t"): return (2, "\t")
    case UInt8(ascii: "u"): return unicode(at, digits: 4, end)
    case UInt8(ascii: "U"): return unicode(at, digits: 8, end)
    default: return (2, source.text(at + 1, at + 2))
    }
  }

  private func unicode(_ at: Int, digits: Int, _ end: Int) -> (length: Int, text: String)? {
    guard at + 2 + digits <= end, let code = UInt32(source.text(at + 2, at + 2 + digits), radix: 16) else { return nil }
    return (2 + digits, Unicode.Scalar(code).map { String($0) } ?? "\u{FFFD}")
  }
}

/// The common indentation of a heredoc that starts with `<<-`. What stands inside directives counts too.
private struct Indentation {
  private var isAtStart = true
  private var smallest = Int.max

  static func removed(from parts: [TemplatePart]) -> [TemplatePart] {
    let lines = parts.flatMap(lines)
    var measure = Indentation()
    measure.take(lines)
    guard measure.smallest > 0, measure.smallest < Int.max else { return parts }
    var cut = Indentation()
    return cut.cut(lines, by: measure.smallest)
  }

  private mutating func take(_ parts: [TemplatePart]) {
    for part in parts {
      if isAtStart, let indentation = Self.indentation(of: part) { smallest = min(smallest, indentation) }
      isAtStart = Self.endsLine(part)
      switch part {
      case .loop(let loop): take(loop.body)
      case .choice(_, let yes, let no):
        take(yes)
        take(no)
      case .literal, .interpolation: continue
      }
    }
  }

  private mutating func cut(_ parts: [TemplatePart], by count: Int) -> [TemplatePart] {
    parts.map { part in
      let wasAtStart = isAtStart
      isAtStart = Self.endsLine(part)
      switch part {
      case .literal(let literal): return .literal(wasAtStart ? Self.cut(literal, by: count) : literal)
      case .loop(var loop):
        loop.body = cut(loop.body, by: count)
        return .loop(loop)
      case .choice(let condition, let yes, let no):
        return .choice(condition, then: cut(yes, by: count), else: cut(no, by: count))
      case .interpolation: return part
      }
    }
  }

  private static func cut(_ literal: TemplatePart.Literal, by count: Int) -> TemplatePart.Literal {
    var literal = literal
    let spaces = min(count, literal.text.utf8.prefix { $0 == 32 || $0 == 9 }.count)
    literal.text = String(literal.text.dropFirst(spaces))
    literal.place.start += literal.isVerbatim ? UInt32(spaces) : 0
    return literal
  }

  /// Literal text cut behind every line end.
  private static func lines(_ part: TemplatePart) -> [TemplatePart] {
    switch part {
    case .literal(let literal): return literal.isVerbatim ? lines(literal) : [part]
    case .loop(var loop):
      loop.body = loop.body.flatMap(lines)
      return [.loop(loop)]
    case .choice(let condition, let yes, let no):
      return [.choice(condition, then: yes.flatMap(lines), else: no.flatMap(lines))]
    case .interpolation: return [part]
    }
  }

  private static func lines(_ literal: TemplatePart.Literal) -> [TemplatePart] {
    var result: [TemplatePart] = []
    var start = literal.place.start
    for line in literal.text.splitKeepingLineEnds {
      let end = start + UInt32(line.utf8.count)
      let place = Place(literal.place.file, start, end)
      result.append(.literal(TemplatePart.Literal(text: line, place: place, isVerbatim: true)))
      start = end
    }
    return result
  }

  /// Spaces at the start of a line; nil for a line with nothing else, which does not count.
  private static func indentation(of part: TemplatePart) -> Int? {
    guard case .literal(let literal) = part else { return 0 }
    let spaces = literal.text.utf8.prefix { $0 == 32 || $0 == 9 }.count
    guard let rest = literal.text.utf8.dropFirst(spaces).first else { return spaces }
    return rest == 10 || rest == 13 ? nil : spaces
  }

  private static func endsLine(_ part: TemplatePart) -> Bool {
    guard case .literal(let literal) = part else { return false }
    return literal.text.utf8.last == 10
  }
}

extension String {
  /// The lines, each with its line end.
  fileprivate var splitKeepingLineEnds: [String] {
    var lines: [String] = []
    var start = utf8.startIndex
    while let end = utf8[start...].firstIndex(of: 10) {
      let next = utf8.index(after: end)
      lines.append(String(self[start..<next]))
      start = next
    }
    return start < utf8.endIndex ? lines + [String(self[start...])] : lines
  }
}
