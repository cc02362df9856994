import Core

extension MapBuilder {
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
        let target = names.node(named: resource.text, where: { $0 != source }), !isConnected(source, target)
      else { continue }
      note(statement.actions, on: connect(source, target, .grant, at: statement.place))
    }
  }

  /// Whether the map shows already why the role may use the resource.
  private func isConnected(_ source: Int, _ target: Int) -> Bool {
    edge(source, target, .access) != nil || edge(source, target, .trigger) != nil
      || edge(source, target, .failure) != nil || edge(target, source, .trigger) != nil
  }

  /// What nothing in the files fires or writes to has its entrance all the same: whoever calls it by hand, or a system
  /// elsewhere.
  mutating func addUnfired() {
    let fired = Set(map.edges.filter { $0.kind == .trigger }.map(\.target))
    for function in application.functions {
      guard let target = node(function.id), !fired.contains(target) else { continue }
      let source = entrance(.operators, "invoke", "Direct invocation", "nothing in the files fires it", at: nil)
      connect(source, target, .trigger, label: "invoke", checks: ["IAM"], at: function.place)
    }
    addProducers()
  }

  private mutating func addProducers() {
    let firing = Set(map.edges.filter { $0.kind == .trigger }.map(\.source))
    let fed = Set(map.edges.filter { $0.writes || $0.kind == .trigger }.map(\.target))
    for node in map.nodes.indices where firing.contains(node) && !fed.contains(node) {
      let place = map.nodes[node].place
      switch map.nodes[node].kind {
      case .directory:
        connect(
          entrance(.anonymous, "sign-up", "Sign-up", "and sign-in", at: nil), node, .access, label: "sign-up", at: place
        )
      case .workflow:
        let source = entrance(.operators, "start", "Started by hand", "nothing in the files starts it", at: nil)
        connect(source, node, .trigger, label: "start", checks: ["IAM"], at: place)
      case .bucket, .table, .queue, .topic, .stream, .bus, .database, .secret:
        let source = entrance(
          .service, "producers", "Producers elsewhere", "nothing in the files writes to it", at: nil)
        connect(source, node, .access, label: "write", checks: ["IAM"], at: place)
      case .entrance, .function, .service: continue
      }
      map.edges[map.edges.count - 1].writes = true
    }
  }
}
