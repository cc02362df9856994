/// Turns a pattern into the steps of an automaton.
struct PatternCompiler {
  private let pattern: [UInt8]
  private var index = 0
  private var depth = 0
  private var program: [TextPattern.Step] = []

  /// Repetitions are written out, so their number is bounded.
  private static let stepLimit = 20_000
  private static let depthLimit = 50

  init(_ pattern: [UInt8]) { self.pattern = pattern }

  mutating func compile() throws(PatternFault) -> [TextPattern.Step] {
    if peek == UInt8(ascii: "^") { index += 1 }
    let steps = try alternatives()
    if index < pattern.count { throw fault("a bracket too many") }
    return steps + [.match]
  }

  private var peek: UInt8? { index < pattern.count ? pattern[index] : nil }

  private func fault(_ what: String) -> PatternFault {
    PatternFault(description: "\(what) at character \(index + 1) of the pattern")
  }

  private mutating func alternatives() throws(PatternFault) -> [TextPattern.Step] {
    var result = try sequence()
    while peek == UInt8(ascii: "|") {
      index += 1
      result = Self.either(result, try sequence())
    }
    return result
  }

  private mutating func sequence() throws(PatternFault) -> [TextPattern.Step] {
    var result: [TextPattern.Step] = []
    while let byte = peek, byte != UInt8(ascii: "|"), byte != UInt8(ascii: ")") {
      if byte == UInt8(ascii: "$"), isEnd(index + 1) {
        index += 1
        continue
      }
      let piece = try repeated(try atom(byte))
      guard result.count + piece.count <= Self.stepLimit else { throw fault("the pattern grows too large") }
      result = Self.joined(result, piece)
    }
    return result
  }

  private func isEnd(_ position: Int) -> Bool {
    position == pattern.count || pattern[position] == UInt8(ascii: "|") || pattern[position] == UInt8(ascii: ")")
  }

