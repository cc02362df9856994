import Core

/// The text of an exception that is part of the function's answer.
struct ErrorMessageReturned: FlowRule {
  static let sources: Set<SourceKind> = [.exception]
  static let sinks: Set<SinkKind> = [.response, .html]
  static let yieldsTo: Set<SourceKind> = [.stackTrace, .exceptionObject]
  static let cause = Cause.file
  static let message = "the text of an exception, {source}, is part of the function's answer"
  static let info = RuleInfo(
    id: "error-message-returned", risk: .improperErrors, title: "exception's text returned", severity: .low, cwe: 209,
    why: """
      Texts of exceptions are written for developers: they hold table names, queries, addresses, account numbers \
      and paths, and say exactly what was wrong with an attack.
      """,
    fix: """
      Log the exception and answer with a text of your own. Where callers need reasons, return the message of \
      your own error class only.
      """)

  static func accepts(_ path: TaintPath, in application: Application) -> Bool {
    application.answersCallers(path.functions)
  }
}
