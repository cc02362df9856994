import Core

/// A step of a workflow that can also be called from outside.
struct InternalStepOverPublicEndpoint: Rule {
  static let info = RuleInfo(
    id: "internal-step-over-public-endpoint", risk: .flowManipulation,
    title: "step of a workflow with a door of its own", severity: .high, confidence: .medium, cwe: 841,
    why: """
      The workflow makes sure that the steps come in order, each after its check. A step with a route of its own \
      can be called alone: the goods without the payment.
      """,
    fix: "Remove the route, or start the workflow from it in place of the step.")

  func check(_ application: Application, into findings: inout Findings) {
    for machine in application.stateMachines {
      for state in machine.states {
        guard let id = state.target.value?.resource, let function = application.function(id),
          application.reach(of: function) >= .user,
          let trigger = function.triggers.first(where: { $0.route != nil })
        else { continue }
        findings.add(
          finding(
            "\(id), step \(state.name) of \(machine.id), can be called from outside without the steps before it",
            at: trigger.place, subjects: [id, machine.id],
            related: [RelatedPlace(place: state.place, note: "the step")],
            severity: application.reach(of: function) == .anonymous ? .high : .medium))
      }
    }
  }
}
