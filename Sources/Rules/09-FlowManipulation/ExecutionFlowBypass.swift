import Core
import Privilege

/// A step that is meant to follow another one, behind a channel that anybody may write to.
struct ExecutionFlowBypass: Rule {
  static let info = RuleInfo(
    id: "execution-flow-bypass", risk: .flowManipulation, title: "step reachable without the step before it",
    severity: .high, confidence: .medium, cwe: 841,
    why: """
      The step trusts that what arrives was let in and checked by the step before it. Whoever writes to the \
      channel directly leaves that step out, with its authentication, its checks and its limits.
      """,
    fix: """
      Close the channel to everybody but the role of the step before, and let this step check again what it \
      relies on: the size, the owner, the signature of what it was handed.
      """)

  func check(_ application: Application, into findings: inout Findings) {
    for step in application.functions {
      for trigger in step.triggers {
        guard let door = application.door(of: trigger) else { continue }
        let guards = application.writers(to: trigger).filter { $0 != step.id }
        guard let first = guards.first, let act = application.act(of: step) else { continue }
        findings.add(
          finding(
            "\(step.id) acts on what \(first) lets in, but anybody may write to \(door.resource), which runs it too",
            at: act.place, subjects: [step.id, door.resource] + guards,
            related: [
              RelatedPlace(place: door.place, note: "the open door"),
              RelatedPlace(place: trigger.place, note: "the trigger"),
            ]))
        break
      }
    }
  }
}

extension Application {
  /// The place where a trigger's channel lets everybody write, and the channel's id.
  func door(of trigger: Trigger) -> (resource: String, place: Place)? {
    guard let source = trigger.source.value?.resource else { return nil }
    switch trigger.kind {
    case .s3:
      guard let bucket = bucket(behind: trigger) else { return nil }
      if let statement = bucket.publicStatement(for: "s3:PutObject") { return (bucket.id, statement.place) }
      return bucket.publicACL(for: "s3:PutObject")?.place.map { (bucket.id, $0) }
    case .sns: return openStatement(topics.first { $0.id == source }?.policy, "sns:Publish").map { (source, $0) }
    case .sqs: return openStatement(queues.first { $0.id == source }?.policy, "sqs:SendMessage").map { (source, $0) }
    default: return nil
    }
  }

  private func openStatement(_ policy: [PolicyStatement]?, _ action: String) -> Place? {
    policy?.first { $0.isOpenToEveryone && $0.covers(action) }?.place
  }

  /// The functions whose code writes to the channel behind a trigger.
  func writers(to trigger: Trigger) -> [String] {
    var writers: [String] = []
    for function in functions where loop(of: function, through: trigger) != nil { writers.append(function.id) }
    return writers
  }

  /// The call by which a function changes something, the first in its code.
  func act(of function: Function) -> ServiceCall? {
    evidence.calls(of: function.id).first { call in
      !ActionPattern("\(call.service):\(call.operation)").isReadOnly
    }
  }
}
