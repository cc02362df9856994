import Core

/// Data of others that is kept as HTML, or kept data that is shown as HTML.
struct StoredXSS: FlowRule {
  static let sources: Set<SourceKind> = [.event, .wholeEvent, .stored, .network]
  static let sinks: Set<SinkKind> = [.storedHTML, .html]
  static let message = "{source}, which {who} controls, becomes HTML in {sink}"
  static let info = RuleInfo(
    id: "stored-xss", risk: .eventDataInjection, title: "stored data shown as HTML", severity: .high,
    confidence: .medium, cwe: 79,
    why: """
      The page is shown to people who never met the sender. Whatever script it carries runs in their browsers \
      under the application's address, and stays until somebody removes the object or the row.
      """,
    fix: """
      Escape values when the page is made, not when they are stored. Serve what users upload from another domain \
      with `Content-Disposition: attachment` and a content type that is not HTML.
      """,
    references: ["https://cheatsheetseries.owasp.org/cheatsheets/Cross_Site_Scripting_Prevention_Cheat_Sheet.html"])

  /// Event data that is answered at once is `reflected-xss`.
  static func accepts(_ path: TaintPath, in application: Application) -> Bool {
    path.sink == .storedHTML || path.source.kind == .stored || path.source.kind == .network
  }
}
