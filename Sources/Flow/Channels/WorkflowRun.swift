import Core

/// Follows data through the states of a workflow, each with all inputs that it may have at once, until nothing changes.
/// https://docs.aws.amazon.com/step-functions/latest/dg/concepts-input-output-filtering.html
struct WorkflowRun {
  /// Branches and maps inside of others that are followed.
  private static let deepest = 8
  /// Times that a state is looked at again because more came in.
  private static let mostVisits = 6

  let machine: StateMachine
  var router: Router
  private let hops: Int
  private let usesJSONata: Bool
  private var scope = WorkflowScope()

  init(_ machine: StateMachine, router: Router, hops: Int) {
    self.machine = machine
    self.router = router
    self.hops = hops
    usesJSONata = machine.definition?["QueryLanguage"]?.literal == "JSONata"
  }

  /// - Returns: what the workflow's execution gives back.
  mutating func run(with input: PortableValue) -> PortableValue {
    guard let definition = machine.definition else { return PortableValue() }
    scope.execution = input
    return run(definition, with: input, depth: 0)
  }

  private mutating func run(_ definition: Structure, with input: PortableValue, depth: Int) -> PortableValue {
    guard depth < Self.deepest, let first = definition["StartAt"]?.literal, let states = definition["States"] else {
      return PortableValue()
    }
    var result = PortableValue()
    var inputs: [String: PortableValue] = [:]
    var visits: [String: Int] = [:]
    var pending = [(name: first, input: input)]
    while let (name, arrived) = pending.popLast() {
      if let known = inputs[name], known.covers(arrived) || visits[name, default: 0] > Self.mostVisits { continue }
      visits[name, default: 0] += 1
      let whole = inputs[name]?.joined(with: arrived) ?? arrived
      inputs[name] = whole
      guard let state = states[name] else { continue }
      let outcome = follow(state, name, whole, depth: depth)
      pending += outcome.next
      if let output = outcome.end { result = result.joined(with: output) }
    }
    return result
  }

  // MARK: States

  /// Where a state leads, with what, and what it ends the run with.
  private struct Outcome {
    var next: [(name: String, input: PortableValue)] = []
    var end: PortableValue?
  }

  private mutating func follow(_ state: Structure, _ name: String, _ input: PortableValue, depth: Int) -> Outcome {
    let isJSONata = state["QueryLanguage"]?.literal.map { $0 == "JSONata" } ?? usesJSONata
    let query = isJSONata ? WorkflowQuery.jsonata(state) : .paths(state)
    scope.input = query.input(input, scope)
    if state["Type"]?.literal == "Choice" { return choose(state, query, input) }
    let raw = perform(state, name, query, depth: depth)
    scope.assign(query.assignments(raw, scope))
    let output = query.output(of: raw, input, scope)
    var outcome = Outcome()
    if state["Type"]?.literal == "Succeed" || state["End"]?.literal == "true" {
      outcome.end = output
    } else if let next = state["Next"]?.literal {
      outcome.next.append((next, output))
    }
    for catcher in state["Catch"]?.items ?? [] {
      guard let next = catcher["Next"]?.literal else { continue }
      outcome.next.append((next, query.caught(catcher, input, scope)))
    }
    return outcome
  }

  private func choose(_ state: Structure, _ query: WorkflowQuery, _ input: PortableValue) -> Outcome {
    var outcome = Outcome()
    for rule in state["Choices"]?.items ?? [] {
      guard let next = rule["Next"]?.literal else { continue }
      let (answer, narrowed) = query.test(rule, input, scope)
      if answer != .no { outcome.next.append((next, narrowed)) }
      if answer == .yes { return outcome }
    }
    if let preset = state["Default"]?.literal { outcome.next.append((preset, input)) }
    return outcome
  }

  /// What the state itself gives, before it is put into its place.
  private mutating func perform(_ state: Structure, _ name: String, _ query: WorkflowQuery, depth: Int) -> PortableValue
  {
    switch state["Type"]?.literal {
    case "Task": return call(state, name, query.parameters(scope))
    case "Pass": return state["Result"].map { $0.value { _ in nil } } ?? query.parameters(scope)
    case "Parallel": return parallel(state, query.parameters(scope), depth: depth)
    case "Map": return map(state, query, depth: depth)
    default: return scope.input
    }
  }

