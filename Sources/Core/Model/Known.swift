/// A property of the application: its value and where it was written, or why the value is not known.
package enum Known<Value: Sendable>: Sendable {
  /// Written, and evaluated to a value.
  case known(Value, Place)
  /// Written, but its value is decided outside the files (a parameter without default, an import, a secret).
  case unknown(because: String, Place)
  /// Not written: the platform's default applies.
  case absent

  /// The value, when it is written and known.
  package var value: Value? {
    if case .known(let value, _) = self { value } else { nil }
  }

  /// Where it is written, known or not.
  package var place: Place? {
    switch self {
    case .known(_, let place), .unknown(_, let place): place
    case .absent: nil
    }
  }

  package var isAbsent: Bool {
    if case .absent = self { true } else { false }
  }

  package func map<Other: Sendable>(_ transform: (Value) -> Other) -> Known<Other> {
    switch self {
    case .known(let value, let place): .known(transform(value), place)
    case .unknown(let reason, let place): .unknown(because: reason, place)
    case .absent: .absent
    }
  }

  /// Like `map`, but a value that does not convert becomes unknown, for the reason given.
  package func compactMap<Other: Sendable>(or reason: String, _ transform: (Value) -> Other?) -> Known<Other> {
    switch self {
    case .known(let value, let place):
      transform(value).map { .known($0, place) } ?? .unknown(because: reason, place)
    case .unknown(let reason, let place): .unknown(because: reason, place)
    case .absent: .absent
    }
  }
}

extension Known: Equatable where Value: Equatable {}
extension Known: Hashable where Value: Hashable {}
