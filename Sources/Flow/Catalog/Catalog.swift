package import Core
import Synchronization
package import Syntax

/// What the catalogue knows, ready to be looked up. Keys are paths of members: "subprocess.run", "requests.Session.get"
/// (a method of a type), "*.format" (a method of that name on a value of any other type), "aws:s3.GetObject" (an operation,
/// whatever language calls it).
///
/// The compiled rows are decoded when they are asked for, about a microsecond a row; a solver that asks often keeps them.
package struct Catalog: Sendable {
  /// The rows that come with Cordon.
  package static let builtIn = Catalog(compiled: .embedded)

  private let compiled: CompiledCatalog?
  /// Rows of the user's own; they stand beside the compiled ones.
  package var python: [String: [CatalogRow]] = [:]
  package var javascript: [String: [CatalogRow]] = [:]
  /// By folded key; see `CatalogKey.folded`.
  package var operations: [String: [CatalogRow]] = [:]
  package var events: [TriggerKind: EventShape] = [:]
  private let shapes: [TriggerKind: EventShape]
  /// By what the compiled triggers' events are told apart, in the order of the triggers.
  let signs: [TriggerSigns]
  private let decoded = DecodedRows()

  package init() { self.init(compiled: nil) }

  package init(compiled: CompiledCatalog?) {
    self.compiled = compiled
    var shapes: [TriggerKind: EventShape] = [:]
    for kind in TriggerKind.allCases { shapes[kind] = compiled?.shape(of: kind) }
    self.shapes = shapes
    signs = TriggerKind.allCases.compactMap { shapes[$0].map(TriggerSigns.init) }
  }

  /// What is known of a key as this language writes it, and of operations ("aws:…" with an operation's name) for every
  /// language.
  package func rows(for key: String, language: Language) -> [CatalogRow] {
    let table: CompiledCatalog.Table = language.isECMAScript ? .javascript : .python
    let known = decoded.rows(for: key, in: table) { compiled?.rows(for: key, in: table) ?? [] }
    let added = language.isECMAScript ? javascript[key] : python[key]
    return added.map { known + $0 } ?? known
  }

  /// Whether a key has rows, at the price of a binary search.
  package func knows(_ key: String, language: Language) -> Bool {
    let table: CompiledCatalog.Table = language.isECMAScript ? .javascript : .python
    if compiled?.entry(for: key, in: table) != nil { return true }
    return (language.isECMAScript ? javascript[key] : python[key]) != nil
  }

  /// An operation of a service by the name of a client's method or a command: "get_object", "getObject" and
  /// "GetObject" are one. Its rows, and those that all operations of the service have ("aws:s3.*").
  /// - Returns: the operation's name in the service's API, nil when no row names it.
  package func operation(_ name: String, of service: String) -> (name: String?, rows: [CatalogRow]) {
    let key = CatalogKey.folded("aws:\(service).\(name)")
    var rows = compiled?.rows(for: key, in: .operations) ?? []
    rows += operations[key] ?? []
    rows += compiled?.rows(for: "aws:\(service).*", in: .operations) ?? []
    rows += operations["aws:\(service).*"] ?? []
    return (compiled?.spelling(of: key, in: .operations), rows)
  }

  /// Who controls what in the event of a trigger.
  package func shape(of trigger: TriggerKind) -> EventShape? {
    events[trigger] ?? shapes[trigger]
  }
}

/// Rows that were decoded once, for all solvers: the programs of a scan ask for the same few hundred keys.
private final class DecodedRows: Sendable {
  private let rows = Mutex<[CompiledCatalog.Table: [String: [CatalogRow]]]>([:])

  func rows(
    for key: String, in table: CompiledCatalog.Table, decode: () -> [CatalogRow]
  ) -> [CatalogRow] {
    if let known = rows.withLock({ $0[table]?[key] }) { return known }
    let fresh = decode()
    rows.withLock { $0[table, default: [:]][key] = fresh }
    return fresh
  }
}

/// How keys are written so that the spellings of several languages meet.
package enum CatalogKey {
  /// An operation's key without capitals and underscores: "aws:s3.get_object" and "aws:s3.GetObject" fold to
  /// "aws:s3.getobject".
  package static func folded(_ key: String) -> String {
    let kept = key.utf8.filter { $0 != UInt8(ascii: "_") }
    return String(decoding: kept.map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }, as: UTF8.self)
  }
}
