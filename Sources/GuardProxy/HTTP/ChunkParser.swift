/// Follows a chunked body piece by piece, so that it can be passed on as it came while its end is known.
/// https://www.rfc-editor.org/rfc/rfc9112#section-7.1
struct ChunkParser {
  private enum State {
    case size
    case sizeExtension
    case sizeLineFeed
    case data
    case dataReturn, dataLineFeed
    case trailerStart, trailer, trailerLineFeed
    case lastLineFeed
    case finished
  }

  private var state = State.size
  /// Of the size being read, or of the data still to come.
  private var remaining = 0
  private var digits = 0
  /// The trailer fields, each with its line end, as they came.
  private(set) var trailers: [UInt8] = []

  /// Trailers carry an error's type and body; more than this is no trailer of anybody's.
  private static let trailerLimit = 1 << 20

  var isFinished: Bool { state == .finished }

  /// Reads as far as the bytes or the body go, and hands over the data among them.
  /// - Returns: how many of the bytes belong to the body.
  mutating func consume(
    _ bytes: UnsafeRawBufferPointer, data: (UnsafeRawBufferPointer) -> Void = { _ in }
  ) throws(WireFault) -> Int {
    var position = 0
    while position < bytes.count, state != .finished {
      if state == .data {
        let count = min(remaining, bytes.count - position)
        data(UnsafeRawBufferPointer(rebasing: bytes[position..<(position + count)]))
        position += count
        remaining -= count
        if remaining == 0 { state = .dataReturn }
      } else {
        try step(bytes[position])
        position += 1
      }
    }
    return position
  }

  private mutating func step(_ byte: UInt8) throws(WireFault) {
    switch state {
    case .size: try readSize(byte)
    case .sizeExtension: if byte == ASCII.carriageReturn { state = .sizeLineFeed }
    case .sizeLineFeed: try expect(byte, ASCII.lineFeed, then: remaining == 0 ? .trailerStart : .data)
    case .dataReturn: try expect(byte, ASCII.carriageReturn, then: .dataLineFeed)
    case .dataLineFeed:
      digits = 0
      try expect(byte, ASCII.lineFeed, then: .size)
    case .trailerStart, .trailer: try readTrailer(byte)
    case .trailerLineFeed:
      trailers.append(byte)
      try expect(byte, ASCII.lineFeed, then: .trailerStart)
    case .lastLineFeed: try expect(byte, ASCII.lineFeed, then: .finished)
    case .data, .finished: break
    }
  }

  private mutating func expect(_ byte: UInt8, _ wanted: UInt8, then next: State) throws(WireFault) {
    guard byte == wanted else { throw .malformed("chunk") }
    state = next
  }

  private mutating func readSize(_ byte: UInt8) throws(WireFault) {
    if let digit = ASCII.hexDigit(byte) {
      guard digits < 15 else { throw .malformed("chunk size") }
      remaining = (digits == 0 ? 0 : remaining) << 4 | digit
      digits += 1
      return
    }
    guard digits > 0 else { throw .malformed("chunk size") }
    switch byte {
    case ASCII.carriageReturn: state = .sizeLineFeed
    case UInt8(ascii: ";"), UInt8(ascii: " "), UInt8(ascii: "\t"): state = .sizeExtension
    default: throw .malformed("chunk size")
    }
  }

  private mutating func readTrailer(_ byte: UInt8) throws(WireFault) {
    guard trailers.count < Self.trailerLimit else { throw .tooLarge(limit: Self.trailerLimit) }
    if state == .trailerStart, byte == ASCII.carriageReturn {
      state = .lastLineFeed
    } else {
      state = byte == ASCII.carriageReturn ? .trailerLineFeed : .trailer
      trailers.append(byte)
    }
  }
}
