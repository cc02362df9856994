import Core

/// Event data that becomes an argument of a program, where it may be read as an option.
struct ArgumentInjection: FlowRule {
  static let sources: Set<SourceKind> = [.event, .wholeEvent, .stored, .network]
  static let sinks: Set<SinkKind> = [.argument]
  static let yieldsToSinks: Set<SinkKind> = [.shell]
  static let message = """
    {source}, which {who} controls, becomes an argument that the program run by {sink} may read as an option
    """
  static let info = RuleInfo(
    id: "argument-injection", risk: .eventDataInjection, title: "event data as an argument of a program",
    severity: .medium, confidence: .medium, cwe: 88,
    why: """
      Without a shell the value cannot start a second command, but a value that begins with `-` is still an \
      option to most programs. Options such as `--output`, `-o` or `--checkpoint-action` write files, read files \
      or run other programs.
      """,
    fix: """
      Put `--` before the values so that none is read as an option, and accept only values that match an \
      anchored pattern without a leading `-`, such as `^[A-Za-z0-9_.]+$`.
      """)
}
