import Core

/// A right that a new user writes into the sign-up form.
struct SelfAssignedAdmin: FlowRule {
  static let sources: Set<SourceKind> = [.event, .wholeEvent]
  static let sinks: Set<SinkKind> = [.identity, .trustedField]
  static let controllers: Set<Controller> = [.anonymous, .user]
  static let message = "{source}, which a new user fills in, decides in {sink} what that user may do"
  static let info = RuleInfo(
    id: "self-assigned-admin", risk: .brokenAuthentication, title: "right that the new user chooses", severity: .high,
    confidence: .medium, cwe: 269,
    why: """
      Whoever signs up sends the attributes himself, over the pool's public address and not only with the form \
      of the page. An attribute that is read as a right makes everybody an administrator who asks to be one.
      """,
    fix: """
      Give rights after sign-up, from a list that administrators keep, and keep the attribute out of the client's \
      `WriteAttributes`.
      """,
    references: ["https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html"])

  static func accepts(_ path: TaintPath, in application: Application) -> Bool {
    path.source.trigger == .cognitoUserPool && path.source.label.contains("userAttributes")
  }
}
