import Core

/// The answer of an invoked function, errors included, passed on to the caller.
struct VerboseErrorRelayed: FlowRule {
  static let sources: Set<SourceKind> = [.invocationResult]
  static let sinks: Set<SinkKind> = [.response, .html]
  static let cause = Cause.file
  static let message = """
    the answer of an invoked function, {source}, goes to the caller as it is, errors and stack traces included
    """
  static let info = RuleInfo(
    id: "verbose-error-relayed", risk: .improperErrors, title: "inner function's error relayed", severity: .medium,
    cwe: 209,
    why: """
      When the inner function fails, the payload is its error type, message and stack trace. The outer function \
      passes them to a caller who should never see them.
      """,
    fix: """
      Look at `FunctionError` first; on an error log the payload and answer with a fixed text.
      """)

  static func accepts(_ path: TaintPath, in application: Application) -> Bool {
    application.answersCallers(path.functions)
  }
}
