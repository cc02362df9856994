import Core

/// Event data that reaches a shell as part of the command text.
struct OSCommandInjection: FlowRule {
  static let sources: Set<SourceKind> = [.event, .wholeEvent, .stored, .network]
  static let sinks: Set<SinkKind> = [.shell]
  static let message = """
    {source}, which {who} controls, becomes part of the command that {sink} gives to a shell
    """
  static let info = RuleInfo(
    id: "os-command-injection", risk: .eventDataInjection, title: "event data in a shell command", severity: .critical,
    cwe: 78,
    why: """
      A shell reads `;`, `|`, `$(…)` and back quotes in the data as its own syntax, so whoever controls the \
      value runs commands with the function's role: they read its environment with the temporary credentials, \
      its source, and whatever the role may touch. Data from buckets, queues and streams is as dangerous as an \
      HTTP request, and no web firewall sees it.
      """,
    fix: """
      Run the program without a shell and pass each value as an argument of its own: `subprocess.run(["tool", \
      "--", value])` in Python, `execFile("tool", ["--", value])` in Node. Check the value against an allow-list \
      first. Prefer a library to a program where there is one.
      """,
    references: ["https://owasp.org/www-community/attacks/Command_Injection"])
}
