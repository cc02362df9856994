import Core
import Flow

/// Turns rows into the bytes that `CompiledCatalog` reads. The same rows give the same bytes.
package enum CatalogCompiler {
  package static func bytes(_ knowledge: KnowledgeBase) -> [UInt8] {
    let tables = KnowledgeLanguage.allCases.map { knowledge.table($0) }
    let strings = collectStrings(tables, knowledge.events)
    let numbers = Dictionary(uniqueKeysWithValues: strings.enumerated().map { ($0.element, $0.offset) })

    var encoder = RowEncoder(numbers: numbers)
    var index: [UInt8] = []
    for table in tables {
      for entry in table {
        append(numbers[entry.key] ?? 0, encoder.bytes.count, to: &index)
        encoder.record(entry.spelling, entry.rows)
      }
    }
    for event in knowledge.events {
      append(numbers[event.trigger.rawValue] ?? 0, encoder.bytes.count, to: &index)
      encoder.record(event)
    }
    let counts = tables.map(\.count) + [knowledge.events.count]
    return header(strings, counts) + index + strings.flatMap { Array($0.utf8) } + encoder.bytes
  }

  /// Magic, counts and the ends of the strings.
  private static func header(_ strings: [String], _ counts: [Int]) -> [UInt8] {
    var bytes = CompiledCatalog.magic
    var ends: [UInt8] = []
    var end = 0
    for text in strings {
      end += text.utf8.count
      append(end, to: &ends)
    }
    for count in [strings.count] + counts + [end] { append(count, to: &bytes) }
    return bytes + ends
  }

  /// Every string, sorted by its bytes, as the reader's binary search expects.
  private static func collectStrings(_ tables: [[KnowledgeBase.KeyRows]], _ events: [EventShape]) -> [String] {
    var encoder = RowEncoder()
    for entry in tables.joined() {
      encoder.string(entry.key)
      encoder.record(entry.spelling, entry.rows)
    }
    for event in events {
      encoder.string(event.trigger.rawValue)
      encoder.record(event)
    }
    return encoder.strings.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private static func append(_ words: Int..., to bytes: inout [UInt8]) {
    for word in words {
      for shift in stride(from: 0, to: 32, by: 8) { bytes.append(UInt8(truncatingIfNeeded: word >> shift)) }
    }
  }
}
