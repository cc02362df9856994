/// The hash functions of the Secure Hash Standard. https://doi.org/10.6028/NIST.FIPS.180-4
///
/// The guard checks signatures and never makes one with a private key, so every value here but the key of a keyed hash is
/// public, and no library has to be carried into each sandbox for it.
package enum HashFunction: Sendable {
  /// Only for what others have signed with it and cannot be had otherwise; never for tokens.
  case sha1
  case sha256, sha384, sha512

  /// Bytes of a hash.
  package var length: Int {
    switch self {
    case .sha1: 20
    case .sha256: 32
    case .sha384: 48
    case .sha512: 64
    }
  }

  /// Bytes that are mixed in at a time.
  var blockLength: Int { self == .sha256 || self == .sha1 ? 64 : 128 }

  package func hash(_ message: [UInt8]) -> [UInt8] {
    switch self {
    case .sha1: return SHA1.hash(message)
    case .sha256: return SHA2.hash(message, SHA2.start256, SHA2.rounds256)
    case .sha384: return Array(SHA2.hash(message, SHA2.start384, SHA2.rounds512).prefix(length))
    case .sha512: return SHA2.hash(message, SHA2.start512, SHA2.rounds512)
    }
  }
}

/// A word of either size that the standard works with.
protocol HashWord: FixedWidthInteger & UnsignedInteger {
  /// Rotations and shifts of the two big and the two small functions, in the standard's order.
  static var turns: (big0: (Int, Int, Int), big1: (Int, Int, Int), small0: (Int, Int, Int), small1: (Int, Int, Int)) {
    get
  }
}

extension UInt32: HashWord {
  static var turns: (big0: (Int, Int, Int), big1: (Int, Int, Int), small0: (Int, Int, Int), small1: (Int, Int, Int)) {
    ((2, 13, 22), (6, 11, 25), (7, 18, 3), (17, 19, 10))
  }
}

extension UInt64: HashWord {
  static var turns: (big0: (Int, Int, Int), big1: (Int, Int, Int), small0: (Int, Int, Int), small1: (Int, Int, Int)) {
    ((28, 34, 39), (14, 18, 41), (1, 8, 7), (19, 61, 6))
  }
}

enum SHA2 {
  static func hash<Word: HashWord>(_ message: [UInt8], _ start: [Word], _ constants: [Word]) -> [UInt8] {
    let block = Word.bitWidth * 2
    let padded = padding(message, block)
    var state = start
    for offset in stride(from: 0, to: padded.count, by: block) {
      mix(padded[offset..<(offset + block)], &state, constants)
    }
    return state.flatMap { word in
      stride(from: Word.bitWidth - 8, through: 0, by: -8).map { UInt8(truncatingIfNeeded: word >> $0) }
    }
  }

  /// The message, a one bit, zeros, and the length in bits, up to whole blocks.
  static func padding(_ message: [UInt8], _ block: Int) -> [UInt8] {
    var padded = message
    padded.append(0x80)
    // The length has two words; the first of them is always zero here.
    while padded.count % block != block - block / 8 { padded.append(0) }
    padded += [UInt8](repeating: 0, count: block / 8 - 8)
    let bits = UInt64(message.count) * 8
    return padded + stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: bits >> UInt64($0)) }
  }

  private static func turned<Word: HashWord>(_ word: Word, _ count: Int) -> Word {
    word >> count | word << (Word.bitWidth - count)
  }

  private static func big<Word: HashWord>(_ word: Word, _ turns: (Int, Int, Int)) -> Word {
    turned(word, turns.0) ^ turned(word, turns.1) ^ turned(word, turns.2)
  }

  private static func small<Word: HashWord>(_ word: Word, _ turns: (Int, Int, Int)) -> Word {
    turned(word, turns.0) ^ turned(word, turns.1) ^ word >> turns.2
  }

  private static func mix<Word: HashWord>(_ block: ArraySlice<UInt8>, _ state: inout [Word], _ constants: [Word]) {
    let schedule = schedule(block, constants.count) as [Word]
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    for round in constants.indices {
      let first = h &+ big(e, Word.turns.big1) &+ (e & f ^ ~e & g) &+ constants[round] &+ schedule[round]
      let second = big(a, Word.turns.big0) &+ (a & b ^ a & c ^ b & c)
      (h, g, f, e, d, c, b, a) = (g, f, e, d &+ first, c, b, a, first &+ second)
    }
    for (index, word) in [a, b, c, d, e, f, g, h].enumerated() { state[index] &+= word }
  }

  private static func schedule<Word: HashWord>(_ block: ArraySlice<UInt8>, _ count: Int) -> [Word] {
    let size = Word.bitWidth / 8
    var words: [Word] = (0..<16).map { index in
      block.dropFirst(index * size).prefix(size).reduce(0) { $0 << 8 | Word($1) }
    }
    words.reserveCapacity(count)
    for index in 16..<count {
      words.append(
        small(words[index - 2], Word.turns.small1) &+ words[index - 7] &+ small(words[index - 15], Word.turns.small0)
          &+ words[index - 16])
    }
    return words
  }
}
