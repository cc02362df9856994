/// An input that could not be read or understood in full. The scan goes on and says so; it is not a finding.
package struct Diagnostic: Hashable, Comparable, Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    /// The bytes could not be read: no permission, too large, gone.
    case unreadable
    /// The file does not parse as what its name and content say it is.
    case malformed
    /// Something that is known to exist and that Cordon does not yet understand.
    case unsupported
    /// A template value, include or handler that leads nowhere.
    case unresolved
    /// A limit kept the analysis from looking at everything.
    case incomplete
  }

  package var kind: Kind
  package var message: String
  package var place: Place

  package init(_ kind: Kind, _ message: String, at place: Place) {
    self.kind = kind
    self.message = message
    self.place = place
  }

  package static func < (left: Diagnostic, right: Diagnostic) -> Bool {
    (left.place, left.kind.rawValue, left.message) < (right.place, right.kind.rawValue, right.message)
  }
}
