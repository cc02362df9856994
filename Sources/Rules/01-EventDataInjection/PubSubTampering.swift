import Core

/// An outsider's data that is put on an internal channel without a check.
struct PubSubTampering: FlowRule {
  static let sources: Set<SourceKind> = [.event, .wholeEvent]
  static let sinks: Set<SinkKind> = [.message]
  static let controllers: Set<Controller> = [.anonymous, .user]
  static let message = "{source}, which {who} controls, is put on an internal channel by {sink} unchecked"
  static let info = RuleInfo(
    id: "pubsub-tampering", risk: .eventDataInjection, title: "outsider's data republished to an internal channel",
    severity: .medium, confidence: .medium, cwe: 20,
    why: """
      Functions behind a topic, queue or bus trust their messages as coming from inside. Data that goes on \
      unchecked carries an attack from the door to the function that never expected one, with its own, often \
      wider role.
      """,
    fix: """
      Check the data against a schema before it is published, and publish a message built field by field from \
      what was checked rather than the body as it came.
      """)

  /// Whoever passes a bucket's notification on does no more than the bucket itself.
  static func accepts(_ path: TaintPath, in application: Application) -> Bool { path.source.trigger != .s3 }

  static func severity(of path: TaintPath, in application: Application) -> Severity {
    path.source.controller == .anonymous ? info.severity : .low
  }
}
