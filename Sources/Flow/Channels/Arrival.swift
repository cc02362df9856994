import Core

/// Data that arrives at a resource, as the event by which the resource tells its listeners.
struct Arrival {
  var kind: TriggerKind
  /// What names the resource.
  var resource: Text
  /// The object's key, as far as known.
  var key: Text?
  var event: PortableValue
  /// What is not in the event was not sent.
  var isWhole = false
  var confidence = Confidence.high
  /// Resources in a row that have handed it on.
  var hops = 0

  init(_ kind: TriggerKind, at resource: Text, event: PortableValue) {
    self.kind = kind
    self.resource = resource
    self.event = event
  }
}

/// Who hears what arrives where.
struct Hearing {
  let application: Application
  let names: ResourceNames
  let catalog: Catalog

  func anatomy(of kind: TriggerKind) -> EventShape.Anatomy { catalog.shape(of: kind)?.anatomy ?? .init() }

  /// Whether a trigger fires on what arrives.
  func answer(_ trigger: Trigger, _ arrival: Arrival) -> Answer {
    guard trigger.isEnabled.value != false else { return .no }
    let address = hears(trigger, arrival)
    guard address != .no else { return .no }
    return PatternMatch.all([
      address, key(of: arrival, trigger), PatternMatch.answer(trigger.patterns, filtered(by: trigger, arrival)),
    ])
  }

  /// Whether all is known that a trigger's pattern asks about. Data is taken to pass a pattern that asks for more.
  func knowsAll(_ trigger: Trigger, _ arrival: Arrival) -> Bool {
    if trigger.kind == .iotRule { return true }
    if trigger.patterns.isEmpty { return trigger.filter.isAbsent }
    let value = filtered(by: trigger, arrival)
    return trigger.patterns.contains { PatternMatch.isDecided($0, value) }
  }

  private func hears(_ trigger: Trigger, _ arrival: Arrival) -> Answer {
    switch trigger.kind {
    case .eventBridge: return isOnBus(trigger, arrival) ? .yes : .no
    case .iotRule: return TopicFilter(sql: trigger.filter.value)?.admits(arrival.resource) ?? .no
    default:
      // A name that nobody knows may be anything, and a listener to it is no listener to this.
      guard let source = trigger.source.value else { return .no }
      return names.same(arrival.resource, source) == .yes ? .yes : .no
    }
  }

  /// A rule without a bus listens on the account's default one.
  private func isOnBus(_ trigger: Trigger, _ arrival: Arrival) -> Bool {
    let isDefault = arrival.resource.pieces.isEmpty || arrival.resource.literal == "default"
    guard let bus = trigger.source.value, !bus.pieces.isEmpty else { return isDefault }
    return isDefault ? bus.literal == "default" : names.same(arrival.resource, bus) == .yes
  }

  private func key(of arrival: Arrival, _ trigger: Trigger) -> Answer {
    guard trigger.kind == .s3, let key = arrival.key else { return .yes }
    var value = PortableValue(key)
    value.add(arrival.event.deepTaints)
    var answers: [Answer] = []
    if let prefix = trigger.keyPrefix.value?.literal { answers.append(PatternMatch.begins(with: prefix, value)) }
    if let suffix = trigger.keySuffix.value?.literal { answers.append(PatternMatch.ends(with: suffix, value)) }
    return PatternMatch.all(answers)
  }

  /// What the trigger's patterns are about.
  private func filtered(by trigger: Trigger, _ arrival: Arrival) -> PortableValue {
    let anatomy = anatomy(of: trigger.kind)
    if trigger.filtersBody { return arrival.event.part(at: anatomy.payload) ?? PortableValue() }
    if !anatomy.attributes.isEmpty {
      var attributes = arrival.event.part(at: anatomy.attributes) ?? PortableValue()
      attributes.isWhole = arrival.isWhole && (attributes.isWhole || attributes.fields.isEmpty)
      attributes.fields = attributes.fields.mapValues { $0.part("Value") ?? $0 }
      return attributes
    }
    return arrival.event.part(at: anatomy.record) ?? PortableValue()
  }
}

/// The topics that a rule of the device gateway selects from: `SELECT * FROM 'doors/+/state'`.
/// https://docs.aws.amazon.com/iot/latest/developerguide/topics.html
struct TopicFilter {
  private let levels: [Substring]

  init?(sql: String?) {
    guard let sql, let from = sql.lowercased().firstRange(of: "from ") else { return nil }
    let offset = sql.lowercased().utf8.distance(from: sql.lowercased().startIndex, to: from.upperBound)
    guard let start = sql.utf8.index(sql.startIndex, offsetBy: offset, limitedBy: sql.endIndex) else { return nil }
    let quoted = sql[start...].drop { $0 == " " }
    guard let quote = quoted.first, quote == "'" || quote == "\"" else { return nil }
    levels = quoted.dropFirst().prefix { $0 != quote }.split(separator: "/", omittingEmptySubsequences: false)
  }

  func admits(_ topic: Text) -> Answer {
    let given = topic.pieces.map { piece in
      if case .literal(let text) = piece { text } else { "\u{0}" }
    }.joined().split(separator: "/", omittingEmptySubsequences: false)
    var result = Answer.yes
    for (index, level) in levels.enumerated() {
      if level == "#" { return result }
      guard index < given.count else { return .no }
      if level == "+" || level == given[index] { continue }
      guard given[index].contains("\u{0}") else { return .no }
      result = .perhaps
    }
    return given.count == levels.count ? result : .no
  }
}
