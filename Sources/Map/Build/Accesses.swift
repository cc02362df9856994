import Core

extension MapBuilder {
  /// From each function to what its code reads, writes, sends to and calls.
  mutating func addAccesses() {
    for call in application.evidence.serviceCalls {
      let sources = call.functions.compactMap { node($0) }
      if sources.isEmpty { continue }
      guard let service = Operations.service(call.service) else {
        addBeyond(call, from: sources)
        continue
      }
      let targets = call.putsOnDefaultBus ? [add(Self.defaultBus)] : named(by: call, service)
      for source in sources {
        if !targets.isEmpty {
          for target in targets { add(call, from: source, to: target) }
        } else if let target = implied(by: call, of: source, service) {
          add(call, from: source, to: target)
        } else {
          add(call, from: source, to: add(unknown(service, call)))
        }
      }
    }
  }

  /// A service without resources that the map knows, such as one that sends e-mail.
  private mutating func addBeyond(_ call: ServiceCall, from sources: [Int]) {
    if Operations.isBackground(call.service) { return }
    let title = Operations.beyond[call.service] ?? call.service
    let target = add(foreign("service:\(call.service)", .service, title, "service", call.place))
    for source in sources { add(call, from: source, to: target) }
  }

  private mutating func add(_ call: ServiceCall, from source: Int, to target: Int) {
    let isCall = map.nodes[target].kind == .function || map.nodes[target].kind == .workflow
    let (reads, writes) = Operations.directions(call.operation)
    let edge = connect(
      source, target, isCall && writes ? .trigger : .access, label: "\(call.service):\(call.operation)", at: call.place)
    map.edges[edge].reads = map.edges[edge].reads || reads
    map.edges[edge].writes = map.edges[edge].writes || writes
  }

  /// The resources that a call names: those of the application, or foreign ones by name.
  private mutating func named(by call: ServiceCall, _ service: Operations.Service) -> [Int] {
    for parameter in service.parameters {
      let nodes = call.values(of: parameter).compactMap { node(named: $0, by: call, service) }
      if !nodes.isEmpty { return nodes }
    }
    return []
  }

  private mutating func node(named text: Text, by call: ServiceCall, _ service: Operations.Service) -> Int? {
    if let node = names.node(named: text, where: { map.nodes[$0].kind == service.kind }) { return node }
    let name = NodeNames.tail(of: text)
    if name.isEmpty { return nil }
    let detail = "\(service.kind.noun) elsewhere"
    return add(foreign("foreign:\(call.service):\(name)", service.kind, name, detail, call.place))
  }

  /// Where a call does not say which resource it means: the one that fires the function, or the only one of its kind that
  /// the role names, since others would be refused.
  private func implied(by call: ServiceCall, of source: Int, _ service: Operations.Service) -> Int? {
    let firing = map.edges.filter { edge in
      edge.kind == .trigger && edge.target == source && map.nodes[edge.source].kind == service.kind
    }
    if Operations.directions(call.operation).reads, firing.count == 1 { return firing[0].source }
    guard let function = application.function(map.nodes[source].id), let role = application.role(of: function) else {
      return nil
    }
    let granted = role.statements.filter { $0.effect == .allow }.flatMap(\.resources).map(\.text)
    let candidates = Set(granted.compactMap { text in names.node(named: text) { map.nodes[$0].kind == service.kind } })
    return candidates.count == 1 ? candidates.first : nil
  }

  /// The bus that every account has, to which events go that name none.
  static let defaultBus = MapNode(
    id: "bus:default", kind: .bus, label: "Default event bus", detail: "event bus of the account", place: nil)

  private func unknown(_ service: Operations.Service, _ call: ServiceCall) -> MapNode {
    foreign("service:\(call.service)", .service, service.title, "\(service.kind.noun) not known", call.place)
  }

  private func foreign(_ id: String, _ kind: MapNode.Kind, _ label: String, _ detail: String, _ place: Place) -> MapNode
  {
    var node = MapNode(id: id, kind: kind, label: label, detail: detail, place: place)
    node.isForeign = true
    return node
  }
}

extension Text.Piece {
  /// Whether the piece says something about which resource is meant.
  var isKnown: Bool {
    switch self {
    case .literal(let text): text.contains { $0.isLetter }
    case .attribute: true
    case .unknown: false
    }
  }
}

extension ServiceCall {
  /// Whether events go to the account's default bus.
  var putsOnDefaultBus: Bool {
    guard service == "events", operation == "PutEvents" else { return false }
    return parameters["EventBusName"] == nil || parameters["EventBusName"]?.literal == "default"
  }
}
