import Core

extension Solver {
  /// The event that any of these triggers sends, with the taints of the fields that outsiders control.
  mutating func event(of triggers: [TriggerKind], _ entry: Int, _ place: Place) -> ValueID {
    let kinds = triggers.isEmpty ? [TriggerKind.invoke] : triggers
    return kinds.reduce(.bottom) { values.join($0, event(of: $1, entry, place)) }
  }

  private mutating func event(of trigger: TriggerKind, _ entry: Int, _ place: Place) -> ValueID {
    guard let shape = catalog.shape(of: trigger) else { return freeForm(trigger, entry, place) }
    var root = values.make(.object)
    let rest = value(of: shape.rest, trigger, entry, place)
    if rest != .unknown { root = values.storing(rest, in: root) }
    // Longer paths later: a field stands beside the "*" that covers its neighbours.
    for field in shape.fields.sorted(by: { $0.path.count < $1.path.count }) {
      root = setting(field.path[...], of: root, to: value(of: field, trigger, entry, place))
    }
    let sender = entry < program.entries.count ? program.entries[entry].senders[trigger] : nil
    if let sender, !shape.anatomy.sender.isEmpty {
      root = setting(shape.anatomy.sender[...], of: root, to: values.text(pieces(of: sender)))
    }
    let whole = TaintSource(
      kind: .wholeEvent, controller: shape.rest.controller, label: "the whole event", trigger: trigger, place: place)
    return values.adding(values.taints.source(whole, sinks: .initial(for: .wholeEvent)), to: root)
  }

  /// A payload of which nothing is known is its sender's altogether.
  private mutating func freeForm(_ trigger: TriggerKind, _ entry: Int, _ place: Place) -> ValueID {
    let field = EventShape.Field(path: [], controller: .producer, form: .any)
    return values.storing(value(of: field, trigger, entry, place), in: values.make(.object))
  }

  mutating func value(
    of field: EventShape.Field, _ trigger: TriggerKind, _ entry: Int, _ place: Place
  ) -> ValueID {
    if field.form == .harmless { return form(.harmless, .none) }
    var taints = TaintsID.none
    if field.controller != .service, field.controller != .deployer, field.form != .identifier {
      taints = eventTaint(.event, field, trigger, entry, place)
    }
    if field.kind != .event {
      taints = values.taints.union(taints, eventTaint(field.kind, field, trigger, entry, place))
    }
    return form(field.form, taints)
  }

  private mutating func eventTaint(
    _ kind: SourceKind, _ field: EventShape.Field, _ trigger: TriggerKind, _ entry: Int, _ place: Place
  ) -> TaintsID {
    var controller = field.controller
    if controller == .anonymous, entry < program.entries.count, program.entries[entry].isAuthenticated {
      controller = .user
    }
    let names = field.path.map { $0 == "*" ? "[]" : ".\($0)" }.joined()
    let source = TaintSource(
      kind: kind, controller: controller, label: "event" + names, trigger: trigger, place: place)
    return values.taints.source(source, sinks: .initial(for: kind))
  }

  private mutating func setting(_ path: ArraySlice<String>, of whole: ValueID, to value: ValueID) -> ValueID {
    guard let name = path.first else { return value }
    if name == "*" {
      let element = values[whole].rest == .bottom ? ValueID.unknown : values[whole].rest
      let inner = setting(path.dropFirst(), of: path.count == 1 ? .unknown : element, to: value)
      return replacingRest(of: whole, with: inner)
    }
    let symbol = values.symbols.intern(name)
    let part = path.count == 1 ? ValueID.unknown : values[whole].field(symbol) ?? values.make(.object)
    return values.setting(whole, symbol, to: setting(path.dropFirst(), of: part, to: value))
  }

  private mutating func replacingRest(of whole: ValueID, with rest: ValueID) -> ValueID {
    var node = values[whole]
    if node.shape == .unknown || node.shape == .bottom { node = ValueNode(shape: .object, taints: node.taints) }
    node.rest = rest
    return values.make(node)
  }
}
