import Core

/// A whole exception that is part of the function's answer.
struct ErrorObjectReturned: FlowRule {
  static let sources: Set<SourceKind> = [.exceptionObject]
  static let sinks: Set<SinkKind> = [.response, .html]
  static let yieldsTo: Set<SourceKind> = [.stackTrace]
  static let cause = Cause.file
  static let message = "a whole exception, {source}, is part of the function's answer"
  static let info = RuleInfo(
    id: "error-object-returned", risk: .improperErrors, title: "error object returned", severity: .medium, cwe: 209,
    why: """
      Errors of SDKs and HTTP clients carry the request with its headers and keys, the host and the \
      configuration. Turned into JSON, all of that goes to the caller.
      """,
    fix: "Log the error and answer with a fixed text and a status code.")

  static func accepts(_ path: TaintPath, in application: Application) -> Bool {
    application.answersCallers(path.functions)
  }
}
