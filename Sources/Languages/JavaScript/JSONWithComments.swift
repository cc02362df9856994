/// A JSON value, as far as configuration files of JavaScript projects need it: numbers and booleans are not told apart.
enum JSONValue {
  case string(String)
  case array([JSONValue])
  case object([(key: String, value: JSONValue)])
  case other

  subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  var string: String? {
    if case .string(let text) = self { return text }
    return nil
  }

  var strings: [String] {
    if case .array(let values) = self { return values.compactMap(\.string) }
    return []
  }

  var members: [(key: String, value: JSONValue)] {
    if case .object(let members) = self { return members }
    return []
  }
}

/// Reads JSON with comments and trailing commas, which tsconfig.json allows. Lenient: what it cannot read ends the value.
struct JSONReader {
  private static let nestingLimit = 64
  private let bytes: [UInt8]
  private var offset = 0

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The value that the bytes hold; nil when they do not start with one.
  static func read(_ bytes: [UInt8]) -> JSONValue? {
    var reader = JSONReader(bytes)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { reader.offset = 3 }
    return reader.value(depth: 0)
  }

  private mutating func value(depth: Int) -> JSONValue? {
    skipSpace()
    guard offset < bytes.count, depth < Self.nestingLimit else { return nil }
    switch bytes[offset] {
    case UInt8(ascii: "{"): return object(depth: depth + 1)
    case UInt8(ascii: "["): return array(depth: depth + 1)
    case UInt8(ascii: "\""): return .string(string())
    default: return skipScalar() ? .other : nil
    }
  }

  private mutating func object(depth: Int) -> JSONValue {
    var members: [(key: String, value: JSONValue)] = []
    offset += 1
    while next(unless: UInt8(ascii: "}")) {
      guard bytes[offset] == UInt8(ascii: "\"") else { break }
      let key = string()
      skipSpace()
      guard offset < bytes.count, bytes[offset] == UInt8(ascii: ":") else { break }
      offset += 1
      guard let value = value(depth: depth) else { break }
      members.append((key, value))
    }
    return .object(members)
  }

  private mutating func array(depth: Int) -> JSONValue {
    var values: [JSONValue] = []
    offset += 1
    while next(unless: UInt8(ascii: "]")) {
      guard let value = value(depth: depth) else { break }
      values.append(value)
    }
    return .array(values)
  }

  /// Goes to the next member or element; false after the closing bracket.
  private mutating func next(unless close: UInt8) -> Bool {
    skipSpace()
    while offset < bytes.count, bytes[offset] == UInt8(ascii: ",") {
      offset += 1
      skipSpace()
    }
    guard offset < bytes.count else { return false }
    if bytes[offset] == close {
      offset += 1
      return false
    }
    return true
  }

  private mutating func string() -> String {
    offset += 1
    let start = offset
    while offset < bytes.count, bytes[offset] != UInt8(ascii: "\"") {
      offset += bytes[offset] == UInt8(ascii: "\\") ? 2 : 1
    }
    let end = min(offset, bytes.count)
    offset = end + 1
    return ECMAEscapes.decode(bytes[start..<end])
  }

  private mutating func skipScalar() -> Bool {
    let start = offset
    while offset < bytes.count, !",]}/ \t\r\n:".utf8.contains(bytes[offset]) { offset += 1 }
    return offset > start
  }

  private mutating func skipSpace() {
    while offset < bytes.count {
      if bytes[offset] <= 32 {
        offset += 1
      } else if let end = ECMAComments.end(of: offset, in: bytes, before: bytes.count) {
        offset = end
      } else {
        return
      }
    }
  }
}

/// `// …` and `/* … */`
enum ECMAComments {
  /// Where the comment that starts at an offset ends; nil when none starts there.
  static func end(of offset: Int, in bytes: [UInt8], before limit: Int) -> Int? {
    guard offset + 1 < limit, bytes[offset] == UInt8(ascii: "/") else { return nil }
    var end = offset + 2
    if bytes[offset + 1] == UInt8(ascii: "/") {
      while end < limit, bytes[end] != UInt8(ascii: "\n") { end += 1 }
      return end
    }
    guard bytes[offset + 1] == UInt8(ascii: "*") else { return nil }
    while end + 1 < limit, !(bytes[end] == UInt8(ascii: "*") && bytes[end + 1] == UInt8(ascii: "/")) { end += 1 }
    return min(end + 2, limit)
  }
}
