import Core

/// A handler that catches every exception, whatever it is.
struct BareExcept: MisuseRule {
  static let kinds = ["bare-except"]
  static let remark = "every exception is caught here, mistakes in the program included{detail}"
  static let habit = Habit.file
  static let info = RuleInfo(
    id: "bare-except", risk: .improperErrors, title: "every exception caught", severity: .low, cwe: 396,
    why: """
      Typing errors, time-outs and attacks look alike afterwards. The platform sees a success, so nothing \
      retries and no alarm rings.
      """,
    fix: "Name the exceptions that are expected; let the others end the invocation.")
}
