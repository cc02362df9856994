import Core

/// A function that ends its whole process when something fails.
struct ProcessExitOnError: MisuseRule {
  static let kinds = ["process-exit-on-error"]
  static let remark = "{callee} ends the process, not the invocation{detail}"
  static let habit = Habit.file
  static let info = RuleInfo(
    id: "process-exit-on-error", risk: .improperErrors, title: "process ended on error", severity: .low, cwe: 705,
    why: """
      The instance is lost and the next request pays for a cold start. Whoever can cause the error can cause \
      that at will, and the answer is an unspecific runtime error.
      """,
    fix: """
      Return an error or raise an exception; the runtime handles it and the instance stays.
      """)
}
