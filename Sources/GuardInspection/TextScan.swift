/// Searches for fixed texts, for those outside that look at what goes out.
package enum TextScan {
  /// Whether one of the texts, written in lower case, stands anywhere, whatever the case of its letters.
  package static func containsAny(_ needles: [StaticString], _ text: Span<UInt8>) -> Bool {
    var starts = ByteFlags()
    for needle in needles { starts.insert(needle.withUTF8Buffer { $0[0] }) }
    for index in text.indices where starts.contains(ASCII.lowercased(text[index])) {
      if needles.contains(where: { text.matches($0, at: index) }) { return true }
    }
    return false
  }
}

/// Which bytes are among some.
struct ByteFlags: Sendable {
  private var flags: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

  mutating func insert(_ byte: UInt8) {
    let bit = UInt64(1) << UInt64(byte & 63)
    switch byte >> 6 {
    case 0: flags.0 |= bit
    case 1: flags.1 |= bit
    case 2: flags.2 |= bit
    default: flags.3 |= bit
    }
  }

  func contains(_ byte: UInt8) -> Bool {
    let bit = UInt64(1) << UInt64(byte & 63)
    switch byte >> 6 {
    case 0: return flags.0 & bit != 0
    case 1: return flags.1 & bit != 0
    case 2: return flags.2 & bit != 0
    default: return flags.3 & bit != 0
    }
  }
}
