import Core

/// A call of a service's operation that no code makes: a step of a workflow. The catalogue's rows say what comes of it, as
/// they do for calls in code.
struct OperationCall {
  let service: String
  let parameters: PortableValue
  private let rows: [CatalogRow]

  init(_ service: String, _ operation: String, _ parameters: PortableValue, catalog: Catalog) {
    self.service = service
    self.parameters = parameters
    rows = catalog.operation(operation, of: service).rows
  }

  /// The events that it sends, with the resources that send them on.
  var arrivals: [Arrival] {
    var arrivals: [TriggerKind: Arrival] = [:]
    for row in rows {
      guard case .delivers(let kind, let path, let resource, let says) = row.effect, let value = value(row.subject)
      else {
        continue
      }
      var arrival = arrivals[kind] ?? Arrival(kind, at: Text(), event: PortableValue())
      if let name = self.value(resource)?.text { arrival.resource = name }
      arrival.event = arrival.event.joined(with: .placed(value, at: path))
      for statement in says {
        var said = PortableValue()
        said.options = Set(statement.options)
        arrival.event = arrival.event.setting(said, at: statement.path[...])
      }
      arrival.key = parameters.fields["Key"]?.text
      arrivals[kind] = arrival
    }
    return arrivals.sorted { $0.key.rawValue < $1.key.rawValue }.map(\.value)
  }

  /// What it puts into stores.
  var kept: [StoredValue] {
    rows.compactMap { row in
      guard case .keeps(let resource, let key) = row.effect, let value = value(row.subject), value.isTainted else {
        return nil
      }
      return StoredValue(
        service: service, resource: self.value(resource)?.text ?? Text(), key: key.flatMap { self.value($0)?.text },
        value: value)
    }
  }

  /// What it gives back out of the stores.
  func result(from stores: [StoredValue], _ names: ResourceNames) -> PortableValue {
    var result = PortableValue()
    for row in rows {
      guard case .recalls(let resource, _) = row.effect, let name = value(resource)?.text else { continue }
      for stored in stores where stored.service == service && names.same(name, stored.resource) == .yes {
        result = result.joined(with: .placed(stored.value, at: row.subject.path))
      }
    }
    return result
  }

  private func value(_ selector: Selector) -> PortableValue? {
    guard case .argument(_, let name?) = selector.base else { return nil }
    return parameters.part(at: [name] + selector.path)
  }
}
