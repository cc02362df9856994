import Core

/// A step of a workflow, or a function that another one calls for callers whom it let in, that can also be called from
/// outside.
struct InternalStepOverPublicEndpoint: Rule {
  static let info = RuleInfo(
    id: "internal-step-over-public-endpoint", risk: .flowManipulation,
    title: "step of a workflow with a door of its own", severity: .high, confidence: .medium, cwe: 841,
    why: """
      The workflow, or the function before, makes sure that the steps come in order, each after its check. A step \
      with a route of its own can be called alone: the goods without the payment.
      """,
    fix: "Remove the route, or start the workflow or the function before from it in place of the step.")

  func check(_ application: Application, into findings: inout Findings) {
    checkWorkflows(application, into: &findings)
    for function in application.functions {
      guard let (open, caller) = application.shortCut(to: function), let place = open.steps[0].place else { continue }
      findings.add(
        finding(
          "\(function.id), which \(caller.label) calls for callers whom it let in, can be called from outside without it",
          at: place, subjects: [function.id, caller.id],
          related: [caller.place].compactMap { $0 }.map { RelatedPlace(place: $0, note: "the call by \(caller.label)") }
        ))
    }
  }

  private func checkWorkflows(_ application: Application, into findings: inout Findings) {
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

extension Application {
  /// The way of anybody straight to a function that another one invokes for callers who were asked, and that other one.
  fileprivate func shortCut(to function: Function) -> (open: Way, caller: Way.Step)? {
    let ways = evidence.ways.filter { $0.function == function.id && !$0.needsTakeover }
    let open = ways.first { $0.isOpen && $0.checks.isEmpty && $0.steps.count == 2 }
    let caller = ways.lazy.filter { $0.audience == .user && !$0.checks.isEmpty && $0.steps.count > 2 }
      .map { $0.steps[$0.steps.count - 2] }.first { $0.action.hasPrefix("lambda:") }
    guard let open, let caller else { return nil }
    return (open, caller)
  }
}
