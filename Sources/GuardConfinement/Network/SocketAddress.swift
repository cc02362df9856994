import GuardPolicy

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A socket's address as a process hands it over. https://man7.org/linux/man-pages/man7/ip.7.html
enum SocketAddress: Equatable {
  /// Sixteen bytes; addresses of IPv4 as IPv6 writes them.
  case internet([UInt8], port: UInt16)
  /// A path, or an abstract name after a zero.
  case local([UInt8])
  /// Dissolves a connection.
  case unspecified
  case netlink
  case other(family: Int)

  /// - Parameter bytes: as Linux lays them out, the family first.
  init?(_ bytes: [UInt8]) {
    guard bytes.count >= 2 else { return nil }
    let family = Int(bytes[0]) | Int(bytes[1]) << 8
    switch family {
    case 0: self = .unspecified
    case 1: self = .local(Array(bytes.dropFirst(2)))
    case 2:
      guard bytes.count >= 8 else { return nil }
      self = .internet(Destination.mapped(bytes[4..<8].reduce(0) { $0 << 8 | UInt32($1) }), port: Self.port(bytes))
    case 10:
      guard bytes.count >= 24 else { return nil }
      self = .internet(Array(bytes[8..<24]), port: Self.port(bytes))
    case 16: self = .netlink
    default: self = .other(family: family)
    }
  }

  private static func port(_ bytes: [UInt8]) -> UInt16 { UInt16(bytes[2]) << 8 | UInt16(bytes[3]) }

  /// The address without its port, as people write it.
  var text: String {
    switch self {
    case .internet(let address, _): Self.text(of: address)
    case .local(let path): String(decoding: path.map { $0 == 0 ? UInt8(ascii: "@") : $0 }, as: UTF8.self)
    case .unspecified: "none"
    case .netlink: "netlink"
    case .other(let family): "address family \(family)"
    }
  }

  var port: Int {
    if case .internet(_, let port) = self { Int(port) } else { 0 }
  }

  static func text(of address: [UInt8]) -> String {
    if isVersion4(address) { return address.suffix(4).map(String.init).joined(separator: ".") }
    var name = [CChar](repeating: 0, count: 64)
    guard inet_ntop(AF_INET6, address, &name, 64) != nil else { return "" }
    return String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  static func isVersion4(_ address: [UInt8]) -> Bool { address.starts(with: Destination.mapped(0).prefix(12)) }

  /// Whether an address leads back to this machine whatever its own addresses are. Connecting to no address at all does.
  static func isLoopback(_ address: [UInt8]) -> Bool {
    if isVersion4(address) { return address[12] == 127 || address[12...].allSatisfy { $0 == 0 } }
    return address.dropLast().allSatisfy { $0 == 0 } && address[15] <= 1
  }
}
