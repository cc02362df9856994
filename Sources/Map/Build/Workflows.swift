import Core

extension MapBuilder {
  /// From each workflow to what its states call, in their order: functions, channels and stores.
  mutating func addWorkflows() {
    for machine in application.stateMachines {
      guard let source = node(machine.id) else { continue }
      let steps = machine.steps
      let numbers = Dictionary(steps.map { ($0.name, $0.number) }, uniquingKeysWith: { first, _ in first })
      for state in machine.states {
        guard let text = state.target.value, let target = names.node(named: text, where: { $0 != source }) else {
          continue
        }
        let label = numbers[state.name].map { "\($0) \(state.name)" } ?? state.name
        let isFunction = map.nodes[target].kind == .function
        let edge = connect(source, target, isFunction ? .trigger : .access, label: label, at: state.place)
        if !isFunction { map.edges[edge].writes = true }
      }
      for step in steps { add(step, of: machine, source) }
    }
  }

  /// A step as a fact of the workflow, and to the resource that it uses without a function.
  private mutating func add(_ step: WorkflowStep, of machine: StateMachine, _ source: Int) {
    let ends = step.next.isEmpty ? "" : " → \(step.next.joined(separator: ", "))"
    var what = step.type
    if let (service, name) = step.operation {
      what = "\(service):\(name)"
      if let target = target(of: step, service), target != source {
        let isCall = map.nodes[target].kind == .function || map.nodes[target].kind == .workflow
        let place = machine.states.first { $0.name == step.name }?.place
        let edge = connect(
          source, target, isCall ? .trigger : .access, label: "\(step.number) \(step.name)", at: place)
        let (reads, writes) = Operations.directions(name)
        map.edges[edge].reads = map.edges[edge].reads || reads
        map.edges[edge].writes = map.edges[edge].writes || writes
      }
    }
    map.nodes[source].facts.append(MapNode.Fact("step \(step.number)", "\(step.name) (\(what))\(ends)"))
  }

  /// The resource that the parameters of a step name.
  private func target(of step: WorkflowStep, _ service: String) -> Int? {
    guard let known = Operations.service(service), let parameters = step.parameters else { return nil }
    for name in known.parameters {
      let written = parameters.members.first { $0.name.lowercased() == name.lowercased() }?.value.text
      let inside = parameters.members.flatMap { $0.value.items + [$0.value] }.compactMap { $0[name]?.text }.first
      guard let text = written ?? inside else { continue }
      if let node = names.node(named: text, where: { map.nodes[$0].kind == known.kind }) { return node }
    }
    return nil
  }

  /// What the platform passes on by itself: topics to queues, failures to dead-letter queues.
  mutating func addDeliveries() {
    for topic in application.topics {
      guard let source = node(topic.id) else { continue }
      for subscription in topic.subscriptions { add(subscription, of: source) }
    }
    for queue in application.queues {
      guard let source = node(queue.id) else { continue }
      addFailures(from: source, to: [queue.deadLetterTarget])
    }
    for function in application.functions {
      guard let source = node(function.id) else { continue }
      let targets = [function.deadLetterTarget, function.failureDestination]
      addFailures(from: source, to: targets + function.triggers.map(\.failureDestination))
    }
  }

  private mutating func add(_ subscription: Topic.Subscription, of source: Int) {
    let way = subscription.protocolName.value ?? "subscription"
    if let endpoint = subscription.endpoint.value,
      let target = names.node(named: endpoint, where: { [.queue, .stream].contains(map.nodes[$0].kind) })
    {
      let edge = connect(source, target, .delivery, label: way, at: subscription.place)
      map.edges[edge].writes = true
    }
  }

  private mutating func addFailures(from source: Int, to targets: [Known<Text>]) {
    for case .known(let text, let place) in targets {
      guard let target = names.node(named: text, where: { $0 != source }) else { continue }
      let edge = connect(source, target, .failure, label: "failures", at: place)
      map.edges[edge].writes = true
    }
  }
}
