#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A place that the function may connect to: "db.example", "*.example:443", "192.0.2.7", "10.0.0.0/8:5432",
/// "[2001:db8::/32]:443".
package struct Destination: Hashable, Sendable {
  package enum Host: Hashable, Sendable {
    /// Lower case, without the last point.
    case name(String)
    /// Every name that ends so, a point first: "*.example" is ".example".
    case suffix(String)
    /// Addresses that begin with these bits. Networks of IPv4 are those of `::ffff:0:0/96`.
    case network([UInt8], bits: Int)
  }

  package var host: Host
  /// nil for any.
  package var port: UInt16?

  /// - Returns: nil when the text is none of these.
  package init?(_ text: String) {
    guard let parts = Self.split(text[...]), let host = Self.host(parts.host) else { return nil }
    self.host = host
    guard let digits = parts.port else { return }
    guard let port = UInt16(digits) else { return nil }
    self.port = port
  }

  /// The text before and after the colon of a port. An IPv6 address with a port stands in brackets.
  private static func split(_ text: Substring) -> (host: Substring, port: Substring?)? {
    if text.first == "[" {
      guard let end = text.firstIndex(of: "]") else { return nil }
      let host = text[text.index(after: text.startIndex)..<end]
      let rest = text[text.index(after: end)...]
      if rest.isEmpty { return (host, nil) }
      return rest.first == ":" ? (host, rest.dropFirst()) : nil
    }
    guard let colon = text.firstIndex(of: ":"), text.lastIndex(of: ":") == colon else { return (text, nil) }
    return (text[..<colon], text[text.index(after: colon)...])
  }

  private static func host(_ text: Substring) -> Host? {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    if let address = address(String(parts[0])) {
      guard parts.count == 2 else { return .network(address.bytes, bits: 128) }
      guard let bits = Int(parts[1]), bits >= 0, bits <= 128 - address.offset else { return nil }
      return .network(address.bytes, bits: bits + address.offset)
    }
    return parts.count == 1 ? name(text) : nil
  }

  /// Sixteen bytes, and how many of their bits say that it is an address of IPv4.
  private static func address(_ text: String) -> (bytes: [UInt8], offset: Int)? {
    var plain = in_addr()
    if inet_pton(AF_INET, text, &plain) == 1 { return (mapped(UInt32(bigEndian: plain.s_addr)), 96) }
    var long = in6_addr()
    guard inet_pton(AF_INET6, text, &long) == 1 else { return nil }
    return (withUnsafeBytes(of: long) { Array($0) }, 0)
  }

  /// An IPv4 address as IPv6 writes it. https://www.rfc-editor.org/rfc/rfc4291#section-2.5.5.2
  package static func mapped(_ address: UInt32) -> [UInt8] {
    [UInt8](repeating: 0, count: 10) + [0xFF, 0xFF]
      + [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: address >> $0) }
  }

  private static func name(_ text: Substring) -> Host? {
    var name = text.lowercased()
    if name.hasSuffix(".") { name.removeLast() }
    let isSuffix = name.hasPrefix("*.")
    if isSuffix { name.removeFirst() }
    let labels = name.split(separator: ".", omittingEmptySubsequences: false).dropFirst(isSuffix ? 1 : 0)
    let isName = !labels.isEmpty && labels.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy(isNameByte) }
    // Four numbers that are no address were meant as one.
    guard isName, labels.last?.allSatisfy(\.isNumber) == false else { return nil }
    return isSuffix ? .suffix(name) : .name(name)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    byte >= 0x61 && byte <= 0x7A || byte >= 0x30 && byte <= 0x39 || byte == 0x2D || byte == 0x5F
  }
}

extension Destination {
  /// Whether an address is in the network.
  /// - Parameter address: sixteen bytes.
  package func covers(_ address: [UInt8]) -> Bool {
    guard case .network(let bytes, let bits) = host, address.count == bytes.count else { return false }
    let whole = bits / 8
    guard address.prefix(whole) == bytes.prefix(whole) else { return false }
    return bits % 8 == 0 || (address[whole] ^ bytes[whole]) >> (8 - bits % 8) == 0
  }

  /// Whether a name, in lower case, is meant.
  package func covers(name: String) -> Bool {
    switch host {
    case .name(let own): own == name
    case .suffix(let suffix): name.hasSuffix(suffix)
    case .network: false
    }
  }
}
