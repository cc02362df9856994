import Core

/// A check of event data that can never reject anything.
struct IneffectiveValidation: MisuseRule {
  static let kinds = ["ineffective-validation"]
  static let remark = "{callee} looks like a check but never rejects anything{detail}"
  static let info = RuleInfo(
    id: "ineffective-validation", risk: .eventDataInjection, title: "validation that never rejects", severity: .medium,
    confidence: .medium, cwe: 20,
    why: """
      A check that always passes reads as protection, so nobody adds a real one. The data behind it is as raw as \
      it was.
      """,
    fix: """
      Make the check return its verdict and stop on a bad one; match with an anchored allow-list pattern, and \
      add a test with a value that must be refused.
      """)
}
