import Core

extension MapBuilder {
  /// What the platform hands on from one resource to the next, with no code in between: a pipe, a bucket's notifications
  /// to a queue, a delivery stream that fills a bucket, the target of a rule.
  mutating func addConduits() {
    for conduit in application.conduits where conduit.trigger.isEnabled.value != false { add(conduit) }
  }

  private mutating func add(_ conduit: Conduit) {
    guard let target = names.node(named: conduit.target, where: { map.nodes[$0].kind != .function }) else { return }
    if conduit.trigger.kind == .invoke { return addOutcome(conduit, to: target) }
    let source = source(of: conduit.trigger)
    // Subscriptions and dead letters are drawn from the resources' own settings.
    let isDrawn = [MapEdge.Kind.delivery, .failure].contains { edge(source, target, $0) != nil }
    guard source != target, !isDrawn else { return }
    let delivery = connect(source, target, .delivery, label: conduit.trigger.summary, at: conduit.trigger.place)
    map.edges[delivery].writes = true
  }

  /// What a function answers, where it goes on by itself.
  private mutating func addOutcome(_ conduit: Conduit, to target: Int) {
    guard conduit.load == .answer || conduit.load == .report, let id = conduit.trigger.source.value?.resource,
      let source = node(id), edge(source, target, .failure) == nil
    else { return }
    let results = connect(source, target, .delivery, label: "results", at: conduit.trigger.place)
    map.edges[results].writes = true
  }

  /// Requests of functions to the application's own APIs, drawn to the functions that answer them.
  mutating func addOwnCalls() {
    for firing in application.evidence.firings where firing.trigger.isRequest {
      guard let target = node(firing.target) else { continue }
      for source in firing.functions.compactMap({ node($0) }) where source != target {
        let edge = connect(source, target, .trigger, label: firing.door, at: firing.place)
        map.edges[edge].reads = true
        map.edges[edge].writes = true
      }
    }
  }
}

extension TriggerKind {
  /// A request over the network to an address that the application has.
  fileprivate var isRequest: Bool {
    switch self {
    case .apiGatewayREST, .apiGatewayHTTP, .functionURL, .loadBalancer, .appSync: true
    default: false
    }
  }
}
