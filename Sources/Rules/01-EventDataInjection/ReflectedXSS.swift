import Core

/// Event data that comes back in an HTML answer.
struct ReflectedXSS: FlowRule {
  static let sources: Set<SourceKind> = [.event, .wholeEvent]
  static let sinks: Set<SinkKind> = [.html]
  static let message = "{source}, which {who} controls, is part of the HTML that the function answers with"
  static let info = RuleInfo(
    id: "reflected-xss", risk: .eventDataInjection, title: "event data in an HTML answer", severity: .high, cwe: 79,
    why: """
      A link with a script in the parameter runs that script in the reader's browser under the application's own \
      address: it reads tokens from storage and acts as the reader.
      """,
    fix: """
      Escape the value for HTML (`html.escape`, a template engine with automatic escaping), or answer with \
      `application/json`. A `Content-Security-Policy` header limits what is left.
      """,
    references: ["https://cheatsheetseries.owasp.org/cheatsheets/Cross_Site_Scripting_Prevention_Cheat_Sheet.html"])

  /// Only somebody else's browser is at risk, so the function must answer a request.
  static func accepts(_ path: TaintPath, in application: Application) -> Bool {
    application.answersCallers(path.functions)
  }
}
