import Core

/// The bytes of a YAML file as libyaml will take them, and where its marks lead. Bytes that libyaml refuses are replaced
/// one for one, so offsets stay those of the file.
struct YAMLSource {
  static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  let file: FileID
  private(set) var bytes: [UInt8]
  /// The first byte that had to be replaced.
  let firstReplaced: Int?
  /// Where each line starts, in libyaml's sense of a line end: also CR alone, NEL, LS and PS.
  private let starts: [Int]
  private var lastMark = (line: 1, column: 1, offset: 0)

  init(_ source: SourceFile) {
    file = source.id
    (bytes, firstReplaced) = Self.sanitized(source.bytes)
    starts = Self.lineStarts(bytes)
  }

  /// What libyaml is to read: without the byte order mark, which it would take for a column of indentation.
  var text: ArraySlice<UInt8> { bytes.dropFirst(bytes.starts(with: Self.byteOrderMark) ? 3 : 0) }

  /// The byte offset of a mark; its line and column count from 1, the column in Unicode scalars.
  mutating func offset(line: Int, column: Int) -> Int {
    guard line >= 1, line <= starts.count else { return bytes.count }
    var (at, remaining) = (starts[line - 1], column - 1)
    if line == lastMark.line, column >= lastMark.column {
      (at, remaining) = (lastMark.offset, column - lastMark.column)
    }
    if at == 0, line == 1, bytes.starts(with: Self.byteOrderMark) { at = 3 }
    while remaining > 0, at < bytes.count {
      at += Self.length(ofScalarAt: at, in: bytes)
      remaining -= 1
    }
    at = min(at, bytes.count)
    lastMark = (line, column, at)
    return at
  }

  /// Replaces bytes of the file before it is parsed (keys written twice).
  mutating func replace(_ range: Range<Int>, with replacement: [UInt8]) {
    bytes.replaceSubrange(range, with: replacement)
    lastMark = (1, 1, 0)
  }

  private static func length(ofScalarAt at: Int, in bytes: [UInt8]) -> Int {
    switch bytes[at] {
    case 0xF0...: 4
    case 0xE0...: 3
    case 0xC0...: 2
    default: 1
    }
  }

  private static func lineStarts(_ bytes: [UInt8]) -> [Int] {
    var starts = [0]
    for (offset, byte) in bytes.enumerated() {
      switch byte {
      case 0x0A: starts.append(offset + 1)
      case 0x0D where offset + 1 >= bytes.count || bytes[offset + 1] != 0x0A: starts.append(offset + 1)
      case 0x85 where offset > 0 && bytes[offset - 1] == 0xC2: starts.append(offset + 1)
      case 0xA8, 0xA9:
        if offset > 1, bytes[offset - 1] == 0x80, bytes[offset - 2] == 0xE2 { starts.append(offset + 1) }
      default: continue
      }
    }
    return starts
  }

  /// Question marks in place of what is not UTF-8 and of control characters, and the first of them.
  private static func sanitized(_ bytes: [UInt8]) -> ([UInt8], Int?) {
    var result = bytes
    var first: Int?
    var at = 0
    while at < bytes.count {
      let byte = bytes[at]
      if byte >= 0x20, byte < 0x7F {
        at += 1
        continue
      }
      let length = validLength(at, in: bytes)
      if length == 0 {
        first = first ?? at
        result[at] = UInt8(ascii: "?")
      }
      at += max(length, 1)
    }
    return (result, first)
  }

  /// The length of the character at an offset, or 0 when libyaml would refuse it. https://yaml.org/spec/1.1/#c-printable
  private static func validLength(_ at: Int, in bytes: [UInt8]) -> Int {
    if bytes[at] < 0x80 { return bytes[at] == 9 || bytes[at] == 10 || bytes[at] == 13 ? 1 : 0 }
    let length = length(ofScalarAt: at, in: bytes)
    guard length > 1, bytes[at] <= 0xF4, at + length <= bytes.count else { return 0 }
    var value = UInt32(bytes[at]) & (0xFF >> UInt32(length + 1))
    for index in at + 1..<at + length {
      guard bytes[index] & 0xC0 == 0x80 else { return 0 }
      value = value << 6 | UInt32(bytes[index] & 0x3F)
    }
    let least: UInt32 = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000
    let isPrintable =
      value == 0x85 || (0xA0...0xD7FF).contains(value) || (0xE000...0xFFFD).contains(value)
      || (0x10000...0x10FFFF).contains(value)
    let isByteOrderMark = value == 0xFEFF && at > 0
    return value >= least && isPrintable && !isByteOrderMark ? length : 0
  }
}
