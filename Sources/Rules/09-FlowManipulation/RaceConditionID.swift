import Core

/// An identifier taken from a count or the clock, which two invocations can share.
struct RaceConditionID: MisuseRule {
  static let kinds = ["race-condition-id"]
  static let remark = "{callee} gives the same identifier to invocations that run at the same time{detail}"
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
}
