import Core

/// Reads what is written around a name: the operator after it, and the literal that it is given or compared with.
struct AssignedLiteral {
  /// The bytes of the name.
  let name: Range<Int>
  /// The bytes of the literal, without its quotes.
  let value: Range<Int>
  let relation: LiteralJudge.Relation
  /// The literal is only a part of the value: something is added to it.
  let isPartial: Bool
}

/// Finds the literal that belongs to a name.
struct AssignmentReader {
  let bytes: [UInt8]
  let syntax: FileProfile.Syntax

  /// The name around an offset.
  func name(around offset: Int) -> Range<Int> {
    var start = offset
    while start > 0, offset - start < 80, bytes[start - 1].isNameByte { start -= 1 }
    let end = bytes.run(from: offset, while: \.isNameByte)
    return start..<max(end, start)
  }

  /// The literal for a name; nil when the name is only mentioned.
  func literal(for name: Range<Int>) -> AssignedLiteral? {
    let opening = bytes.byte(name.lowerBound - 1)
    let isQuoted = opening.isQuote && bytes.byte(name.upperBound) == opening
    if let found = pairedValue(for: name) ?? nestedDefault(for: name) { return found }
    if !isQuoted, isInsideString(name.lowerBound) { return connectionStringPart(name) ?? documentedDefault(name) }
    var offset = name.upperBound + (isQuoted ? 1 : 0)
    let isSubscript = isQuoted && bytes.byte(offset) == UInt8(ascii: "]")
    if isSubscript { offset += 1 }
    if isQuoted, let found = fallback(name, after: offset) { return found }
    if bytes.byte(offset) == UInt8(ascii: "?") || bytes.byte(offset) == UInt8(ascii: "!"), !bytes.has("!=", at: offset),
      !bytes.has("??", at: offset)
    {
      offset += 1
    }
    return afterOperator(name, bytes.skipBlanks(offset), isKey: isQuoted && !isSubscript)
  }

  private func afterOperator(_ name: Range<Int>, _ offset: Int, isKey: Bool) -> AssignedLiteral? {
    for comparison in ["===", "!==", "==", "!="] where bytes.has(comparison, at: offset) {
      if isTypeTest(name) { return nil }
      return quoted(name, after: offset + comparison.utf8.count, .compared)
    }
    for alternative in ["||", "??", "or "] where bytes.has(alternative, at: offset) {
      return quoted(name, after: offset + alternative.utf8.count, .fallback)
    }
    if bytes.has("=>", at: offset) || bytes.has(":=", at: offset) { return value(name, after: offset + 2, .assigned) }
    if bytes.byte(offset) == UInt8(ascii: "=") { return value(name, after: offset + 1, .assigned) }
    if bytes.byte(offset) == UInt8(ascii: ":") { return afterColon(name, offset + 1) }
    return syntax == .dockerfile ? dockerfileValue(name) : nil
  }

  /// A colon makes an entry of a table, or a type that an assignment follows.
  private func afterColon(_ name: Range<Int>, _ offset: Int) -> AssignedLiteral? {
    let start = bytes.skipBlanks(offset)
    if syntax == .code, bytes.byte(start).isLetter, !isPrefixedQuote(start) {
      let end = bytes.run(from: start) { $0.isNameByte || "[]|<>? ".utf8.contains($0) }
      if bytes.byte(end) == UInt8(ascii: "="), bytes.byte(end + 1) != UInt8(ascii: "=") {
        return value(name, after: end + 1, .assigned)
      }
    }
    return value(name, after: offset, syntax == .yaml || syntax == .settings ? .assigned : .entry)
  }

  /// The value after an operator: a literal, a look-up with a literal to fall back to, or (where the format has them) bare
  /// text up to the end of the line.
  private func value(_ name: Range<Int>, after offset: Int, _ relation: LiteralJudge.Relation) -> AssignedLiteral? {
    if let found = quoted(name, after: offset, relation) { return found }
    let start = bytes.skipBlanks(offset)
    if let found = lookedUp(name, at: start) { return found }
    return hasBareValues(name) ? bare(name, at: start, relation) : nil
  }

