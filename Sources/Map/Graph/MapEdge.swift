package import Core

/// A connection of the map. Its direction is that of control: who calls, fires or uses points at what is called, fired or
/// used; data may also flow against it (see `reads`).
package struct MapEdge: Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    /// Makes a function run.
    case trigger
    /// The code calls an operation of the resource.
    case access
    /// The role allows it; the code was not seen to do it.
    case grant
    /// The platform passes messages on: a topic to a queue.
    case delivery
    /// What fails ends there.
    case failure
  }

  /// Indices in `ApplicationMap.nodes`.
  package var source: Int
  package var target: Int
  package var kind: Kind
  /// Routes, operations, event names, in order and without repetitions.
  package var labels: [String] = []
  /// Data flows from the target to the source.
  package var reads = false
  /// Data flows from the source to the target.
  package var writes = false
  /// What is asked of who comes this way: "authorizer Users", "API key"; empty when nothing is.
  package var checks: [String] = []
  /// The doors that it stands for, each by itself; only where it comes from an entrance.
  package var doors: [Door] = []
  /// Indices in `ApplicationMap.findings`, the gravest first.
  package var findings: [Int] = []
  /// Where it is written: a route, a trigger, the first call.
  package var place: Place?
  /// Other places that say the same: the statement and the actions that let somebody in.
  package var furtherPlaces: [Place] = []

  /// A route, an event or a permission, and what it asks.
  package struct Door: Sendable {
    package var label: String
    package var checks: [String]
    package var place: Place?
  }

  package init(_ source: Int, _ target: Int, _ kind: Kind, place: Place?) {
    self.source = source
    self.target = target
    self.kind = kind
    self.place = place
  }
}
