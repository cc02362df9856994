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
    /// The name of the field that the element is, where the row names the resource by it.
    var name: ValueID?
  }

  /// Notes the events that an operation sends, as its delivering rows say.
  mutating func deliver(_ rows: [CatalogRow], _ site: CallSite, _ frame: Frame) {
    var letters: [Letter.ID: Letter] = [:]
    for row in rows {
      guard case .delivers(let trigger, let path, let resource, let says) = row.effect else { continue }
      for (number, unit) in units(of: row.subject, namedBy: resource, site).enumerated() {
        var letter = letters[Letter.ID(trigger: trigger, number: number)] ?? Letter()
        letter.resource = values.join(letter.resource, name(resource, beside: row.subject, unit, site))
        put(unit.value, unit.path, at: path, into: &letter.entry)
        for statement in says { letter.entry.options[statement.path, default: []].formUnion(statement.options) }
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

  /// Where the names of an object's fields are the resources, each field is a batch of its own.
  private mutating func units(of subject: Selector, namedBy resource: Selector, _ site: CallSite) -> [Unit] {
    guard let mark = resource.path.firstIndex(of: "#"), mark < subject.path.count, subject.path[mark] == "*" else {
      return units(of: subject, site)
    }
    let objects = select(Selector(subject.base, path: Array(subject.path[..<mark])), site)
    return objects.flatMap { object -> [Unit] in
      values[object.value].fields.flatMap { field -> [Unit] in
        let name = fieldName(field.name)
        let rest = subject.path[(mark + 1)...]
        let elements = rest.first == "*" && rest.count > 1 ? elements(ofBatch: field.value) : []
        if elements.isEmpty { return [Unit(value: field.value, path: rest, depth: mark + 1, name: name)] }
        return elements.map { Unit(value: $0, path: rest.dropFirst(), depth: mark + 2, name: name) }
      }
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
    if let name = unit.name { return name }
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
    for unit in units(of: subject, namedBy: resource, site) {
      let value = unit.path.reduce(unit.value) { part($0, $1) }
      if value == .bottom { continue }
      var entry = EvidenceCollector.WriteEntry(parts: [[]: value])
      entry.key = key.map { joined($0, site) }
      note(
        entry, to: .store(service: service(of: operation)), name(resource, beside: subject, unit, site), site, frame)
    }
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
    entry.isConditional = !activations[Int(frame.id.index)].isInPlainBlock
    for (path, value) in new.parts { entry.parts[path] = values.join(entry.parts[path] ?? .bottom, value) }
    entry.closed.formUnion(new.closed)
    entry.options.merge(new.options) { $0.union($1) }
    entry.isWhole = entry.isWhole && new.isWhole
    if let key = new.key { entry.key = values.join(entry.key ?? .bottom, key) }
    evidence.writes[id] = entry
  }
}
