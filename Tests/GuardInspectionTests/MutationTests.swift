import GuardInspection
import Testing

/// Whatever bytes come, nothing crashes and nothing takes long.
@Suite struct MutationTests {
  private struct Random: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return state
    }
  }

  private static let seeds = [
    "' or 1=1 union select a,b from c -- ", "<svg/onload=alert(1)>&#60;\\x3c%3c", "..%c0%af../etc/passwd",
    "{{7*7}}${x}",
    "O:1:\"a\":0:{}", "http://[::ffff:1.2.3.4]@0x7f.1/", "; cat `id` $(ls) | a",
    "<!DOCTYPE a [<!ENTITY b SYSTEM 'c'>]>",
    "/*!50000union*/select'\\''\"", "javascript&colon;alert`1`", "((((((((((1)))or(1))))", "--X\r\n\r\n--X--",
  ]

  @Test(arguments: 0..<12) func mutatedTextsAreLookedAt(number: Int) {
    var random = Random(state: UInt64(number) &* 0x9E37_79B9_7F4A_7C15 | 1)
    for _ in 0..<400 {
      var text = Array(Self.seeds[number].utf8)
      for _ in 0..<Int.random(in: 1...8, using: &random) { Self.mutate(&text, &random) }
      _ = Inspector.inspect(text.span, SinkScope(known: Bool.random(using: &random) ? .all : []))
    }
  }

  private static func mutate(_ text: inout [UInt8], _ random: inout Random) {
    let index = text.isEmpty ? 0 : Int.random(in: 0..<text.count, using: &random)
    switch Int.random(in: 0..<5, using: &random) {
    case 0: text.insert(UInt8.random(in: 0...255, using: &random), at: index)
    case 1 where !text.isEmpty: text.remove(at: index)
    case 2 where !text.isEmpty: text[index] = UInt8.random(in: 0...255, using: &random)
    case 3: text.insert(contentsOf: Array(seeds[Int.random(in: 0..<seeds.count, using: &random)].utf8), at: index)
    default: text = Array(text.prefix(index))
    }
  }

  /// A text of any one character costs time in proportion to its length.
  @Test(arguments: Array("'\"`(){}[]<>;|&$#%@!*+-=/\\.,:~^? \n\0aA0é".utf8)) func repeatedCharactersAreCheap(
    byte: UInt8
  ) {
    let short = Self.time(Array(repeating: byte, count: 500))
    let long = Self.time(Array(repeating: byte, count: 8_000))
    // 16 times as long; the rest is room for a busy machine.
    #expect(long < short * 16 * 5 + .milliseconds(300), "\(short) \(long)")
  }

  private static func time(_ text: [UInt8]) -> Duration {
    (0..<3).map { _ in
      ContinuousClock().measure { _ = Inspector.inspect(text.span, SinkScope(known: .all)) }
    }.min() ?? .zero
  }
}
