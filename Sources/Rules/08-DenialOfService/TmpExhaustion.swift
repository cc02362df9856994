import Core

/// Files in /tmp that are never removed.
struct TmpExhaustion: MisuseRule {
  static let kinds = ["tmp-exhaustion"]
  static let remark = """
    {callee} leaves files in /tmp that later invocations find, until the disk is full{detail}
    """
  static let habit = Habit.application
  static let info = RuleInfo(
    id: "tmp-exhaustion", risk: .denialOfService, title: "files left in /tmp", severity: .low, confidence: .medium,
    cwe: 459,
    why: """
      `/tmp` stays between invocations of a warm instance. Files that add up fill its 512 MB, after which every \
      invocation fails; and the next caller's code can read the last caller's data.
      """,
    fix: """
      Use `tempfile.TemporaryDirectory()` or remove the file in `finally`, and give each invocation names of its \
      own.
      """)

  /// Functions that remove some file are taken to remove theirs.
  static func accepts(_ misuse: Misuse, in application: Application) -> Bool {
    !application.evidence.misuses.contains { other in
      other.kind == "removes-files" && !Set(other.functions).isDisjoint(with: misuse.functions)
    }
  }
}
