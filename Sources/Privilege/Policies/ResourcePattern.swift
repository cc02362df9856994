package import Core

/// The resource of a policy as something that can be compared: characters, wildcards, and parts that only the deployment
/// knows, which are equal to themselves and perhaps to others.
package struct ResourcePattern: Hashable, Sendable {
  package enum Unit: Hashable, Sendable {
    case byte(UInt8)
    /// Any number of characters.
    case any
    case one
    /// A part that is the same wherever it has this name.
    case token(String)

    fileprivate var isToken: Bool { if case .token = self { true } else { false } }
  }

  package private(set) var units: [Unit] = []

  package init() {}

  /// A string in which `*` and `?` are wildcards.
  package init(_ text: String) { append(text) }

  /// A string in which `*` and `?` stand for themselves.
  package init(exactly text: String) { append(text, isPattern: false) }

  package mutating func append(_ text: String, isPattern: Bool = true) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "*") where isPattern: append(.any)
      case UInt8(ascii: "?") where isPattern: append(.one)
      default: append(.byte(byte))
      }
    }
  }

  package mutating func append(_ unit: Unit) {
    if unit == .any, units.last == .any { return }
    units.append(unit)
  }

  package mutating func append(_ other: ResourcePattern) { for unit in other.units { append(unit) } }

  package var isEverything: Bool { units == [.any] }
  package var hasWildcard: Bool { units.contains { $0 == .any || $0 == .one } }

  /// Whether everything that the other pattern stands for is included.
  package func includes(_ other: ResourcePattern) -> Answer {
    if isEverything || units == other.units { return .yes }
    if Self.includes(units, other.units) { return .yes }
    return meets(other) ? .perhaps : .no
  }

  /// The other's wildcards are matched by wildcards only.
  private static func includes(_ pattern: [Unit], _ text: [Unit]) -> Bool {
    if pattern.contains(.one) || text.contains(.one) { return includesSlowly(pattern, text) }
    return Wildcard.matches(pattern, text, any: .any, one: .one)
  }

  /// With `?`: a `?` takes one character, and no wildcard.
  private static func includesSlowly(_ pattern: [Unit], _ text: [Unit]) -> Bool {
    meet(pattern, text) { left, right in
      left == right || left == .one && right != .any && !right.isToken
    } stretch: { unit, isLeft in
      isLeft && unit == .any
    }
  }

  /// Whether the two can stand for one and the same thing, when unknown parts may be anything.
  package func meets(_ other: ResourcePattern) -> Bool {
    Self.meet(units, other.units) { left, right in
      left == right || left == .one || right == .one
    } stretch: { unit, _ in
      unit == .any || unit.isToken
    }
  }

  /// Walks both at once, row by row: `same` says that two units take one step together, `stretch` that a unit of either
  /// side takes any number of units of the other.
  private static func meet(
    _ left: [Unit], _ right: [Unit], same: (Unit, Unit) -> Bool, stretch: (Unit, Bool) -> Bool
  ) -> Bool {
    var row = Array(repeating: false, count: right.count + 1)
    row[0] = true
    for column in right.indices { row[column + 1] = row[column] && stretch(right[column], false) }
    for unit in left {
      let isOpen = stretch(unit, true)
      var next = Array(repeating: false, count: right.count + 1)
      next[0] = row[0] && isOpen
      for column in right.indices {
        let isReached = row[column + 1] || next[column]
        next[column + 1] =
          row[column] && same(unit, right[column]) || isReached && (isOpen || stretch(right[column], false))
      }
      row = next
    }
    return row[right.count]
  }
}
