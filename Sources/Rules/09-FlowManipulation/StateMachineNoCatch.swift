import Core

/// A workflow that stops in the middle when a step fails.
struct StateMachineNoCatch: Rule {
  static let info = RuleInfo(
    id: "state-machine-no-catch", risk: .flowManipulation, title: "workflow without a way out", severity: .medium,
    cwe: 755,
    why: """
      What the steps before have done stays: the payment is taken and the order is not placed. Whoever can make \
      one step fail chooses where the flow ends.
      """,
    fix: "Give every state that does work a `Catch` that undoes or reports what was done.",
    references: ["https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html"])

  func check(_ application: Application, into findings: inout Findings) {
    for machine in application.stateMachines {
      let working = machine.states.filter { $0.type == "Task" }
      let bare = working.filter { !$0.hasCatch }
      guard let first = bare.first, !machine.states.contains(where: { $0.type != "Task" && $0.hasCatch }) else {
        continue
      }
      let caught = working.count - bare.count
      findings.add(
        finding(
          "when \(bare.map(\.name).joined(separator: ", ")) fails, \(machine.id) stops where it is", at: first.place,
          subjects: [machine.id] + bare.compactMap { $0.target.value?.resource },
          related: bare.dropFirst().map { RelatedPlace(place: $0.place, note: $0.name) },
          severity: caught == 0 && application.changes(in: working) > 1 ? .medium : .low))
    }
  }
}
