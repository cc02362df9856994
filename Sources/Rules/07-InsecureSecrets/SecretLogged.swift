import Core

/// A secret that reaches a log.
struct SecretLogged: FlowRule {
  static let sources: Set<SourceKind> = [.secret, .environment]
  static let sinks: Set<SinkKind> = [.log]
  static let cause = Cause.value
  static let message = "{source} is written to the log by {sink}"
  static let info = RuleInfo(
    id: "secret-logged", risk: .insecureSecrets, title: "secret logged", severity: .high, cwe: 532,
    why: """
      Whoever may read the log may use the secret. In a function the whole environment includes the role's \
      temporary credentials.
      """,
    fix: """
      Remove it from the log call; log that the secret was read, or its version. Replace the secret, since the \
      log still has it.
      """)

  /// What an event brings is of use for minutes; the application's own secrets are for years.
  static func severity(of path: TaintPath, in application: Application) -> Severity {
    switch path.source.trigger {
    case nil: info.severity
    case .customResource: .low
    default: .medium
    }
  }
}
