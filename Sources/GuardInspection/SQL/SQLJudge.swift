/// Asks of a text: put into a query at its context, would this still be SQL, and do more than be a value?
///
/// Prose fails at once, because after a value SQL admits only an operator, a clause, a comma, a bracket or the end, never
/// another name. What is left is judged by what it would do. The reading is lenient where an attack may be cut off, and
/// brackets need not balance, since the query around them is unknown.
struct SQLJudge {
  private let tokens: [SQLToken]
  private let isQuoted: Bool
  /// The quote of the context.
  private let quote: UInt8
  /// Whether what stands before the breaking quote is no running text.
  private let isPlainStart: Bool
  private var index = 0
  /// Whether the value before was a comparison of constants.
  private var isCompared = false

  /// What the operand of a condition turned out to be.
  struct Operand {
    var isConstant = true
    var hasCall = false
    var hasQuery = false
    var hasComparison = false
    /// A condition by itself: `x or y` in brackets, `x is not null`.
    var hasLogic = false
    /// It ends with a literal that the query's own quote will close.
    var isOpenString = false

    /// Takes on what another operand of the same chain has.
    mutating func join(_ other: Operand) {
      isConstant = isConstant && other.isConstant
      hasCall = hasCall || other.hasCall
      hasQuery = hasQuery || other.hasQuery
      hasComparison = hasComparison || other.hasComparison
      hasLogic = hasLogic || other.hasLogic
      isOpenString = other.isOpenString
    }
  }

  private static let depthLimit = 8

  /// - Returns: the sign of an injection; nil when the text is none in this context.
  static func sign(in text: Span<UInt8>, _ context: SQLContext) -> String? {
    let tokens = SQLTokenizer.tokens(of: text, in: context)
    switch context {
    case .quoted(let quote), .escaped(let quote):
      guard let first = tokens.first, first.isClosed else { return nil }
      let isPlain = isOneWord(text.extracting(first.range))
      var judge = SQLJudge(tokens: tokens, isQuoted: true, quote: quote, isPlainStart: isPlain)
      judge.index = 1
      return judge.tail(text)
    case .bare:
      var judge = SQLJudge(tokens: tokens, isQuoted: false, quote: 0, isPlainStart: true)
      return judge.bare(text)
    }
  }

  private static func isOneWord(_ text: Span<UInt8>) -> Bool {
    let start = text.skippingSpace(0)
    guard let space = text.firstIndex(ofByte: 0x20, from: start) else { return true }
    return text.skippingSpace(space) == text.count
  }

  private init(tokens: [SQLToken], isQuoted: Bool, quote: UInt8, isPlainStart: Bool) {
    self.tokens = tokens
    self.isQuoted = isQuoted
    self.quote = quote
    self.isPlainStart = isPlainStart
  }

  private var kind: SQLToken.Kind? { index < tokens.count ? tokens[index].kind : nil }
  private func kind(_ ahead: Int) -> SQLToken.Kind? { index + ahead < tokens.count ? tokens[index + ahead].kind : nil }

  private func word(_ text: Span<UInt8>, _ ahead: Int = 0) -> String {
    guard index + ahead < tokens.count, tokens[index + ahead].range.count <= 24 else { return "" }
    return text.lowercased(tokens[index + ahead].range)
  }
}

// MARK: - Where a value is expected

extension SQLJudge {
  /// The text stands where a number or name belongs.
  private mutating func bare(_ text: Span<UInt8>) -> String? {
    if let sign = SQLStatement.sign(tokens[...], text) { return sign }
    let isBracketed = kind == .open
    while kind == .open || kind == .prefix { index += 1 }
    if kind == .select {
      return SQLStatement.sign(tokens[index...], text) ?? SQLStatement.subquery(tokens[index...], text, isBracketed)
    }
    let isSigned = kind == .arithmetic
    switch kind {
    case .number, .variable, .constant, .function, .word, .arithmetic:
      if kind == .word, !isFollowedByTail { return nil }
      let value = operand(text, 0)
      if value.hasQuery { return "subquery" }
      if isSigned, value.hasCall { return "expression-call" }
      if value.hasLogic, kind == .comment { return "condition-comment" }
    case .string where isBracketed: _ = operand(text, 0)
    case .string: return nil
    case .clause where isCase(text): return "case"
    default: break
    }
    return tail(text)
  }

  /// `case when`, or a value between the two.
  private func isCase(_ text: Span<UInt8>) -> Bool {
    word(text) == "case" && (1...3).contains { word(text, $0) == "when" }
  }

  /// A name is a value only when what follows it cannot be the next word of a sentence.
  private var isFollowedByTail: Bool {
    switch kind(1) {
    case .union, .logic, .semicolon, .close, .comparison, .comma, .comment: true
    case .clause: kind(2) == .clause || kind(2) == .number
    default: false
    }
  }
}

// MARK: - After a value

