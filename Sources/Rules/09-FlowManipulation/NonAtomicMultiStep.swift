import Core

/// A check and a write that something else can come between.
struct NonAtomicMultiStep: MisuseRule {
  static let kinds = ["non-atomic-multi-step", "toctou"]
  static let remark = """
    {callee} writes what was checked in an earlier call, and nothing holds in between{detail}
    """
  static let info = RuleInfo(
    id: "non-atomic-multi-step", risk: .flowManipulation, title: "check and write in two steps", severity: .medium,
    confidence: .medium, cwe: 367,
    why: """
      Between the check and the write another invocation changes the record: an order is altered after it was \
      paid, a balance is spent twice. Callers reach that by sending two requests at once.
      """,
    fix: """
      Put the check into the write: `ConditionExpression`, a transaction (`TransactWriteItems`), or `UPDATE … \
      WHERE` with the expected state.
      """)
}
