/// Reads a TOML file byte by byte. A line that cannot be read is skipped and remembered.
struct TOMLParser {
  private static let maximalDepth = 32

  private let bytes: [UInt8]
  private var position = 0
  private(set) var tables = [TOMLDocument.Table(path: [], isElement: false, start: 0)]
  private(set) var failure: Int?

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  mutating func run() {
    skipFiller()
    while position < bytes.count {
      let start = position
      let isRead = byte == UInt8(ascii: "[") ? readHeader() : readEntry()
      if !isRead {
        failure = failure ?? start
        skipLine()
      }
      skipFiller()
    }
  }

  private var byte: UInt8 { position < bytes.count ? bytes[position] : 0 }

  private mutating func take(_ expected: UInt8) -> Bool {
    guard position < bytes.count, bytes[position] == expected else { return false }
    position += 1
    return true
  }

  private mutating func readHeader() -> Bool {
    let start = position
    position += 1
    let isElement = take(UInt8(ascii: "["))
    guard let path = readKey(), take(UInt8(ascii: "]")), !isElement || take(UInt8(ascii: "]")) else { return false }
    tables.append(TOMLDocument.Table(path: path, isElement: isElement, start: start))
    return true
  }

  private mutating func readEntry() -> Bool {
    guard let entry = entry(depth: 0) else { return false }
    tables[tables.count - 1].entries.append(entry)
    return true
  }

  private mutating func entry(depth: Int) -> TOMLEntry? {
    let start = position
    guard let key = readKey(), take(UInt8(ascii: "=")) else { return nil }
    skipBlanks()
    guard let value = readValue(depth: depth) else { return nil }
    return TOMLEntry(key: key, keyStart: start, value: value)
  }

  /// A key of one or more parts, with the blanks around it.
  private mutating func readKey() -> [String]? {
    var parts: [String] = []
    repeat {
      skipBlanks()
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        guard let text = readString() else { return nil }
        parts.append(text)
      } else {
        let start = position
        while byte.isLetter || byte.isDigit || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") { position += 1 }
        if position == start { return nil }
        parts.append(bytes[start..<position].text)
      }
      skipBlanks()
    } while take(UInt8(ascii: "."))
    return parts
  }

  private mutating func readValue(depth: Int) -> TOMLValue? {
    let start = position
    guard depth < TOMLParser.maximalDepth, let content = readContent(depth: depth) else { return nil }
    return TOMLValue(content: content, range: start..<position)
  }

  private mutating func readContent(depth: Int) -> TOMLValue.Content? {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return readString().map { .string($0) }
    case UInt8(ascii: "["): return readArray(depth: depth).map { .array($0) }
    case UInt8(ascii: "{"): return readTable(depth: depth).map { .table($0) }
    default:
      let start = position
      while position < bytes.count, !endsScalar(byte) { position += 1 }
      return position == start ? nil : .other(bytes[start..<position].trimmed.text)
    }
  }

  private func endsScalar(_ byte: UInt8) -> Bool {
    [",", "]", "}", "#", "\n", "\r"].contains { UInt8(ascii: $0) == byte }
  }

  private mutating func readArray(depth: Int) -> [TOMLValue]? {
    position += 1
    var elements: [TOMLValue] = []
    skipFiller()
    while position < bytes.count, !take(UInt8(ascii: "]")) {
      guard let value = readValue(depth: depth + 1) else { return nil }
      elements.append(value)
      skipFiller()
      _ = take(UInt8(ascii: ","))
      skipFiller()
    }
    return elements
  }

  private mutating func readTable(depth: Int) -> [TOMLEntry]? {
    position += 1
    var entries: [TOMLEntry] = []
    skipFiller()
    while position < bytes.count, !take(UInt8(ascii: "}")) {
      guard let entry = entry(depth: depth + 1) else { return nil }
      entries.append(entry)
      skipFiller()
      _ = take(UInt8(ascii: ","))
      skipFiller()
    }
    return entries
  }

  /// A string of any of the four kinds; escapes other than quotes and backslashes stay as they are written, since no
  /// name, version or address needs them.
  private mutating func readString() -> String? {
    let quote = byte
    let isMultiline = position + 2 < bytes.count && bytes[position + 1] == quote && bytes[position + 2] == quote
    let mark = isMultiline ? 3 : 1
    position += mark
    var text: [UInt8] = []
    while position < bytes.count {
      if closes(quote, mark) {
        position += mark
        return String(decoding: text, as: UTF8.self)
      }
      if !isMultiline, byte == UInt8(ascii: "\n") { return nil }
      if quote == UInt8(ascii: "\""), byte == UInt8(ascii: "\\"), position + 1 < bytes.count { position += 1 }
      text.append(byte)
      position += 1
    }
    return nil
  }

  private func closes(_ quote: UInt8, _ mark: Int) -> Bool {
    position + mark <= bytes.count && bytes[position..<(position + mark)].allSatisfy { $0 == quote }
  }

  private mutating func skipBlanks() { while byte.isBlank { position += 1 } }

  private mutating func skipLine() {
    while position < bytes.count, byte != UInt8(ascii: "\n") { position += 1 }
  }

  /// Skips blanks, line ends and comments.
  private mutating func skipFiller() {
    while position < bytes.count {
      if byte == UInt8(ascii: "#") {
        skipLine()
      } else if byte.isBlank || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
        position += 1
      } else {
        return
      }
    }
  }
}
