import CCatalog
package import Core

/// The compiled catalogue: a sorted table of strings, sorted tables of keys, and rows that are decoded when asked for.
///
/// The layout, numbers little-endian, four bytes wide in the tables and LEB128 in the rows:
///
///     magic, 8 bytes · counts: strings, Python keys, JavaScript keys, operation keys, events, bytes of strings
///     string ends · key tables (string, offset of the record in the rows) · strings · rows
package struct CompiledCatalog: Sendable {
  package enum Table: Int, Sendable, CaseIterable { case python, javascript, operations, events }

  package static let magic = Array("CORDON\u{0}1".utf8)
  static let headerSize = 8 + 6 * 4

  let bytes: [UInt8]
  private let stringCount: Int
  private let keyCounts: [Int]
  private let stringsStart: Int
  private let rowsStart: Int

  /// The catalogue that is linked into this program; nil when it is damaged.
  static let embedded: CompiledCatalog? = {
    var length = 0
    guard let start = cordon_catalog(&length) else { return nil }
    return CompiledCatalog(bytes: Array(UnsafeBufferPointer(start: start, count: length)))
  }()

  /// - Returns: nil when the bytes are no compiled catalogue of this version.
  package init?(bytes: [UInt8]) {
    guard bytes.count >= Self.headerSize, bytes.starts(with: Self.magic) else { return nil }
    self.bytes = bytes
    let counts = (0..<6).map { Self.word(at: 8 + 4 * $0, in: bytes) }
    stringCount = counts[0]
    keyCounts = Array(counts[1...4])
    stringsStart = Self.headerSize + 4 * stringCount + 8 * keyCounts.reduce(0, +)
    rowsStart = stringsStart + counts[5]
    guard rowsStart <= bytes.count else { return nil }
  }

  // MARK: Keys

  /// The offset of a key's record, nil when there is none.
  package func entry(for key: String, in table: Table) -> Int? {
    var low = 0
    var high = keyCounts[table.rawValue]
    let start = tableStart(table)
    while low < high {
      let middle = (low + high) / 2
      switch compare(string: Self.word(at: start + 8 * middle, in: bytes), with: key) {
      case 0: return rowsStart + Self.word(at: start + 8 * middle + 4, in: bytes)
      case ..<0: low = middle + 1
      default: high = middle
      }
    }
    return nil
  }

  package func rows(for key: String, in table: Table) -> [CatalogRow] {
    guard let offset = entry(for: key, in: table) else { return [] }
    var decoder = RowDecoder(catalog: self, offset: offset)
    _ = decoder.string()
    return decoder.list { $0.row() }
  }

  /// A key as it was written, before folding.
  package func spelling(of key: String, in table: Table) -> String? {
    guard let offset = entry(for: key, in: table) else { return nil }
    var decoder = RowDecoder(catalog: self, offset: offset)
    let spelling = decoder.string()
    return spelling.lastIndex(of: ".").map { String(spelling[spelling.index(after: $0)...]) } ?? spelling
  }

  package func shape(of trigger: TriggerKind) -> EventShape? {
    guard let offset = entry(for: trigger.rawValue, in: .events) else { return nil }
    var decoder = RowDecoder(catalog: self, offset: offset)
    return decoder.shape(of: trigger)
  }

  /// Every key of a table, in order.
  package func keys(in table: Table) -> [String] {
    let start = tableStart(table)
    return (0..<keyCounts[table.rawValue]).map { string(Self.word(at: start + 8 * $0, in: bytes)) }
  }

  private func tableStart(_ table: Table) -> Int {
    Self.headerSize + 4 * stringCount + 8 * keyCounts[..<table.rawValue].reduce(0, +)
  }

  // MARK: Strings

  func string(_ index: Int) -> String { String(decoding: bytes[range(ofString: index)], as: UTF8.self) }

  private func range(ofString index: Int) -> Range<Int> {
    guard index < stringCount else { return stringsStart..<stringsStart }
    let end = stringsStart + Self.word(at: Self.headerSize + 4 * index, in: bytes)
    let start = index == 0 ? stringsStart : stringsStart + Self.word(at: Self.headerSize + 4 * (index - 1), in: bytes)
    return start <= end && end <= rowsStart ? start..<end : stringsStart..<stringsStart
  }

  /// Negative when the string of the table comes before the key, 0 when they are equal; by bytes.
  private func compare(string index: Int, with key: String) -> Int {
    let range = range(ofString: index)
    var position = range.lowerBound
    for byte in key.utf8 {
      guard position < range.upperBound else { return -1 }
      if bytes[position] != byte { return Int(bytes[position]) - Int(byte) }
      position += 1
    }
    return range.upperBound - position
  }

  private static func word(at offset: Int, in bytes: [UInt8]) -> Int {
    guard offset + 4 <= bytes.count else { return 0 }
    return (0..<4).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) }
  }
}
