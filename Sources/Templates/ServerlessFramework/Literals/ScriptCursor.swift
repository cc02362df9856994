import Core

/// A position in JavaScript or TypeScript text, with what is needed to step over text that is not understood.
struct ScriptCursor {
  let bytes: [UInt8]
  let file: FileID
  var at: Int

  init(_ file: SourceFile, at: Int = 0) {
    (bytes, self.file, self.at) = (file.bytes, file.id, at)
  }

  var byte: UInt8? { at < bytes.count ? bytes[at] : nil }

  func place(from start: Int) -> Place { Place(file, UInt32(start), UInt32(max(start, min(at, bytes.count)))) }

  func text(from start: Int) -> String {
    String(decoding: bytes[min(start, bytes.count)..<max(start, min(at, bytes.count))], as: UTF8.self)
  }

  func starts(with word: String) -> Bool { at <= bytes.count && bytes[at...].starts(with: word.utf8) }

  /// Whether a word stands here, and not only the beginning of a longer one.
  func startsWord(_ word: String) -> Bool {
    guard starts(with: word) else { return false }
    let end = at + word.utf8.count
    return end >= bytes.count || !Self.isNameByte(bytes[end])
  }

  /// Consumes a punctuation mark or a word when it comes next, blanks before it included.
  mutating func take(_ text: String) -> Bool {
    skipBlanks()
    guard let last = text.utf8.last, Self.isNameByte(last) ? startsWord(text) : starts(with: text) else { return false }
    at += text.utf8.count
    return true
  }

  /// A name that comes next.
  mutating func name() -> String? {
    skipBlanks()
    let start = at
    guard let first = byte, Self.isNameByte(first), !(48...57).contains(first) else { return nil }
    while let byte, Self.isNameByte(byte) { at += 1 }
    return text(from: start)
  }

  /// Passes over white space and comments.
  mutating func skipBlanks() {
    while let byte {
      switch byte {
      case 9, 10, 13, 32: at += 1
      case UInt8(ascii: "/") where starts(with: "//"): skipLine()
      case UInt8(ascii: "/") where starts(with: "/*"): skipBlockComment()
      default: return
      }
    }
  }

  private mutating func skipLine() {
    while let byte, byte != 10 { at += 1 }
  }

  private mutating func skipBlockComment() {
    at += 2
    while at < bytes.count, !starts(with: "*/") { at += 1 }
    at = min(at + 2, bytes.count)
  }

  /// Passes over a string; the cursor stands at its opening quote.
  mutating func skipString() {
    guard let quote = byte else { return }
    at += 1
    while let byte, byte != quote {
      if quote != UInt8(ascii: "`"), byte == 10 { return }
      at += byte == UInt8(ascii: "\\") ? 2 : 1
    }
    at = min(at + 1, bytes.count)
  }

  /// Passes over an expression: to the comma, the semicolon or the closing bracket that ends it, or to a line end at
  /// which a statement may end.
  mutating func skipExpression(stopsAtLineEnd: Bool = false) {
    var depth = 0
    while let byte {
      switch byte {
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
        if depth == 0 { return }
        depth -= 1
      case UInt8(ascii: ","), UInt8(ascii: ";"): if depth == 0 { return }
      case 10: if depth == 0, stopsAtLineEnd || endsStatement { return }
      case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"):
        skipString()
        continue
      case UInt8(ascii: "/") where starts(with: "//") || starts(with: "/*"):
        skipBlanks()
        continue
      default: break
      }
      at += 1
    }
  }

  /// Whether a statement without a semicolon ends at the line end here: what comes before is no operator, and what
  /// comes behind is a word and not one.
  private var endsStatement: Bool {
    var next = self
    next.skipBlanks()
    guard let after = next.byte, Self.isNameByte(after) else { return false }
    let before = bytes[..<at].last { $0 != 32 && $0 != 9 && $0 != 13 }
    return before.map {
      Self.isNameByte($0) || $0 == UInt8(ascii: ")") || $0 == UInt8(ascii: "]")
        || $0 == UInt8(ascii: "}") || $0 == UInt8(ascii: "'") || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "`")
    } ?? false
  }

  static func isNameByte(_ byte: UInt8) -> Bool {
    (65...90).contains(byte & 0xDF) || (48...57).contains(byte) || byte == UInt8(ascii: "_")
      || byte == UInt8(ascii: "$") || byte >= 0x80
  }
}
