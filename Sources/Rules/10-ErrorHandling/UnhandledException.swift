import Core

/// Parsing of event data whose failure nobody handles.
struct UnhandledException: MisuseRule {
  static let kinds = ["unhandled-exception"]
  static let remark = "{callee} fails on data it does not expect, and nothing handles that{detail}"
  static let habit = Habit.application
  static let info = RuleInfo(
    id: "unhandled-exception", risk: .improperErrors, title: "unhandled failure on event data", severity: .low,
    confidence: .medium, cwe: 248,
    why: """
      A single malformed message ends the invocation. Behind a queue or a stream it comes again and again and \
      blocks what is behind it; in a web answer it becomes a bare 502.
      """,
    fix: """
      Catch the parser's own exception, answer 400 (or report the one record as failed), and go on.
      """)

  /// Where anybody may send what does not fit, or a message that does not fit comes back again and again.
  static func accepts(_ misuse: Misuse, in application: Application) -> Bool {
    application.format == .codeOnly
      || misuse.functions.compactMap(application.function).contains { function in
        application.reach(of: function) == .anonymous || function.triggers.contains { !$0.kind.isAnswered }
      }
  }
}
