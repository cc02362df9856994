package struct Queue: Sendable {
  package var id: String
  package var name: Known<Text> = .absent
  package var encryption: Known<Encryption> = .absent
  /// Seconds; the platform's default is 30.
  package var visibilityTimeout: Known<Int> = .absent
  package var deadLetterTarget: Known<Text> = .absent
  package var policy: [PolicyStatement] = []
  package var place: Place
  package init(id: String, place: Place) {
    self.id = id
    self.place = place
  }
}

package struct Topic: Sendable {
  package struct Subscription: Sendable {
    /// "sqs", "lambda", "https", "http", "email" …
    package var protocolName: Known<String>
    package var endpoint: Known<Text>
    package var filter: Known<String> = .absent
    package var place: Place
    package init(protocolName: Known<String>, endpoint: Known<Text>, place: Place) {
      self.protocolName = protocolName
      self.endpoint = endpoint
      self.place = place
    }
  }

  package var id: String
  package var name: Known<Text> = .absent
  package var encryption: Known<Encryption> = .absent
  package var policy: [PolicyStatement] = []
  package var subscriptions: [Subscription] = []
  package var place: Place
  package init(id: String, place: Place) {
    self.id = id
    self.place = place
  }
}

/// A data stream (Kinesis) or a delivery stream (Firehose).
package struct Stream: Sendable {
  package enum Kind: Sendable { case data, delivery }
  package var id: String
  package var kind: Kind
  package var name: Known<Text> = .absent
  package var encryption: Known<Encryption> = .absent
  package var place: Place
  package init(id: String, kind: Kind, place: Place) {
    self.id = id
    self.kind = kind
    self.place = place
  }
}

package struct EventBus: Sendable {
  package var id: String
  package var name: Known<Text> = .absent
  package var policy: [PolicyStatement] = []
  package var place: Place
  package init(id: String, place: Place) {
    self.id = id
    self.place = place
  }
}

/// A workflow (Step Functions).
package struct StateMachine: Sendable {
  /// A state that does work, and what it calls.
  package struct State: Sendable {
    package var name: String
    package var type: String
    package var target: Known<Text> = .absent
    package var hasCatch: Bool
    package var hasRetry: Bool
    package var place: Place
    package init(name: String, type: String, hasCatch: Bool, hasRetry: Bool, place: Place) {
      self.name = name
      self.type = type
      self.hasCatch = hasCatch
      self.hasRetry = hasRetry
      self.place = place
    }
  }

  package var id: String
  package var name: Known<Text> = .absent
  /// Every state, those of branches and maps included, in the order they are written.
  package var states: [State] = []
  /// The whole definition, for whoever follows data through it.
  package var definition: Structure?
  /// "OFF", "ERROR", "FATAL" or "ALL".
  package var logging: Known<String> = .absent
  package var isTraced: Known<Bool> = .absent
  package var role: Known<String> = .absent
  package var place: Place
  package init(id: String, place: Place) {
    self.id = id
    self.place = place
  }
}
