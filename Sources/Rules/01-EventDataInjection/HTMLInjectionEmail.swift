import Core

/// Data of others that becomes part of an HTML e-mail.
struct HTMLInjectionEmail: FlowRule {
  static let sources: Set<SourceKind> = [.event, .wholeEvent, .stored]
  static let sinks: Set<SinkKind> = [.emailHTML]
  static let message = """
    {source}, which {who} controls, becomes part of the HTML of the e-mail sent by {sink}
    """
  static let info = RuleInfo(
    id: "html-injection-email", risk: .eventDataInjection, title: "data of others in an HTML e-mail", severity: .medium,
    cwe: 80,
    why: """
      The mail comes from your domain and passes its checks. Links, forms and pictures that somebody else put \
      into it make it a convincing phishing mail to your own customers.
      """,
    fix: """
      Escape every value for HTML before it goes into the body (`html.escape`, a template engine with automatic \
      escaping), or send the values in the text part only.
      """)
}
