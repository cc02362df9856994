/// Compression by deflate, for archives that the guard is delivered in. https://www.rfc-editor.org/rfc/rfc1951
package enum Deflate {
  /// A block is coded for what stands in it; machine code changes its kind every so often.
  private static let blockSize = 1 << 16

  package static func compress(_ bytes: [UInt8]) -> [UInt8] {
    var writer = BitWriter()
    var matcher = Matcher(bytes)
    var start = 0
    repeat {
      let end = min(start + blockSize, bytes.count)
      write(matcher.tokens(start..<end), isLast: end == bytes.count, &writer)
      start = end
    } while start < bytes.count
    return writer.finish()
  }

  private static func write(_ tokens: [Token], isLast: Bool, _ writer: inout BitWriter) {
    var literals = [Int](repeating: 0, count: 286)
    var distances = [Int](repeating: 0, count: 30)
    for token in tokens {
      literals[token.symbol.value] += 1
      if token.distance > 0 { distances[Token.distanceCode(token.distance).value] += 1 }
    }
    literals[256] = 1
    let (literalCode, distanceCode) = (HuffmanCode(literals, limit: 15), HuffmanCode(distances, limit: 15))
    writer.write(isLast ? 1 : 0, 1)
    writer.write(2, 2)
    CodeLengths(literalCode.lengths, distanceCode.lengths).write(to: &writer)
    for token in tokens {
      let symbol = token.symbol
      literalCode.write(symbol.value, to: &writer)
      writer.write(symbol.extra, symbol.bits)
      guard token.distance > 0 else { continue }
      let distance = Token.distanceCode(token.distance)
      distanceCode.write(distance.value, to: &writer)
      writer.write(distance.extra, distance.bits)
    }
    literalCode.write(256, to: &writer)
  }
}

/// A byte, or a repetition of what stood so far before.
struct Token {
  /// The byte, or the repetition's length.
  var value: Int
  /// Zero for a byte.
  var distance = 0

  /// A symbol with the bits that follow it.
  typealias Coded = (value: Int, extra: Int, bits: Int)

  var symbol: Coded {
    if distance == 0 { return (value, 0, 0) }
    if value == 258 { return (285, 0, 0) }
    if value < 11 { return (254 + value, 0, 0) }
    return Self.coded(value - 3, first: 257, groups: 4)
  }

  static func distanceCode(_ distance: Int) -> Coded {
    distance < 5 ? (distance - 1, 0, 0) : coded(distance - 1, first: 0, groups: 2)
  }

  /// Codes double what they span after every so many.
  private static func coded(_ value: Int, first: Int, groups: Int) -> Coded {
    let bits = (Int.bitWidth - 1 - value.leadingZeroBitCount) - groups.trailingZeroBitCount
    return (first + bits * groups + (value >> bits), value & (1 << bits - 1), bits)
  }
}

/// Finds repetitions through chains of the places where the same three bytes stand.
private struct Matcher {
  private let bytes: [UInt8]
  private var heads = [Int32](repeating: -1, count: 1 << 15)
  private var previous: [Int32]

  private static let window = 32_768
  private static let longest = 258
  /// Places that are tried; more make it slower by more than they make it smaller.
  private static let patience = 48

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    previous = [Int32](repeating: -1, count: bytes.count)
  }

  mutating func tokens(_ range: Range<Int>) -> [Token] {
    var tokens: [Token] = []
    var place = range.lowerBound
    while place < range.upperBound {
      let match = longestMatch(at: place, end: range.upperBound)
      tokens.append(match ?? Token(value: Int(bytes[place])))
      let next = place + (match?.value ?? 1)
      while place < next {
        enter(place)
        place += 1
      }
    }
    return tokens
  }

  private func hash(_ place: Int) -> Int {
    let three = UInt32(bytes[place]) << 16 | UInt32(bytes[place + 1]) << 8 | UInt32(bytes[place + 2])
    return Int((three &* 2_654_435_761) >> 17)
  }

  private mutating func enter(_ place: Int) {
    guard place + 3 <= bytes.count else { return }
    let key = hash(place)
    previous[place] = heads[key]
    heads[key] = Int32(place)
  }

  private func longestMatch(at place: Int, end: Int) -> Token? {
    let limit = min(Self.longest, end - place)
    guard limit >= 3 else { return nil }
    var best = Token(value: 2)
    var candidate = Int(heads[hash(place)])
    for _ in 0..<Self.patience where candidate >= 0 && place - candidate <= Self.window {
      let length = common(candidate, place, limit)
      if length > best.value { best = Token(value: length, distance: place - candidate) }
      if length == limit { break }
      candidate = Int(previous[candidate])
    }
    return best.distance > 0 ? best : nil
  }

  private func common(_ one: Int, _ other: Int, _ limit: Int) -> Int {
    var length = 0
    while length < limit, bytes[one + length] == bytes[other + length] { length += 1 }
    return length
  }
}
