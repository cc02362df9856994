import Core

/// Passwords, hashes or payment data that are part of the function's answer.
struct SensitiveDataReturned: FlowRule {
  static let sources: Set<SourceKind> = [.sensitive]
  static let sinks: Set<SinkKind> = [.response]
  static let message = "{source} is part of the function's answer"
  static let info = RuleInfo(
    id: "sensitive-data-returned", risk: .improperErrors, title: "sensitive data returned", severity: .medium,
    confidence: .medium, cwe: 201,
    why: """
      What the browser gets, its extensions, proxies and logs get too. A password hash can be searched at \
      leisure; a card number must not leave at all.
      """,
    fix: """
      Build the answer from the fields that the caller needs and leave credentials, hashes and payment data out.
      """)

  /// What callers sent themselves tells them nothing.
  static func accepts(_ path: TaintPath, in application: Application) -> Bool {
    path.source.trigger == nil && application.answersCallers(path.functions)
  }
}
