package import Core

/// What the writes of an application's functions set off: the functions that run for them, whatever data they carry.
package struct Reactions {
  /// Resources in a row that hand something on.
  private static let mostHops = 6

  private let hearing: Hearing
  private let listeners: [TriggerKind: [Listener]]
  private let conduits: [TriggerKind: [Conduit]]
  private let kinds: [String: TriggerKind]
  private var firings: [Firing] = []
  private var pending: [Signal] = []

  private struct Listener {
    var function: String
    var trigger: Trigger
  }

  /// Something on its way from one write.
  private struct Signal {
    var write: ChannelWrite
    var arrival: Arrival
    var over: [String]
    var answer: Answer
    var isFiltered = false
  }

  private init(_ application: Application, catalog: Catalog) {
    hearing = Hearing(application: application, names: ResourceNames(application), catalog: catalog)
    var listeners: [TriggerKind: [Listener]] = [:]
    for function in application.functions {
      for trigger in function.triggers {
        listeners[trigger.kind, default: []].append(Listener(function: function.id, trigger: trigger))
      }
    }
    self.listeners = listeners
    conduits = Dictionary(grouping: application.conduits, by: \.trigger.kind)
    kinds = application.arrivalKinds
  }

  package static func find(_ writes: [ChannelWrite], in application: Application, catalog: Catalog) -> [Firing] {
    var reactions = Reactions(application, catalog: catalog)
    for write in writes { reactions.follow(write) }
    return reactions.firings
  }

  private mutating func follow(_ write: ChannelWrite) {
    guard case .event(let kind) = write.destination, kind != .cloudWatchLogs else { return }
    var arrival = Arrival(kind, at: write.resource, event: write.value)
    arrival.key = write.key
    arrival.isWhole = write.isWhole
    pending = [Signal(write: write, arrival: arrival, over: [], answer: .yes)]
    while let signal = pending.popLast() {
      if signal.over.count <= Self.mostHops { tell(signal) }
    }
  }

  private mutating func tell(_ signal: Signal) {
    let kind = signal.arrival.kind
    if kind == .invoke || kind == .stepFunctions { return start(signal) }
    if kind.isHTTP { return call(signal) }
    for listener in listeners[kind] ?? [] {
      let answer = hearing.answer(listener.trigger, signal.arrival)
      if answer == .no { continue }
      var signal = signal
      signal.isFiltered = signal.isFiltered || !hearing.knowsAll(listener.trigger, signal.arrival)
      add(listener.function, kind, over: listener.trigger.source.value, answer, signal)
    }
    for conduit in conduits[kind] ?? [] { hand(signal, on: conduit) }
  }

  private mutating func add(
    _ target: String, _ kind: TriggerKind, over last: Text?, _ answer: Answer, door: String = "", _ signal: Signal
  ) {
    var firing = Firing(
      signal.write.functions, to: target, kind, over: signal.over + (last.map { [Self.name($0)] } ?? []),
      PatternMatch.all([answer, signal.answer]), isConditional: signal.write.isConditional, door: door,
      at: signal.write.place)
    firing.isFiltered = signal.isFiltered
    if !firings.contains(firing) { firings.append(firing) }
  }

  private static func name(_ text: Text) -> String { text.resource ?? text.display }

  /// A function that is called by name, or the steps of a workflow that is started.
  private mutating func start(_ signal: Signal) {
    for function in hearing.application.functions where isNamed(function.id, by: signal.arrival.resource) {
      add(function.id, .invoke, over: nil, .yes, signal)
    }
    for machine in hearing.application.stateMachines where isNamed(machine.id, by: signal.arrival.resource) {
      run(machine, signal)
    }
  }

  private func isNamed(_ id: String, by text: Text) -> Bool {
    hearing.names.same(text, Text(pieces: [.attribute(of: id, name: "Ref")])) == .yes
  }

  private mutating func run(_ machine: StateMachine, _ signal: Signal) {
    if signal.over.contains(machine.id) { return }
    var signal = signal
    signal.over.append(machine.id)
    if machine.hasChoices, signal.answer == .yes { signal.answer = .perhaps }
    for state in machine.states {
      guard let id = state.target.value?.resource, hearing.application.function(id) != nil else { continue }
      add(id, .stepFunctions, over: nil, .yes, signal)
    }
    for step in machine.steps {
      guard let (service, name) = step.operation, let parameters = step.parameters else { continue }
      let call = OperationCall(service, name, parameters.value { _ in nil }, catalog: hearing.catalog)
      for arrival in call.arrivals {
        var step = signal
        step.arrival = arrival
        pending.append(step)
      }
    }
  }

  /// A request to the application's own API.
  private mutating func call(_ signal: Signal) {
    for target in OwnAddress(signal.arrival.resource, in: hearing.application).targets {
      var signal = signal
      // Which of an API's fields a query asks for is not known.
      signal.isFiltered = signal.isFiltered || target.isGraphQL
      add(target.function, target.kind, over: nil, .yes, door: target.door, signal)
    }
  }

  /// What a conduit hands on, from resource to resource.
  private mutating func hand(_ signal: Signal, on conduit: Conduit) {
    let answer = PatternMatch.all([hearing.answer(conduit.trigger, signal.arrival), signal.answer])
    guard answer != .no, let kind = kind(of: conduit.target) else { return }
    let source = conduit.trigger.source.value.map { [Self.name($0)] } ?? []
    let load = signal.arrival.event.part(at: path(of: conduit, signal.arrival.kind)) ?? PortableValue()
    let isEvent = kind == .eventBridge && conduit.load == .events
    var arrival = Arrival(
      kind, at: conduit.target, event: .placed(load, at: isEvent ? [] : hearing.anatomy(of: kind).payload))
    arrival.hops = signal.arrival.hops + 1
    let isFiltered = signal.isFiltered || !hearing.knowsAll(conduit.trigger, signal.arrival)
    pending.append(
      Signal(
        write: signal.write, arrival: arrival, over: signal.over + source, answer: answer, isFiltered: isFiltered))
  }

  private func path(of conduit: Conduit, _ kind: TriggerKind) -> [String] {
    let anatomy = hearing.anatomy(of: kind)
    return switch conduit.load {
    case .events: conduit.trigger.input == nil ? anatomy.envelope : []
    case .records: anatomy.record
    case .payload: anatomy.payload
    case .answer, .report: []
    }
  }

  private func kind(of target: Text) -> TriggerKind? {
    if let id = target.resource { return kinds[id] }
    if target.literal == "default" { return .eventBridge }
    return kinds.first { isNamed($0.key, by: target) }?.value
  }
}
