import Core

/// A framework that runs with its debugger on.
struct DebugMode: MisuseRule {
  static let kinds = ["debug-mode"]
  static let remark = "{callee} runs with its debugger on{detail}"
  static let info = RuleInfo(
    id: "debug-mode", risk: .insecureDeployment, title: "debug mode", severity: .medium, cwe: 489,
    why: """
      Debuggers show source, variables and settings with every error, and some of them run code that the visitor \
      types.
      """,
    fix: """
      Turn it off, or switch it on from an environment variable that only the development stage sets.
      """)
}
