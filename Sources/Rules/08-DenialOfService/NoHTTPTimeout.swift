import Core

/// A request to another service that may wait for as long as the function may run.
struct NoHTTPTimeout: MisuseRule {
  static let kinds = ["no-http-timeout"]
  static let remark = """
    {callee} has no time-out, so a slow server keeps the function running and billed
    """
  static let habit = Habit.file
  static let info = RuleInfo(
    id: "no-http-timeout", risk: .denialOfService, title: "outgoing request without time-out", severity: .medium,
    cwe: 1088,
    why: """
      A server that answers slowly, or never, holds the function until the function's own time-out. Every such \
      invocation is billed and takes a place of the account's concurrency, so one slow partner can stop \
      functions that never call it.
      """,
    fix: """
      Give the call a time-out well below the function's own (`timeout=5`, `AbortSignal.timeout(5000)`), and say \
      what to do when it passes.
      """)

  /// The platform ends a function that waits; what matters is how long it lets it.
  static func severity(of misuse: Misuse, in application: Application) -> Severity {
    let waits = misuse.functions.contains { (application.function($0)?.timeout.value ?? 0) > 30 }
    return waits ? info.severity : .low
  }
}
