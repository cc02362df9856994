import Core

/// A value of a TOML file, with the bytes it is written in. https://toml.io/en/v1.0.0
struct TOMLValue {
  indirect enum Content {
    case string(String)
    case array([TOMLValue])
    case table([TOMLEntry])
    /// A number, a date or a truth value, as written.
    case other(String)
  }

  var content: Content
  /// The offsets of the value; those of a string include its quotes.
  var range: Range<Int>

  var string: String? {
    guard case .string(let text) = content else { return nil }
    return text
  }

  var elements: [TOMLValue] {
    guard case .array(let elements) = content else { return [] }
    return elements
  }

  var entries: [TOMLEntry] {
    guard case .table(let entries) = content else { return [] }
    return entries
  }

  /// The value of a key of an inline table.
  subscript(key: String) -> TOMLValue? { entries.first { $0.key == [key] }?.value }

  func place(in file: SourceFile) -> Place { Place(file.id, UInt32(range.lowerBound), UInt32(range.upperBound)) }
}

/// A key, which may be dotted, and its value.
struct TOMLEntry {
  var key: [String]
  var keyStart: Int
  var value: TOMLValue

  /// The place of the key and the value.
  func place(in file: SourceFile) -> Place { Place(file.id, UInt32(keyStart), UInt32(value.range.upperBound)) }
}

/// A TOML file as its tables in the order they are written.
struct TOMLDocument {
  struct Table {
    var path: [String]
    /// Written `[[path]]`: one of several.
    var isElement: Bool
    var start: Int
    var entries: [TOMLEntry] = []

    subscript(key: String) -> TOMLValue? { entries.first { $0.key == [key] }?.value }
  }

  private(set) var tables: [Table] = []
  /// Where the first line stands that could not be read; reading goes on after it.
  private(set) var failure: Int?

  init(_ bytes: [UInt8]) {
    var parser = TOMLParser(bytes)
    parser.run()
    tables = parser.tables
    failure = parser.failure
  }

  /// The entries of all tables with a path.
  func entries(of path: [String]) -> [TOMLEntry] { tables.filter { $0.path == path }.flatMap(\.entries) }

  /// The tables written `[[path]]`.
  func elements(of path: [String]) -> [Table] { tables.filter { $0.isElement && $0.path == path } }
}
