import Core

// What the solver knows of values that leave the program, free of its numbers.

extension Solver {
  /// An event is a few levels deep itself before what was sent begins.
  private static let deepest = 6
  /// The longest way that a taint takes with it.
  private static let longestWay = 24

  /// What the program hands on, as far as it carries data that matters.
  mutating func writes(_ entries: [Set<Int>]) -> [ChannelWrite] {
    var result: [ChannelWrite] = []
    let plain = plainActivations
    for (key, entry) in evidence.writes {
      let functions = functions([key.activation], entries)
      // What is sent without data fires functions all the same; what is kept without data is of no interest.
      if functions.isEmpty || key.destination.isStore && !carriesData(entry) { continue }
      let environment = environments[activations[Int(key.activation.index)].environment]
      var write = ChannelWrite(
        destination: key.destination,
        resource: key.resource == .bottom ? Text() : text(key.resource, environment),
        key: entry.key.map { text($0, environment) },
        value: event(entry, by: functions[0], environment), functions: functions, place: key.place)
      write.isWhole = entry.isWhole
      write.isConditional = entry.isConditional || !plain.contains(key.activation)
      result.append(write)
    }
    result += answers(entries) + logged(entries)
    return Self.ordered(result)
  }

  /// The stores that the program looks into.
  mutating func reads(_ entries: [Set<Int>]) -> [StoreRead] {
    var reads: [StoreRead] = []
    for key in evidence.reads {
      let environment = environments[activations[Int(key.activation.index)].environment]
      let resource = text(key.resource, environment)
      let functions = functions([key.activation], entries)
      if functions.isEmpty { continue }
      reads.append(StoreRead(service: key.service, resource: resource, functions: functions))
    }
    return reads
  }

  /// The activations that run whenever a handler does.
  private var plainActivations: Set<ActivationID> {
    var plain: Set<ActivationID> = []
    var pending = roots.map(\.activation)
    while let next = pending.popLast() {
      if plain.insert(next).inserted { pending += activations[Int(next.index)].plainCallees }
    }
    return plain
  }

  private mutating func carriesData(_ entry: EvidenceCollector.WriteEntry) -> Bool {
    for (_, value) in entry.parts where !values.deepTaints(value).isEmpty { return true }
    return false
  }

  /// What the handlers give back, kept for those who invoke them.
  private mutating func answers(_ entries: [Set<Int>]) -> [ChannelWrite] {
    var result: [ChannelWrite] = []
    for (key, value) in evidence.answers where !values.deepTaints(value).isEmpty {
      for function in functions([key.activation], entries) {
        let resource = Text(pieces: [.attribute(of: function, name: "Ref")])
        result.append(
          ChannelWrite(
            destination: .store(service: "lambda"), resource: resource, value: exported(value, by: function),
            functions: [function], place: key.place))
      }
    }
    return result
  }

  /// What the functions log goes to a group of their own.
  private mutating func logged(_ entries: [Set<Int>]) -> [ChannelWrite] {
    let payload = catalog.shape(of: .cloudWatchLogs)?.anatomy.payload ?? []
    var result: [ChannelWrite] = []
    for (key, value) in evidence.logged {
      for function in functions([key.activation], entries) {
        let group = Text(pieces: [.literal("/aws/lambda/"), .attribute(of: function, name: "Ref")])
        // What the platform packs is no archive of the sender's making.
        let text = exported(value, by: function).mapTaints { $0.without(.archive) }
        let line = PortableValue.placed(text, at: payload)
        result.append(
          ChannelWrite(
            destination: .event(.cloudWatchLogs), resource: group, value: line, functions: [function],
            place: key.place))
      }
    }
    return result
  }

  private mutating func event(
    _ entry: EvidenceCollector.WriteEntry, by function: String, _ environment: [String: Text]
  ) -> PortableValue {
    var event = PortableValue()
    let parts = entry.parts.sorted { ($0.key.count, "\($0.key)") < ($1.key.count, "\($1.key)") }
    for (path, value) in parts {
      event = event.setting(exported(value, by: function, environment), at: path[...])
    }
    for (path, options) in entry.options {
      var said = PortableValue()
      said.options = options
      event = event.setting(said, at: path[...])
    }
    for path in entry.closed {
      var object = event.part(at: path) ?? PortableValue()
      object.isWhole = true
      event = event.setting(object, at: path[...])
    }
    return event
  }

  // MARK: Values

  /// A value as it leaves, with the ways of its taints written out.
  private mutating func exported(
    _ value: ValueID, by function: String?, _ environment: [String: Text] = [:], depth: Int = 0
  ) -> PortableValue {
    var result = PortableValue()
    let node = values[value]
    result.text = constant(value, environment)
    let isDeepest = depth >= Self.deepest
    let taints = isDeepest ? values.deepTaints(value) : node.taints
    result.taints = values.taints[taints].map { portable($0, by: function) }
    if isDeepest { return result }
    for field in node.fields {
      result.fields[values.symbols[field.name]] = exported(field.value, by: function, environment, depth: depth + 1)
    }
    if node.rest != .bottom { result.rest = [exported(node.rest, by: function, environment, depth: depth + 1)] }
    result.isWhole = isClosed(node)
    if case .union(let id) = node.shape {
      let parts = values.alternatives(id).map { exported($0, by: function, environment, depth: depth + 1) }
      if let first = parts.first { result = parts.dropFirst().reduce(first) { $0.joined(with: $1) } }
    }
    return result
  }

  /// Whether a value is an object, or one written as text, of which every field is known.
  private func isClosed(_ node: ValueNode) -> Bool {
    switch node.shape {
    case .object: node.rest == .bottom
    case .text: !node.fields.isEmpty && node.rest == .bottom
    default: false
    }
  }

  /// What is known of a string; a constant number or boolean as it would be written.
  private mutating func constant(_ value: ValueID, _ environment: [String: Text]) -> Text? {
    switch values.shape(value) {
    case .text: text(value, environment)
    case .number, .boolean: describe(value).map { Text($0) }
    default: nil
    }
  }

  private func portable(_ taint: Taint, by function: String?) -> PortableTaint {
    var steps = told(taint, in: function, then: [])
    if steps.count > Self.longestWay { steps = Array(steps.prefix(8)) + Array(steps.suffix(Self.longestWay - 8)) }
    if !steps.isEmpty, steps[0].function == nil { steps[0].function = function }
    return PortableTaint(
      source: values.taints.sources[Int(taint.source)], sinks: taint.sinks, steps: steps,
      confidence: values.taints.confidence(of: taint))
  }
}
