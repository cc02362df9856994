import Core

/// Event data that decides which server an outgoing request goes to.
struct SSRF: FlowRule {
  static let sources: Set<SourceKind> = [.event, .wholeEvent, .stored]
  static let sinks: Set<SinkKind> = [.url]
  static let cause = Cause.value
  static let message = "{source}, which {who} controls, decides the address that {sink} requests"
  static let info = RuleInfo(
    id: "ssrf", risk: .eventDataInjection, title: "request to an address chosen by others", severity: .high, cwe: 918,
    why: """
      The request comes from inside: from the function's network, with its identity. It reaches private \
      services, instance metadata of neighbours and internal APIs, and clients that know `file:` also read \
      `/proc/self/environ`, where the role's temporary credentials are.
      """,
    fix: """
      Let callers choose from a list of hosts that the code knows. Where a free address is the purpose, accept \
      `https:` only, resolve the name, refuse private and link-local addresses, and do not follow redirects.
      """,
    references: [
      "https://cheatsheetseries.owasp.org/cheatsheets/Server_Side_Request_Forgery_Prevention_Cheat_Sheet.html"
    ])
}
