/// The files of a ZIP archive by its central directory, up to limits. What is encrypted, or larger than four gigabytes, is
/// not listed. https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
package struct ZipArchive: Sendable {
  package struct Entry: Hashable, Sendable {
    /// With forward slashes; folders end in one.
    package var path: String
    /// Bytes when it is unpacked, as the archive says.
    package var size: Int
    fileprivate var isDeflated: Bool
    fileprivate var packedSize: Int
    fileprivate var header: Int
  }

  private static let endMark: [UInt8] = [0x50, 0x4B, 5, 6]
  private static let entryMark: [UInt8] = [0x50, 0x4B, 1, 2]
  private static let headerMark: [UInt8] = [0x50, 0x4B, 3, 4]

  private let bytes: [UInt8]
  package private(set) var entries: [Entry] = []

  /// nil when the bytes are no archive.
  package init?(_ bytes: [UInt8]) {
    self.bytes = bytes
    guard let end = Self.end(of: bytes), let count = number(at: end + 10, 2), var offset = number(at: end + 16, 4)
    else {
      return nil
    }
    for _ in 0..<count {
      guard let next = readEntry(at: offset) else { break }
      offset = next
    }
  }

  /// The record at the end, before which there may be a comment of up to 64 kilobytes.
  private static func end(of bytes: [UInt8]) -> Int? {
    guard bytes.count >= 22 else { return nil }
    return (max(0, bytes.count - 65_557)...(bytes.count - 22)).last { bytes[$0...].starts(with: endMark) }
  }

  private func number(at offset: Int, _ count: Int) -> Int? {
    guard offset >= 0, offset + count <= bytes.count else { return nil }
    return (0..<count).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) }
  }

  /// - Returns: where the next entry starts.
  private mutating func readEntry(at offset: Int) -> Int? {
    guard offset < bytes.count, bytes[offset...].starts(with: Self.entryMark), let flags = number(at: offset + 8, 2),
      let method = number(at: offset + 10, 2), let packed = number(at: offset + 20, 4),
      let size = number(at: offset + 24, 4), let name = number(at: offset + 28, 2),
      let extra = number(at: offset + 30, 2), let comment = number(at: offset + 32, 2),
      let header = number(at: offset + 42, 4), offset + 46 + name <= bytes.count
    else { return nil }
    let path = String(decoding: bytes[(offset + 46)..<(offset + 46 + name)], as: UTF8.self)
    if flags & 1 == 0, method == 0 || method == 8, packed != 0xFFFF_FFFF {
      entries.append(
        Entry(path: path, size: size, isDeflated: method == 8, packedSize: packed, header: header))
    }
    return offset + 46 + name + extra + comment
  }

  /// The bytes of a file.
  /// - Returns: nil when they are damaged or more than the limit.
  package func contents(of entry: Entry, limit: Int) -> [UInt8]? {
    guard entry.header < bytes.count, bytes[entry.header...].starts(with: Self.headerMark),
      let name = number(at: entry.header + 26, 2), let extra = number(at: entry.header + 28, 2)
    else { return nil }
    let start = entry.header + 30 + name + extra
    guard start + entry.packedSize <= bytes.count else { return nil }
    let packed = Array(bytes[start..<(start + entry.packedSize)])
    guard entry.isDeflated else { return packed.count <= limit ? packed : nil }
    return try? Inflate.decompress(raw: packed.span, limit: limit)
  }
}
