/// A zip archive with the rights that programs need; the same entries give the same bytes.
/// https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
package struct ZipWriter {
  private var body: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  /// The first of January 1980, the earliest that the format can say.
  private static let date = 0x0021

  package init() {}

  package mutating func add(_ name: String, _ bytes: [UInt8], isProgram: Bool = false) {
    let packed = Deflate.compress(bytes)
    let start = body.count
    let facts =
      Self.number(20, 2) + Self.number(0, 2) + Self.number(8, 2) + Self.number(0, 2) + Self.number(Self.date, 2)
      + Self.number(Int(CyclicRedundancy.of(bytes)), 4) + Self.number(packed.count, 4) + Self.number(bytes.count, 4)
      + Self.number(name.utf8.count, 2) + Self.number(0, 2)
    body += [0x50, 0x4B, 3, 4] + facts + Array(name.utf8) + packed
    // Made on Unix, for a regular file.
    let mode = (isProgram ? 0o100755 : 0o100644) << 16
    directory += [0x50, 0x4B, 1, 2] + Self.number(3 << 8 | 20, 2) + facts
    directory += Self.number(0, 6) + Self.number(mode, 4) + Self.number(start, 4) + Array(name.utf8)
    count += 1
  }

  package func bytes() -> [UInt8] {
    let end =
      [0x50, 0x4B, 5, 6] + Self.number(0, 4) + Self.number(count, 2) + Self.number(count, 2)
      + Self.number(directory.count, 4) + Self.number(body.count, 4) + Self.number(0, 2)
    return body + directory + end
  }

  private static func number(_ value: Int, _ size: Int) -> [UInt8] {
    (0..<size).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }
}

/// The check sum of zip and gzip. https://www.rfc-editor.org/rfc/rfc1952#section-8
enum CyclicRedundancy {
  private static let table: [UInt32] = (0..<256).map { number in
    (0..<8).reduce(UInt32(number)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ value >> 1 : value >> 1 }
  }

  static func of(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~UInt32(0)) { table[Int(($0 ^ UInt32($1)) & 0xFF)] ^ $0 >> 8 }
  }
}
