import Core

/// A workflow whose runs are not recorded.
struct NoExecutionLogging: Rule {
  static let info = RuleInfo(
    id: "no-execution-logging", risk: .inadequateMonitoring, title: "workflow without a log", severity: .low, cwe: 778,
    why: """
      Executions are kept for 90 days and only where somebody looks. Without a log, inputs, failures and who \
      started what are gone, and no filter can raise an alarm.
      """,
    fix: "Set `LoggingConfiguration` with level `ERROR` or `ALL` and a log group.",
    references: ["https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html"])

  func check(_ application: Application, into findings: inout Findings) {
    let silent = application.stateMachines.filter { $0.logging.isAbsent || $0.logging.value == "OFF" }
    guard let first = silent.first else { return }
    findings.add(
      finding(
        "no run of \(silent.map(\.id).joined(separator: ", ")) is logged", at: first.logging.place ?? first.place,
        subjects: silent.map(\.id), related: silent.dropFirst().map { RelatedPlace(place: $0.place, note: $0.id) },
        fix: application.advice(
          "Set `LoggingConfiguration: { Level: ERROR, Destinations: [ … ] }`",
          sam: "Set `Logging: { Level: ERROR, Destinations: [ … ] }`",
          serverless: "Set `loggingConfig: { level: ERROR, destinations: [ … ] }`",
          terraform: "Set `logging_configuration { level = \"ERROR\" … }`")))
  }
}
