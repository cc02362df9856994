/// A regular expression over bytes, matched whole and in time linear in the text, whatever the pattern: a guard that an
/// event could stop by its length would be none.
///
/// Literals, `.`, classes with ranges and negation, `\d \w \s` and their opposites, groups, `|`, `* + ? {m,n}`. Anchors at
/// the ends are accepted and mean nothing, since a match is always of the whole text.
package struct TextPattern: Sendable {
  /// One step of the automaton.
  enum Step: Sendable {
    case byte(ByteSet)
    /// Go on at both.
    case split(Int, Int)
    case jump(Int)
    case match
  }

  package let source: String
  let program: [Step]

  /// - Throws: `PatternFault` with what is wrong.
  package init(_ source: String) throws(PatternFault) {
    self.source = source
    var compiler = PatternCompiler(Array(source.utf8))
    program = try compiler.compile()
  }

  /// Whether the whole text matches.
  package func matches(_ text: Span<UInt8>) -> Bool {
    var current = ThreadList(program.count)
    var next = ThreadList(program.count)
    follow(0, &current)
    for index in text.indices {
      next.removeAll()
      for position in current.positions {
        if case .byte(let set) = program[position], set.contains(text[index]) { follow(position + 1, &next) }
      }
      if next.positions.isEmpty { return false }
      swap(&current, &next)
    }
    return current.positions.contains { if case .match = program[$0] { true } else { false } }
  }

  /// Adds a position and all that it leads to without a byte.
  private func follow(_ start: Int, _ list: inout ThreadList) {
    var pending = [start]
    while let position = pending.popLast() {
      guard list.insert(position) else { continue }
      switch program[position] {
      case .jump(let target): pending.append(target)
      case .split(let first, let second): pending += [second, first]
      case .byte, .match: break
      }
    }
  }
}

/// What is wrong with a pattern.
package struct PatternFault: Error, CustomStringConvertible, Sendable {
  package let description: String
}

/// A set of bytes.
struct ByteSet: Sendable {
  private var low: (UInt64, UInt64) = (0, 0)
  private var high: (UInt64, UInt64) = (0, 0)

  func contains(_ byte: UInt8) -> Bool {
    let bit = UInt64(1) << UInt64(byte & 63)
    switch byte >> 6 {
    case 0: return low.0 & bit != 0
    case 1: return low.1 & bit != 0
    case 2: return high.0 & bit != 0
    default: return high.1 & bit != 0
    }
  }

  mutating func insert(_ byte: UInt8) {
    let bit = UInt64(1) << UInt64(byte & 63)
    switch byte >> 6 {
    case 0: low.0 |= bit
    case 1: low.1 |= bit
    case 2: high.0 |= bit
    default: high.1 |= bit
    }
  }

  mutating func insert(_ range: ClosedRange<UInt8>) { for byte in range { insert(byte) } }

  mutating func formUnion(_ other: ByteSet) {
    low = (low.0 | other.low.0, low.1 | other.low.1)
    high = (high.0 | other.high.0, high.1 | other.high.1)
  }

  var inverted: ByteSet {
    var result = ByteSet()
    result.low = (~low.0, ~low.1)
    result.high = (~high.0, ~high.1)
    return result
  }
}

/// Positions of the automaton, each at most once.
private struct ThreadList {
  private(set) var positions: [Int] = []
  private var isMember: [Bool]

  init(_ count: Int) { isMember = [Bool](repeating: false, count: count) }

  mutating func insert(_ position: Int) -> Bool {
    if isMember[position] { return false }
    isMember[position] = true
    positions.append(position)
    return true
  }

  mutating func removeAll() {
    for position in positions { isMember[position] = false }
    positions.removeAll(keepingCapacity: true)
  }
}
