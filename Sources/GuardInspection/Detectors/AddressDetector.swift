/// Addresses that lead a request of the function's to where its sender could not go.
enum AddressDetector {
  static func detect(_ text: Span<UInt8>, _ traits: ByteTraits, isKnown: Bool) -> Detection? {
    guard traits.contains(.colon) || traits.contains(.slash) || isKnown else { return nil }
    var index = 0
    while let start = text.firstIndex(of: "//", from: index) {
      index = start + 2
      guard let host = HostName(text, at: index) else { continue }
      if let sign = host.sign(isKnown: isKnown) { return Detection(.url, sign) }
    }
    guard isKnown else { return nil }
    return bareSign(text)
  }

  /// In a text that is known to be an address: what is no plain web address, or a host without a scheme.
  private static func bareSign(_ text: Span<UInt8>) -> Detection? {
    let scheme = text.firstIndex(of: "://")
    if let scheme {
      let isWeb = text.matches("https", at: 0) && scheme == 5 || text.matches("http", at: 0) && scheme == 4
      return isWeb ? nil : Detection(.url, "scheme")
    }
    return HostName(text, at: 0).flatMap { $0.sign(isKnown: true) }.map { Detection(.url, $0) }
  }
}

/// The host of an address, as a number when it is one in any notation that libraries accept.
struct HostName {
  private let name: String
  private let address: UInt32?
  /// Written in other than four decimal numbers, which nobody does but to pass a filter.
  private let isOdd: Bool

  init?(_ text: Span<UInt8>, at start: Int) {
    var end = start
    while end < text.count, end - start < 256, text[end] > 0x20, !"/?#\\\"'<>".utf8.contains(text[end]) { end += 1 }
    guard end > start,
      ASCII.isAlphanumeric(text[start]) || text[start] == UInt8(ascii: "[")
        || text.extracting(start..<end).firstIndex(ofByte: UInt8(ascii: "@")) != nil
    else { return nil }
    var host = text.lowercased(start..<end)[...]
    if let at = host.lastIndex(of: "@") { host = host[host.index(after: at)...] }
    if host.hasPrefix("[") {
      name = String(host.dropFirst().prefix { $0 != "]" })
    } else {
      name = String(host.prefix { $0 != ":" })
    }
    (address, isOdd) = NumericAddress.read(name)
  }

  private static let metadataNames: Set<String> = [
    "metadata.google.internal", "metadata", "instance-data", "metadata.azure.internal",
  ]

  /// Names that resolve to whatever address they carry.
  private static let rebinding = [
    ".nip.io", ".xip.io", ".sslip.io", ".localtest.me", ".lvh.me", ".rbndr.us", ".vcap.me",
  ]

  /// - Parameter isKnown: whether the function is known to fetch it; then every private address is one too many.
  func sign(isKnown: Bool) -> String? {
    if Self.metadataNames.contains(name) { return "metadata-address" }
    if Self.rebinding.contains(where: { name.hasSuffix($0) }) { return "rebinding-name" }
    if let address {
      if NumericAddress.isMetadata(address) { return "metadata-address" }
      if isOdd, NumericAddress.isPrivate(address) { return "disguised-address" }
      return isKnown && NumericAddress.isPrivate(address) ? "private-address" : nil
    }
    if let sign = IPv6Address.sign(of: name, isKnown: isKnown) { return sign }
    guard isKnown else { return nil }
    return name == "localhost" || name.hasSuffix(".localhost") || name.hasSuffix(".internal")
      || name.hasSuffix(".local")
      ? "private-name" : nil
  }
}

/// IPv4 addresses in decimal, octal and hexadecimal, in one to four parts. https://url.spec.whatwg.org/#concept-ipv4-parser
enum NumericAddress {
  static func read(_ name: String) -> (UInt32?, isOdd: Bool) {
    var parts = name.split(separator: ".", omittingEmptySubsequences: false)
    if parts.count > 1, parts.last == "" { parts.removeLast() }
    guard (1...4).contains(parts.count) else { return (nil, false) }
    var values: [UInt64] = []
    var isOdd = parts.count != 4
    for part in parts {
      guard let value = number(part) else { return (nil, false) }
      if part.count > 1, part.hasPrefix("0") { isOdd = true }
      values.append(value)
    }
    guard let last = values.last, values.dropLast().allSatisfy({ $0 < 256 }),
      last < 1 << UInt64(8 * (5 - values.count))
    else { return (nil, false) }
    let head = values.dropLast().enumerated().reduce(UInt64(0)) { $0 | $1.element << UInt64(24 - 8 * $1.offset) }
    return (UInt32(head | last), isOdd)
  }

  private static func number(_ part: Substring) -> UInt64? {
    if part.hasPrefix("0x") { return part.count <= 18 ? UInt64(part.dropFirst(2), radix: 16) : nil }
    if part.count > 1, part.hasPrefix("0") { return UInt64(part.dropFirst(), radix: 8) }
    return part.allSatisfy({ $0.isNumber }) ? UInt64(part) : nil
  }

  static func isMetadata(_ address: UInt32) -> Bool {
    // The instance's and the container's credentials; Alibaba's and Oracle's services.
    [0xA9FE_A9FE, 0xA9FE_AA02, 0xA9FE_AA17, 0x6464_64C8, 0xC000_00C0].contains(address)
  }

  /// https://www.iana.org/assignments/iana-ipv4-special-registry
  static func isPrivate(_ address: UInt32) -> Bool {
    let blocks: [(UInt32, UInt32)] = [
      (0x0000_0000, 8), (0x0A00_0000, 8), (0x6440_0000, 10), (0x7F00_0000, 8), (0xA9FE_0000, 16), (0xAC10_0000, 12),
      (0xC000_0000, 24), (0xC0A8_0000, 16), (0xC612_0000, 15), (0xE000_0000, 3),
    ]
    return blocks.contains { address >> (32 - $0.1) == $0.0 >> (32 - $0.1) }
  }
}

/// IPv6 addresses that mean this machine, a private network, or an IPv4 address inside.
enum IPv6Address {
  static func sign(of name: String, isKnown: Bool) -> String? {
    guard name.contains(":") else { return nil }
    if name == "fd00:ec2::254" { return "metadata-address" }
    if let last = name.split(separator: ":").last, last.contains("."), let address = NumericAddress.read(String(last)).0
    {
      return NumericAddress.isMetadata(address) ? "metadata-address" : isPrivate(address, isKnown)
    }
    if name.hasPrefix("::ffff:"), let address = mapped(name) {
      return NumericAddress.isMetadata(address) ? "metadata-address" : isPrivate(address, isKnown)
    }
    let isLocal =
      name == "::1" || name == "::" || ["fc", "fd", "fe8", "fe9", "fea", "feb"].contains { name.hasPrefix($0) }
    return isLocal && isKnown ? "private-address" : nil
  }

  private static func isPrivate(_ address: UInt32, _ isKnown: Bool) -> String? {
    NumericAddress.isPrivate(address) ? "disguised-address" : nil
  }

  /// `::ffff:a9fe:a9fe`
  private static func mapped(_ name: String) -> UInt32? {
    let groups = name.dropFirst("::ffff:".count).split(separator: ":").compactMap { UInt32($0, radix: 16) }
    return groups.count == 2 ? groups[0] << 16 | groups[1] : nil
  }
}
