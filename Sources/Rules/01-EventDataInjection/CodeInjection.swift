import Core

/// Event data that is evaluated as program code.
struct CodeInjection: FlowRule {
  static let sources: Set<SourceKind> = [.event, .wholeEvent, .stored, .network]
  static let sinks: Set<SinkKind> = [.code]
  static let yieldsToSinks: Set<SinkKind> = [.deserialization]
  static let message = "{source}, which {who} controls, is evaluated as code by {sink}"
  static let info = RuleInfo(
    id: "code-injection", risk: .eventDataInjection, title: "event data evaluated as code", severity: .critical,
    cwe: 95,
    why: """
      Evaluated text runs with everything the function has: its role's credentials, its environment, its memory \
      of earlier events. One request is enough to take the function over, and the change outlives the request \
      while the instance stays warm.
      """,
    fix: """
      Parse data instead of evaluating it: `JSON.parse` or `json.loads` for structures, `ast.literal_eval` for \
      Python literals, a table from allowed names to functions for commands.
      """,
    references: ["https://owasp.org/www-community/attacks/Code_Injection"])
}
