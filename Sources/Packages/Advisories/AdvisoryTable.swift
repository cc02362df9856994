import CCatalog
package import Core

/// The compiled data set. Nothing is parsed when it is opened; a look-up is a binary search over the sorted names.
///
/// The layout, all numbers 32-bit little-endian: "CADV", the number of packages, then for each package the offsets of its
/// name and of its record, then names and records. A text is its length and its bytes. A record is its module names, then
/// its advisories: identifier, summary, a byte that is 1 for malicious ones, and the intervals.
package struct AdvisoryTable: Sendable {
  private static let magic = Array("CADV".utf8)
  private static let headerLength = 8

  private let bytes: [UInt8]
  private let count: Int

  /// The table that is part of the program.
  package static let builtIn: AdvisoryTable = {
    var length = 0
    let start = cordon_advisories(&length)
    return AdvisoryTable(Array(UnsafeBufferPointer(start: start, count: length))) ?? AdvisoryTable()
  }()

  /// A table without rows.
  private init() {
    bytes = []
    count = 0
  }

  /// - Parameter bytes: what `encode` gave; nil when they are something else.
  package init?(_ bytes: [UInt8]) {
    guard bytes.starts(with: AdvisoryTable.magic), let count = TableReader.number(bytes, at: 4) else { return nil }
    guard count <= (bytes.count - AdvisoryTable.headerLength) / 8 else { return nil }
    self.bytes = bytes
    self.count = count
  }

  /// The packages of the data set as the bytes of a table.
  package static func encode(_ packages: [PackageFacts]) -> [UInt8] {
    let sorted = packages.sorted { $0.key.lexicographicallyPrecedes($1.key) }
    var header = magic
    var body: [UInt8] = []
    TableWriter.append(sorted.count, to: &header)
    let bodyStart = headerLength + 8 * sorted.count
    for facts in sorted {
      TableWriter.append(bodyStart + body.count, to: &header)
      TableWriter.append(facts.key, to: &body)
      TableWriter.append(bodyStart + body.count, to: &header)
      TableWriter.append(facts, to: &body)
    }
    return header + body
  }

  /// What the table says of a package.
  /// - Parameter name: in the form in which the ecosystem compares names.
  package func facts(_ ecosystem: Dependency.Ecosystem, _ name: String) -> PackageFacts? {
    let key = PackageFacts.key(ecosystem, name)
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      guard let found = self.key(middle) else { return nil }
      if found.elementsEqual(key) { return record(middle, ecosystem, name) }
      if found.lexicographicallyPrecedes(key) { low = middle + 1 } else { high = middle }
    }
    return nil
  }

  private func key(_ index: Int) -> ArraySlice<UInt8>? {
    var reader = TableReader(bytes, at: AdvisoryTable.headerLength + 8 * index)
    guard let offset = reader.number() else { return nil }
    reader.offset = offset
    return reader.text()
  }

  private func record(_ index: Int, _ ecosystem: Dependency.Ecosystem, _ name: String) -> PackageFacts? {
    var reader = TableReader(bytes, at: AdvisoryTable.headerLength + 8 * index + 4)
    guard let offset = reader.number() else { return nil }
    reader.offset = offset
    guard let modules = reader.list({ $0.text()?.text }), let advisories = reader.list(AdvisoryTable.advisory)
    else { return nil }
    return PackageFacts(ecosystem: ecosystem, name: name, advisories: advisories, modules: modules)
  }

  private static func advisory(_ reader: inout TableReader) -> AdvisoryRow? {
    guard let id = reader.text(), let summary = reader.text(), let mark = reader.number(),
      let intervals = reader.list(AdvisoryTable.interval)
    else { return nil }
    return AdvisoryRow(id: id.text, summary: summary.text, isMalicious: mark == 1, intervals: intervals)
  }

  private static func interval(_ reader: inout TableReader) -> AdvisoryRow.Interval? {
    guard let low = reader.text(), let high = reader.text(), let mark = reader.number() else { return nil }
    return AdvisoryRow.Interval(low: low.text, high: high.text, isHighAffected: mark == 1)
  }
}

/// Reads numbers, texts and lists from a table; nil at whatever is not there.
private struct TableReader {
  private let bytes: [UInt8]
  var offset: Int

  init(_ bytes: [UInt8], at offset: Int) {
    self.bytes = bytes
    self.offset = offset
  }

  static func number(_ bytes: [UInt8], at offset: Int) -> Int? {
    var reader = TableReader(bytes, at: offset)
    return reader.number()
  }

  mutating func number() -> Int? {
    guard offset >= 0, offset + 4 <= bytes.count else { return nil }
    var number = 0
    for byte in bytes[offset..<(offset + 4)].reversed() { number = number << 8 | Int(byte) }
    offset += 4
    return number
  }

  mutating func text() -> ArraySlice<UInt8>? {
    guard let length = number(), offset + length <= bytes.count else { return nil }
    offset += length
    return bytes[(offset - length)..<offset]
  }

  mutating func list<Element>(_ element: (inout TableReader) -> Element?) -> [Element]? {
    guard let count = number(), count <= bytes.count else { return nil }
    var elements: [Element] = []
    for _ in 0..<count {
      guard let next = element(&self) else { return nil }
      elements.append(next)
    }
    return elements
  }
}

/// Writes what `TableReader` reads.
private enum TableWriter {
  static func append(_ number: Int, to bytes: inout [UInt8]) {
    for shift in stride(from: 0, to: 32, by: 8) { bytes.append(UInt8(truncatingIfNeeded: number >> shift)) }
  }

  static func append(_ text: [UInt8], to bytes: inout [UInt8]) {
    append(text.count, to: &bytes)
    bytes += text
  }

  static func append(_ facts: PackageFacts, to bytes: inout [UInt8]) {
    append(facts.modules.count, to: &bytes)
    for module in facts.modules { append(Array(module.utf8), to: &bytes) }
    append(facts.advisories.count, to: &bytes)
    for advisory in facts.advisories { append(advisory, to: &bytes) }
  }

  private static func append(_ advisory: AdvisoryRow, to bytes: inout [UInt8]) {
    append(Array(advisory.id.utf8), to: &bytes)
    append(Array(advisory.summary.utf8), to: &bytes)
    append(advisory.isMalicious ? 1 : 0, to: &bytes)
    append(advisory.intervals.count, to: &bytes)
    for interval in advisory.intervals {
      append(Array(interval.low.utf8), to: &bytes)
      append(Array(interval.high.utf8), to: &bytes)
      append(interval.isHighAffected ? 1 : 0, to: &bytes)
    }
  }
}
