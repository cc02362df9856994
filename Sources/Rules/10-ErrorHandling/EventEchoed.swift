import Core

/// The whole event that comes back in the answer.
struct EventEchoed: FlowRule {
  static let sources: Set<SourceKind> = [.wholeEvent]
  static let sinks: Set<SinkKind> = [.response]
  static let controllers: Set<Controller> = [.anonymous, .user, .producer, .service, .deployer]
  static let yieldsToSinks: Set<SinkKind> = [.html]
  static let cause = Cause.file
  static let message = "{source} comes back in the function's answer as a whole"
  static let info = RuleInfo(
    id: "event-echoed", risk: .improperErrors, title: "event returned to the caller", severity: .low, cwe: 200,
    why: """
      The event holds what the platform added: account and API identifiers, authorizer claims, internal headers. \
      Callers learn how the application is built.
      """,
    fix: "Return only fields that the caller needs; keep the event for the development stage.")

  static func accepts(_ path: TaintPath, in application: Application) -> Bool {
    application.answersCallers(path.functions)
  }
}
