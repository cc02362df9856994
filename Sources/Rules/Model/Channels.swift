import Core
import Privilege

extension Application {
  /// The finding for a channel whose policy lets everybody in: graver when functions stand behind it.
  func openChannel(
    _ info: RuleInfo, _ noun: String, _ id: String, _ statement: PolicyStatement, behind kind: TriggerKind
  ) -> Finding {
    let ways = bothWays(around: id)
    let direct = functions.filter { function in
      function.triggers.contains { $0.kind == kind && $0.source.value?.resource == id }
    }
    let fired = (direct.map(\.id) + ways.functions).uniqued()
    let actions = statement.actions.map(\.text.display).joined(separator: ", ")
    let effect = fired.isEmpty ? "" : ", which runs \(fired.joined(separator: ", "))"
    let everyone = statement.principals.first(where: \.isEveryone)
    return Finding(
      info, "anybody may use \(actions) on \(noun) \(id)\(effect)\(ways.contrast)",
      at: everyone?.place ?? statement.place, subjects: fired + [id], related: ways.related,
      severity: fired.isEmpty ? info.severity : .critical)
  }

  /// The statements of the policies that stand on resources, with the resource's id.
  var resourcePolicies: [(id: String, statement: PolicyStatement)] {
    buckets.flatMap { bucket in bucket.policy.map { (bucket.id, $0) } }
      + queues.flatMap { queue in queue.policy.map { (queue.id, $0) } }
      + topics.flatMap { topic in topic.policy.map { (topic.id, $0) } }
      + buses.flatMap { bus in bus.policy.map { (bus.id, $0) } }
  }
}

extension InvokePermission {
  /// Whether it lets somebody invoke the function; other actions are about its settings or its URL.
  var isForInvocation: Bool {
    guard let action = action.value?.literal else { return action.isAbsent }
    return ActionPattern(action).matches("lambda:InvokeFunction")
  }
}