extension SQLJudge {
  private mutating func tail(_ text: Span<UInt8>) -> String? {
    var isExpression = false
    for _ in 0..<40 {
      while kind == .close { index += 1 }
      switch kind {
      case nil: return nil
      case .comment: return commentSign(isExpression, text)
      case .logic:
        if let sign = condition(text) { return sign }
      case .comparisonWord where isSearchMode(text): index += 3
      case .comparison, .comparisonWord, .arithmetic, .prefix:
        if let sign = expression(text) { return sign }
        isExpression = true
      case .union: return unionSign(text)
      case .clause:
        if let sign = clause(text) { return sign }
      case .semicolon, .statement, .select:
        return SQLStatement.following(tokens[index...], text, isQuoted: isQuoted)
      case .comma, .open:
        index += 1
        if kind == .select { return "subquery" }
        let value = operand(text, 0)
        if value.hasQuery || value.hasCall { return "call-in-list" }
      default: return nil
      }
    }
    return nil
  }

  /// `in boolean mode`, after which a search of MySQL's ends.
  private func isSearchMode(_ text: Span<UInt8>) -> Bool {
    word(text) == "in" && word(text, 1) == "boolean" && word(text, 2) == "mode"
  }

  /// Text that ends a literal and comments the rest of the query out.
  private func commentSign(_ isExpression: Bool, _ text: Span<UInt8>) -> String? {
    guard isQuoted else { return isExpression && index > 1 && tokens[index - 1].kind == .string ? "comment" : nil }
    let range = tokens[index].range
    let isHash = text[range.lowerBound] == UInt8(ascii: "#")
    let follows = text.skippingSpace(range.lowerBound + (isHash ? 1 : 2))
    // A number sign before a number, or a dash before a word, are common in titles.
    if isHash { return follows >= text.count && (isPlainStart || isExpression) ? "quote-comment" : nil }
    return isPlainStart || !ASCII.isLetter(text.byte(range.lowerBound + 2)) ? "quote-comment" : nil
  }

  /// `or 1=1` and its kin: a condition that the query did not have.
  private mutating func condition(_ text: Span<UInt8>) -> String? {
    let isWord = ASCII.isLetter(text[tokens[index].range.lowerBound])
    let isFirst = index == 0
    index += 1
    while kind == .logic || kind == .prefix { index += 1 }
    if kind == .select { return "subquery" }
    // "And is", "or like": the sentence goes on where a condition would need a value.
    if kind == .comparisonWord { return nil }
    let start = index
    let value = chain(text)
    guard index > start else { return nil }
    if value.hasQuery { return "subquery" }
    if value.hasCall { return "condition-call" }
    if value.hasComparison || isCompared, value.isConstant { return "tautology" }
    if value.hasLogic { return "condition" }
    if isFirst, kind == nil, tokens[start].kind == .constant { return "condition" }
    if isQuoted { return quotedCondition(value, isWord) }
    // What follows a bare value may be a sentence, or a query string; only a comment makes it more.
    return kind == .comment && (value.hasComparison || value.isConstant || isFirst) ? "condition-comment" : nil
  }

  private func quotedCondition(_ value: Operand, _ isWord: Bool) -> String? {
    if value.hasComparison { return "condition" }
    if value.isOpenString, isPlainStart || !isWord { return "condition-string" }
    if kind == .comment, value.isConstant || isPlainStart { return "condition-comment" }
    return kind == nil && value.isConstant && isPlainStart ? "condition" : nil
  }

  /// An operator directly after the literal: `'='`, `'-'`, `'||'`, `' like '%`.
  private mutating func expression(_ text: Span<UInt8>) -> String? {
    let isWord = kind != .comparison && ASCII.isLetter(text[tokens[index].range.lowerBound])
    let isPattern = isWord && Self.patternWords.contains(word(text))
    let value = continued(Operand(), text, 0)
    isCompared = value.hasComparison && value.isConstant
    if value.hasQuery { return "subquery" }
    if value.hasCall { return "expression-call" }
    guard isQuoted, value.isConstant, !isWord || (isPlainStart && isPattern) else { return nil }
    if value.isOpenString { return "expression-string" }
    return kind == .comment && value.hasComparison ? "expression-comment" : nil
  }

  private static let patternWords: Set<String> = ["like", "rlike", "regexp", "ilike", "glob", "match"]

  /// Whether what comes before the tail is a value for sure, so that prose is unlikely.
  private var startsAsValue: Bool { isQuoted || tokens.first.map { $0.isConstant || $0.kind == .arithmetic } ?? false }

