/// Decompression of gzip, zlib and raw deflate, in memory and up to a limit: a few kilobytes can stand for gigabytes.
/// https://www.rfc-editor.org/rfc/rfc1951 https://www.rfc-editor.org/rfc/rfc1952
package enum Inflate {
  package enum Fault: Error, Equatable, Sendable {
    case malformed
    case tooLarge(limit: Int)
  }

  package static func isGzip(_ bytes: Span<UInt8>) -> Bool {
    bytes.count > 18 && bytes[0] == 0x1F && bytes[1] == 0x8B && bytes[2] == 8
  }

  static func isZlib(_ bytes: Span<UInt8>) -> Bool {
    bytes.count > 6 && bytes[0] & 0x0F == 8 && bytes[0] >> 4 <= 7
      && (UInt16(bytes[0]) << 8 | UInt16(bytes[1])) % 31 == 0 && bytes[1] & 0x20 == 0
  }

  /// Decompresses one gzip member or a zlib stream.
  /// - Throws: `Fault.tooLarge` as soon as the limit is passed.
  package static func decompress(_ bytes: Span<UInt8>, limit: Int) throws(Fault) -> [UInt8] {
    let start = try isGzip(bytes) ? gzipHeader(bytes) : isZlib(bytes) ? 2 : 0
    var decoder = InflateDecoder(position: start, limit: limit)
    try decoder.run(bytes)
    return decoder.output
  }

  /// Decompresses a stream without any header, as archives hold them.
  /// - Throws: `Fault.tooLarge` as soon as the limit is passed.
  package static func decompress(raw bytes: Span<UInt8>, limit: Int) throws(Fault) -> [UInt8] {
    var decoder = InflateDecoder(position: 0, limit: limit)
    try decoder.run(bytes)
    return decoder.output
  }

  /// The length of the header, whose optional parts are flagged.
  private static func gzipHeader(_ bytes: Span<UInt8>) throws(Fault) -> Int {
    let flags = bytes[3]
    var position = 10
    if flags & 4 != 0 {
      guard position + 2 <= bytes.count else { throw .malformed }
      position += 2 + Int(bytes[position]) + Int(bytes[position + 1]) << 8
    }
    for flag in [UInt8(8), 16] where flags & flag != 0 {
      while position < bytes.count, bytes[position] != 0 { position += 1 }
      position += 1
    }
    if flags & 2 != 0 { position += 2 }
    guard position < bytes.count else { throw .malformed }
    return position
  }
}

/// The state of one decompression.
struct InflateDecoder {
  private(set) var output: [UInt8] = []
  private var position: Int
  private var bits: UInt32 = 0
  private var bitCount = 0
  private let limit: Int

  init(position: Int, limit: Int) {
    self.position = position
    self.limit = limit
  }

  mutating func run(_ bytes: Span<UInt8>) throws(Inflate.Fault) {
    var isLast = false
    while !isLast {
      isLast = try take(1, bytes) == 1
      switch try take(2, bytes) {
      case 0: try stored(bytes)
      case 1: try compressed(bytes, .fixedLiterals, .fixedDistances)
      case 2:
        let (literals, distances) = try tables(bytes)
        try compressed(bytes, literals, distances)
      default: throw .malformed
      }
    }
  }

  /// The next bits, the first one lowest.
  private mutating func take(_ count: Int, _ bytes: Span<UInt8>) throws(Inflate.Fault) -> Int {
    while bitCount < count {
      guard position < bytes.count else { throw .malformed }
      bits |= UInt32(bytes[position]) << UInt32(bitCount)
      position += 1
      bitCount += 8
    }
    let value = bits & ((1 << UInt32(count)) - 1)
    bits >>= UInt32(count)
    bitCount -= count
    return Int(value)
  }

  private mutating func stored(_ bytes: Span<UInt8>) throws(Inflate.Fault) {
    position -= bitCount / 8
    bits = 0
    bitCount = 0
    guard position + 4 <= bytes.count else { throw .malformed }
    let length = Int(bytes[position]) | Int(bytes[position + 1]) << 8
    position += 4
    guard position + length <= bytes.count else { throw .malformed }
    try reserve(length)
    for index in position..<(position + length) { output.append(bytes[index]) }
    position += length
  }

  private func reserve(_ count: Int) throws(Inflate.Fault) {
    if output.count + count > limit { throw .tooLarge(limit: limit) }
  }

