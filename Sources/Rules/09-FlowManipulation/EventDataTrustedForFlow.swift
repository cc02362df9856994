import Core

/// A price, a role or a state that is stored as the caller sent it.
struct EventDataTrustedForFlow: FlowRule {
  static let sources: Set<SourceKind> = [.event]
  static let sinks: Set<SinkKind> = [.trustedField]
  static let controllers: Set<Controller> = [.anonymous, .user]
  static let yieldsToSinks: Set<SinkKind> = [.record]
  static let cause = Cause.value
  static let message = "{source}, which {who} controls, is stored by {sink} as what the following steps go by"
  static let info = RuleInfo(
    id: "event-data-trusted-for-flow", risk: .flowManipulation, title: "price, right or state taken from the caller",
    severity: .medium, confidence: .medium, cwe: 807,
    why: """
      The steps that follow charge, allow or ship by this attribute and take it for the application's own. A \
      caller who sends another price, role or state decides what they do.
      """,
    fix: """
      Look the value up where the application keeps it (the price by the article's id, the role by the verified \
      identity), or set it to a constant; store what the caller sends beside it at most.
      """)

  /// What new users say of themselves is the business of a rule of its own.
  static func accepts(_ path: TaintPath, in application: Application) -> Bool {
    path.source.trigger != .cognitoUserPool
  }

  static func severity(of path: TaintPath, in application: Application) -> Severity {
    path.source.controller == .anonymous ? .medium : .low
  }
}