  private mutating func parallel(_ state: Structure, _ input: PortableValue, depth: Int) -> PortableValue {
    var result = PortableValue()
    for (index, branch) in (state["Branches"]?.items ?? []).enumerated() {
      result.fields[String(index)] = run(branch, with: input, depth: depth + 1)
    }
    return result
  }

  private mutating func map(_ state: Structure, _ query: WorkflowQuery, depth: Int) -> PortableValue {
    guard let iterator = state["ItemProcessor"] ?? state["Iterator"] else { return PortableValue() }
    let items = query.items(scope)
    scope.item = items.part("*") ?? PortableValue()
    let input = query.itemInput(scope)
    return .placed(run(iterator, with: input, depth: depth + 1), at: ["*"])
  }

  // MARK: Tasks

  private mutating func call(_ state: Structure, _ name: String, _ parameters: PortableValue) -> PortableValue {
    guard let resource = state["Resource"]?.text else { return PortableValue() }
    let given = told(parameters, at: name)
    if resource.resource != nil || !resource.knownPrefix.hasPrefix("arn:aws:states:::") {
      return invoke(resource, given)
    }
    guard let operation = WorkflowStep.operation(resource) else { return PortableValue() }
    return run(operation, waits: resource.display.hasSuffix(".waitForTaskToken"), given)
  }

  /// The parameters with a step that tells where they are on their way.
  private func told(_ parameters: PortableValue, at state: String) -> PortableValue {
    guard let place = machine.states.first(where: { $0.name == state })?.place else { return parameters }
    let step = TraceStep(place: place, note: "goes into the step \(state) of \(machine.id)")
    return parameters.mapTaints { $0.passing(step) }
  }

  private mutating func invoke(_ function: Text, _ input: PortableValue) -> PortableValue {
    for candidate in router.application.functions where router.isNamed(candidate.id, by: function) {
      router.deliver(input, to: candidate.id, as: .stepFunctions, hops: hops)
    }
    return stored("lambda").filter { router.hearing.names.same($0.resource, function) == .yes }
      .reduce(PortableValue()) { $0.joined(with: $1.value) }
  }

  private func stored(_ service: String) -> [StoredValue] {
    router.deliveries.stored.filter { $0.service == service }
  }

  private mutating func run(
    _ operation: (service: String, name: String), waits: Bool, _ parameters: PortableValue
  ) -> PortableValue {
    let call = OperationCall(operation.service, operation.name, parameters, catalog: router.hearing.catalog)
    for var arrival in call.arrivals {
      arrival.hops = hops + 1
      router.send(arrival)
    }
    for value in call.kept { router.store(value) }
    if waits {
      // Whoever has the token ends the step, and nobody can tell for which step a token is.
      return stored("stepfunctions").filter { $0.resource.resource == nil }
        .reduce(PortableValue()) { $0.joined(with: $1.value) }
    }
    return call.result(from: router.deliveries.stored, router.hearing.names)
  }
}

/// What a state's expressions may speak of.
struct WorkflowScope {
  /// The input of the whole execution.
  var execution = PortableValue()
  /// The state's input, after its `InputPath`.
  var input = PortableValue()
  /// The element that a map is at.
  var item = PortableValue()
  /// What the state gave.
  var result = PortableValue()
  private(set) var variables: [String: PortableValue] = [:]

  mutating func assign(_ values: [String: PortableValue]) {
    for (name, value) in values { variables[name] = variables[name]?.joined(with: value) ?? value }
  }

  /// The context object. https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html
  func context(_ path: some Collection<String>) -> PortableValue? {
    let path = Array(path)
    if path.starts(with: ["Execution", "Input"]) { return execution.part(at: path.dropFirst(2)) }
    if path.starts(with: ["Map", "Item", "Value"]) { return item.part(at: path.dropFirst(3)) }
    return nil
  }
}
