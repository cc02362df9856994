/// A piece of SQL. Dialects differ in much, but hardly in what an injection is made of.
struct SQLToken: Equatable, Sendable {
  enum Kind: UInt8, Sendable {
    case number, string, variable, word
    /// A name that is known as a function, or as a value that is written like one without parentheses.
    case function
    /// `null`, `true`, `false`, `default`.
    case constant
    /// `and`, `or`, `xor` and their signs.
    case logic
    /// A comparison by sign: `=`, `<`, `<>`.
    case comparison
    /// A comparison by word: `like`, `in`, `between`.
    case comparisonWord
    case arithmetic
    /// What may stand before a value: `not`, `binary`, `distinct`.
    case prefix
    /// `union`, `intersect`, `except`.
    case union
    case select
    /// A word that starts a part of a query: `from`, `where`, `order`.
    case clause
    /// A word that starts a statement of its own: `insert`, `drop`, `exec`.
    case statement
    case open, close, comma, semicolon, dot
    /// A comment that runs to the end of the text or of the line.
    case comment
    case other
  }

  var kind: Kind
  var range: Range<Int>
  /// Of a string: its quote, zero when it starts before the text does.
  var quote: UInt8 = 0
  /// Of a string: whether its closing quote is there.
  var isClosed = true

  /// Whether the token can stand for a value by itself.
  var isConstant: Bool {
    switch kind {
    case .number, .string, .variable, .constant: true
    default: false
    }
  }
}

/// Where in a query the text is assumed to land.
enum SQLContext: Sendable {
  /// Where a number or a name is expected.
  case bare
  /// Inside a literal with this quote.
  case quoted(UInt8)
  /// Inside a literal with this quote, where a backslash before a quote keeps it from ending the literal.
  case escaped(UInt8)
}
