import Core

/// A function that sleeps.
struct BilledIdleWait: MisuseRule {
  static let kinds = ["billed-idle-wait"]
  static let remark = """
    {callee} waits while the function is billed and holds a place of the concurrency{detail}
    """
  static let habit = Habit.file
  static let info = RuleInfo(
    id: "billed-idle-wait", risk: .denialOfService, title: "waiting inside a function", severity: .low, cwe: 400,
    why: """
      A sleeping function costs as much as a working one. Callers who come at the same time each hold one, so a \
      few of them use up the account's concurrency.
      """,
    fix: """
      Let the platform wait: a `Wait` state of a workflow, a queue's `DelaySeconds`, or the schedule of a retry.
      """)

  /// On a door that is open to everybody, others decide how many wait.
  static func severity(of misuse: Misuse, in application: Application) -> Severity {
    let functions = misuse.functions.compactMap { application.function($0) }
    return functions.contains { application.reach(of: $0) == .anonymous } ? .medium : .low
  }
}
