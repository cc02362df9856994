package import Core

/// Carries what functions write to the functions that receive it, through the resources, the triggers, the conduits and
/// the workflows of the application.
package struct Router {
  /// Resources in a row that hand data on.
  private static let mostHops = 6

  let hearing: Hearing
  private let resourceKinds: [String: TriggerKind]
  private var queue: [Arrival] = []
  private(set) var deliveries = Deliveries()
  /// What has gone into each workflow so far, by id.
  private var started: [String: PortableValue] = [:]

  /// What comes out.
  package struct Deliveries: Sendable {
    /// What arrives with the events of each function, by function id.
    package var inbound: [String: [InboundValue]] = [:]
    /// What lies in the stores.
    package var stored: [StoredValue] = []
  }

  private init(_ application: Application, catalog: Catalog) {
    hearing = Hearing(application: application, names: ResourceNames(application), catalog: catalog)
    resourceKinds = application.arrivalKinds
  }

  package static func route(_ writes: [ChannelWrite], in application: Application, catalog: Catalog) -> Deliveries {
    var router = Router(application, catalog: catalog)
    for write in writes { router.take(write) }
    for machine in application.stateMachines { router.start(machine, with: PortableValue(), hops: 0) }
    router.settle()
    return router.deliveries
  }

  var application: Application { hearing.application }

  private mutating func take(_ write: ChannelWrite) {
    if !write.value.isTainted { return }
    let value = write.value.mapTaints { $0.limited(to: write.confidence) }
    switch write.destination {
    case .store(let service):
      store(StoredValue(service: service, resource: write.resource, key: write.key, value: value))
      if service == "lambda", let function = write.resource.resource { report(answer: value, of: function) }
    case .event(let kind):
      var arrival = Arrival(kind, at: write.resource, event: value)
      arrival.key = write.key
      arrival.isWhole = write.isWhole
      queue.append(arrival)
    }
  }

  private mutating func settle() {
    while let next = queue.popLast() {
      if next.hops <= Self.mostHops { tell(next) }
    }
  }

  // MARK: Arrivals

  mutating func send(_ arrival: Arrival) { queue.append(arrival) }

  private mutating func tell(_ arrival: Arrival) {
    if arrival.kind == .invoke || arrival.kind == .stepFunctions { return start(arrival) }
    if arrival.kind.isHTTP { return call(arrival) }
    for function in application.functions {
      for trigger in function.triggers where trigger.kind == arrival.kind { tell(function.id, trigger, arrival) }
    }
    for conduit in application.conduits where conduit.trigger.kind == arrival.kind { hand(arrival, on: conduit) }
  }

  private mutating func tell(_ function: String, _ trigger: Trigger, _ arrival: Arrival) {
    guard let event = event(of: arrival, for: trigger) else { return }
    deliver(event, to: function, as: trigger.kind, hops: arrival.hops)
  }

  /// The event that a trigger sends for what arrives; nil when it sends none.
  private func event(of arrival: Arrival, for trigger: Trigger) -> PortableValue? {
    let answer = hearing.answer(trigger, arrival)
    if answer == .no { return nil }
    let confidence = min(arrival.confidence, answer == .perhaps ? .medium : .high)
    var event = InputTransform.applied(trigger.input, to: arrival.event)
    if trigger.sendsRecords {
      let record = event.part(at: hearing.anatomy(of: arrival.kind).record)
      event = PortableValue.placed(record ?? PortableValue(), at: ["*"])
    }
    return confidence == .high ? event : event.mapTaints { $0.limited(to: confidence) }
  }

  /// A function that is called by name, or the execution of a workflow.
  private mutating func start(_ arrival: Arrival) {
    for function in application.functions where isNamed(function.id, by: arrival.resource) {
      deliver(arrival.event, to: function.id, as: .invoke, hops: arrival.hops)
    }
    for machine in application.stateMachines where isNamed(machine.id, by: arrival.resource) {
      start(machine, with: arrival.event, hops: arrival.hops)
    }
  }

  func isNamed(_ id: String, by text: Text) -> Bool {
    hearing.names.same(text, Text(pieces: [.attribute(of: id, name: "Ref")])) == .yes
  }

  /// A request to the application's own API.
  private mutating func call(_ arrival: Arrival) {
    for target in OwnAddress(arrival.resource, in: application).targets {
      let event = target.isGraphQL ? OwnAddress.query(arrival.event) : arrival.event
      deliver(event, to: target.function, as: target.kind, hops: arrival.hops)
    }
  }

  mutating func deliver(_ event: PortableValue, to function: String, as kind: TriggerKind, hops: Int) {
    if !event.isTainted { return }
    deliveries.add(InboundValue(trigger: kind, event: event), to: function)
    for conduit in application.conduits where isOf(function, conduit) {
      switch conduit.load {
      case .events: forward(event, through: conduit, hops: hops + 1)
      case .report: forward(.placed(event, at: ["requestPayload"]), through: conduit, hops: hops + 1)
      case .answer, .records, .payload: continue
      }
    }
  }

  private mutating func report(answer: PortableValue, of function: String) {
    for conduit in application.conduits where isOf(function, conduit) {
      switch conduit.load {
      case .answer: forward(answer, through: conduit, hops: 1)
      case .report: forward(.placed(answer, at: ["responsePayload"]), through: conduit, hops: 1)
      case .events, .records, .payload: continue
      }
    }
  }

  private func isOf(_ function: String, _ conduit: Conduit) -> Bool {
    conduit.trigger.kind == .invoke && conduit.trigger.source.value?.resource == function
  }

  // MARK: Handing on

  private mutating func hand(_ arrival: Arrival, on conduit: Conduit) {
    guard let event = event(of: arrival, for: conduit.trigger) else { return }
    let anatomy = hearing.anatomy(of: arrival.kind)
    let path: [String] =
      switch conduit.load {
      case .events: conduit.trigger.input == nil ? anatomy.envelope : []
      case .records: anatomy.record
      case .payload: anatomy.payload
      case .answer, .report: []
      }
    guard let load = event.part(at: path) else { return }
    forward(load, through: conduit, hops: arrival.hops + 1)
  }

  /// Puts a load where senders of the target's kind put theirs. Events that go to a bus stay events.
  private mutating func forward(_ load: PortableValue, through conduit: Conduit, hops: Int) {
    guard load.isTainted, let kind = kind(of: conduit.target) else { return }
    let step = TraceStep(place: conduit.trigger.place, note: "handed on to \(conduit.target.display)")
    let load = load.mapTaints { $0.passing(step) }
    if let form = conduit.form, let function = conduit.target.resource {
      return deliver(.placed(load, at: form.path), to: function, as: form.kind, hops: hops)
    }
    let path = kind == .eventBridge && conduit.load == .events ? [] : hearing.anatomy(of: kind).payload
    var arrival = Arrival(kind, at: conduit.target, event: .placed(load, at: path))
    arrival.hops = hops
    if let service = kind.store { store(StoredValue(service: service, resource: conduit.target, value: load)) }
    queue.append(arrival)
  }

  private func kind(of target: Text) -> TriggerKind? {
    if let id = target.resource { return resourceKinds[id] }
    if target.literal == "default" { return .eventBridge }
    return resourceKinds.first { isNamed($0.key, by: target) }?.value
  }

  // MARK: Workflows and stores

  private mutating func start(_ machine: StateMachine, with input: PortableValue, hops: Int) {
    if let known = started[machine.id], known.covers(input) || hops > Self.mostHops { return }
    let whole = started[machine.id]?.joined(with: input) ?? input
    started[machine.id] = whole
    var run = WorkflowRun(machine, router: self, hops: hops)
    let output = run.run(with: whole)
    self = run.router
    let name = Text(pieces: [.attribute(of: machine.id, name: "Ref")])
    if output.isTainted { store(StoredValue(service: "stepfunctions", resource: name, value: output)) }
  }

  mutating func store(_ value: StoredValue) { deliveries.add(value) }
}

