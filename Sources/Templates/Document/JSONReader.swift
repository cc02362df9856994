import Core

/// Reads JSON from bytes. A `${Name}` where a value should be (a placeholder that is filled in at deployment) is read as
/// a plain scalar. https://www.rfc-editor.org/rfc/rfc8259
struct JSONReader {
  struct Failure: Error {
    var message: String
    var place: Place
    var isTooDeep = false
  }

  private let bytes: [UInt8]
  private let file: FileID
  /// The place of the string that the JSON stands in; nil when it is a file of its own.
  private let surrounding: Place?
  private var at: Int
  private var depth = 0

  private init(_ bytes: [UInt8], file: FileID, surrounding: Place?) {
    self.bytes = bytes
    self.file = file
    self.surrounding = surrounding
    at = bytes.starts(with: YAMLSource.byteOrderMark) ? 3 : 0
  }

  static func read(_ file: SourceFile) throws(Failure) -> Node {
    var reader = JSONReader(file.bytes, file: file.id, surrounding: nil)
    return try reader.document()
  }

  static func read(_ bytes: [UInt8], at place: Place) throws(Failure) -> Node {
    var reader = JSONReader(bytes, file: place.file, surrounding: place)
    return try reader.document()
  }

  private mutating func document() throws(Failure) -> Node {
    let root = try value()
    skipSpace()
    if at < bytes.count { throw failure("something follows the JSON value") }
    return root
  }

  private mutating func value() throws(Failure) -> Node {
    skipSpace()
    guard at < bytes.count else { throw failure("the JSON ends where a value should be") }
    let start = at
    switch bytes[at] {
    case UInt8(ascii: "{"): return try nested { reader throws(Failure) in try reader.object() }
    case UInt8(ascii: "["): return try nested { reader throws(Failure) in try reader.array() }
    case UInt8(ascii: "\""): return Node(.scalar(try string(), .quoted), place: place(from: start))
    case UInt8(ascii: "$"): return try placeholder()
    default: return try word()
    }
  }

  private mutating func nested(
    _ read: (inout JSONReader) throws(Failure) -> Node.Content
  ) throws(Failure) -> Node {
    let start = at
    depth += 1
    defer { depth -= 1 }
    if depth > DocumentReader.maximumDepth {
      throw Failure(message: "the JSON is nested too deeply", place: place(from: start), isTooDeep: true)
    }
    at += 1
    let content = try read(&self)
    return Node(content, place: place(from: start))
  }

  private mutating func object() throws(Failure) -> Node.Content {
    var entries: [Node.Entry] = []
    while try !closes(UInt8(ascii: "}"), afterElement: !entries.isEmpty) {
      let start = at
      guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else { throw failure("expected a key in quotes") }
      let key = try string()
      let keyPlace = place(from: start)
      skipSpace()
      guard at < bytes.count, bytes[at] == UInt8(ascii: ":") else { throw failure("expected a colon after the key") }
      at += 1
      entries.append(Node.Entry(key: key, keyPlace: keyPlace, value: try value()))
    }
    return .mapping(Duplicates.keepLast(entries))
  }

  private mutating func array() throws(Failure) -> Node.Content {
    var items: [Node] = []
    while try !closes(UInt8(ascii: "]"), afterElement: !items.isEmpty) { items.append(try value()) }
    return .sequence(items)
  }

  /// Whether the collection ends here; otherwise the next element starts here and the comma before it is consumed.
  private mutating func closes(_ closer: UInt8, afterElement: Bool) throws(Failure) -> Bool {
    skipSpace()
    guard at < bytes.count else { throw failure("the JSON ends inside a collection") }
    if bytes[at] == closer {
      at += 1
      return true
    }
    if afterElement {
      guard bytes[at] == UInt8(ascii: ",") else { throw failure("expected a comma or the end of the collection") }
      at += 1
      skipSpace()
    }
    return false
  }

