package import Core

/// Data that a function hands to something outside it, where other functions receive or find it.
package struct ChannelWrite: Sendable {
  package enum Destination: Hashable, Sendable {
    /// Fires the functions behind the resource; the data stands at this path of their event.
    case event(TriggerKind, path: [String])
    /// Is kept, and found by whoever reads the resource of this service.
    case store(service: String)

    /// What tells destinations of one kind apart.
    var name: String {
      switch self {
      case .event(let trigger, let path): "\(trigger.rawValue) \(path.joined(separator: "."))"
      case .store(let service): service
      }
    }
  }
  package var destination: Destination
  /// What names the bucket, queue, topic, table, bus or function; empty when the call does not say.
  package var resource: Text
  /// The object's key, as far as known.
  package var key: Text?
  package var value: PortableValue
  /// The functions that write it.
  package var functions: [String]
  package var place: Place
}

/// Data that lies in a store when a program runs.
package struct StoredValue: Hashable, Sendable {
  package var service: String
  package var resource: Text
  package var key: Text?
  package var value: PortableValue
}

/// Data that arrives with the events of a function.
package struct InboundValue: Hashable, Sendable {
  package var trigger: TriggerKind
  package var path: [String]
  package var value: PortableValue
}
