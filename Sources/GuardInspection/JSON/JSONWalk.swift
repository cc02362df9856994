/// What a walk over a JSON document tells, in the order of the document. Ranges are offsets into its bytes; those of
/// strings leave the quotes out.
package protocol JSONVisitor {
  mutating func beginObject(at offset: Int)
  mutating func beginArray(at offset: Int)
  /// An object's or array's end; the offset is that of the byte after it.
  mutating func end(at offset: Int)
  mutating func key(_ range: Range<Int>, isEscaped: Bool)
  mutating func string(_ range: Range<Int>, isEscaped: Bool)
  /// A number, `true`, `false` or `null`.
  mutating func scalar(_ range: Range<Int>)
}

/// Why a document is not walked to its end.
package enum JSONFault: Error, Equatable, Sendable {
  case malformed(at: Int)
  case tooDeep(limit: Int)
}

/// One pass over a JSON document without building anything. It keeps a stack of its own, so that no nesting overflows the
/// thread's. https://www.rfc-editor.org/rfc/rfc8259
package struct JSONWalk {
  private enum Expected { case value, valueOrEnd, key, keyOrEnd, colon, commaOrEnd, nothing }

  private var position: Int
  private var expected = Expected.value
  /// Whether each open container is an object.
  private var open: [Bool] = []
  private let depthLimit: Int

  private init(position: Int, depthLimit: Int) {
    self.position = position
    self.depthLimit = depthLimit
  }

  /// - Throws: `JSONFault` where the bytes stop being JSON; what was told before stays told.
  package static func run(
    _ bytes: Span<UInt8>, depthLimit: Int = 1000, _ visitor: inout some JSONVisitor
  ) throws(JSONFault) {
    let hasMark = bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF
    var walk = JSONWalk(position: hasMark ? 3 : 0, depthLimit: depthLimit)
    while true {
      walk.skipSpace(bytes)
      if walk.position >= bytes.count { break }
      try walk.step(bytes, &visitor)
    }
    if walk.expected != .nothing { throw .malformed(at: bytes.count) }
  }

  private mutating func skipSpace(_ bytes: Span<UInt8>) {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x0A, 0x0D, 0x09: position += 1
      default: return
      }
    }
  }

  private mutating func step(_ bytes: Span<UInt8>, _ visitor: inout some JSONVisitor) throws(JSONFault) {
    let byte = bytes[position]
    switch expected {
    case .value, .valueOrEnd:
      if byte == UInt8(ascii: "]"), expected == .valueOrEnd { return try close(byte, &visitor) }
      try value(byte, bytes, &visitor)
    case .key, .keyOrEnd:
      if byte == UInt8(ascii: "}"), expected == .keyOrEnd { return try close(byte, &visitor) }
      guard byte == UInt8(ascii: "\"") else { throw .malformed(at: position) }
      let (range, isEscaped) = try string(bytes)
      visitor.key(range, isEscaped: isEscaped)
      expected = .colon
    case .colon:
      guard byte == UInt8(ascii: ":") else { throw .malformed(at: position) }
      position += 1
      expected = .value
    case .commaOrEnd:
      guard byte == UInt8(ascii: ",") else { return try close(byte, &visitor) }
      position += 1
      expected = open[open.count - 1] ? .key : .value
    case .nothing: throw .malformed(at: position)
    }
  }

  private mutating func value(
    _ byte: UInt8, _ bytes: Span<UInt8>, _ visitor: inout some JSONVisitor
  ) throws(JSONFault) {
    switch byte {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      let isObject = byte == UInt8(ascii: "{")
      guard open.count < depthLimit else { throw .tooDeep(limit: depthLimit) }
      if isObject { visitor.beginObject(at: position) } else { visitor.beginArray(at: position) }
      open.append(isObject)
      position += 1
      expected = isObject ? .keyOrEnd : .valueOrEnd
    case UInt8(ascii: "\""):
      let (range, isEscaped) = try string(bytes)
      visitor.string(range, isEscaped: isEscaped)
      expected = open.isEmpty ? .nothing : .commaOrEnd
    default:
      visitor.scalar(try scalar(bytes))
      expected = open.isEmpty ? .nothing : .commaOrEnd
    }
  }

  private mutating func close(_ byte: UInt8, _ visitor: inout some JSONVisitor) throws(JSONFault) {
    guard let isObject = open.popLast(), byte == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) else {
      throw .malformed(at: position)
    }
    position += 1
    visitor.end(at: position)
    expected = open.isEmpty ? .nothing : .commaOrEnd
  }

  /// Passes a string; the position is at its opening quote.
  private mutating func string(_ bytes: Span<UInt8>) throws(JSONFault) -> (Range<Int>, isEscaped: Bool) {
    let start = position + 1
    let (end, isEscaped) = bytes.withUnsafeBytes { Self.closingQuote($0, from: start) }
    guard let end else { throw .malformed(at: start - 1) }
    position = end + 1
    return (start..<end, isEscaped)
  }

  /// Where the string ends whose first byte is at an offset; nil when it does not.
  private static func closingQuote(_ bytes: UnsafeRawBufferPointer, from start: Int) -> (end: Int?, isEscaped: Bool) {
    var end = start
    var isEscaped = false
    while end < bytes.count {
      if let word = ByteWord(bytes, at: end) {
        let plain = word.distance(to: UInt8(ascii: "\""), or: UInt8(ascii: "\\"))
        end += plain
        if plain == ByteWord.width { continue }
      }
      switch bytes[end] {
      case UInt8(ascii: "\""): return (end, isEscaped)
      case UInt8(ascii: "\\"):
        isEscaped = true
        end += 2
      default: end += 1
      }
    }
    return (nil, isEscaped)
  }

  private mutating func scalar(_ bytes: Span<UInt8>) throws(JSONFault) -> Range<Int> {
    let start = position
    while position < bytes.count, Self.isScalar(bytes[position]) { position += 1 }
    guard position > start else { throw .malformed(at: start) }
    return start..<position
  }

  /// Letters, digits, signs and the point: what numbers and words are made of, `NaN` of lenient writers included.
  private static func isScalar(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."): true
    default: false
    }
  }
}
