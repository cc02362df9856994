import Core

/// Code that runs on after the answer was given.
struct MissingReturnAfterCallback: MisuseRule {
  static let kinds = ["missing-return-after-callback"]
  static let remark = "the code goes on after the answer was given{detail}"
  static let habit = Habit.file
  static let info = RuleInfo(
    id: "missing-return-after-callback", risk: .flowManipulation, title: "no return after the callback",
    severity: .medium, cwe: 705,
    why: """
      A callback answers but does not stop the function. After a refused check, what follows still runs: the \
      record is written, the mail is sent, only the caller is told that it failed.
      """,
    fix: "Write `return` before the callback, or throw, so that nothing after a refusal runs.")
}
