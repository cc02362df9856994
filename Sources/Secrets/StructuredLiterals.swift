/// Literals that stand apart from their name: in the entry beside it, in the block below it, in a larger string.
extension AssignmentReader {
  /// `Name: DB_PASSWORD` with `Value: …` after it or on the next line, as containers, builds and tags have it.
  func pairedValue(for name: Range<Int>) -> AssignedLiteral? {
    let before = bytes[bytes.lineStart(of: name.lowerBound)..<name.lowerBound]
    let word = before.split { !$0.isAlphanumeric }.last?.text.lowercased()
    guard let word, ["name", "key", "parameterkey"].contains(word) else { return nil }
    var offset = name.upperBound
    offset = bytes.run(from: offset) { $0.isQuote || $0.isBlank || $0.isLineEnd || $0 == UInt8(ascii: ",") }
    let keyEnd = bytes.run(from: offset, while: \.isLetter)
    guard ["value", "parametervalue"].contains(bytes[offset..<keyEnd].text.lowercased()) else { return nil }
    return valueAfterSeparator(name, keyEnd)
  }

  /// The default in the block that a name opens: a parameter of a template, a variable of Terraform.
  func nestedDefault(for name: Range<Int>) -> AssignedLiteral? {
    guard opensBlock(name) else { return nil }
    let indentation = indentation(at: bytes.lineStart(of: name.lowerBound))
    var line = nextLine(after: name.upperBound)
    for _ in 0..<15 where line < bytes.count {
      let first = bytes.skipBlanks(line)
      if !bytes.byte(first).isLineEnd {
        if self.indentation(at: line) <= indentation { return nil }
        let key = bytes.byte(first).isQuote ? first + 1 : first
        let keyEnd = bytes.run(from: key, while: \.isLetter)
        if bytes[key..<keyEnd].text.lowercased() == "default" { return valueAfterSeparator(name, keyEnd) }
      }
      line = nextLine(after: line)
    }
    return nil
  }

  /// `Password=…;` inside a string that names a server or a user as well.
  func connectionStringPart(_ name: Range<Int>) -> AssignedLiteral? {
    guard bytes.byte(name.upperBound) == UInt8(ascii: "=") else { return nil }
    let start = name.upperBound + 1
    let end = bytes.run(from: start) { $0 > 0x20 && $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: "&") && !$0.isQuote }
    let lineStart = max(bytes.lineStart(of: start), start - 400)
    let line = bytes[lineStart..<min(bytes.lineEnd(of: start), start + 400)]
    let companions = ["server=", "host=", "data source=", "user id=", "uid=", "dbname=", "database=", "username="]
    guard end > start, companions.contains(where: line.containsIgnoringCase) else { return nil }
    return AssignedLiteral(name: name, value: start..<end, relation: .connectionString, isPartial: false)
  }

  /// A text that tells the default: "the default password is 'changeme'".
  func documentedDefault(_ name: Range<Int>) -> AssignedLiteral? {
    guard name.lowerBound >= 8, bytes[(name.lowerBound - 8)..<name.lowerBound].containsIgnoringCase("default ")
    else { return nil }
    var offset = bytes.skipBlanks(name.upperBound)
    if bytes.has("is ", at: offset) { offset = bytes.skipBlanks(offset + 3) }
    if bytes.byte(offset) == UInt8(ascii: ":") || bytes.byte(offset) == UInt8(ascii: "=") { offset += 1 }
    return quoted(name, after: offset, .documented)
  }

  private func valueAfterSeparator(_ name: Range<Int>, _ offset: Int) -> AssignedLiteral? {
    let separator = bytes.skipBlanks(bytes.byte(offset).isQuote ? offset + 1 : offset)
    guard bytes.byte(separator) == UInt8(ascii: ":") || bytes.byte(separator) == UInt8(ascii: "=") else { return nil }
    if let found = quoted(name, after: separator + 1, .assigned) { return found }
    return syntax == .yaml ? bare(name, at: bytes.skipBlanks(separator + 1), .assigned) : nil
  }

  /// Whether nothing but `:` or an opening brace follows the name on its line.
  private func opensBlock(_ name: Range<Int>) -> Bool {
    var rest = bytes[name.upperBound..<bytes.lineEnd(of: name.upperBound)]
    let isVariable = bytes.has("variable \"", at: name.lowerBound - 10)
    if rest.first?.isQuote == true { rest.removeFirst() }
    let marks = rest.filter { !$0.isBlank }
    return isVariable ? marks == Array("{".utf8) : marks == Array(":".utf8) || marks == Array(":{".utf8)
  }

  private func indentation(at lineStart: Int) -> Int { bytes.skipBlanks(lineStart) - lineStart }

  private func nextLine(after offset: Int) -> Int {
    bytes.run(from: offset) { $0 != UInt8(ascii: "\n") } + 1
  }
}

/// Keys that are given to a call as a literal: the second argument of `jwt.encode`, the first of `hmac.new`.
enum SigningCalls {
  struct Call: Sendable {
    let text: String
    /// The number of the argument that is the key, from 0.
    let argument: Int
  }

  static let all = [
    Call(text: "jwt.encode(", argument: 1), Call(text: "jwt.decode(", argument: 1),
    Call(text: "jwt.sign(", argument: 1),
    Call(text: "jwt.verify(", argument: 1), Call(text: "hmac.new(", argument: 0),
    Call(text: "createHmac(", argument: 1),
  ]

  /// The literal key of a call whose text starts at an offset; nil when the key is no literal.
  static func key(of call: Call, in bytes: [UInt8], at offset: Int) -> Range<Int>? {
    guard bytes.has(call.text, at: offset) else { return nil }
    var start = offset + call.text.utf8.count
    for _ in 0..<call.argument {
      guard let comma = comma(bytes, from: start) else { return nil }
      start = comma + 1
    }
    start = bytes.run(from: start) { $0.isBlank || $0.isLineEnd }
    let reader = AssignmentReader(bytes: bytes, syntax: .code)
    guard let literal = reader.quoted(offset..<offset, after: start, .assigned), !literal.isPartial else { return nil }
    let next = bytes.byte(bytes.skipBlanks(literal.value.upperBound + 1))
    return next == UInt8(ascii: ",") || next == UInt8(ascii: ")") || next == UInt8(ascii: ".") ? literal.value : nil
  }

  /// The comma that ends the argument that starts at an offset.
  private static func comma(_ bytes: [UInt8], from start: Int) -> Int? {
    var depth = 0
    var open: UInt8 = 0
    for offset in start..<min(start + 600, bytes.count) {
      let byte = bytes[offset]
      if open != 0 {
        if byte == open, bytes[offset - 1] != UInt8(ascii: "\\") { open = 0 }
      } else if byte.isQuote {
        open = byte
      } else if "([{".utf8.contains(byte) {
        depth += 1
      } else if ")]}".utf8.contains(byte) {
        depth -= 1
        if depth < 0 { return nil }
      } else if byte == UInt8(ascii: ","), depth == 0 {
        return offset
      }
    }
    return nil
  }
}
