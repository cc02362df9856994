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

  func check(_ application: Application, into findings: inout Findings) {
    checkMisuses(application, into: &findings)
    for app in application.distributions where app.allowsDebugging.value == true {
      findings.add(
        finding(
          "a debugger may be attached to \(app.id) from outside", at: app.allowsDebugging.place ?? app.place,
          subjects: [app.id], fix: "Set `remote_debugging_enabled = false`",
          edits: app.allowsDebugging.replaced(by: "false")))
    }
    var seen: Set<Place> = []
    for function in application.functions {
      for variable in function.environment where Self.isDebugger(variable) && seen.insert(variable.place).inserted {
        findings.add(
          finding(
            "\(variable.name) turns the debugger of \(function.id) on", at: variable.place, subjects: [function.id],
            fix: "Remove \(variable.name), or set it for the development stage only"))
      }
    }
  }

  private static func isDebugger(_ variable: Function.Variable) -> Bool {
    guard let value = variable.value.value?.literal?.lowercased() else { return false }
    switch variable.name {
    case "FLASK_DEBUG", "DJANGO_DEBUG": return ["1", "true", "yes"].contains(value)
    case "FLASK_ENV": return value == "development"
    default: return false
    }
  }
}
