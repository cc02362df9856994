import Core

// Data that comes in through a channel, or is read from a store that another function wrote.

extension Solver {
  /// What the stores hold for a read of a resource; nil when nothing is known to lie there.
  mutating func recalled(_ service: String, _ resource: ValueID, key: ValueID?, _ frame: Frame) -> ValueID? {
    evidence.reads.insert(.init(service: service, resource: resource, activation: frame.id))
    guard !program.stores.isEmpty else { return nil }
    let environment = environments[activations[Int(frame.id.index)].environment]
    let wanted = text(resource, environment)
    let wantedKey = key.map { text($0, environment) }
    var result: ValueID?
    for stored in program.stores where stored.service == service {
      guard program.names.same(wanted, stored.resource) == .yes, Self.mayMeet(wantedKey, stored.key) else { continue }
      let value = imported(stored.value)
      result = result.map { values.join($0, value) } ?? value
    }
    return result
  }

  /// Whether two keys may be equal, by what is known of their beginnings.
  private static func mayMeet(_ one: Text?, _ other: Text?) -> Bool {
    guard let one, let other else { return true }
    if let left = one.literal, let right = other.literal { return left == right }
    return one.knownPrefix.hasPrefix(other.knownPrefix) || other.knownPrefix.hasPrefix(one.knownPrefix)
  }

  /// A value that comes in.
  mutating func imported(_ value: PortableValue) -> ValueID {
    var taints = TaintsID.none
    for taint in value.taints { taints = values.taints.union(taints, values.taints.imported(taint, &values.symbols)) }
    if value.fields.isEmpty, value.rest.isEmpty {
      return value.text.map { values.text(pieces(of: $0), taints) } ?? values.unknown(taints)
    }
    var result = values.make(.object, taints)
    for (name, field) in value.fields.sorted(by: { $0.key < $1.key }) {
      result = values.setting(result, values.symbols.intern(name), to: imported(field))
    }
    if let rest = value.rest.first { result = values.storing(imported(rest), in: result) }
    return result
  }

  mutating func pieces(of text: Text) -> [TextPiece] {
    if text.pieces.isEmpty { return [.literal(values.symbols.intern(""))] }
    return text.pieces.map { piece in
      switch piece {
      case .literal(let literal): .literal(values.symbols.intern(literal))
      case .attribute(let resource, let name):
        .attribute(of: values.symbols.intern(resource), name: values.symbols.intern(name))
      case .unknown: .unknown
      }
    }
  }

  /// The event with what other functions of the application put into it.
  mutating func adding(_ inbound: [InboundValue], to event: ValueID) -> ValueID {
    inbound.reduce(event) { adding($1.event, to: $0) }
  }

  /// Where something is known of a part it joins what the event's own shape says; the rest of the event stays.
  private mutating func adding(_ value: PortableValue, to whole: ValueID) -> ValueID {
    if whole == .unknown { return imported(value) }
    let isLeaf = value.fields.isEmpty && value.rest.isEmpty
    if isLeaf || !isStructure(whole) { return values.join(whole, imported(value)) }
    var result = whole
    if !value.taints.isEmpty {
      var own = PortableValue()
      own.taints = value.taints
      let whole = imported(own)
      result = values.adding(values[whole].taints, to: result)
    }
    for (name, field) in value.fields.sorted(by: { $0.key < $1.key }) {
      let symbol = values.symbols.intern(name)
      let node = values[result]
      let part = node.field(symbol) ?? (node.rest == .bottom ? .unknown : node.rest)
      result = values.setting(result, symbol, to: adding(field, to: part))
    }
    guard let rest = value.rest.first else { return result }
    var node = values[result]
    if node.shape == .unknown { node.shape = .list }
    node.rest = adding(rest, to: node.rest == .bottom ? .unknown : node.rest)
    return values.make(node)
  }

  private func isStructure(_ value: ValueID) -> Bool {
    switch values.shape(value) {
    case .object, .list, .unknown: true
    default: false
    }
  }
}
