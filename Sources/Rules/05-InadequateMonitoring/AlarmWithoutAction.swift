import Core

/// An alarm that reaches nobody.
struct AlarmWithoutAction: Rule {
  static let info = RuleInfo(
    id: "alarm-without-action", risk: .inadequateMonitoring, title: "alarm without action", severity: .low, cwe: 778,
    why: "The alarm changes its state and that is all. It looks like monitoring in every list.",
    fix: "Name a topic with a subscriber in `AlarmActions`.")

  func check(_ application: Application, into findings: inout Findings) {
    for alarm in application.alarms {
      let isEmpty = alarm.actions.isAbsent || alarm.actions.value?.isEmpty == true
      guard isEmpty || alarm.actionsEnabled.value == false else { continue }
      findings.add(
        finding(
          "alarm \(alarm.id) reaches nobody", at: alarm.actionsEnabled.place ?? alarm.actions.place ?? alarm.place,
          subjects: [alarm.id], edits: isEmpty ? [] : alarm.actionsEnabled.replaced(by: "true")))
    }
  }
}
