import Core

// What authorizers answer.

extension Solver {
  /// Authorizers that say yes whatever they are asked: nothing they do depends on the event, and the answer allows.
  func authorizersWithoutDecision(_ entries: [Set<Int>]) -> [Misuse] {
    roots.compactMap { root in
      let entry = program.entries[root.entry]
      guard entry.triggers.contains(.apiGatewayAuthorizer) || inferred[root.activation] == .apiGatewayAuthorizer,
        !reached(from: root.activation).contains(where: { evidence.decisions.contains($0) }),
        let answer = evidence.answers.first(where: { $0.key.activation == root.activation }), allows(answer.value)
      else { return nil }
      return Misuse(
        kind: "authorizer-always-allows", place: answer.key.place, callee: entry.export, functions: [entry.function])
    }
  }

  private func reached(from start: ActivationID) -> Set<ActivationID> {
    var seen: Set<ActivationID> = []
    var pending = [start]
    while let next = pending.popLast() {
      if seen.insert(next).inserted { pending += activations[Int(next.index)].callees }
    }
    return seen
  }

  /// Whether an answer holds a statement that allows, or says that the caller is authorized, and nothing to the contrary.
  private func allows(_ value: ValueID) -> Bool {
    let said = statements(in: value, depth: 0)
    return said.contains(true) && !said.contains(false)
  }

  private func statements(in value: ValueID, depth: Int) -> Set<Bool> {
    guard depth < 6 else { return [] }
    let node = values[value]
    var said: Set<Bool> = []
    for field in node.fields {
      switch values.symbols[field.name] {
      case "Effect": said.insert(constantText(field.value) == "Allow")
      case "isAuthorized": said.insert(values.shape(field.value) == .boolean(true))
      default: said.formUnion(statements(in: field.value, depth: depth + 1))
      }
    }
    return node.rest == .bottom ? said : said.union(statements(in: node.rest, depth: depth + 1))
  }
}