  private mutating func word() throws(Failure) -> Node {
    let start = at
    while at < bytes.count, isWordByte(bytes[at]) { at += 1 }
    let text = String(decoding: bytes[start..<at], as: UTF8.self)
    guard text == "true" || text == "false" || text == "null" || Double(text) != nil else {
      at = start
      throw failure("expected a JSON value")
    }
    return Node(.scalar(text, .plain), place: place(from: start))
  }

  private func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 48...57, 65...90, 97...122, UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."): true
    default: false
    }
  }

  private mutating func placeholder() throws(Failure) -> Node {
    let start = at
    while at < bytes.count, bytes[at] != UInt8(ascii: "}"), bytes[at] != 10 { at += 1 }
    guard at < bytes.count, bytes[at] == UInt8(ascii: "}") else { throw failure("expected a JSON value") }
    at += 1
    return Node(.scalar(String(decoding: bytes[start..<at], as: UTF8.self), .plain), place: place(from: start))
  }

  private mutating func skipSpace() {
    while at < bytes.count, bytes[at] == 32 || bytes[at] == 10 || bytes[at] == 13 || bytes[at] == 9 { at += 1 }
  }

  private func place(from start: Int) -> Place { surrounding ?? Place(file, UInt32(start), UInt32(at)) }

  private func failure(_ message: String) -> Failure {
    let start = UInt32(min(at, bytes.count))
    return Failure(message: message, place: surrounding ?? Place(file, start, start))
  }
}

// Strings and their escapes.
extension JSONReader {
  /// Reads from the opening to the closing quote.
  private mutating func string() throws(Failure) -> String {
    at += 1
    let start = at
    while at < bytes.count, bytes[at] != UInt8(ascii: "\""), bytes[at] != UInt8(ascii: "\\") { at += 1 }
    if at < bytes.count, bytes[at] == UInt8(ascii: "\"") {
      at += 1
      return String(decoding: bytes[start..<at - 1], as: UTF8.self)
    }
    var decoded = Array(bytes[start..<at])
    while at < bytes.count, bytes[at] != UInt8(ascii: "\"") {
      if bytes[at] == UInt8(ascii: "\\") {
        decoded += String(try escape()).utf8
      } else {
        decoded.append(bytes[at])
        at += 1
      }
    }
    guard at < bytes.count else { throw failure("the JSON ends inside a string") }
    at += 1
    return String(decoding: decoded, as: UTF8.self)
  }

  private mutating func escape() throws(Failure) -> Unicode.Scalar {
    guard at + 1 < bytes.count else { throw failure("the JSON ends inside a string") }
    let letter = bytes[at + 1]
    at += 2
    switch letter {
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{c}"
    case UInt8(ascii: "u"): return try unicodeEscape()
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(letter)
    default: throw failure("unknown escape in a JSON string")
    }
  }

  /// Four hexadecimal digits, or a pair of surrogates; a surrogate alone becomes the replacement character.
  private mutating func unicodeEscape() throws(Failure) -> Unicode.Scalar {
    let high = try hexadecimal()
    guard (0xD800..<0xDC00).contains(high), at + 1 < bytes.count, bytes[at] == UInt8(ascii: "\\"),
      bytes[at + 1] == UInt8(ascii: "u")
    else { return Unicode.Scalar(high) ?? "\u{FFFD}" }
    at += 2
    let low = try hexadecimal()
    guard (0xDC00..<0xE000).contains(low) else { return "\u{FFFD}" }
    return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)) ?? "\u{FFFD}"
  }

  private mutating func hexadecimal() throws(Failure) -> UInt32 {
    guard at + 4 <= bytes.count,
      let value = UInt32(String(decoding: bytes[at..<at + 4], as: UTF8.self), radix: 16)
    else { throw failure("expected four hexadecimal digits") }
    at += 4
    return value
  }
}

/// Keys that were written more than once.
enum Duplicates {
  /// The entries with the last value of every key, as JSON readers and CloudFormation do.
  static func keepLast(_ entries: [Node.Entry]) -> [Node.Entry] {
    if entries.count < 2 || Set(entries.map(\.key)).count == entries.count { return entries }
    var seen: Set<String> = []
    return entries.reversed().filter { seen.insert($0.key).inserted }.reversed()
  }
}
