import Core

/// Data of unknown size that is read into memory at once.
struct UnboundedRead: MisuseRule {
  static let kinds = ["unbounded-read"]
  static let remark = "{callee} reads everything into memory, however large it is{detail}"
  static let habit = Habit.file
  static let info = RuleInfo(
    id: "unbounded-read", risk: .denialOfService, title: "read without limit", severity: .low, confidence: .medium,
    cwe: 400,
    why: """
      The sender decides the size. An object or answer larger than the function's memory ends the invocation, \
      and an asynchronous event comes again twice.
      """,
    fix: """
      Check the size first (`ContentLength`, a `Range` request) or process it as a stream in pieces.
      """)
}
