import Core

/// Event data that reaches a log as it is.
struct LogInjection: FlowRule {
  static let sources: Set<SourceKind> = [.event]
  static let sinks: Set<SinkKind> = [.log]
  static let controllers: Set<Controller> = [.anonymous, .user]
  static let yieldsTo: Set<SourceKind> = [.wholeEvent, .sensitive, .secret, .environment]
  static let cause = Cause.file
  static let message = "{source}, which {who} controls, is written to the log by {sink} as it is"
  static let info = RuleInfo(
    id: "log-injection", risk: .inadequateMonitoring, title: "event data logged as it is", severity: .low,
    confidence: .medium, cwe: 117,
    why: """
      A line break in the value starts a log line of the sender's own making. Forged lines hide an attack, \
      accuse somebody else, and reach the functions and tools that read the log.
      """,
    fix: """
      Log structured JSON (`logger.info("…", extra={…})`, `JSON.stringify`), which escapes line breaks, and \
      shorten long values.
      """)
}
