import Core

/// What the directives of a GraphQL schema ask of the callers of each field.
/// https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html#using-additional-authorization-modes
struct FieldDirectives {
  /// The fields that say who may use them, by themselves or through their type.
  struct Rule: Equatable {
    /// "Query.orders".
    var path: String
    /// In AppSync's words, such as "API_KEY".
    var modes: [String]
    /// The first directive, as a range of bytes of the schema.
    var range: Range<Int>
  }

  /// `@aws_auth` narrows the default to groups of users and is no mode of its own.
  private static let modes: [String: String] = [
    "aws_api_key": "API_KEY", "aws_iam": "AWS_IAM", "aws_cognito_user_pools": "AMAZON_COGNITO_USER_POOLS",
    "aws_oidc": "OPENID_CONNECT", "aws_lambda": "AWS_LAMBDA",
  ]

  private var tokens: SchemaTokens
  private var rules: [Rule] = []

  static func rules(of schema: [UInt8]) -> [Rule] {
    var reader = FieldDirectives(tokens: SchemaTokens(schema))
    while let token = reader.tokens.next() {
      if token.text == "type" || token.text == "interface" { reader.readType() }
    }
    return reader.rules
  }

  private mutating func readType() {
    guard let name = tokens.next()?.text else { return }
    while let token = tokens.peek, token.text != "{", token.text != "@" { _ = tokens.next() }
    let own = directives()
    guard tokens.take("{") else { return }
    while let token = tokens.next(), token.text != "}" {
      let path = "\(name).\(token.text)"
      if tokens.peek?.text == "(" { tokens.skipParentheses() }
      guard tokens.take(":") else { continue }
      skipType()
      let found = directives()
      let asked = found.isEmpty ? own : found
      if let first = asked.first { rules.append(Rule(path: path, modes: asked.map(\.mode), range: first.range)) }
    }
  }

  /// `[Order!]!`
  private mutating func skipType() {
    while tokens.take("[") {}
    _ = tokens.next()
    while tokens.take("!") || tokens.take("]") {}
  }

  private mutating func directives() -> [(mode: String, range: Range<Int>)] {
    var found: [(mode: String, range: Range<Int>)] = []
    while tokens.take("@"), let name = tokens.next() {
      if let mode = Self.modes[name.text] { found.append((mode, name.range)) }
      if tokens.peek?.text == "(" { tokens.skipParentheses() }
    }
    return found
  }
}

/// The words and signs of a schema, without comments and descriptions.
/// https://spec.graphql.org/October2021/#sec-Language.Source-Text
private struct SchemaTokens {
  struct Token {
    var text: String
    var range: Range<Int>
  }

  private let bytes: [UInt8]
  private var offset = 0
  private(set) var peek: Token?

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    peek = read()
  }

  mutating func next() -> Token? {
    let token = peek
    peek = read()
    return token
  }

  mutating func take(_ text: String) -> Bool {
    guard peek?.text == text else { return false }
    peek = read()
    return true
  }

  mutating func skipParentheses() {
    var depth = 0
    while let token = next() {
      if token.text == "(" { depth += 1 }
      if token.text == ")" { depth -= 1 }
      if depth == 0 { return }
    }
  }

  private mutating func read() -> Token? {
    while offset < bytes.count {
      let start = offset
      switch bytes[offset] {
      case UInt8(ascii: "#"): skip { $0 != UInt8(ascii: "\n") }
      case UInt8(ascii: "\""): skipString()
      case let byte where byte <= UInt8(ascii: " ") || byte == UInt8(ascii: ","): offset += 1
      case let byte where Self.isWord(byte):
        skip(while: Self.isWord)
        return Token(text: String(decoding: bytes[start..<offset], as: UTF8.self), range: start..<offset)
      default:
        offset += 1
        return Token(text: String(decoding: bytes[start..<offset], as: UTF8.self), range: start..<offset)
      }
    }
    return nil
  }

  private mutating func skip(while holds: (UInt8) -> Bool) {
    while offset < bytes.count, holds(bytes[offset]) { offset += 1 }
  }

  private mutating func skipString() {
    let block = [UInt8](repeating: UInt8(ascii: "\""), count: 3)
    let isBlock = bytes[offset...].starts(with: block)
    offset += isBlock ? 3 : 1
    while offset < bytes.count {
      if isBlock, bytes[offset...].starts(with: block) { return offset += 3 }
      if !isBlock, bytes[offset] == UInt8(ascii: "\"") || bytes[offset] == UInt8(ascii: "\n") { return offset += 1 }
      offset += bytes[offset] == UInt8(ascii: "\\") ? 2 : 1
    }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte == UInt8(ascii: "_")
  }
}
