/// Whether a regular expression can take exponential time: a repeated group whose own repetitions can split a text in
/// more than one way, as in `(a+)+` or `(\w|\d)*`.
/// https://owasp.org/www-community/attacks/Regular_expression_Denial_of_Service_-_ReDoS
struct PatternCost {
  /// One atom of a group: the characters it matches and whether it may repeat or be missing.
  private struct Atom {
    var set: CharacterBits
    var repeats = false
    var isOptional = false
  }

  private let bytes: [UInt8]

  init(_ source: String) { bytes = Array(source.utf8) }

  var isExponential: Bool {
    var open: [Int] = []
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\\"): index += 1
      case UInt8(ascii: "["): index = PatternReader.endOfClass(bytes, index)
      case UInt8(ascii: "("): open.append(index)
      case UInt8(ascii: ")"):
        guard let start = open.popLast() else { return false }
        if repeats(at: index + 1), isAmbiguous(start + 1..<index) { return true }
      default: break
      }
      index += 1
    }
    return false
  }

  /// Whether `*`, `+` or `{n,}` stands at an index.
  private func repeats(at index: Int) -> Bool {
    guard index < bytes.count else { return false }
    switch bytes[index] {
    case UInt8(ascii: "*"), UInt8(ascii: "+"): return true
    case UInt8(ascii: "{"):
      guard let close = bytes[index...].firstIndex(of: UInt8(ascii: "}")) else { return false }
      return bytes[index..<close].contains(UInt8(ascii: ","))
    default: return false
    }
  }

  private func isAmbiguous(_ range: Range<Int>) -> Bool {
    let alternatives = split(range).map { atoms(in: $0) }
    if alternatives.contains(where: { $0 == nil }) { return false }
    let known = alternatives.compactMap(\.self)
    for (index, one) in known.enumerated() {
      if canSplit(one) { return true }
      for other in known[(index + 1)...] {
        if one.count == 1, other.count == 1, !one[0].set.isDisjoint(with: other[0].set) { return true }
      }
    }
    return false
  }

  /// Whether a sequence, repeated, can share a text between its end and its next beginning: one atom repeats, and some
  /// character that it matches is matched by everything beside it that may not be missing.
  private func canSplit(_ atoms: [Atom]) -> Bool {
    for (index, atom) in atoms.enumerated() where atom.repeats {
      let others = atoms.enumerated().filter { $0.offset != index && !$0.element.isOptional }
      let common = others.reduce(atom.set) { $0.intersection($1.element.set) }
      if others.isEmpty || !common.isEmpty { return true }
    }
    return false
  }

  private func split(_ range: Range<Int>) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var (start, index, depth) = (range.lowerBound, range.lowerBound, 0)
    while index < range.upperBound {
      switch bytes[index] {
      case UInt8(ascii: "\\"): index += 1
      case UInt8(ascii: "["): index = PatternReader.endOfClass(bytes, index)
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      case UInt8(ascii: "|") where depth == 0:
        parts.append(start..<index)
        start = index + 1
      default: break
      }
      index += 1
    }
    return parts + [start..<range.upperBound]
  }

  /// The atoms of a sequence without groups; nil when there is a group or something else that is not followed.
  private func atoms(in range: Range<Int>) -> [Atom]? {
    var atoms: [Atom] = []
    var index = range.lowerBound
    if bytes[range].starts(with: Array("?:".utf8)) { index += 2 }
    while index < range.upperBound {
      guard let (set, next) = plainAtom(at: index) else { return nil }
      var atom = Atom(set: set)
      index = next
      if index < range.upperBound { index = quantify(&atom, at: index) }
      atoms.append(atom)
    }
    return atoms
  }

  /// A character or a class, in parentheses of its own or not; nil when it is something that is not followed.
  private func plainAtom(at index: Int) -> (set: CharacterBits, next: Int)? {
    if bytes[index] == UInt8(ascii: "?") { return nil }
    guard bytes[index] == UInt8(ascii: "(") else { return PatternReader.atom(bytes, index) }
    guard index + 1 < bytes.count, !Array("(?)|^$*+".utf8).contains(bytes[index + 1]) else { return nil }
    let (set, close) = PatternReader.atom(bytes, index + 1)
    guard close < bytes.count, bytes[close] == UInt8(ascii: ")") else { return nil }
    return (set, close + 1)
  }

  private func quantify(_ atom: inout Atom, at index: Int) -> Int {
    switch bytes[index] {
    case UInt8(ascii: "*"):
      (atom.repeats, atom.isOptional) = (true, true)
      return index + 1
    case UInt8(ascii: "+"):
      atom.repeats = true
      return index + 1
    case UInt8(ascii: "?"):
      atom.isOptional = true
      return index + 1
    case UInt8(ascii: "{"):
      atom.repeats = repeats(at: index)
      return (bytes[index...].firstIndex(of: UInt8(ascii: "}")) ?? index) + 1
    default: return index
    }
  }
}

/// Reads the smallest parts of a regular expression.
enum PatternReader {
  /// The index of the `]` that closes the class opened at an index.
  static func endOfClass(_ bytes: [UInt8], _ start: Int) -> Int {
    var index = start + 1
    if index < bytes.count, bytes[index] == UInt8(ascii: "^") { index += 1 }
    var isFirst = true
    while index < bytes.count, isFirst || bytes[index] != UInt8(ascii: "]") {
      isFirst = false
      index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return min(index, bytes.count - 1)
  }

  /// The characters that the atom at an index matches, and the index after it.
  static func atom(_ bytes: [UInt8], _ index: Int) -> (set: CharacterBits, next: Int) {
    switch bytes[index] {
    case UInt8(ascii: "."): return (.all, index + 1)
    case UInt8(ascii: "["):
      let end = endOfClass(bytes, index)
      return (PatternSafety.characters(ofClass: Array(bytes[index...end])), end + 1)
    case UInt8(ascii: "\\") where index + 1 < bytes.count:
      return (PatternSafety.characters(ofClass: Array("[\\".utf8) + [bytes[index + 1]] + Array("]".utf8)), index + 2)
    default:
      var set = CharacterBits()
      set.insert(bytes[index])
      return (set, index + 1)
    }
  }
}
