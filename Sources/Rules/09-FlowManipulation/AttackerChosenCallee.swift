import Core

/// Event data that names the function, queue or workflow that is called.
struct AttackerChosenCallee: FlowRule {
  static let sources: Set<SourceKind> = [.event, .wholeEvent]
  static let sinks: Set<SinkKind> = [.callee]
  static let controllers: Set<Controller> = [.anonymous, .user]
  static let message = "{source}, which {who} controls, decides what {sink} calls"
  static let info = RuleInfo(
    id: "attacker-chosen-callee", risk: .flowManipulation, title: "callee chosen by the caller", severity: .high,
    cwe: 441,
    why: """
      Functions behind the door trust that only the application calls them. A caller who names the target \
      reaches any of them, in any order, with the role of the function in between.
      """,
    fix: """
      Choose from a constant table by a key of the event, and refuse keys that are not in it.
      """)
}
