import Core

/// Output of a program that the function ran, sent to the caller.
struct CommandOutputReturned: FlowRule {
  static let sources: Set<SourceKind> = [.commandOutput]
  static let sinks: Set<SinkKind> = [.response]
  static let cause = Cause.file
  static let message = "the output of a command, {source}, is part of the function's answer"
  static let info = RuleInfo(
    id: "command-output-returned", risk: .eventDataInjection, title: "output of a command returned", severity: .low,
    confidence: .medium, cwe: 200,
    why: """
      What programs print names files, versions and users, and error output names more. Together with any hole \
      in the arguments it turns a blind injection into one that answers.
      """,
    fix: "Parse the output and return only the fields that the caller needs; log the rest.")

  static func accepts(_ path: TaintPath, in application: Application) -> Bool {
    application.answersCallers(path.functions)
  }
}