  private func hasBareValues(_ name: Range<Int>) -> Bool {
    switch syntax {
    case .yaml, .settings, .dockerfile: return startsLine(name.lowerBound)
    case .shell: return startsLine(name.lowerBound) && bytes.byte(name.upperBound) == UInt8(ascii: "=")
    case .code, .json, .prose, .ignored: return false
    }
  }

  /// Whether only indentation, a list mark or a keyword of the format stands before the name on its line.
  private func startsLine(_ offset: Int) -> Bool {
    if syntax == .dockerfile, isLaterPair(offset) { return true }
    let before = bytes[bytes.lineStart(of: offset)..<offset].split { $0.isBlank || $0.isQuote }
    let allowed: Set<String> = ["-", "export", "ENV", "ARG", "set", "env"]
    return before.count <= 2 && before.allSatisfy { allowed.contains($0.text) }
  }

  /// Whether the name follows another pair: `ENV STAGE=prod DB_PASSWORD=…`.
  /// https://docs.docker.com/reference/dockerfile/#env
  private func isLaterPair(_ offset: Int) -> Bool {
    let words = bytes[bytes.lineStart(of: offset)..<offset].split(whereSeparator: \.isBlank)
    guard let keyword = words.first?.text.uppercased(), keyword == "ENV" || keyword == "ARG" else { return false }
    return bytes.byte(offset - 1).isBlank && words.dropFirst().allSatisfy { $0.contains(UInt8(ascii: "=")) }
  }

  func bare(_ name: Range<Int>, at start: Int, _ relation: LiteralJudge.Relation) -> AssignedLiteral? {
    let first = bytes.byte(start)
    if "!&*|>{[#`\"'".utf8.contains(first) || first.isLineEnd || start >= bytes.count { return nil }
    var end = bytes.lineEnd(of: start)
    for offset in start..<end where bytes[offset] == UInt8(ascii: "#") && bytes.byte(offset - 1).isBlank {
      end = offset
      break
    }
    if syntax == .dockerfile, let blank = bytes[start..<end].firstIndex(where: \.isBlank), isPair(name) { end = blank }
    while end > start, bytes[end - 1].isBlank || bytes[end - 1] == UInt8(ascii: ",") { end -= 1 }
    return AssignedLiteral(name: name, value: start..<end, relation: relation, isPartial: false)
  }

  private func isPair(_ name: Range<Int>) -> Bool { bytes.byte(name.upperBound) == UInt8(ascii: "=") }

  /// `ENV DB_PASSWORD value`
  private func dockerfileValue(_ name: Range<Int>) -> AssignedLiteral? {
    let line = bytes.lineStart(of: name.lowerBound)
    guard bytes.has("ENV ", at: bytes.skipBlanks(line)), startsLine(name.lowerBound) else { return nil }
    return bare(name, at: bytes.skipBlanks(name.upperBound), .assigned)
  }
}

extension AssignmentReader {
  /// A quoted literal after an offset, with a prefix such as `b` or `f` and a wrapper such as `bytes(` or not.
  func quoted(_ name: Range<Int>, after offset: Int, _ relation: LiteralJudge.Relation) -> AssignedLiteral? {
    var start = bytes.skipBlanks(offset)
    for wrapper in ["Buffer.from(", "bytes(", "b64decode(", "base64.b64decode(", "str("]
    where bytes.has(wrapper, at: start) {
      start = bytes.skipBlanks(start + wrapper.utf8.count)
    }
    if isPrefixedQuote(start) { start = bytes.run(from: start, while: \.isLetter) }
    let quote = bytes.byte(start)
    guard quote.isQuote, let end = closing(quote, from: start + 1) else { return nil }
    let next = bytes.skipBlanks(end + 1)
    let isPartial = [UInt8(ascii: "+"), UInt8(ascii: "%")].contains(bytes.byte(next))
    return AssignedLiteral(name: name, value: (start + 1)..<end, relation: relation, isPartial: isPartial)
  }

