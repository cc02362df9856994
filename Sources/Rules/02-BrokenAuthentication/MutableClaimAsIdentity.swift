import Core

/// A claim that users change themselves, used to decide who they are or what they may do.
struct MutableClaimAsIdentity: FlowRule {
  static let sources: Set<SourceKind> = [.mutableClaim]
  static let sinks: Set<SinkKind> = [.identity]
  static let message = """
    {source}, a claim that its user may change, decides in {sink} who the caller is or what it may do
    """
  static let info = RuleInfo(
    id: "mutable-claim-as-identity", risk: .brokenAuthentication, title: "changeable claim used as identity",
    severity: .high, confidence: .medium, cwe: 290,
    why: """
      Custom attributes, names and unconfirmed e-mail addresses can be set by the user with an access token, \
      without any administrator. The token is genuine, but what it says is the user's own choice.
      """,
    fix: """
      Identify by `sub`, which never changes. Take roles from `cognito:groups` or from a table that only \
      administrators write, and make the attribute read-only for the client.
      """,
    references: ["https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html"])
}
