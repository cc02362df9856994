import Core

/// Logs that are kept for ever because nobody said for how long.
struct NoLogRetention: Rule {
  static let isAboutAWS = true
  static let info = RuleInfo(
    id: "no-log-retention", risk: .inadequateMonitoring, title: "logs kept without end", severity: .low, cwe: 1230,
    why: """
      Logs that never expire keep personal data for ever and cost more every month. A log group that the \
      template does not own is also not encrypted or watched as the template says.
      """,
    fix: "Declare the log group of each function and say how long it is kept.")

  func check(_ application: Application, into findings: inout Findings) {
    let groups = application.logGroups.filter(\.retentionDays.isAbsent)
    let functions = application.functions.filter { $0.logRetentionDays.isAbsent && !application.hasLogGroup(for: $0) }
    guard let place = groups.first?.place ?? application.sharedPlace(of: functions) else { return }
    let subjects = groups.map(\.id) + functions.map(\.id)
    let what =
      subjects.count == 1 ? "the logs of \(subjects[0]) are" : "the logs of \(subjects.count) functions and groups are"
    findings.add(
      finding(
        "\(what) kept for ever", at: place, subjects: subjects,
        fix: application.advice(
          "Add an `AWS::Logs::LogGroup` named `/aws/lambda/` and the function, with `RetentionInDays: 90`",
          serverless: "Set `provider.logRetentionInDays: 90`",
          terraform:
            "Add an `aws_cloudwatch_log_group` named `/aws/lambda/` and the function, with `retention_in_days = 90`")))
  }
}
