import Core

/// A secret that is part of the function's answer.
struct SecretReturned: FlowRule {
  static let sources: Set<SourceKind> = [.secret, .environment]
  static let sinks: Set<SinkKind> = [.response]
  static let message = "{source} is part of the function's answer"
  static let info = RuleInfo(
    id: "secret-returned", risk: .insecureSecrets, title: "secret returned to the caller", severity: .critical,
    cwe: 200,
    why: """
      The caller gets the secret itself, and with it everything that it opens: a database, a partner's API, the \
      role's own credentials.
      """,
    fix: """
      Build the answer from the fields that the caller needs; never return a settings object, a client's \
      configuration or the environment. Replace the secret.
      """)
}
