import Core

/// Names for findings that survive edits elsewhere in the file: rule, path, the text of the line without its white space,
/// and a count for lines that repeat. Line numbers take no part.
enum Fingerprints {
  /// - Parameter findings: in their final order, so that the counts are the same on every run.
  static func assign(to findings: inout [Finding], in tree: FileTree) {
    var counts: [UInt64: Int] = [:]
    for index in findings.indices {
      let base = hash(of: findings[index], in: tree)
      let count = counts[base, default: 0]
      counts[base] = count + 1
      var hash = StableHash(seed: base)
      hash.add(String(count))
      findings[index].fingerprint = hash.hexadecimal
    }
  }

  private static func hash(of finding: Finding, in tree: FileTree) -> UInt64 {
    let file = tree[finding.place.file]
    var hash = StableHash()
    hash.add(finding.rule)
    hash.add(file.path)
    for byte in line(at: finding.place, in: file) where byte > UInt8(ascii: " ") { hash.add(byte) }
    return hash.value
  }

  private static func line(at place: Place, in file: SourceFile) -> ArraySlice<UInt8> {
    let newline = UInt8(ascii: "\n")
    let offset = min(Int(place.start), file.bytes.count)
    let start = file.bytes[..<offset].lastIndex(of: newline).map { $0 + 1 } ?? 0
    let end = file.bytes[offset...].firstIndex(of: newline) ?? file.bytes.count
    return file.bytes[start..<end]
  }
}

/// FNV-1a in 64 bits: the same on every machine and in every run, which Swift's own hashing is not.
/// https://datatracker.ietf.org/doc/html/draft-eastlake-fnv
struct StableHash {
  private(set) var value: UInt64

  init(seed: UInt64 = 0xcbf2_9ce4_8422_2325) { value = seed }

  mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }

  /// The text and a separator, so that two texts in a row hash differently from their concatenation.
  mutating func add(_ text: String) {
    for byte in text.utf8 { add(byte) }
    add(0)
  }

  /// Sixteen digits.
  var hexadecimal: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
