import Core

extension MapBuilder {
  /// From each function to what its code reads, writes, sends to and calls.
  mutating func addAccesses() {
    for call in application.evidence.serviceCalls {
      let target = target(of: call)
      guard let target else { continue }
      for id in call.functions {
        if let source = node(id) { add(call, from: source, to: target) }
      }
    }
  }

  private mutating func add(_ call: ServiceCall, from source: Int, to target: Int) {
    let isCall = map.nodes[target].kind == .function || map.nodes[target].kind == .workflow
    let (reads, writes) = Operations.directions(call.operation)
    let edge = connect(
      source, target, isCall && writes ? .trigger : .access, label: "\(call.service):\(call.operation)", at: call.place)
    map.edges[edge].reads = map.edges[edge].reads || reads
    map.edges[edge].writes = map.edges[edge].writes || writes
  }

  /// The node of the resource that a call names: one of the application, a foreign one by name, or the service as such.
  private mutating func target(of call: ServiceCall) -> Int? {
    guard let service = Operations.service(call.service) else {
      if Self.isBackground(call.service) { return nil }
      return add(foreign("service:\(call.service)", .service, call.service, "service", call.place))
    }
    for parameter in service.parameters {
      guard let text = call.parameters[parameter], !text.pieces.isEmpty else { continue }
      if let node = names.node(named: text, where: { map.nodes[$0].kind == service.kind }) { return node }
      let name = ResourceNames.tail(of: text)
      if text.pieces.contains(where: \.isKnown), !name.isEmpty {
        return add(
          foreign("foreign:\(call.service):\(name)", service.kind, name, "\(service.kind.noun) elsewhere", call.place))
      }
    }
    return add(
      foreign("service:\(call.service)", .service, service.title, "\(service.kind.noun) not known", call.place))
  }

  private func foreign(_ id: String, _ kind: MapNode.Kind, _ label: String, _ detail: String, _ place: Place) -> MapNode
  {
    var node = MapNode(id: id, kind: kind, label: label, detail: detail, place: place)
    node.isForeign = true
    return node
  }

  /// Services that are part of running, not of the application's data flow.
  private static func isBackground(_ service: String) -> Bool {
    ["logs", "cloudwatch", "xray", "sts", "kms"].contains(service)
  }

  /// What roles grant on the application's resources where the code was not seen to use it. Only statements that name the
  /// resource count; wildcards say nothing about how the application hangs together.
  mutating func addGrants() {
    for function in application.functions {
      guard let source = node(function.id), let role = application.role(of: function) else { continue }
      for statement in role.statements where statement.effect == .allow { add(statement, from: source) }
    }
  }

  private mutating func add(_ statement: PolicyStatement, from source: Int) {
    for resource in statement.resources {
      guard resource.text.pieces.contains(where: \.isKnown),
        let target = names.node(named: resource.text, where: { $0 != source }),
        edge(source, target, .access) == nil, edge(target, source, .trigger) == nil,
        edge(source, target, .trigger) == nil, edge(source, target, .failure) == nil
      else { continue }
      note(statement.actions, on: connect(source, target, .grant, at: statement.place))
    }
  }

  /// Functions that nothing was seen to fire are called by hand, or by something outside the files.
  mutating func addUnfired() {
    let fired = Set(map.edges.filter { $0.kind == .trigger }.map(\.target))
    for function in application.functions {
      guard let target = node(function.id), !fired.contains(target) else { continue }
      let source = entrance(.operators, "invoke", "Direct invocation", "nothing in the files fires it", at: nil)
      connect(source, target, .trigger, label: "invoke", check: "IAM", at: function.place)
    }
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
