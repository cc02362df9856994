/// Commands that a shell would run beside the one the function means.
enum ShellDetector {
  private static let separators: ByteTraits = [.semicolon, .pipe, .ampersand, .backtick, .dollar, .lineBreak, .brace]
  private static let interpreted: ByteTraits = [
    .semicolon, .pipe, .ampersand, .backtick, .dollar, .lineBreak, .parenthesis, .lessThan, .greaterThan, .quote,
    .doubleQuote, .backslash, .exclamation, .star, .brace, .bracket, .hash, .control,
  ]

  static func detect(_ text: Span<UInt8>, _ traits: ByteTraits, isKnown: Bool) -> Detection? {
    if !traits.isDisjoint(with: separators), let sign = separated(text) { return Detection(.shell, sign) }
    if traits.contains(.slash), let sign = wildcardPath(text) { return Detection(.shell, sign) }
    if let sign = CommandLine.sign(of: text) { return Detection(.shell, sign) }
    guard isKnown else { return nil }
    if !traits.isDisjoint(with: interpreted) { return Detection(.shell, "interpreted-sign") }
    if text.byte(text.skippingSpace(0)) == UInt8(ascii: "-") { return Detection(.shell, "option") }
    return CommandLine.startsWithCommand(text) ? Detection(.shell, "command") : nil
  }

  /// A command after a sign that ends the one before.
  private static func separated(_ text: Span<UInt8>) -> String? {
    let lastComma = text.lastIndex(ofByte: UInt8(ascii: ","))
    var word: CommandWord?
    var asked: Set<Separator.Kind> = []
    for index in text.indices {
      guard let separator = Separator(text, index, lastComma: lastComma) else { continue }
      // Many signs may lead to one word, with nothing but spaces between; it is read once and judged once a kind.
      if word.map({ separator.end > $0.start }) ?? true {
        word = CommandWord(text, from: separator.end)
        asked = []
        if word == nil { return nil }
      }
      if let word, asked.insert(separator.kind).inserted, let sign = command(text, separator, word) { return sign }
    }
    return nil
  }

  private static func command(_ text: Span<UInt8>, _ separator: Separator, _ word: CommandWord) -> String? {
    switch word.strength {
    case .none: return nil
    case .strong where separator.kind == .lineBreak || separator.kind == .quotation:
      // Code in prose stands in backticks too; a text that starts with one is no prose.
      return word.hasArguments(text) || separator.end == 1 ? "separated-command" : nil
    case .strong: return word.isEnded(text) ? "separated-command" : nil
    case .weak:
      if word.hasArguments(text) || CommandLine.isPlainlyCommand(text, word) { return "separated-command" }
      let isAdjacent = separator.kind == .substitution || word.start == separator.end && separator.kind == .chain
      return isAdjacent && word.isAlone(text) ? "separated-command" : nil
    }
  }

  /// `/b?n/c?t`, `/???/??t`: a path that only a shell completes.
  private static func wildcardPath(_ text: Span<UInt8>) -> String? {
    var start = 0
    while let slash = text.firstIndex(ofByte: UInt8(ascii: "/"), from: start) {
      let middle = slash + 1
      guard let second = text.firstIndex(ofByte: UInt8(ascii: "/"), from: middle) else { return nil }
      start = second
      if (2...5).contains(second - middle), isWildcard(text, middle..<second), isWildcardName(text, second + 1) {
        return "wildcard-path"
      }
    }
    return nil
  }

  private static func isWildcard(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var count = 0
    for index in range {
      if text[index] == UInt8(ascii: "?") || text[index] == UInt8(ascii: "*") {
        count += 1
      } else if !ASCII.isLetter(text[index]) {
        return false
      }
    }
    return count > 0
  }

  private static func isWildcardName(_ text: Span<UInt8>, _ start: Int) -> Bool {
    var end = start
    while end < text.count, ASCII.isNameByte(text[end]) || "?*".utf8.contains(text[end]) { end += 1 }
    return end - start >= 2 && isWildcard(text, start..<end)
  }
}

/// A sign after which a shell expects a command.
struct Separator {
  enum Kind {
    /// `;`, `|`, `&&`, `||`
    case chain
    /// A single `&`, which is common in prose.
    case background
    case lineBreak
    /// `$(`
    case substitution
    /// A backtick, which also marks code in prose.
    case quotation
  }

  let kind: Kind
  /// The index after the sign.
  let end: Int

  /// - Parameter lastComma: where the text's last comma stands, without which a brace lists nothing.
  init?(_ text: Span<UInt8>, _ index: Int, lastComma: Int?) {
    let next = text.byte(index + 1)
    switch text[index] {
    case UInt8(ascii: ";"), UInt8(ascii: "|"): (kind, end) = (.chain, index + 1)
    case UInt8(ascii: "&"): (kind, end) = next == text[index] ? (.chain, index + 2) : (.background, index + 1)
    case 0x0A, 0x0D: (kind, end) = (.lineBreak, index + 1)
    case UInt8(ascii: "`"): (kind, end) = (.quotation, index + 1)
    case UInt8(ascii: "$") where next == UInt8(ascii: "("): (kind, end) = (.substitution, index + 2)
    case UInt8(ascii: "{") where lastComma.map { $0 > index } ?? false:
      (kind, end) = (.quotation, index + 1)
    default: return nil
    }
  }
}

