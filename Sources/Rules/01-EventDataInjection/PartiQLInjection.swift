import Core

/// Event data that becomes part of the text of a PartiQL statement.
struct PartiQLInjection: FlowRule {
  static let sources: Set<SourceKind> = [.event, .wholeEvent, .stored, .network]
  static let sinks: Set<SinkKind> = [.partiql]
  static let message = "{source}, which {who} controls, becomes part of the PartiQL text given to {sink}"
  static let info = RuleInfo(
    id: "partiql-injection", risk: .eventDataInjection, title: "event data in PartiQL text", severity: .high, cwe: 943,
    why: """
      PartiQL has quotes and conditions as SQL does. A value joined into the statement can end its string and \
      widen the condition to every item of the table, or name another table.
      """,
    fix: "Write `?` in the statement and give the values through `Parameters`.",
    references: ["https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-reference.html"])
}
