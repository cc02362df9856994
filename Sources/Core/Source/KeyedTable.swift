/// Records by name in one array of bytes that is compiled into the program. Nothing is decoded when it is opened; a look-up
/// is a binary search over the sorted keys.
///
/// The layout, all numbers 32-bit little-endian: the number of records, then for each the offsets of its key and of its
/// record, then keys and records. A text is its length and its bytes.
package struct KeyedTable: Sendable {
  private static let entryLength = 8

  private let bytes: [UInt8]
  package let count: Int

  /// - Parameter bytes: what `encode` gave; nil when they are something else.
  package init?(_ bytes: [UInt8]) {
    var reader = PackedReader(bytes, at: 0)
    guard let count = reader.number(), count <= (bytes.count - 4) / Self.entryLength else { return nil }
    self.bytes = bytes
    self.count = count
  }

  /// A table without records.
  package init() {
    bytes = []
    count = 0
  }

  /// Records by key as the bytes of a table.
  package static func encode(_ records: [String: [UInt8]]) -> [UInt8] {
    let sorted = records.sorted { Array($0.key.utf8).lexicographicallyPrecedes(Array($1.key.utf8)) }
    var head = PackedWriter()
    var body = PackedWriter()
    head.append(sorted.count)
    let bodyStart = 4 + entryLength * sorted.count
    for (key, record) in sorted {
      head.append(bodyStart + body.bytes.count)
      body.append(key)
      head.append(bodyStart + body.bytes.count)
      body.bytes += record
    }
    return head.bytes + body.bytes
  }

  /// A reader at the start of the record of a key.
  package func record(_ key: String) -> PackedReader? {
    let wanted = Array(key.utf8)
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      guard let found = keyBytes(middle) else { return nil }
      if found.elementsEqual(wanted) { return record(at: middle) }
      if found.lexicographicallyPrecedes(wanted) { low = middle + 1 } else { high = middle }
    }
    return nil
  }

  /// Every key, sorted.
  package var keys: [String] { (0..<count).compactMap { keyBytes($0).map { String(decoding: $0, as: UTF8.self) } } }

  private func keyBytes(_ index: Int) -> ArraySlice<UInt8>? {
    var reader = PackedReader(bytes, at: 4 + Self.entryLength * index)
    guard let offset = reader.number() else { return nil }
    reader.offset = offset
    return reader.slice()
  }

  private func record(at index: Int) -> PackedReader? {
    var reader = PackedReader(bytes, at: 8 + Self.entryLength * index)
    guard let offset = reader.number() else { return nil }
    reader.offset = offset
    return reader
  }
}

/// Reads numbers, texts and lists from packed bytes; nil at whatever is not there.
package struct PackedReader: Sendable {
  private let bytes: [UInt8]
  package var offset: Int

  package init(_ bytes: [UInt8], at offset: Int) {
    self.bytes = bytes
    self.offset = offset
  }

  package mutating func number() -> Int? {
    guard offset >= 0, offset + 4 <= bytes.count else { return nil }
    var number = 0
    for byte in bytes[offset..<(offset + 4)].reversed() { number = number << 8 | Int(byte) }
    offset += 4
    return number
  }

  package mutating func slice() -> ArraySlice<UInt8>? {
    guard let length = number(), offset + length <= bytes.count else { return nil }
    offset += length
    return bytes[(offset - length)..<offset]
  }

  package mutating func text() -> String? { slice().map { String(decoding: $0, as: UTF8.self) } }

  package mutating func list<Element>(_ element: (inout PackedReader) -> Element?) -> [Element]? {
    guard let count = number(), count <= bytes.count else { return nil }
    var elements: [Element] = []
    elements.reserveCapacity(count)
    for _ in 0..<count {
      guard let next = element(&self) else { return nil }
      elements.append(next)
    }
    return elements
  }

  package mutating func texts() -> [String]? { list { $0.text() } }
}

/// Writes what `PackedReader` reads.
package struct PackedWriter {
  package var bytes: [UInt8] = []

  package init() {}

  package mutating func append(_ number: Int) {
    for shift in stride(from: 0, to: 32, by: 8) { bytes.append(UInt8(truncatingIfNeeded: number >> shift)) }
  }

  package mutating func append(_ text: String) {
    append(text.utf8.count)
    bytes += Array(text.utf8)
  }

  package mutating func append<Element>(_ list: [Element], _ element: (inout PackedWriter, Element) -> Void) {
    append(list.count)
    for item in list { element(&self, item) }
  }

  package mutating func append(_ texts: [String]) { append(texts) { $0.append($1) } }
}
