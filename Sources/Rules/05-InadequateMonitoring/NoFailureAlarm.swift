import Core

/// Functions that may fail without anybody noticing.
struct NoFailureAlarm: Rule {
  static let isAboutAWS = true
  static let info = RuleInfo(
    id: "no-failure-alarm", risk: .inadequateMonitoring, title: "failures that nobody hears of", severity: .low,
    cwe: 778,
    why: """
      Nobody waits for the answer of a function behind a queue, a bucket or a timetable. When it fails, or \
      somebody makes it fail, nothing tells.
      """,
    fix: """
      Set an alarm on `Errors` of the functions, or on the number of messages in their dead-letter queue, with \
      an action that reaches a person.
      """)

  func check(_ application: Application, into findings: inout Findings) {
    let silent = application.functions.filter { function in
      !function.triggers.isEmpty && function.triggers.allSatisfy { !$0.kind.isAnswered }
    }
    guard !silent.isEmpty, !application.alarms.contains(where: Self.watches),
      let place = application.sharedPlace(of: silent)
    else { return }
    findings.add(
      finding(
        "nobody is told when \(silent.count == 1 ? silent[0].id : "one of \(silent.count) functions") fails", at: place,
        subjects: silent.map(\.id)))
  }

  private static func watches(_ alarm: Alarm) -> Bool {
    guard let namespace = alarm.namespace.value else { return true }
    return ["AWS/Lambda", "AWS/SQS", "AWS/States", "AWS/Events"].contains(namespace) || !namespace.hasPrefix("AWS/")
  }
}
