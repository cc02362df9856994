package import Core

// Reasoning with answers that may be open.

extension Answer {
  package init(_ truth: Bool) { self = truth ? .yes : .no }

  package static prefix func ! (answer: Answer) -> Answer {
    switch answer {
    case .yes: .no
    case .no: .yes
    case .perhaps: .perhaps
    }
  }

  package func and(_ other: @autoclosure () -> Answer) -> Answer {
    if self == .no { return .no }
    switch other() {
    case .no: return .no
    case .yes: return self
    case .perhaps: return .perhaps
    }
  }

  package func or(_ other: @autoclosure () -> Answer) -> Answer { !(!self).and(!other()) }
}

extension Sequence {
  /// Whether something holds for every element; yes for none.
  package func all(_ holds: (Element) -> Answer) -> Answer { reduce(.yes) { $0.and(holds($1)) } }

  /// Whether something holds for any element; no for none.
  package func any(_ holds: (Element) -> Answer) -> Answer { reduce(.no) { $0.or(holds($1)) } }
}
