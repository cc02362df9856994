import Core

/// Logging that writes everything, in production too.
struct VerboseLogging: MisuseRule {
  static let kinds = ["verbose-logging"]
  static let remark = "{callee} logs everything, request contents included{detail}"
  static let habit = Habit.application
  static let info = RuleInfo(
    id: "verbose-logging", risk: .inadequateMonitoring, title: "logging at debug level", severity: .low, cwe: 532,
    why: """
      Debug logs of SDKs and frameworks hold request bodies, headers and signatures. They cost money by volume \
      and give readers of the log more than the application's users may see.
      """,
    fix: """
      Set the level to `INFO` or `WARNING`, and let an environment variable lower it for a single stage.
      """)

  func check(_ application: Application, into findings: inout Findings) {
    checkMisuses(application, into: &findings)
    for api in application.apis where api.logsRequestData.value == true {
      findings.add(
        finding(
          "\(api.id) logs whole requests and answers", at: api.logsRequestData.place ?? api.place, subjects: [api.id],
          fix: application.advice(
            "Set `DataTraceEnabled: false`", serverless: "Set `provider.logs.restApi.fullExecutionData: false`",
            terraform: "Set `data_trace_enabled = false`"),
          edits: api.logsRequestData.replaced(by: "false"), severity: .medium))
    }
    var seen: Set<Place> = []
    for function in application.functions {
      for variable in function.environment where Self.isVerbose(variable) && seen.insert(variable.place).inserted {
        findings.add(
          finding(
            "\(variable.name) makes \(function.id) log everything", at: variable.place, subjects: [function.id],
            fix: "Set \(variable.name) to `INFO`, or `false` where it is a switch", cause: "style"))
      }
    }
  }

  private static func isVerbose(_ variable: Function.Variable) -> Bool {
    guard let value = variable.value.value?.literal?.uppercased() else { return false }
    if variable.name == "POWERTOOLS_LOGGER_LOG_EVENT" || variable.name == "POWERTOOLS_LOG_EVENT" {
      return value == "TRUE"
    }
    return variable.name.uppercased().hasSuffix("LOG_LEVEL") && ["DEBUG", "TRACE", "ALL", "SILLY"].contains(value)
  }
}
