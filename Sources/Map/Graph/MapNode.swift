package import Core

/// A thing on the map: a way in, a function, or a resource that keeps or carries data.
package struct MapNode: Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    /// A way in, for one audience: an API's routes, a function URL, a public bucket's door, a timetable.
    case entrance
    case function
    case bucket, table, database, secret, directory
    case queue, topic, stream, bus, workflow
    /// A cloud service whose resource is not known, or something outside that the code calls.
    case service
  }

  /// Stable from scan to scan: the resource's id, or "entrance:audience:id".
  package var id: String
  package var kind: Kind
  package var label: String
  /// What it is in a few words, below the label: "python3.12", "REST API, 4 routes", "bucket".
  package var detail: String
  /// Only for entrances.
  package var audience: Audience?
  /// What the map says about it, in order: "role", "timeout"; a name may come more than once.
  package var facts: [Fact] = []
  /// The cluster it is drawn in; empty when there are none.
  package var group = ""
  /// Not a resource of this application's template.
  package var isForeign = false
  /// Runs inside a private network.
  package var isInNetwork = false
  /// Indices in `ApplicationMap.findings`, the gravest first.
  package var findings: [Int] = []
  /// Where it is declared.
  package var place: Place?

  package struct Fact: Hashable, Sendable {
    package var name: String
    package var value: String
    package init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  package init(id: String, kind: Kind, label: String, detail: String, place: Place?) {
    self.id = id
    self.kind = kind
    self.label = label
    self.detail = detail
    self.place = place
  }
}

extension MapNode.Kind {
  /// Keeps data.
  package var isStore: Bool { [.bucket, .table, .database, .secret, .directory].contains(self) }

  /// Carries data from one function to the next.
  package var isChannel: Bool { [.queue, .topic, .stream, .bus, .workflow].contains(self) }

  /// In words.
  package var noun: String {
    switch self {
    case .secret: "secret"
    case .directory: "user directory"
    case .bus: "event bus"
    default: rawValue
    }
  }
}
