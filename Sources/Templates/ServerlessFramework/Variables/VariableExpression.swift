/// What stands inside a variable: alternatives, of which the first that has a value counts.
/// https://www.serverless.com/framework/docs/guides/variables
struct VariableExpression: Equatable {
  /// A place where values come from: `file(./x.yml):a.b` is type "file", parameter "./x.yml", address "a.b".
  struct Source: Equatable {
    var type: String
    var parameter: String?
    var address: String?
    /// As written, nested variables replaced.
    var text: String
  }

  enum Alternative: Equatable {
    case source(Source)
    /// A quoted string.
    case string(String)
    /// A number, a truth value, null, or a word.
    case plain(String)
  }

  /// The alternatives as written; each may hold nested variables, which are replaced before it is parsed.
  private(set) var alternatives: [String]

  init(_ text: String) {
    alternatives = Self.split(Array(text.utf8))
  }

  /// Cuts at the commas that stand outside of parentheses, quotes and nested variables.
  private static func split(_ bytes: [UInt8]) -> [String] {
    var (parts, start, depth): ([String], Int, Int) = ([], 0, 0)
    var quote: UInt8?
    for (at, byte) in bytes.enumerated() {
      if let open = quote {
        if byte == open { quote = nil }
        continue
      }
      switch byte {
      case UInt8(ascii: "("), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "}"): depth -= 1
      case UInt8(ascii: "'"), UInt8(ascii: "\""):
        if bytes[(at + 1)...].contains(byte) { quote = byte }
      case UInt8(ascii: ",") where depth <= 0:
        parts.append(trimmed(bytes[start..<at]))
        start = at + 1
      default: break
      }
    }
    parts.append(trimmed(bytes[start...]))
    return parts
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
    let isBlank = { (byte: UInt8) in byte == 32 || byte == 9 || byte == 10 || byte == 13 }
    let start = bytes.firstIndex { !isBlank($0) } ?? bytes.endIndex
    let end = bytes.lastIndex { !isBlank($0) }.map { $0 + 1 } ?? start
    return String(decoding: bytes[start..<max(start, end)], as: UTF8.self)
  }

  /// Reads one alternative in which no variables are left.
  static func alternative(_ text: String) -> Alternative {
    let bytes = Array(text.utf8)
    if bytes.count >= 2, let quote = bytes.first, quote == bytes.last,
      quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"")
    {
      return .string(String(decoding: bytes[1..<bytes.count - 1], as: UTF8.self))
    }
    return source(bytes).map(Alternative.source) ?? .plain(text)
  }

  /// Whether an expression starts with a source, as `self:` and `file(` do and `AWS::Region` and `Table.Arn` do not.
  static func names(aSource bytes: ArraySlice<UInt8>) -> Bool {
    guard let end = endOfType(bytes) else { return false }
    return bytes[end] == UInt8(ascii: "(") || end + 1 >= bytes.endIndex || bytes[end + 1] != UInt8(ascii: ":")
  }

  private static func source(_ bytes: [UInt8]) -> Source? {
    guard names(aSource: bytes[...]), let end = endOfType(bytes[...]) else { return nil }
    var source = Source(
      type: trimmed(bytes[..<end]), parameter: nil, address: nil, text: String(decoding: bytes, as: UTF8.self))
    var rest = bytes[end...]
    if rest.first == UInt8(ascii: "(") {
      guard let close = rest.lastIndex(of: UInt8(ascii: ")")) else { return nil }
      source.parameter = trimmed(rest[(end + 1)..<close])
      rest = rest[(close + 1)...]
    }
    if rest.first == UInt8(ascii: ":") { source.address = trimmed(rest.dropFirst()) }
    return source
  }

  /// The offset behind the type: a colon or an opening parenthesis. In version 1 a region may stand behind a dot
  /// (`cf.eu-west-1:`); other names with dots are no types (`cognito-identity.amazonaws.com:sub` in a policy).
  private static func endOfType(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard let start = bytes.firstIndex(where: { $0 != 32 && $0 != 10 }), isLetter(bytes[start]) else { return nil }
    var at = start
    while at < bytes.endIndex, isTypeByte(bytes[at]) { at += 1 }
    if at < bytes.endIndex, bytes[at] == UInt8(ascii: ".") {
      guard regional.contains(where: { bytes[start..<at].elementsEqual($0.utf8) }) else { return nil }
      at += 1
      while at < bytes.endIndex, isTypeByte(bytes[at]) { at += 1 }
    }
    guard at < bytes.endIndex, bytes[at] == UInt8(ascii: ":") || bytes[at] == UInt8(ascii: "(") else { return nil }
    return at
  }

  private static let regional = ["cf", "ssm", "s3"]

  private static func isLetter(_ byte: UInt8) -> Bool { (65...90).contains(byte & 0xDF) }

  private static func isTypeByte(_ byte: UInt8) -> Bool {
    isLetter(byte) || (48...57).contains(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
  }
}
