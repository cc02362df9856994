/// A prefix code by how often its symbols stand. https://www.rfc-editor.org/rfc/rfc1951#section-3.2.2
struct HuffmanCode {
  /// Bits of each symbol; zero for one that does not stand.
  let lengths: [Int]
  /// The bits of each symbol, the first to be written lowest.
  private let codes: [Int]

  init(_ counts: [Int], limit: Int) {
    var counts = counts
    var lengths = Self.lengths(counts)
    // Flatter counts give shorter codes for what is rare.
    while lengths.contains(where: { $0 > limit }) {
      counts = counts.map { $0 == 0 ? 0 : $0 / 2 + 1 }
      lengths = Self.lengths(counts)
    }
    self.lengths = lengths
    codes = Self.codes(lengths)
  }

  func write(_ symbol: Int, to writer: inout BitWriter) { writer.write(codes[symbol], lengths[symbol]) }

  private static func lengths(_ counts: [Int]) -> [Int] {
    var lengths = [Int](repeating: 0, count: counts.count)
    var nodes = counts.indices.filter { counts[$0] > 0 }.map { (count: counts[$0], symbols: [$0]) }
    // One symbol alone still takes a bit, and none reads as one that never comes.
    if nodes.count < 2 {
      lengths[nodes.first?.symbols[0] ?? 0] = 1
      return lengths
    }
    nodes.sort { $0.count > $1.count }
    while nodes.count > 1 {
      let (one, other) = (nodes.removeLast(), nodes.removeLast())
      let joined = (count: one.count + other.count, symbols: one.symbols + other.symbols)
      for symbol in joined.symbols { lengths[symbol] += 1 }
      let place = nodes.firstIndex { $0.count <= joined.count } ?? nodes.endIndex
      nodes.insert(joined, at: place)
    }
    return lengths
  }

  private static func codes(_ lengths: [Int]) -> [Int] {
    var codes = [Int](repeating: 0, count: lengths.count)
    var code = 0
    for length in 1...15 {
      code <<= 1
      for symbol in lengths.indices where lengths[symbol] == length {
        codes[symbol] = reversed(code, length)
        code += 1
      }
    }
    return codes
  }

  private static func reversed(_ code: Int, _ length: Int) -> Int {
    (0..<length).reduce(0) { $0 << 1 | code >> $1 & 1 }
  }
}

/// The lengths of a block's two codes, which are coded themselves. https://www.rfc-editor.org/rfc/rfc1951#section-3.2.7
struct CodeLengths {
  private let literals: Int
  private let distances: Int
  private var symbols: [Token.Coded] = []

  init(_ literals: [Int], _ distances: [Int]) {
    self.literals = Self.used(literals, least: 257)
    self.distances = Self.used(distances, least: 1)
    let all = Array(literals.prefix(self.literals) + distances.prefix(self.distances))
    var place = 0
    while place < all.count {
      let run = all[place...].prefix { $0 == all[place] }.count
      place += append(all[place], run)
    }
  }

  private static func used(_ lengths: [Int], least: Int) -> Int {
    max(least, (lengths.lastIndex { $0 > 0 } ?? 0) + 1)
  }

  /// - Returns: how many of the run the symbols cover.
  private mutating func append(_ length: Int, _ run: Int) -> Int {
    if length == 0, run >= 11 {
      let count = min(run, 138)
      symbols.append((18, count - 11, 7))
      return count
    }
    if length == 0, run >= 3 {
      symbols.append((17, run - 3, 3))
      return run
    }
    symbols.append((length, 0, 0))
    guard length > 0, run >= 4 else { return 1 }
    let count = min(run - 1, 6)
    symbols.append((16, count - 3, 2))
    return count + 1
  }

  private static let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

  func write(to writer: inout BitWriter) {
    var counts = [Int](repeating: 0, count: 19)
    for symbol in symbols { counts[symbol.value] += 1 }
    let code = HuffmanCode(counts, limit: 7)
    let shown = max(4, (Self.order.lastIndex { code.lengths[$0] > 0 } ?? 0) + 1)
    writer.write(literals - 257, 5)
    writer.write(distances - 1, 5)
    writer.write(shown - 4, 4)
    for symbol in Self.order.prefix(shown) { writer.write(code.lengths[symbol], 3) }
    for symbol in symbols {
      code.write(symbol.value, to: &writer)
      writer.write(symbol.extra, symbol.bits)
    }
  }
}

/// Bits one after the other, the first lowest in its byte.
struct BitWriter {
  private var bytes: [UInt8] = []
  private var pending: UInt64 = 0
  private var count = 0

  mutating func write(_ value: Int, _ bits: Int) {
    pending |= UInt64(value) << UInt64(count)
    count += bits
    while count >= 8 {
      bytes.append(UInt8(truncatingIfNeeded: pending))
      pending >>= 8
      count -= 8
    }
  }

  mutating func finish() -> [UInt8] {
    if count > 0 { bytes.append(UInt8(truncatingIfNeeded: pending)) }
    return bytes
  }
}
