import Core

/// Event data that decides where a redirect leads.
struct OpenRedirect: FlowRule {
  static let sources: Set<SourceKind> = [.event, .wholeEvent]
  static let sinks: Set<SinkKind> = [.redirect]
  static let cause = Cause.value
  static let message = "{source}, which {who} controls, decides where {sink} sends the browser"
  static let info = RuleInfo(
    id: "open-redirect", risk: .eventDataInjection, title: "redirect to an address chosen by others", severity: .medium,
    cwe: 601,
    why: """
      A link to your own domain leads to a page of somebody else's, which asks for the password again. During \
      sign-in it also carries codes and tokens away.
      """,
    fix: """
      Redirect to a path of your own (one leading `/`, not two) or to an address looked up in a constant list by \
      a key from the event.
      """,
    references: ["https://cheatsheetseries.owasp.org/cheatsheets/Unvalidated_Redirects_and_Forwards_Cheat_Sheet.html"])
}
