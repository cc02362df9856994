import Core

// Data that leaves the program through a channel.

extension Solver {
  /// One event that a call sends: of several rows, or one of a batch.
  private struct Letter {
    struct ID: Hashable {
      var trigger: TriggerKind
      var number: Int
    }
    var resource = ValueID.bottom
    var entry = EvidenceCollector.WriteEntry()
  }

  /// The call's arguments, or one element of a batch among them.
  private struct Unit {
    var value: ValueID
    /// From the value to what a row speaks of.
    var path: ArraySlice<String>
    /// The element stands at the first so many fields of the row's path.
    var depth: Int
  }

  /// Notes the events that an operation sends, as its delivering rows say.
  mutating func deliver(_ rows: [CatalogRow], _ site: CallSite, _ frame: Frame) {
    var letters: [Letter.ID: Letter] = [:]
    for row in rows {
      guard case .delivers(let trigger, let path, let resource) = row.effect else { continue }
      for (number, unit) in units(of: row.subject, site).enumerated() {
        var letter = letters[Letter.ID(trigger: trigger, number: number)] ?? Letter()
        letter.resource = values.join(letter.resource, name(resource, beside: row.subject, unit, site))
        put(unit.value, unit.path, at: path, into: &letter.entry)
        letters[Letter.ID(trigger: trigger, number: number)] = letter
      }
    }
    for (id, letter) in letters where !letter.entry.parts.isEmpty {
      var entry = letter.entry
      entry.key = objectKey(site)
      entry.isWhole = site.spreadFields == .bottom
      note(entry, to: .event(id.trigger), letter.resource, site, frame)
    }
  }

  /// A list whose elements have fields that the row speaks of is a batch of as many events.
  private mutating func units(of subject: Selector, _ site: CallSite) -> [Unit] {
    let path = subject.path
    guard let star = path.firstIndex(of: "*"), star + 1 < path.count else {
      return select(Selector(subject.base), site).map { Unit(value: $0.value, path: path[...], depth: 0) }
    }
    return select(Selector(subject.base, path: Array(path[..<star])), site).flatMap { selected -> [Unit] in
      let elements = elements(ofBatch: selected.value)
      if elements.isEmpty { return [Unit(value: selected.value, path: path[star...], depth: star)] }
      return elements.map { Unit(value: $0, path: path[(star + 1)...], depth: star + 1) }
    }
  }

  private func elements(ofBatch value: ValueID) -> [ValueID] {
    let node = values[value]
    switch node.shape {
    case .list: return node.fields.map(\.value) + (node.rest == .bottom ? [] : [node.rest])
    case .union(let id): return values.alternatives(id).flatMap { elements(ofBatch: $0) }
    default: return []
    }
  }

  /// What names the resource: in the same element of a batch, or elsewhere in the call.
  private mutating func name(
    _ resource: Selector, beside subject: Selector, _ unit: Unit, _ site: CallSite
  ) -> ValueID {
    let isInside =
      unit.depth > 0 && resource.base == subject.base
      && Array(resource.path.prefix(unit.depth)) == Array(subject.path.prefix(unit.depth))
    guard isInside else { return joined(resource, site) }
    var name = unit.value
    for field in resource.path.dropFirst(unit.depth) {
      let symbol = values.symbols.intern(field)
      if case .object = values.shape(name), values[name].rest == .bottom, values[name].field(symbol) == nil {
        return .bottom
      }
      name = part(name, field)
    }
    return name
  }

  /// Puts a part of a value into an event. A star before the path's end stands for every name, which is kept.
  private mutating func put(
    _ value: ValueID, _ path: ArraySlice<String>, at target: [String], into entry: inout EvidenceCollector.WriteEntry
  ) {
    guard let name = path.first else {
      if value == .unknown || value == .bottom { return }
      entry.parts[target] = values.join(entry.parts[target] ?? .bottom, value)
      return
    }
    let rest = path.dropFirst()
    guard name == "*", !rest.isEmpty, let star = target.lastIndex(of: "*"), case .object = values.shape(value) else {
      return put(part(value, name), rest, at: target, into: &entry)
    }
    let node = values[value]
    if node.rest == .bottom { entry.closed.insert(Array(target[..<star])) }
    for field in node.fields {
      var named = target
      named[star] = values.symbols[field.name]
      put(field.value, rest, at: named, into: &entry)
    }
    if node.rest != .bottom { put(node.rest, rest, at: target, into: &entry) }
  }

  private mutating func objectKey(_ site: CallSite) -> ValueID? {
    site.named(values.symbols.intern("Key")).flatMap { value in
      if case .text = values.shape(value) { value } else { nil }
    }
  }

  /// Notes what an operation keeps.
  mutating func keep(
    _ subject: Selector, in resource: Selector, _ key: Selector?, _ operation: Symbol, _ site: CallSite, _ frame: Frame
  ) {
    let value = joined(subject, site)
    guard value != .bottom else { return }
    var entry = EvidenceCollector.WriteEntry(parts: [[]: value])
    entry.key = key.map { joined($0, site) }
    note(entry, to: .store(service: service(of: operation)), joined(resource, site), site, frame)
  }

  /// "s3" of "s3.PutObject".
  func service(of operation: Symbol) -> String {
    values.symbols[operation].split(separator: ".").first.map(String.init) ?? ""
  }

  private mutating func note(
    _ new: EvidenceCollector.WriteEntry, to destination: ChannelWrite.Destination, _ resource: ValueID,
    _ site: CallSite, _ frame: Frame
  ) {
    if case .union(let id) = values.shape(resource) {
      // One of several: each may receive it.
      for part in values.alternatives(id) { note(new, to: destination, part, site, frame) }
      return
    }
    let id = EvidenceCollector.WriteKey(
      destination: destination, place: site.place, resource: resource, activation: frame.id)
    var entry = evidence.writes[id] ?? EvidenceCollector.WriteEntry()
    for (path, value) in new.parts { entry.parts[path] = values.join(entry.parts[path] ?? .bottom, value) }
    entry.closed.formUnion(new.closed)
    entry.isWhole = entry.isWhole && new.isWhole
    if let key = new.key { entry.key = values.join(entry.key ?? .bottom, key) }
    evidence.writes[id] = entry
  }
}