/// A word where a command is expected, read as a shell reads it: without its quotes, escapes and empty expansions.
struct CommandWord {
  enum Strength { case none, weak, strong }

  /// Where the word starts, after spaces and brackets.
  let start: Int
  /// The index after it.
  let end: Int
  let strength: Strength

  private static let lengthLimit = 60

  init?(_ text: Span<UInt8>, from index: Int) {
    var start = index
    while start < text.count, text[start] <= 0x20 || "('\"{!@`".utf8.contains(text[start]) { start += 1 }
    guard start < text.count else { return nil }
    self.start = start
    var name = Name()
    var end = start
    while end < text.count, end - start < Self.lengthLimit, let step = Self.step(text, end, &name) { end = step }
    self.end = end
    strength = name.strength
  }

  /// The hash of the last part of a path, of all of it and of what comes before its extension.
  private struct Name {
    private var whole = WordHash()
    private var base: WordHash?

    mutating func add(_ byte: UInt8) {
      if byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\") { return self = Name() }
      if byte == UInt8(ascii: ".") { base = whole }
      whole.add(byte)
    }

    var strength: Strength {
      let strength = CommandNames.strength(of: whole)
      return strength == .none ? base.map { CommandNames.strength(of: $0) } ?? .none : strength
    }
  }

  /// The name in plain letters, without its path.
  func name(_ text: Span<UInt8>) -> String {
    let letters = text.lowercased(start..<end).filter { $0.isLetter || $0.isNumber || "_-/.".contains($0) }
    let base = letters.split(separator: "/").last ?? ""
    return String(base.prefix { $0 != "." })
  }

  /// Reads on: a byte of the name, or what a shell drops.
  /// - Returns: the index after it; nil where the word ends.
  private static func step(_ text: Span<UInt8>, _ index: Int, _ name: inout Name) -> Int? {
    let byte = text[index]
    if ASCII.isNameByte(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") {
      name.add(ASCII.lowercased(byte))
      return index + 1
    }
    switch byte {
    case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "^"):
      // Dropped only inside a word: after one they are its end.
      guard ASCII.isAlphanumeric(text.byte(index + 1)) || text.byte(index + 1) == byte else { return nil }
      return index + 1
    case UInt8(ascii: "$"): return "@*".utf8.contains(text.byte(index + 1)) ? index + 2 : nil
    default: return nil
    }
  }

  /// Whether the word ends as a command does, and is no name with a value, a heading or a part of a sentence.
  func isEnded(_ text: Span<UInt8>) -> Bool {
    let next = text.byte(end)
    guard end < text.count, next > 0x20 else { return true }
    return ";|&`)\"'<>$\\#{}%,+".utf8.contains(next)
  }

  /// Whether nothing follows, or a sign that ends the command.
  func isAlone(_ text: Span<UInt8>) -> Bool {
    let next = text.byte(text.skippingSpace(end))
    return text.skippingSpace(end) >= text.count || ";|&`)\"'#".utf8.contains(next)
  }

  /// Whether an option, a path, a variable or a number follows, as commands have them and sentences have not.
  func hasArguments(_ text: Span<UInt8>) -> Bool {
    let next = text.skippingSpace(end)
    guard next > end, next < text.count else { return "$<>{".utf8.contains(text.byte(end)) && end < text.count }
    switch text[next] {
    case UInt8(ascii: "-"), UInt8(ascii: "/"): return ASCII.isNameByte(text.byte(next + 1)) || text[next] == 0x2F
    case UInt8(ascii: "$"), UInt8(ascii: "~"), UInt8(ascii: "%"), UInt8(ascii: ">"), 0x5C:
      return true
    case UInt8(ascii: "<"): return text.byte(next + 1) != UInt8(ascii: "3")
    case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"): return true
    case 0x30...0x39: return isNumberArgument(text, next)
    default: return isPathOrAddress(text, next)
    }
  }

  private func isNumberArgument(_ text: Span<UInt8>, _ start: Int) -> Bool {
    var index = start
    while index < text.count, ASCII.isDigit(text[index]) || text[index] == UInt8(ascii: ".") { index += 1 }
    let after = text.skippingSpace(index)
    return after >= text.count || ";|&`)\"'#".utf8.contains(text[after])
  }

  /// `c:\`, `file.txt`, `http://`, `etc/passwd`
  private func isPathOrAddress(_ text: Span<UInt8>, _ start: Int) -> Bool {
    if text.matches("and/or", at: start) { return false }
    var index = start
    while index < text.count, text[index] > 0x20 {
      if "/\\=@".utf8.contains(text[index]) { return true }
      if text[index] == UInt8(ascii: "."), ASCII.isAlphanumeric(text.byte(index + 1)) { return true }
      index += 1
    }
    return false
  }
}
