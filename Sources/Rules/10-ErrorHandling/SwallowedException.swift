import Core

/// A handler that does nothing about the exception.
struct SwallowedException: MisuseRule {
  static let kinds = ["swallowed-exception"]
  static let remark = """
    the exception is dropped here and the code goes on as if nothing had happened{detail}
    """
  static let habit = Habit.file
  static let info = RuleInfo(
    id: "swallowed-exception", risk: .improperErrors, title: "exception dropped", severity: .medium, cwe: 390,
    why: """
      The code goes on with values that were never set: a check that failed to run counts as passed, an order \
      without payment goes on. Nothing is logged, so nobody notices an attack.
      """,
    fix: """
      Log the exception and stop or raise it again; where it is harmless, say why in a comment and set a safe \
      value.
      """)
}
