import Core

/// Reads literal values from JavaScript and TypeScript text: objects, arrays, strings, numbers. Whatever is computed
/// becomes an `Unresolved` node that carries the text of the expression.
struct LiteralReader {
  private static let maximumDepth = 100
  /// Bytes, and parts that stay open; constants that are joined with themselves again and again would be longer.
  private static let maximumLength = 100_000
  private static let maximumParts = 100

  var cursor: ScriptCursor
  /// What names in the text stand for: constants of the module, imports, and calls such as "require ./x".
  let names: [String: Node]
  private var depth = 0

  init(_ cursor: ScriptCursor, names: [String: Node]) {
    (self.cursor, self.names) = (cursor, names)
  }

  /// The value of the expression that comes next; the cursor then stands behind it.
  mutating func expression() -> Node {
    cursor.skipBlanks()
    let start = cursor.at
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.maximumDepth, var value = operand() else { return computed(from: start) }
    while true {
      if cursor.take("+") {
        guard let right = operand() else { return computed(from: start) }
        value = concatenated(value, right, from: start)
      } else if cursor.take("||") || cursor.take("??") {
        guard let right = operand() else { return computed(from: start) }
        value = value.tag == Unresolved.tag || value.isNull ? right : value
      } else {
        break
      }
    }
    skipTypes()
    return isAtEnd ? value : computed(from: start)
  }

  private var isAtEnd: Bool {
    switch cursor.byte {
    case nil, UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: ")"): true
    default: isAtLineEnd
    }
  }

  /// Blanks were passed over; a line end among them ends a statement that has no semicolon.
  private var isAtLineEnd: Bool {
    var at = cursor.at - 1
    while at >= 0, cursor.bytes[at] == 32 || cursor.bytes[at] == 9 { at -= 1 }
    return at >= 0 && cursor.bytes[at] == 10
  }

  /// `as const`, `as AWS`, `satisfies AWS` say something about types only.
  private mutating func skipTypes() {
    cursor.skipBlanks()
    while cursor.take("as") || cursor.take("satisfies") {
      cursor.skipExpression(stopsAtLineEnd: true)
      cursor.skipBlanks()
    }
  }

  private mutating func computed(from start: Int) -> Node {
    cursor.at = start
    cursor.skipExpression()
    return Unresolved.variable(name(from: start), at: cursor.place(from: start))
  }

  /// The text of an expression on one line and not too long.
  private func name(from start: Int) -> String {
    let words = cursor.text(from: start).split { $0.isWhitespace }
    return String(words.joined(separator: " ").prefix(80))
  }

  private mutating func operand() -> Node? {
    cursor.skipBlanks()
    let start = cursor.at
    switch cursor.byte {
    case UInt8(ascii: "{"): return object()
    case UInt8(ascii: "["): return array()
    case UInt8(ascii: "'"), UInt8(ascii: "\""): return string()
    case UInt8(ascii: "`"): return template()
    case UInt8(ascii: "("): return parenthesized()
    case UInt8(ascii: "-"): return number(from: start)
    case let digit? where (48...57).contains(digit): return number(from: start)
    default: return named(from: start)
    }
  }

  private mutating func number(from start: Int) -> Node? {
    cursor.at += 1
    while let byte = cursor.byte, ScriptCursor.isNameByte(byte) || byte == UInt8(ascii: ".") { cursor.at += 1 }
    let text = cursor.text(from: start).filter { $0 != "_" }
    return Double(text).map { _ in Node(.scalar(text, .plain), place: cursor.place(from: start)) }
  }

  /// `(value)`, or the literal that an arrow function `() => ({ … })` returns.
  private mutating func parenthesized() -> Node? {
    let start = cursor.at
    cursor.at += 1
    let value = expression()
    if !cursor.take(")") {
      cursor.at = start + 1
      skipParameters()
      guard cursor.take(")") else { return nil }
    }
    let end = cursor.at
    if cursor.take("=>") { return cursor.take("(") ? closed(expression()) : nil }
    cursor.at = end
    return value
  }

  /// Passes over what stands between parentheses and is no value.
  private mutating func skipParameters() {
    repeat { cursor.skipExpression() } while cursor.take(",") || cursor.take(";")
  }

  private mutating func closed(_ value: Node) -> Node? { cursor.take(")") ? value : nil }

  private func concatenated(_ left: Node, _ right: Node, from start: Int) -> Node {
    joined([left, right], at: cursor.place(from: start))
  }

  /// The text of parts that are all literal, or a string with open parts.
  private func joined(_ parts: [Node], at place: Place) -> Node {
    let texts = parts.compactMap { part -> String? in
      guard part.tag.isEmpty, case .scalar(let text, _) = part.content else { return nil }
      return text
    }
    let pieces = parts.filter { $0.text != "" }.flatMap { Unresolved.parts(of: $0) ?? [$0] }
    guard texts.reduce(0, { $0 + $1.utf8.count }) <= Self.maximumLength, pieces.count <= Self.maximumParts else {
      return Unresolved.variable("a long string", at: place)
    }
    return texts.count == parts.count
      ? Node(.scalar(texts.joined(), .quoted), place: place) : Unresolved.string(pieces, at: place)
  }
}

// Names and what hangs on them.
extension LiteralReader {
  private mutating func named(from start: Int) -> Node? {
    guard let name = cursor.name() else { return nil }
    switch name {
    case "true", "false", "null": return Node(.scalar(name, .plain), place: cursor.place(from: start))
    case "undefined": return Node(.scalar("", .plain), place: cursor.place(from: start))
    case "process" where cursor.starts(with: ".env"): return environment(from: start)
    case "require": return required(from: start)
    case "async": return operand()
    default: return members(of: names[name], from: start)
    }
  }

