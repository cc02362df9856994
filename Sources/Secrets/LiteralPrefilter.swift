/// Finds many short literals in one pass, whatever their case.
///
/// The first four bytes of every literal, case folded and hashed, mark a small table that stays in the cache. The pass
/// hashes the four bytes at each offset: no step waits for the one before, so the processor overlaps them.
struct LiteralPrefilter: Sendable {
  struct Hit {
    /// The literal's index in the list that the filter was made from.
    var literal: Int
    /// The offset of its first byte.
    var start: Int
  }

  /// The number of bytes that are hashed; no literal is shorter.
  private static let head = 4
  private static let tableBits: UInt32 = 14

  private let literals: [[UInt8]]
  /// 0 where no literal has the hash, otherwise one more than the index of its bucket.
  private var table = [UInt8](repeating: 0, count: 1 << LiteralPrefilter.tableBits)
  /// The literals that share a hash.
  private var buckets: [[Int]] = []

  /// - Parameter literals: in lower case, of at least four bytes each, with fewer than 255 different heads.
  init(_ literals: [String]) {
    self.literals = literals.map { Array($0.utf8) }
    for (index, literal) in self.literals.enumerated() {
      let hash = LiteralPrefilter.hash(literal.withUnsafeBytes { $0.loadUnaligned(as: UInt32.self) })
      if table[hash] == 0 {
        buckets.append([])
        table[hash] = UInt8(buckets.count)
      }
      buckets[Int(table[hash]) - 1].append(index)
    }
  }

  @inline(__always)
  private static func hash(_ head: UInt32) -> Int {
    Int(((head | 0x2020_2020) &* 0x9E37_79B1) >> (32 - tableBits))
  }

  /// Calls `visit` for every occurrence, in the order of their starts; where two start together, for both.
  func scan(_ bytes: [UInt8], _ visit: (Hit) -> Void) {
    table.withUnsafeBufferPointer { table in
      bytes.withUnsafeBytes { raw in
        @inline(__always)
        func bucket(_ offset: Int) -> UInt8 {
          table[LiteralPrefilter.hash(raw.loadUnaligned(fromByteOffset: offset, as: UInt32.self))]
        }
        let end = raw.count - LiteralPrefilter.head + 1
        var start = 0
        // Four offsets a step: one branch that is almost never taken.
        while start + 4 <= end {
          if bucket(start) | bucket(start + 1) | bucket(start + 2) | bucket(start + 3) != 0 {
            for offset in start..<(start + 4) { report(bucket(offset), offset, raw, visit) }
          }
          start += 4
        }
        while start < end {
          report(bucket(start), start, raw, visit)
          start += 1
        }
      }
    }
  }

  @inline(never)
  private func report(_ bucket: UInt8, _ start: Int, _ bytes: UnsafeRawBufferPointer, _ visit: (Hit) -> Void) {
    if bucket == 0 { return }
    for index in buckets[Int(bucket) - 1] where matches(literals[index], at: start, bytes) {
      visit(Hit(literal: index, start: start))
    }
  }

  private func matches(_ literal: [UInt8], at start: Int, _ bytes: UnsafeRawBufferPointer) -> Bool {
    guard start + literal.count <= bytes.count else { return false }
    for offset in literal.indices {
      let byte = bytes[start + offset]
      let isUpper = byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
      if (isUpper ? byte | 0x20 : byte) != literal[offset] { return false }
    }
    return true
  }
}
