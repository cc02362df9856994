import Core

/// A secret that is put on a topic, queue or bus.
struct SecretPublished: FlowRule {
  static let sources: Set<SourceKind> = [.secret, .environment]
  static let sinks: Set<SinkKind> = [.message]
  static let message = "{source} is put on a channel by {sink}, where every subscriber reads it"
  static let info = RuleInfo(
    id: "secret-published", risk: .insecureSecrets, title: "secret published", severity: .high, cwe: 200,
    why: """
      A message is copied to every subscriber, to dead-letter queues and to their logs. The secret is then \
      wherever the message is.
      """,
    fix: "Publish the name of the secret and let the receiver read it with its own role.")
}
