import Core

// Data that leaves the program through a channel, and data that comes in through one.

extension Solver {
  private static let deepestExport = 5
  /// The longest way that a taint takes with it.
  private static let longestWay = 24

  // MARK: Out

  mutating func writeChannel(_ row: CatalogRow, _ key: Symbol, _ site: CallSite, _ frame: Frame) {
    let value = joined(row.subject, site)
    guard value != .bottom else { return }
    let service = values.symbols[key].split(separator: ".").first.map(String.init) ?? ""
    switch row.effect {
    case .delivers(let trigger, let path, let resource):
      let destination = ChannelWrite.Destination.event(trigger, path: path)
      note(value, to: destination, joined(resource, site), key: objectKey(site), site, frame)
    case .keeps(let resource, let keySelector):
      let objectKey = keySelector.map { joined($0, site) }
      note(value, to: .store(service: service), joined(resource, site), key: objectKey, site, frame)
    default: break
    }
  }

  private mutating func objectKey(_ site: CallSite) -> ValueID? {
    site.named(values.symbols.intern("Key")).flatMap { value in
      if case .text = values.shape(value) { value } else { nil }
    }
  }

  private mutating func note(
    _ value: ValueID, to destination: ChannelWrite.Destination, _ resource: ValueID, key: ValueID?, _ site: CallSite,
    _ frame: Frame
  ) {
    if case .union(let id) = values.shape(resource) {
      // One of several: each may receive it.
      for part in values.alternatives(id) { note(value, to: destination, part, key: key, site, frame) }
      return
    }
    let id = EvidenceCollector.WriteKey(destination: destination, place: site.place, resource: resource)
    var entry = evidence.writes[id] ?? EvidenceCollector.WriteEntry()
    entry.value = values.join(entry.value, value)
    if let key { entry.key = values.join(entry.key ?? .bottom, key) }
    entry.activations.insert(frame.id)
    evidence.writes[id] = entry
  }

  /// A value as it leaves, with the ways of its taints written out.
  mutating func exported(_ value: ValueID, by function: String?, depth: Int = 0) -> PortableValue {
    var result = PortableValue()
    let node = values[value]
    if case .text = node.shape {
      result.isText = true
      result.literal = constantText(value)
    }
    let isDeepest = depth >= Self.deepestExport
    let taints = isDeepest ? values.deepTaints(value) : node.taints
    result.taints = values.taints[taints].map { portable($0, by: function) }
    if isDeepest { return result }
    for field in node.fields {
      result.fields[values.symbols[field.name]] = exported(field.value, by: function, depth: depth + 1)
    }
    if node.rest != .bottom { result.rest = [exported(node.rest, by: function, depth: depth + 1)] }
    if case .union(let id) = node.shape {
      for part in values.alternatives(id) {
        result = result.joined(with: exported(part, by: function, depth: depth + 1))
      }
    }
    return result
  }

  private func portable(_ taint: Taint, by function: String?) -> PortableTaint {
    let source = values.taints.sources[Int(taint.source)]
    var steps = values.taints.way(of: taint).compactMap { traceStep($0, source) }
    if steps.count > Self.longestWay { steps = Array(steps.prefix(8)) + Array(steps.suffix(Self.longestWay - 8)) }
    if let last = steps.indices.last, steps[last].function == nil { steps[last].function = function }
    return PortableTaint(source: source, sinks: taint.sinks, steps: steps)
  }

  // MARK: In

  /// What the stores hold for a read of a resource; nil when nothing is known to lie there.
  mutating func recalled(_ service: String, _ resource: ValueID, key: ValueID?, _ place: Place, _ frame: Frame)
    -> ValueID?
  {
    guard !program.stores.isEmpty else { return nil }
    let environment = program.entries.first?.environment ?? [:]
    let wanted = text(resource, environment)
    let wantedKey = key.map { text($0, environment) }
    var result: ValueID?
    for stored in program.stores where stored.service == service {
      guard program.names.same(wanted, stored.resource) == .yes, mayMeet(wantedKey, stored.key) else { continue }
      let value = imported(stored.value, place)
      result = result.map { values.join($0, value) } ?? value
    }
    return result
  }

  /// Whether two keys may be equal, by what is known of their beginnings.
  private func mayMeet(_ one: Text?, _ other: Text?) -> Bool {
    guard let one, let other else { return true }
    if let left = one.literal, let right = other.literal { return left == right }
    return one.knownPrefix.hasPrefix(other.knownPrefix) || other.knownPrefix.hasPrefix(one.knownPrefix)
  }

  /// A value that comes in, at the place where it is read.
  mutating func imported(_ value: PortableValue, _ place: Place) -> ValueID {
    var taints = TaintsID.none
    for taint in value.taints { taints = values.taints.union(taints, values.taints.imported(taint, &values.symbols)) }
    if let literal = value.literal, value.fields.isEmpty { return values.adding(taints, to: values.text(literal)) }
    if value.fields.isEmpty, value.rest.isEmpty {
      return value.isText ? values.text([.unknown], taints) : values.unknown(taints)
    }
    var result = values.make(.object, taints)
    for (name, field) in value.fields.sorted(by: { $0.key < $1.key }) {
      result = values.setting(result, values.symbols.intern(name), to: imported(field, place))
    }
    if let rest = value.rest.first { result = values.storing(imported(rest, place), in: result) }
    return result
  }

  /// The event with what other functions of the application put into it.
  mutating func adding(_ inbound: [InboundValue], to event: ValueID, _ place: Place) -> ValueID {
    inbound.reduce(event) { placingInbound(imported($1.value, place), at: $1.path[...], in: $0) }
  }

  private mutating func placingInbound(_ value: ValueID, at path: ArraySlice<String>, in whole: ValueID) -> ValueID {
    guard let name = path.first else { return whole == .unknown ? value : values.join(whole, value) }
    var node = values[whole]
    if name == "*" {
      node.rest = placingInbound(value, at: path.dropFirst(), in: node.rest == .bottom ? .unknown : node.rest)
      if node.shape == .unknown { node.shape = .list }
      return values.make(node)
    }
    let symbol = values.symbols.intern(name)
    let part = node.field(symbol) ?? (node.rest == .bottom ? .unknown : node.rest)
    return values.setting(whole, symbol, to: placingInbound(value, at: path.dropFirst(), in: part))
  }
}
