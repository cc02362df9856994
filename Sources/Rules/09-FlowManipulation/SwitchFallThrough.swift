import Core

/// A branch of a switch that runs into the next.
struct SwitchFallThrough: MisuseRule {
  static let kinds = ["switch-fall-through"]
  static let remark = "this branch has no break, so it goes on into the next{detail}"
  static let info = RuleInfo(
    id: "switch-fall-through", risk: .flowManipulation, title: "branch that falls through", severity: .medium,
    confidence: .medium, cwe: 484,
    why: """
      The next action runs too. Where the branches are actions that a caller chooses, a permitted one carries \
      out one that is not.
      """,
    fix: """
      End the branch with `break` or `return`; write a comment where falling through is meant.
      """)
}
