import Core

/// A stack trace that is part of the function's answer.
struct StackTraceReturned: FlowRule {
  static let sources: Set<SourceKind> = [.stackTrace]
  static let sinks: Set<SinkKind> = [.response, .html]
  static let cause = Cause.file
  static let message = "a stack trace, {source}, is part of the function's answer"
  static let info = RuleInfo(
    id: "stack-trace-returned", risk: .improperErrors, title: "stack trace returned", severity: .medium, cwe: 209,
    why: """
      It names files, lines, libraries and often values. Callers learn what to attack and see at once whether an \
      attempt came through.
      """,
    fix: """
      Log the trace with the request id, and answer with a fixed text, a status code and that id.
      """)

  static func accepts(_ path: TaintPath, in application: Application) -> Bool {
    application.answersCallers(path.functions)
  }
}