  private mutating func atom(_ byte: UInt8) throws(PatternFault) -> [TextPattern.Step] {
    index += 1
    switch byte {
    case UInt8(ascii: "("): return try group()
    case UInt8(ascii: "["): return [.byte(try characterClass())]
    case UInt8(ascii: "."):
      var lineEnd = ByteSet()
      lineEnd.insert(0x0A)
      return [.byte(lineEnd.inverted)]
    case UInt8(ascii: "\\"): return [.byte(try escape())]
    case UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "?"), UInt8(ascii: "{"): throw fault("nothing to repeat")
    default:
      var set = ByteSet()
      set.insert(byte)
      return [.byte(set)]
    }
  }

  private mutating func group() throws(PatternFault) -> [TextPattern.Step] {
    depth += 1
    guard depth <= Self.depthLimit else { throw fault("brackets nested too deeply") }
    if peek == UInt8(ascii: "?") {
      guard index + 1 < pattern.count, pattern[index + 1] == UInt8(ascii: ":") else { throw fault("look-around") }
      index += 2
    }
    let inner = try alternatives()
    guard peek == UInt8(ascii: ")") else { throw fault("a bracket that is not closed") }
    index += 1
    depth -= 1
    return inner
  }

  private mutating func escape() throws(PatternFault) -> ByteSet {
    guard let byte = peek else { throw fault("a backslash at the end") }
    index += 1
    var set = ByteSet()
    switch byte {
    case UInt8(ascii: "d"), UInt8(ascii: "D"): set.insert(0x30...0x39)
    case UInt8(ascii: "w"), UInt8(ascii: "W"):
      for range in [0x30...0x39, 0x41...0x5A, 0x61...0x7A] as [ClosedRange<UInt8>] { set.insert(range) }
      set.insert(UInt8(ascii: "_"))
    case UInt8(ascii: "s"), UInt8(ascii: "S"):
      for space in [0x20, 0x09, 0x0A, 0x0B, 0x0C, 0x0D] as [UInt8] { set.insert(space) }
    case UInt8(ascii: "n"): set.insert(0x0A)
    case UInt8(ascii: "r"): set.insert(0x0D)
    case UInt8(ascii: "t"): set.insert(0x09)
    case 0x30...0x39, UInt8(ascii: "b"), UInt8(ascii: "B"): throw fault("a reference or word border")
    default: set.insert(byte)
    }
    return [UInt8(ascii: "D"), UInt8(ascii: "W"), UInt8(ascii: "S")].contains(byte) ? set.inverted : set
  }

  private mutating func characterClass() throws(PatternFault) -> ByteSet {
    var set = ByteSet()
    let isNegated = peek == UInt8(ascii: "^")
    if isNegated { index += 1 }
    var isFirst = true
    while let byte = peek, byte != UInt8(ascii: "]") || isFirst {
      isFirst = false
      index += 1
      if byte == UInt8(ascii: "\\") {
        set.formUnion(try escape())
      } else {
        set.insert(byte...(try rangeEnd(byte)))
      }
    }
    guard peek != nil else { throw fault("a class that is not closed") }
    index += 1
    return isNegated ? set.inverted : set
  }

  private mutating func rangeEnd(_ start: UInt8) throws(PatternFault) -> UInt8 {
    guard peek == UInt8(ascii: "-"), index + 1 < pattern.count, pattern[index + 1] != UInt8(ascii: "]") else {
      return start
    }
    let end = pattern[index + 1]
    guard end >= start, end != UInt8(ascii: "\\") else { throw fault("a range that runs backwards") }
    index += 2
    return end
  }

  // MARK: Repetition

  private mutating func repeated(_ piece: [TextPattern.Step]) throws(PatternFault) -> [TextPattern.Step] {
    switch peek {
    case UInt8(ascii: "*"):
      index += 1
      return Self.star(piece)
    case UInt8(ascii: "+"):
      index += 1
      return Self.joined(piece, Self.star(piece))
    case UInt8(ascii: "?"):
      index += 1
      return Self.either(piece, [])
    case UInt8(ascii: "{"): return try counted(piece)
    default: return piece
    }
  }

  private mutating func counted(_ piece: [TextPattern.Step]) throws(PatternFault) -> [TextPattern.Step] {
    index += 1
    guard let minimum = number() else { throw fault("a count that is no number") }
    var maximum: Int? = minimum
    if peek == UInt8(ascii: ",") {
      index += 1
      maximum = number()
    }
    guard peek == UInt8(ascii: "}") else { throw fault("a count that is not closed") }
    index += 1
    let most = maximum ?? minimum + 1
    guard most >= minimum, most * max(1, piece.count) <= Self.stepLimit else {
      throw fault("a count that is too large")
    }
    var result: [TextPattern.Step] = []
    for _ in 0..<minimum { result = Self.joined(result, piece) }
    guard maximum != nil else { return Self.joined(result, Self.star(piece)) }
    var optional: [TextPattern.Step] = []
    for _ in minimum..<most { optional = Self.either(Self.joined(piece, optional), []) }
    return Self.joined(result, optional)
  }

  private mutating func number() -> Int? {
    let start = index
    while let byte = peek, byte >= 0x30, byte <= 0x39, index - start < 6 { index += 1 }
    return Int(String(decoding: pattern[start..<index], as: UTF8.self))
  }

  // MARK: Joining steps, whose targets are counted from the start of their piece

  private static func moved(_ piece: [TextPattern.Step], by offset: Int) -> [TextPattern.Step] {
    piece.map { step in
      switch step {
      case .split(let first, let second): .split(first + offset, second + offset)
      case .jump(let target): .jump(target + offset)
      case .byte, .match: step
      }
    }
  }

  private static func joined(_ first: [TextPattern.Step], _ second: [TextPattern.Step]) -> [TextPattern.Step] {
    first + moved(second, by: first.count)
  }

  private static func either(_ first: [TextPattern.Step], _ second: [TextPattern.Step]) -> [TextPattern.Step] {
    let end = first.count + second.count + 2
    return [.split(1, first.count + 2)] + moved(first, by: 1) + [.jump(end)] + moved(second, by: first.count + 2)
  }

  private static func star(_ piece: [TextPattern.Step]) -> [TextPattern.Step] {
    [.split(1, piece.count + 2)] + moved(piece, by: 1) + [.jump(0)]
  }
}
