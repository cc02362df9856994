package import Core

/// Data that a function hands to something outside it, where other functions receive or find it.
package struct ChannelWrite: Sendable {
  package enum Destination: Hashable, Sendable {
    /// Fires the functions behind the resource; the value is the event that they get.
    case event(TriggerKind)
    /// Is kept, and found by whoever reads the resource of this service.
    case store(service: String)

    var isStore: Bool { if case .store = self { true } else { false } }

    /// What tells destinations of one kind apart.
    var name: String {
      switch self {
      case .event(let trigger): trigger.rawValue
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
  /// Everything that the call passes is known: what is not in the value was not sent.
  package var isWhole = true
  /// How sure it is that the write happens; low when the function's role does not allow it.
  package var confidence = Confidence.high
  /// The code writes it in some cases only: behind a condition, or in a function that is called behind one.
  package var isConditional = false
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

  package init(service: String, resource: Text, key: Text? = nil, value: PortableValue) {
    self.service = service
    self.resource = resource
    self.key = key
    self.value = value
  }
}

/// A call that finds what others keep in a store.
package struct StoreRead: Sendable {
  package var service: String
  package var resource: Text
  /// The functions that make it.
  package var functions: [String]
}

/// Data that arrives with the events of a function: what is known of the event.
package struct InboundValue: Hashable, Sendable {
  package var trigger: TriggerKind
  package var event: PortableValue
}
