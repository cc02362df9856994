/// Splits a text into SQL tokens, as the parsers of databases would if the text stood in the given context.
struct SQLTokenizer {
  private var position = 0
  private var tokens: [SQLToken] = []

  /// No injection needs more to show itself; what follows is the query it wants.
  static let limit = 160

  static func tokens(of text: Span<UInt8>, in context: SQLContext) -> [SQLToken] {
    var tokenizer = SQLTokenizer()
    switch context {
    case .bare: break
    case .quoted(let quote): tokenizer.leadingString(text, quote, honoursEscapes: false)
    case .escaped(let quote): tokenizer.leadingString(text, quote, honoursEscapes: true)
    }
    while tokenizer.position < text.count, tokenizer.tokens.count < limit { tokenizer.step(text) }
    return tokenizer.tokens
  }

  private mutating func leadingString(_ text: Span<UInt8>, _ quote: UInt8, honoursEscapes: Bool) {
    while position < text.count, text[position] != quote {
      position += honoursEscapes && text[position] == UInt8(ascii: "\\") ? 2 : 1
    }
    position = min(position, text.count)
    let isClosed = position < text.count
    tokens.append(SQLToken(kind: .string, range: 0..<position, isClosed: isClosed))
    if isClosed { position += quote == UInt8(ascii: "$") ? 2 : 1 }
  }

  private mutating func step(_ text: Span<UInt8>) {
    let byte = text[position]
    switch byte {
    case 0...0x20, 0xA0, 0xC2: position += 1
    case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"): string(text, byte)
    case 0x30...0x39: number(text)
    case UInt8(ascii: "."): if isDigit(text, position + 1) { number(text) } else { add(.dot, 1) }
    case 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), 0x80...: word(text)
    case UInt8(ascii: "@"): variable(text)
    case UInt8(ascii: "["): bracketed(text)
    case UInt8(ascii: "\\"):
      // MySQL's way to write null; elsewhere an escape that changes nothing here.
      if peek(text, 1) == UInt8(ascii: "N") { add(.constant, 2) } else { position += 1 }
    default: sign(text, byte)
    }
  }

  private func peek(_ text: Span<UInt8>, _ ahead: Int) -> UInt8 {
    position + ahead < text.count ? text[position + ahead] : 0
  }

  private func isDigit(_ text: Span<UInt8>, _ index: Int) -> Bool {
    index < text.count && (0x30...0x39).contains(text[index])
  }

  private mutating func add(_ kind: SQLToken.Kind, _ count: Int) {
    tokens.append(SQLToken(kind: kind, range: position..<(position + count)))
    position += count
  }
}

// MARK: - Literals and names

extension SQLTokenizer {
  private mutating func string(_ text: Span<UInt8>, _ quote: UInt8) {
    let start = position
    position += 1
    while position < text.count {
      if text[position] == UInt8(ascii: "\\"), position + 1 < text.count, text[position + 1] == quote {
        position += 2
      } else if text[position] == quote {
        // A doubled quote is a quote inside the literal.
        if peek(text, 1) != quote || position == start + 1 { break }
        position += 2
      } else {
        position += 1
      }
    }
    let isClosed = position < text.count
    let kind: SQLToken.Kind = quote == UInt8(ascii: "`") ? .word : .string
    tokens.append(
      SQLToken(kind: kind, range: (start + 1)..<min(position, text.count), quote: quote, isClosed: isClosed))
    position = min(position + 1, text.count)
  }

  private mutating func number(_ text: Span<UInt8>) {
    let start = position
    let letter = peek(text, 1) | 0x20
    let isHex =
      text[position] == 0x30 && (letter == UInt8(ascii: "x") || letter == UInt8(ascii: "b"))
      && Hex.value(peek(text, 2)) != nil
    if isHex {
      position += 2
      while position < text.count, Hex.value(text[position]) != nil { position += 1 }
    } else {
      while isDigit(text, position) || peek(text, 0) == UInt8(ascii: ".") { position += 1 }
      exponent(text)
    }
    tokens.append(SQLToken(kind: .number, range: start..<position))
  }

  private mutating func exponent(_ text: Span<UInt8>) {
    guard peek(text, 0) | 0x20 == UInt8(ascii: "e") else { return }
    let hasSign = peek(text, 1) == UInt8(ascii: "+") || peek(text, 1) == UInt8(ascii: "-")
    guard isDigit(text, position + (hasSign ? 2 : 1)) else { return }
    position += hasSign ? 2 : 1
    while isDigit(text, position) { position += 1 }
  }

  private mutating func word(_ text: Span<UInt8>) {
    let start = position
    while position < text.count, isWordByte(text[position]) { position += 1 }
    let range = start..<position
    // Literals with a letter before them: N'text', x'41', _utf8'text'.
    if position < text.count, text[position] == UInt8(ascii: "'"), isStringPrefix(text, range) { return }
    tokens.append(SQLToken(kind: kind(text, range), range: range))
  }

