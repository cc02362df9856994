import Core

/// A secret or password that is stored without encryption of its own.
struct CleartextSecretStorage: FlowRule {
  static let sources: Set<SourceKind> = [.secret, .sensitive]
  static let sinks: Set<SinkKind> = [.cleartextStore]
  static let message = "{source} is stored by {sink} in clear"
  static let info = RuleInfo(
    id: "cleartext-secret-storage", risk: .insecureSecrets, title: "secret stored in clear", severity: .high,
    confidence: .medium, cwe: 312,
    why: """
      Everybody who may read the table, the object or its backups reads the secret. Encryption at rest does not \
      help, because reading decrypts.
      """,
    fix: """
      Keep secrets in Secrets Manager or an encrypted parameter; store passwords as argon2, scrypt or bcrypt \
      hashes; encrypt other fields with a KMS data key.
      """)
}