  /// `b"…"`, `rb'…'`, `f"…"`, `u'…'`
  fileprivate func isPrefixedQuote(_ offset: Int) -> Bool {
    let end = bytes.run(from: offset) { "bBrRfFuU".utf8.contains($0) }
    return end > offset && end - offset <= 2 && bytes.byte(end).isQuote
  }

  /// The offset of the quote that closes a literal on the same line.
  private func closing(_ quote: UInt8, from start: Int) -> Int? {
    var offset = start
    while offset < bytes.count, !bytes[offset].isLineEnd, offset - start <= 4096 {
      if bytes[offset] == quote { return offset }
      offset += bytes[offset] == UInt8(ascii: "\\") ? 2 : 1
    }
    return nil
  }

  /// `get("NAME", "literal")` and `get("NAME") || "literal"`, seen from the quoted name.
  fileprivate func fallback(_ name: Range<Int>, after offset: Int) -> AssignedLiteral? {
    var next = bytes.skipBlanks(offset)
    let opening = bytes.byte(name.lowerBound - 2)
    if bytes.byte(next) == UInt8(ascii: ","), opening == UInt8(ascii: "("), isLookup(endingAt: name.lowerBound - 2) {
      return quoted(name, after: next + 1, .fallback)
    }
    guard bytes.byte(next) == UInt8(ascii: ")") else { return nil }
    next = bytes.skipBlanks(next + 1)
    for alternative in ["||", "??", "or "] where bytes.has(alternative, at: next) {
      return quoted(name, after: next + alternative.utf8.count, .fallback)
    }
    return nil
  }

  /// Whether a call that ends at an opening parenthesis reads a setting by its name.
  private func isLookup(endingAt parenthesis: Int) -> Bool {
    ["get", "getenv", "env", "config", "pop", "setdefault", "getOrDefault", "getOptional"].contains { call in
      bytes.has(call, at: parenthesis - call.utf8.count)
    }
  }

  /// `os.environ.get("OTHER", "literal")` or `process.env.OTHER || "literal"` as the value of a name.
  fileprivate func lookedUp(_ name: Range<Int>, at start: Int) -> AssignedLiteral? {
    let lookups = ["os.environ.get(", "os.getenv(", "environ.get(", "getenv(", "process.env", "env(", "config("]
    guard lookups.contains(where: { bytes.has($0, at: start) }) else { return nil }
    var offset = start
    let end = min(bytes.lineEnd(of: start), start + 300)
    while offset < end {
      if bytes[offset] == UInt8(ascii: ","), let found = quoted(name, after: offset + 1, .fallback) { return found }
      for alternative in ["||", "??", " or "] where bytes.has(alternative, at: offset) {
        return quoted(name, after: offset + alternative.utf8.count, .fallback)
      }
      offset += 1
    }
    return nil
  }

  /// Whether a range is all that a setting's line gives as its value, quoted or not.
  func isWholeValue(_ range: Range<Int>) -> Bool {
    let rest = bytes[range.upperBound..<bytes.lineEnd(of: range.upperBound)]
    let before = bytes[bytes.lineStart(of: range.lowerBound)..<range.lowerBound]
    let separator = before.last { !$0.isBlank && !$0.isQuote }
    return rest.allSatisfy { $0.isBlank || $0.isQuote }
      && (separator == UInt8(ascii: ":") || separator == UInt8(ascii: "="))
  }

  /// `typeof password === "string"` asks for a type.
  fileprivate func isTypeTest(_ name: Range<Int>) -> Bool {
    bytes.has("typeof ", at: name.lowerBound - 7) || bytes.has("type(", at: name.lowerBound - 5)
  }

  /// Whether an odd number of quotes stands before the offset on its line.
  fileprivate func isInsideString(_ offset: Int) -> Bool {
    var open: UInt8 = 0
    var index = bytes.lineStart(of: offset)
    if syntax == .yaml || syntax == .settings, startsLine(offset) { return false }
    while index < offset {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\\") {
        index += 1
      } else if byte.isQuote {
        if open == 0 { open = byte } else if open == byte { open = 0 }
      }
      index += 1
    }
    return open != 0
  }
}
