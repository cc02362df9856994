import Core

/// Event data that becomes part of a header.
struct HeaderInjection: FlowRule {
  static let sources: Set<SourceKind> = [.event, .wholeEvent]
  static let sinks: Set<SinkKind> = [.header]
  static let yieldsToSinks: Set<SinkKind> = [.redirect]
  static let cause = Cause.value
  static let message = "{source}, which {who} controls, becomes part of a header set by {sink}"
  static let info = RuleInfo(
    id: "header-injection", risk: .eventDataInjection, title: "event data in a header", severity: .low, cwe: 113,
    why: """
      A line break in the value ends the header and starts another one, or the body. In an e-mail that adds \
      recipients; in a response it sets cookies, where gateway and framework let it through.
      """,
    fix: """
      Refuse values with carriage return or line feed, and choose header values from a constant list where that \
      is possible.
      """)

  /// At the edge the answer is the request itself, which goes on with the headers that it came with.
  static func accepts(_ path: TaintPath, in application: Application) -> Bool { path.source.trigger != .cloudFront }
}
