import Core

/// A size or count that the sender chooses and the function pays for.
struct ResourceExhaustion: FlowRule {
  static let sources: Set<SourceKind> = [.event, .wholeEvent]
  static let sinks: Set<SinkKind> = [.size]
  static let cause = Cause.value
  static let message = "{source}, which {who} controls, decides how much {sink} takes"
  static let info = RuleInfo(
    id: "resource-exhaustion", risk: .denialOfService, title: "amount of work chosen by the sender", severity: .medium,
    confidence: .medium, cwe: 770,
    why: """
      One small request can ask for unlimited memory, time or writes, and the owner of the account pays for it.
      """,
    fix: """
      Limit the number before it is used: `min(int(value), 100)`, and refuse what is above the limit.
      """)
}
