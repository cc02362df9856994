import Core

/// Event data that decides whom a message is sent to.
struct AttackerChosenEmailRecipient: FlowRule {
  static let sources: Set<SourceKind> = [.event, .wholeEvent]
  static let sinks: Set<SinkKind> = [.recipient]
  static let controllers: Set<Controller> = [.anonymous]
  static let message = "{source}, which {who} controls, decides whom {sink} writes to"
  static let info = RuleInfo(
    id: "attacker-chosen-email-recipient", risk: .denialOfService, title: "recipient chosen by anybody",
    severity: .medium, confidence: .medium, cwe: 770,
    why: """
      The endpoint becomes a mail or SMS gun: strangers get messages from your address, you pay for each, and \
      the sending domain loses its reputation.
      """,
    fix: """
      Send only to addresses that were confirmed before, or make the caller sign in, and limit the number a \
      caller and an hour.
      """)
}