  /// Follows `.name` and `['name']`; a call or an arrow is no literal.
  private mutating func members(of value: Node?, from start: Int) -> Node? {
    var value = value
    while true {
      if cursor.take("?.") || cursor.take(".") {
        guard let name = cursor.name() else { return nil }
        value = value?[name]
      } else if cursor.byte == UInt8(ascii: "["), let key = array()?.items.first?.text {
        value = value?[key]
      } else {
        break
      }
    }
    if cursor.byte == UInt8(ascii: "(") || cursor.starts(with: "=>") { return nil }
    guard let value, value.tag != Unresolved.tag else { return nil }
    guard case .scalar = value.content else { return value }
    return Node(value.content, tag: value.tag, place: cursor.place(from: start))
  }

  /// `process.env.NAME` is what a service calls `${env:NAME}`.
  private mutating func environment(from start: Int) -> Node? {
    guard cursor.take("."), cursor.take("env"), cursor.take("."), let name = cursor.name() else { return nil }
    _ = cursor.starts(with: "!") && cursor.take("!")
    return Unresolved.variable("env:\(name)", at: cursor.place(from: start))
  }

  private mutating func required(from start: Int) -> Node? {
    guard cursor.take("("), let path = operand()?.text, cursor.take(")") else { return nil }
    return members(of: names["require " + path], from: start)
  }
}

// Collections and strings.
extension LiteralReader {
  private mutating func array() -> Node? {
    let start = cursor.at
    var items: [Node] = []
    cursor.at += 1
    while !cursor.take("]") {
      guard cursor.byte != nil else { return nil }
      if cursor.take("...") { items += expression().items } else { items.append(expression()) }
      if !cursor.take(","), cursor.byte != UInt8(ascii: "]") { return nil }
    }
    return Node(.sequence(items), place: cursor.place(from: start))
  }

  private mutating func object() -> Node? {
    let start = cursor.at
    var entries: [Node.Entry] = []
    cursor.at += 1
    while !cursor.take("}") {
      guard cursor.byte != nil else { return nil }
      if cursor.take("...") { entries += expression().entries } else { entries += property().map { [$0] } ?? [] }
      if !cursor.take(","), cursor.byte != UInt8(ascii: "}") { return nil }
    }
    return Node(.mapping(Duplicates.keepLast(entries)), place: cursor.place(from: start))
  }

  /// A property; nil for methods and computed keys, which are passed over.
  private mutating func property() -> Node.Entry? {
    let start = cursor.at
    guard let key = key() else {
      cursor.skipExpression()
      return nil
    }
    let keyPlace = cursor.place(from: start)
    if cursor.take(":") { return Node.Entry(key: key, keyPlace: keyPlace, value: expression()) }
    if cursor.byte == UInt8(ascii: ",") || cursor.byte == UInt8(ascii: "}") {
      let value = names[key] ?? Unresolved.variable(key, at: keyPlace)
      return Node.Entry(key: key, keyPlace: keyPlace, value: value)
    }
    cursor.skipExpression()
    return nil
  }

  private mutating func key() -> String? {
    cursor.skipBlanks()
    switch cursor.byte {
    case UInt8(ascii: "'"), UInt8(ascii: "\""): return string()?.text ?? ""
    case let digit? where (48...57).contains(digit): return number(from: cursor.at)?.text
    default: return cursor.name()
    }
  }

  private mutating func string() -> Node? {
    let start = cursor.at
    cursor.skipString()
    guard cursor.at - start >= 2 else { return nil }
    let text = Self.unescaped(cursor.bytes[(start + 1)..<(cursor.at - 1)])
    return Node(.scalar(text, .quoted), place: cursor.place(from: start))
  }

  /// A template literal; expressions in it that are not literals stay unresolved parts.
  private mutating func template() -> Node? {
    let start = cursor.at
    cursor.at += 1
    var (parts, literalStart): ([Node], Int) = ([], cursor.at)
    while let byte = cursor.byte, byte != UInt8(ascii: "`") {
      guard cursor.starts(with: "${") else {
        cursor.at += byte == UInt8(ascii: "\\") ? 2 : 1
        continue
      }
      parts.append(literal(from: literalStart))
      cursor.at += 2
      parts.append(expression())
      guard cursor.take("}") else { return nil }
      literalStart = cursor.at
    }
    guard cursor.at < cursor.bytes.count else { return nil }
    parts.append(literal(from: literalStart))
    cursor.at += 1
    return joined(parts, at: cursor.place(from: start))
  }

  private func literal(from start: Int) -> Node {
    let text = Self.unescaped(cursor.bytes[start..<cursor.at])
    return Node(.scalar(text, .quoted), place: cursor.place(from: start))
  }

  private static func unescaped(_ bytes: ArraySlice<UInt8>) -> String {
    guard bytes.contains(UInt8(ascii: "\\")) else { return String(decoding: bytes, as: UTF8.self) }
    var (result, isEscaped): ([UInt8], Bool) = ([], false)
    for byte in bytes {
      if byte == UInt8(ascii: "\\"), !isEscaped {
        isEscaped = true
        continue
      }
      switch byte {
      case UInt8(ascii: "n") where isEscaped: result.append(10)
      case UInt8(ascii: "t") where isEscaped: result.append(9)
      case 10 where isEscaped: break
      default: result.append(byte)
      }
      isEscaped = false
    }
    return String(decoding: result, as: UTF8.self)
  }
}
