import Core

/// A decision about who the caller is that rests on a field the caller sends.
struct AuthByClientSuppliedID: FlowRule {
  static let sources: Set<SourceKind> = [.event, .wholeEvent]
  static let sinks: Set<SinkKind> = [.identity]
  static let controllers: Set<Controller> = [.anonymous, .user]
  static let cause = Cause.value
  static let message = """
    {source}, which {who} controls, decides in {sink} who the caller is
    """
  static let info = RuleInfo(
    id: "auth-by-client-supplied-id", risk: .brokenAuthentication, title: "identity taken from the request",
    severity: .high, confidence: .medium, cwe: 639,
    why: """
      An identifier is not a proof. Whoever knows or guesses the identifier of somebody else, an administrator \
      for instance, is treated as that person.
      """,
    fix: """
      Take the identity from what the platform verified (`event.requestContext.authorizer`, `event.identity`), \
      and look up rights by that identity.
      """)

  /// What new users say of themselves, who sent a mail and rights that callers claim are the business of rules of their own.
  static func accepts(_ path: TaintPath, in application: Application) -> Bool {
    path.source.trigger != .cognitoUserPool && path.source.trigger != .ses && !path.isAboutRight
  }
}