  private mutating func compressed(
    _ bytes: Span<UInt8>, _ literals: HuffmanTable, _ distances: HuffmanTable
  ) throws(Inflate.Fault) {
    while true {
      let symbol = try decode(literals, bytes)
      if symbol < 256 {
        try reserve(1)
        output.append(UInt8(symbol))
      } else if symbol == 256 {
        return
      } else {
        try copy(symbol - 257, distances, bytes)
      }
    }
  }

  private mutating func copy(
    _ lengthCode: Int, _ distances: HuffmanTable, _ bytes: Span<UInt8>
  ) throws(Inflate.Fault) {
    guard lengthCode < Self.lengthBase.count else { throw .malformed }
    let length = Self.lengthBase[lengthCode] + (try take(Self.lengthBits[lengthCode], bytes))
    let code = try decode(distances, bytes)
    guard code < Self.distanceBase.count else { throw .malformed }
    let distance = Self.distanceBase[code] + (try take(Self.distanceBits[code], bytes))
    guard distance <= output.count else { throw .malformed }
    try reserve(length)
    let start = output.count - distance
    for offset in 0..<length { output.append(output[start + offset]) }
  }

  private mutating func decode(_ table: HuffmanTable, _ bytes: Span<UInt8>) throws(Inflate.Fault) -> Int {
    var code = 0
    var first = 0
    var index = 0
    for length in 1...15 {
      code |= try take(1, bytes)
      let count = table.counts[length]
      if code - count < first { return table.symbols[index + code - first] }
      index += count
      first = (first + count) << 1
      code <<= 1
    }
    throw .malformed
  }

  /// The code lengths of a block, which are compressed themselves.
  private mutating func tables(_ bytes: Span<UInt8>) throws(Inflate.Fault) -> (HuffmanTable, HuffmanTable) {
    let literalCount = try take(5, bytes) + 257
    let distanceCount = try take(5, bytes) + 1
    let codeCount = try take(4, bytes) + 4
    guard literalCount <= 286, distanceCount <= 30 else { throw .malformed }
    var codeLengths = [Int](repeating: 0, count: 19)
    for index in 0..<codeCount { codeLengths[Self.codeOrder[index]] = try take(3, bytes) }
    let lengths = try lengths(HuffmanTable(codeLengths), literalCount + distanceCount, bytes)
    return (HuffmanTable(Array(lengths[..<literalCount])), HuffmanTable(Array(lengths[literalCount...])))
  }

  private mutating func lengths(
    _ codes: HuffmanTable, _ count: Int, _ bytes: Span<UInt8>
  ) throws(Inflate.Fault) -> [Int] {
    var lengths: [Int] = []
    while lengths.count < count {
      let symbol = try decode(codes, bytes)
      switch symbol {
      case 0...15: lengths.append(symbol)
      case 16:
        guard let last = lengths.last else { throw .malformed }
        lengths += Array(repeating: last, count: try take(2, bytes) + 3)
      case 17: lengths += Array(repeating: 0, count: try take(3, bytes) + 3)
      default: lengths += Array(repeating: 0, count: try take(7, bytes) + 11)
      }
    }
    guard lengths.count == count else { throw .malformed }
    return lengths
  }

  private static let codeOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
  private static let lengthBase = [
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
  ]
  private static let lengthBits = [
    0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
  ]
  private static let distanceBase = [
    1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145,
    8193, 12289, 16385, 24577,
  ]
  private static let distanceBits = [
    0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
  ]
}

/// A canonical prefix code: how many codes have each length, and the symbols in the order of their codes.
struct HuffmanTable: Sendable {
  let counts: [Int]
  let symbols: [Int]

  init(_ lengths: [Int]) {
    var counts = [Int](repeating: 0, count: 16)
    for length in lengths { counts[length] += 1 }
    counts[0] = 0
    self.counts = counts
    symbols = (1...15).flatMap { length in lengths.indices.filter { lengths[$0] == length } }
  }

  static let fixedLiterals = HuffmanTable(
    Array(repeating: 8, count: 144) + Array(repeating: 9, count: 112) + Array(repeating: 7, count: 24)
      + Array(repeating: 8, count: 8))
  static let fixedDistances = HuffmanTable(Array(repeating: 5, count: 30))
}
