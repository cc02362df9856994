import Core

/// Event data that becomes part of an outgoing request's path or query without encoding.
struct URLParameterInjection: FlowRule {
  static let sources: Set<SourceKind> = [.event, .wholeEvent]
  static let sinks: Set<SinkKind> = [.urlParameter]
  static let yieldsToSinks: Set<SinkKind> = [.url]
  static let cause = Cause.value
  static let message = """
    {source}, which {who} controls, is joined into the address that {sink} requests, after the host
    """
  static let info = RuleInfo(
    id: "url-parameter-injection", risk: .eventDataInjection, title: "event data in the path or query of a request",
    severity: .medium, cwe: 74,
    why: """
      The host is fixed, but `../`, `?`, `&` and `#` in the value choose another resource of it or add \
      parameters, with the function's credentials for that service.
      """,
    fix: """
      Encode the value for its place: `urllib.parse.quote(value, safe="")` or `encodeURIComponent(value)`, and \
      pass query parameters through the client's own argument (`params=`).
      """)
}