  private mutating func unionSign(_ text: Span<UInt8>) -> String? {
    index += 1
    while kind == .prefix || kind == .open { index += 1 }
    if kind == .clause, word(text) == "values" { return "union-values" }
    guard kind == .select else { return nil }
    index += 1
    while kind == .prefix || kind == .open { index += 1 }
    switch kind {
    case .word:
      // "A union select committee" is English.
      switch kind(1) {
      case .comma, .dot, .comment, .open: return "union-select"
      case .clause: return word(text, 1) == "from" ? "union-select" : nil
      case .word: return startsAsValue && word(text, 2) == "from" ? "union-select" : nil
      case nil: return startsAsValue ? "union-select" : nil
      default: return nil
      }
    case nil: return isQuoted ? "union-select" : nil
    default: return "union-select"
    }
  }

  private mutating func clause(_ text: Span<UInt8>) -> String? {
    let name = word(text)
    index += 1
    switch name {
    case "order", "group":
      guard word(text) == "by" else { return nil }
      index += 1
      return sortSign(text)
    case "having", "where", "on":
      let value = chain(text)
      return value.hasQuery || value.hasCall || (value.hasComparison && value.isConstant) ? "condition" : nil
    case "into": return ["outfile", "dumpfile"].contains(word(text)) ? "into-outfile" : nil
    case "procedure": return word(text) == "analyse" ? "procedure-analyse" : nil
    case "limit", "offset", "as": return limitSign(text, name)
    case "for":
      if kind == .statement { index += 1 }
      return nil
    default: return nil
    }
  }

  private mutating func sortSign(_ text: Span<UInt8>) -> String? {
    let isNumber = kind == .number
    let value = operand(text, 0)
    if value.hasCall || value.hasQuery { return "order-by-call" }
    guard isNumber || isQuoted else { return nil }
    switch kind {
    case nil, .comment, .comma, .close: return "order-by"
    default: return nil
    }
  }

  /// The value of a limit or a name is passed over, since a union may follow.
  private mutating func limitSign(_ text: Span<UInt8>, _ name: String) -> String? {
    let value = operand(text, 0)
    if kind == .comma {
      index += 1
      _ = operand(text, 0)
    }
    return value.hasQuery ? "subquery" : kind == .comment && name != "as" ? "limit-comment" : nil
  }
}

// MARK: - Operands

extension SQLJudge {
  /// Values joined by operators, up to what is neither.
  private mutating func chain(_ text: Span<UInt8>, _ depth: Int = 0) -> Operand {
    continued(operand(text, depth), text, depth)
  }

  /// What follows a value: operators, each with its next value.
  private mutating func continued(_ start: Operand, _ text: Span<UInt8>, _ depth: Int) -> Operand {
    var whole = start
    for _ in 0..<20 {
      let isNullTest = kind == .comparisonWord && word(text) == "is"
      switch kind {
      case .comparison, .comparisonWord: whole.hasComparison = true
      case .arithmetic, .prefix: break
      default: return whole
      }
      index += 1
      while kind == .comparison || kind == .arithmetic || kind == .comparisonWord || kind == .prefix { index += 1 }
      if isNullTest, kind == .constant { whole.hasLogic = true }
      whole.join(operand(text, depth))
    }
    return whole
  }

  /// One value: a literal, a name, a call or something in brackets.
  private mutating func operand(_ text: Span<UInt8>, _ depth: Int) -> Operand {
    while kind == .prefix || kind == .arithmetic { index += 1 }
    var value = Operand()
    guard index < tokens.count else { return Operand(isConstant: false) }
    let token = tokens[index]
    switch token.kind {
    case .number, .variable, .constant: index += 1
    case .string:
      index += 1
      value.isOpenString = !token.isClosed && token.quote == quote
    case .function:
      value.hasCall = true
      index += 1
      value.hasQuery = skipBrackets()
    case .word:
      value.isConstant = false
      index += 1
      while kind == .dot, kind(1) == .word || kind(1) == .function { index += 2 }
      if kind == .open { value.hasQuery = skipBrackets() }
    case .open: return bracketed(text, depth)
    case .clause where isCase(text):
      value.hasCall = true
      index += 1
    default: value.isConstant = false
    }
    return value
  }

  private mutating func bracketed(_ text: Span<UInt8>, _ depth: Int) -> Operand {
    index += 1
    if kind == .select { return Operand(isConstant: false, hasQuery: true) }
    guard depth < Self.depthLimit else { return Operand(isConstant: false) }
    var value = chain(text, depth + 1)
    while kind == .logic {
      index += 1
      value.join(chain(text, depth + 1))
      value.hasLogic = value.isConstant
    }
    if kind == .close { index += 1 }
    return value
  }

  /// Passes the arguments of a call.
  /// - Returns: whether there is a query among them.
  private mutating func skipBrackets() -> Bool {
    guard kind == .open else { return false }
    var depth = 0
    var hasQuery = false
    while let kind {
      index += 1
      if kind == .open { depth += 1 }
      if kind == .close { depth -= 1 }
      if kind == .select { hasQuery = true }
      if depth == 0 { break }
    }
    return hasQuery
  }
}
