import Core

/// A password that is hashed with a fast hash, or with none.
struct WeakPasswordHash: FlowRule, MisuseRule {
  static let sources: Set<SourceKind> = [.sensitive, .secret]
  static let sinks: Set<SinkKind> = [.weakHash]
  static let message = "{source} is hashed by {sink}, which is too fast for passwords"
  static let kinds = ["weak-password-hash"]
  static let remark = "{callee} is too fast for passwords{detail}"
  static let info = RuleInfo(
    id: "weak-password-hash", risk: .insecureSecrets, title: "password hashed too fast", severity: .high, cwe: 916,
    why: """
      Graphics cards try billions of MD5 or SHA-256 hashes a second, and without salt they try them for all \
      users at once. A leaked table then is a list of passwords.
      """,
    fix: """
      Use argon2id, scrypt or bcrypt with its own salt (`hashlib.scrypt`, `crypto.scrypt`, `bcrypt`), or leave \
      passwords to the user pool.
      """,
    references: ["https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html"])

  func check(_ application: Application, into findings: inout Findings) {
    checkPaths(application, into: &findings)
    checkMisuses(application, into: &findings)
  }
}
