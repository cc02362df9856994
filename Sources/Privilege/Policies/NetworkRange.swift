/// A range of network addresses as policies write it: "203.0.113.0/24", "2001:db8::/32", or a single address.
struct NetworkRange {
  private let bytes: [UInt8]
  private let length: Int

  /// - Returns: nil when the text is no range.
  init?(_ text: String) {
    let halves = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard let address = halves.first, let bytes = Self.address(address) else { return nil }
    self.bytes = bytes
    guard halves.count == 2 else {
      length = bytes.count * 8
      return
    }
    guard let length = Int(halves[1]), 0...(bytes.count * 8) ~= length else { return nil }
    self.length = length
  }

  func contains(_ text: String) -> Bool {
    guard let other = Self.address(text), other.count == bytes.count else { return false }
    return (0..<length).allSatisfy { bit in
      let mask = UInt8(0x80) >> UInt8(bit % 8)
      return bytes[bit / 8] & mask == other[bit / 8] & mask
    }
  }

  private static func address(_ text: String) -> [UInt8]? { text.contains(":") ? version6(text) : version4(text[...]) }

  private static func version4(_ text: Substring) -> [UInt8]? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
    guard parts.count == 4 else { return nil }
    let bytes = parts.compactMap(\.self)
    return bytes.count == 4 ? bytes : nil
  }

  private static func version6(_ text: String) -> [UInt8]? {
    let halves = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard let gap = gap(in: halves) else { return groups(halves[...]).flatMap { $0.count == 16 ? $0 : nil } }
    guard let head = groups(halves[..<gap].filter { !$0.isEmpty }[...]),
      let tail = groups(halves[gap...].filter { !$0.isEmpty }[...]), head.count + tail.count < 16
    else { return nil }
    return head + Array(repeating: 0, count: 16 - head.count - tail.count) + tail
  }

  /// The index of the empty part that "::" leaves.
  private static func gap(in parts: [String]) -> Int? { parts.firstIndex(of: "") }

  private static func groups(_ parts: ArraySlice<String>) -> [UInt8]? {
    var bytes: [UInt8] = []
    for part in parts {
      if part.contains("."), let last = version4(part[...]) {
        bytes += last
      } else if let group = UInt16(part, radix: 16) {
        bytes += [UInt8(group >> 8), UInt8(group & 0xff)]
      } else {
        return nil
      }
    }
    return bytes
  }
}
