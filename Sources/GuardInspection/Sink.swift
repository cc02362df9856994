/// A kind of place in the function where outsiders' text does harm. The names are those that the scanner uses, so that a
/// policy can be written from what it knows.
package enum Sink: UInt8, CaseIterable, Sendable {
  case shell, code, sql, nosql, path, template, xml, ldap, url, html, header, deserialization, prototype

  /// As policies and audit lines write it.
  package var name: String { "\(self)" }

  package init?(name: some StringProtocol) {
    guard let sink = Sink.allCases.first(where: { $0.name == name }) else { return nil }
    self = sink
  }
}

/// Several kinds of places.
package struct SinkSet: OptionSet, Hashable, Sendable {
  package let rawValue: UInt32
  package init(rawValue: UInt32) { self.rawValue = rawValue }
  package init(_ sink: Sink) { rawValue = 1 << UInt32(sink.rawValue) }

  package static let all = SinkSet(rawValue: (1 << UInt32(Sink.allCases.count)) - 1)

  package func contains(_ sink: Sink) -> Bool { rawValue & (1 << UInt32(sink.rawValue)) != 0 }

  package var sinks: [Sink] { Sink.allCases.filter { contains($0) } }
}

/// What is looked for in one text.
package struct SinkScope: Hashable, Sendable {
  /// Looked for when nothing is known of where the text goes: only what is an attack and hardly anything else.
  package var suspected: SinkSet
  /// The text is known to reach these: there, a single character that the place interprets is too much.
  package var known: SinkSet
  /// Only fixed signs count, no reading of structure.
  package var signsOnly: Bool

  package init(suspected: SinkSet = .all, known: SinkSet = [], signsOnly: Bool = false) {
    self.suspected = suspected
    self.known = known
    self.signsOnly = signsOnly
  }

  var isEmpty: Bool { suspected.isEmpty && known.isEmpty }
}

/// What was found in a text.
package struct Detection: Hashable, Sendable {
  package var sink: Sink
  /// Which sign it was, for the audit line: "union-select", "metadata-address".
  package var sign: String

  package init(_ sink: Sink, _ sign: String) {
    self.sink = sink
    self.sign = sign
  }
}
