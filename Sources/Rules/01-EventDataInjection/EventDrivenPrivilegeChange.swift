import Core

/// Event data that decides who gets a permission or joins a group.
struct EventDrivenPrivilegeChange: FlowRule {
  static let sources: Set<SourceKind> = [.event, .wholeEvent, .stored]
  static let sinks: Set<SinkKind> = [.privilege]
  static let message = "{source}, which {who} controls, decides what {sink} grants"
  static let info = RuleInfo(
    id: "event-driven-privilege-change", risk: .eventDataInjection, title: "event data decides a grant",
    severity: .high, cwe: 269,
    why: """
      The function changes users, groups or policies with rights that its callers do not have. If an event \
      decides whom or what, the sender gives himself those rights.
      """,
    fix: """
      Decide from the verified identity of the caller, never from a field of the event, and allow only a \
      constant list of groups or policies.
      """)
}
