import Core

/// An identifier taken from a count or the clock, which two invocations can share.
struct RaceConditionID: FlowRule {
  static let sources: Set<SourceKind> = [.weakRandom]
  static let sinks: Set<SinkKind> = [.recordKey]
  static let message = "{source}, which two invocations can share, names the record that {sink} writes"
  static let info = RuleInfo(
    id: "race-condition-id", risk: .flowManipulation, title: "identifier from a count or the clock", severity: .medium,
    confidence: .medium, cwe: 362,
    why: """
      Functions run in parallel by design. Two that read the same highest number, or the same millisecond, write \
      one record over the other, and a sender can time that.
      """,
    fix: """
      Use a UUID, or let the database count (`ADD counter :one` with the new value returned) and write under \
      `attribute_not_exists`.
      """)

  /// Identifiers of the time and the machine are different ones, if not secret ones.
  static func accepts(_ path: TaintPath, in application: Application) -> Bool { !path.source.label.contains("uuid") }

  /// Two invocations within one millisecond are rarer than two that count at the same time.
  static func severity(of path: TaintPath, in application: Application) -> Severity {
    path.source.label.contains("Count") ? .medium : .low
  }
}
