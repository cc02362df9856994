import Core

/// A decision about what the caller may do that rests on a role or a flag the caller sends.
struct ClientSideAuthorization: FlowRule {
  static let sources: Set<SourceKind> = [.event, .wholeEvent]
  static let sinks: Set<SinkKind> = [.identity]
  static let controllers: Set<Controller> = [.anonymous, .user]
  static let cause = Cause.value
  static let message = "{source}, which {who} controls, decides in {sink} what the caller may do"
  static let info = RuleInfo(
    id: "client-side-authorization", risk: .brokenAuthentication, title: "right taken from the request",
    severity: .high, confidence: .medium, cwe: 602,
    why: """
      The page may hide a button from those who have no right to it; the function gets whatever is sent. Who sends \
      `isAdmin: true` or another role is an administrator then.
      """,
    fix: """
      Take roles and groups from what the platform verified (`event.requestContext.authorizer.claims`), or look them \
      up by the verified identity.
      """,
    references: [
      "https://owasp.org/API-Security/editions/2023/en/0xa5-broken-function-level-authorization/"
    ])

  /// What new users say of themselves is the business of a rule of its own.
  static func accepts(_ path: TaintPath, in application: Application) -> Bool {
    path.source.trigger != .cognitoUserPool && path.isAboutRight
  }
}

extension TaintPath {
  /// Whether what is decided on is a right and not an identity: the last word of what the decision is called.
  var isAboutRight: Bool {
    sink == .identity && RightsWords.nameRight(callee.split(separator: " ").last.map(String.init) ?? "")
  }
}