extension Router.Deliveries {
  mutating func add(_ value: InboundValue, to function: String) {
    let index = inbound[function]?.firstIndex { $0.trigger == value.trigger }
    if let index, let known = inbound[function]?[index].event {
      inbound[function]?[index].event = known.joined(with: value.event)
    } else {
      inbound[function, default: []].append(value)
    }
  }

  mutating func add(_ value: StoredValue) {
    let index = stored.firstIndex {
      $0.service == value.service && $0.resource == value.resource && $0.key == value.key
    }
    if let index {
      stored[index].value = stored[index].value.joined(with: value.value)
    } else {
      stored.append(value)
    }
  }
}

extension TriggerKind {
  var isHTTP: Bool {
    switch self {
    case .apiGatewayREST, .apiGatewayHTTP, .functionURL, .loadBalancer, .appSync: true
    default: false
    }
  }

  /// The service whose store the resources that send such events are.
  fileprivate var store: String? {
    switch self {
    case .s3: "s3"
    case .dynamoDBStream: "dynamodb"
    case .sqs: "sqs"
    default: nil
    }
  }
}

extension Application {
  /// The kind of event that arrives at each resource, by id.
  var arrivalKinds: [String: TriggerKind] {
    var kinds: [String: TriggerKind] = [:]
    for queue in queues { kinds[queue.id] = .sqs }
    for topic in topics { kinds[topic.id] = .sns }
    for stream in streams { kinds[stream.id] = stream.kind == .data ? .kinesis : .firehose }
    for bus in buses { kinds[bus.id] = .eventBridge }
    for table in tables { kinds[table.id] = .dynamoDBStream }
    for bucket in buckets { kinds[bucket.id] = .s3 }
    for machine in stateMachines { kinds[machine.id] = .stepFunctions }
    for function in functions { kinds[function.id] = .invoke }
    return kinds
  }
}
