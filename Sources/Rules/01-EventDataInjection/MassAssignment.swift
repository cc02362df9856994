import Core

/// A whole body of a caller that is written as a record.
struct MassAssignment: FlowRule {
  static let sources: Set<SourceKind> = [.event, .wholeEvent]
  static let sinks: Set<SinkKind> = [.record]
  static let controllers: Set<Controller> = [.anonymous, .user]
  static let yieldsToSinks: Set<SinkKind> = [.nosql]
  static let message = "{source}, which {who} controls, is written as a whole record by {sink}"
  static let info = RuleInfo(
    id: "mass-assignment", risk: .eventDataInjection, title: "caller's body written as a record", severity: .medium,
    confidence: .medium, cwe: 915,
    why: """
      The caller decides which attributes the record gets. An extra `role`, `isAdmin`, `price` or `owner` in the \
      body is stored like the expected ones.
      """,
    fix: """
      Copy the allowed fields one by one (or check the body against a schema with `additionalProperties: false`) \
      and set owner, role and prices from what the server knows.
      """)
}