  private func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "$"), 0xA1...: true
    default: false
    }
  }

  private func isStringPrefix(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    let first = text[range.lowerBound] | 0x20
    return range.count == 1 && "nxbe".utf8.contains(first) || text[range.lowerBound] == UInt8(ascii: "_")
  }

  private func kind(_ text: Span<UInt8>, _ range: Range<Int>) -> SQLToken.Kind {
    guard range.count <= 24 else { return .word }
    guard let kind = SQLWords.kind(text, range) else {
      // Filters are fooled by a name that is glued to its keyword, which some parsers take apart.
      return text.matches("select", at: range.lowerBound) && nextVisible(text, range.upperBound) == UInt8(ascii: "(")
        ? .select : .word
    }
    if kind == .function, !SQLWords.isNiladic(text, range), nextVisible(text, range.upperBound) != UInt8(ascii: "(") {
      return .word
    }
    return kind
  }

  private func nextVisible(_ text: Span<UInt8>, _ start: Int) -> UInt8 {
    var index = start
    while index < text.count, text[index] <= 0x20 { index += 1 }
    return index < text.count ? text[index] : 0
  }

  private mutating func variable(_ text: Span<UInt8>) {
    let start = position
    while position < text.count, text[position] == UInt8(ascii: "@") { position += 1 }
    while position < text.count, isWordByte(text[position]) { position += 1 }
    tokens.append(SQLToken(kind: .variable, range: start..<position))
  }

  /// SQL Server's quoted names.
  private mutating func bracketed(_ text: Span<UInt8>) {
    let start = position
    while position < text.count, text[position] != UInt8(ascii: "]") { position += 1 }
    guard position < text.count, position - start < 60 else {
      position = start
      return add(.other, 1)
    }
    position += 1
    tokens.append(SQLToken(kind: .word, range: start..<position))
  }
}

// MARK: - Signs and comments

extension SQLTokenizer {
  private mutating func sign(_ text: Span<UInt8>, _ byte: UInt8) {
    let next = peek(text, 1)
    switch byte {
    case UInt8(ascii: "("): add(.open, 1)
    case UInt8(ascii: ")"): add(.close, 1)
    case UInt8(ascii: ","): add(.comma, 1)
    case UInt8(ascii: ";"): add(.semicolon, 1)
    case UInt8(ascii: "#"): comment(text)
    case UInt8(ascii: "-"): if next == byte { comment(text) } else { add(.arithmetic, 1) }
    case UInt8(ascii: "/"): if next == UInt8(ascii: "*") { block(text) } else { add(.arithmetic, 1) }
    case UInt8(ascii: "&"): if next == byte { add(.logic, 2) } else { add(.arithmetic, 1) }
    case UInt8(ascii: "|"): if next == byte { add(.logic, 2) } else { add(.arithmetic, 1) }
    case UInt8(ascii: "*"): if next == UInt8(ascii: "/") { position += 2 } else { add(.arithmetic, 1) }
    case UInt8(ascii: "+"), UInt8(ascii: "%"), UInt8(ascii: "^"): add(.arithmetic, 1)
    case UInt8(ascii: "~"): add(.prefix, 1)
    case UInt8(ascii: ":"): if next == byte { add(.arithmetic, 2) } else { add(.other, 1) }
    case UInt8(ascii: "="), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "!"): comparison(text)
    default: add(.other, 1)
    }
  }

  private mutating func comparison(_ text: Span<UInt8>) {
    let start = position
    while position < text.count, position - start < 3, "=<>!".utf8.contains(text[position]) { position += 1 }
    let isNegation = position - start == 1 && text[start] == UInt8(ascii: "!")
    tokens.append(SQLToken(kind: isNegation ? .prefix : .comparison, range: start..<position))
  }

  /// A comment to the end of the line; what follows on the next line is read on.
  private mutating func comment(_ text: Span<UInt8>) {
    let start = position
    while position < text.count, text[position] != 0x0A { position += 1 }
    // `--` directly before text is a comment in most dialects, and two signs in MySQL; both readings end alike.
    if position < text.count {
      position += 1
      return
    }
    tokens.append(SQLToken(kind: .comment, range: start..<position))
  }

  /// A block comment counts as space; one that MySQL executes is read; one without end is the end.
  private mutating func block(_ text: Span<UInt8>) {
    if peek(text, 2) == UInt8(ascii: "!") {
      position += 3
      while isDigit(text, position) { position += 1 }
      return
    }
    let start = position
    position += 2
    while position + 1 < text.count, !(text[position] == UInt8(ascii: "*") && text[position + 1] == UInt8(ascii: "/")) {
      position += 1
    }
    guard position + 1 < text.count else {
      position = text.count
      tokens.append(SQLToken(kind: .comment, range: start..<position))
      return
    }
    position += 2
  }
}
