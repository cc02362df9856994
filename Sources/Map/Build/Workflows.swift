import Core

extension MapBuilder {
  /// From each workflow to the functions and channels that its states call.
  mutating func addWorkflows() {
    for machine in application.stateMachines {
      guard let source = node(machine.id) else { continue }
      for state in machine.states {
        guard let text = state.target.value, let target = names.node(named: text, where: { $0 != source }) else {
          continue
        }
        let isFunction = map.nodes[target].kind == .function
        let edge = connect(source, target, isFunction ? .trigger : .access, label: state.name, at: state.place)
        if !isFunction { map.edges[edge].writes = true }
      }
    }
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
