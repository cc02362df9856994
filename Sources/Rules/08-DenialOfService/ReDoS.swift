import Core

/// A regular expression whose time explodes with text or patterns that others choose.
struct ReDoS: FlowRule, MisuseRule {
  static let sources: Set<SourceKind> = [.event, .wholeEvent, .stored]
  static let sinks: Set<SinkKind> = [.pattern, .backtracking]
  static let message = """
    {source}, which {who} controls, makes the regular expression of {sink} run for as long as the function may
    """
  static let kinds = ["redos"]
  static let remark = "the regular expression of {callee} can take exponential time{detail}"
  static let info = RuleInfo(
    id: "redos", risk: .denialOfService, title: "regular expression with exploding time", severity: .medium, cwe: 1333,
    why: """
      Nested repetition such as `(a+)+` tries every way to split the text. Thirty characters keep a function \
      busy until its time-out, and each such request is billed at full length.
      """,
    fix: """
      Rewrite the pattern without repetition inside repetition, limit the length of the text before matching, \
      and escape values that become part of a pattern (`re.escape`).
      """,
    references: ["https://owasp.org/www-community/attacks/Regular_expression_Denial_of_Service_-_ReDoS"])

  func check(_ application: Application, into findings: inout Findings) {
    checkPaths(application, into: &findings)
    checkMisuses(application, into: &findings)
  }
}
