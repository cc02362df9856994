/// The first Secure Hash Standard. Collisions can be made for it, so it serves only where a sender knows nothing better:
/// the first version of SNS signatures. https://doi.org/10.6028/NIST.FIPS.180-4
enum SHA1 {
  static func hash(_ message: [UInt8]) -> [UInt8] {
    var state: [UInt32] = [0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476, 0xC3D2_E1F0]
    let padded = SHA2.padding(message, 64)
    for offset in stride(from: 0, to: padded.count, by: 64) { mix(padded[offset..<(offset + 64)], &state) }
    return state.flatMap { word in stride(from: 24, through: 0, by: -8).map { UInt8(truncatingIfNeeded: word >> $0) } }
  }

  private static func turned(_ word: UInt32, _ count: Int) -> UInt32 { word << count | word >> (32 - count) }

  private static func mix(_ block: ArraySlice<UInt8>, _ state: inout [UInt32]) {
    let schedule = schedule(block)
    var (a, b, c, d, e) = (state[0], state[1], state[2], state[3], state[4])
    for round in 0..<80 {
      let next = turned(a, 5) &+ choice(round, b, c, d) &+ e &+ constants[round / 20] &+ schedule[round]
      (e, d, c, b, a) = (d, c, turned(b, 30), a, next)
    }
    for (index, word) in [a, b, c, d, e].enumerated() { state[index] &+= word }
  }

  private static let constants: [UInt32] = [0x5A82_7999, 0x6ED9_EBA1, 0x8F1B_BCDC, 0xCA62_C1D6]

  private static func choice(_ round: Int, _ b: UInt32, _ c: UInt32, _ d: UInt32) -> UInt32 {
    switch round / 20 {
    case 0: b & c | ~b & d
    case 2: b & c | b & d | c & d
    default: b ^ c ^ d
    }
  }

  private static func schedule(_ block: ArraySlice<UInt8>) -> [UInt32] {
    var words: [UInt32] = (0..<16).map { index in
      block.dropFirst(index * 4).prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
    }
    for index in 16..<80 {
      words.append(turned(words[index - 3] ^ words[index - 8] ^ words[index - 14] ^ words[index - 16], 1))
    }
    return words
  }
}
