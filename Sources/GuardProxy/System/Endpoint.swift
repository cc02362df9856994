#if canImport(Glibc)
  package import Glibc
#elseif canImport(Musl)
  package import Musl
#elseif canImport(Darwin)
  package import Darwin
#endif

/// A numeric address and a port that a socket connects to or listens on.
///
/// Names are not resolved beyond `localhost` and the hosts file: a static binary has no resolver, and the addresses that
/// the platforms hand over are numeric.
package struct Endpoint: Hashable, Sendable, CustomStringConvertible {
  package enum Host: Hashable, Sendable {
    /// In host byte order.
    case v4(UInt32)
    /// Sixteen bytes in network order.
    case v6([UInt8])
  }

  package var host: Host
  package var port: UInt16

  package init(host: Host, port: UInt16) {
    self.host = host
    self.port = port
  }

  package static func loopback(_ port: UInt16) -> Endpoint { Endpoint(host: .v4(0x7F00_0001), port: port) }

  /// Reads `127.0.0.1:9001`, `localhost:9001`, `[::1]:9001`, with or without `http://` before and a path after.
  package init?(_ text: String) {
    let authority = Self.authority(of: text)
    guard let colon = authority.lastIndex(of: ":"), let port = UInt16(authority[authority.index(after: colon)...]),
      let host = Self.host(authority[..<colon])
    else { return nil }
    self.init(host: host, port: port)
  }

  private static func authority(of text: String) -> Substring {
    var rest = text[...]
    if rest.hasPrefix("http://") { rest = rest.dropFirst("http://".utf8.count) }
    return rest.prefix { $0 != "/" }
  }

  private static func host(_ text: Substring) -> Host? {
    if text.hasPrefix("["), text.hasSuffix("]") { return v6(String(text.dropFirst().dropLast())) }
    if let address = v4(String(text)) { return address }
    if text == "localhost" { return .v4(0x7F00_0001) }
    return HostsFile.address(of: String(text)).flatMap { v4($0) ?? v6($0) }
  }

  private static func v4(_ text: String) -> Host? {
    var address = in_addr()
    return inet_pton(AF_INET, text, &address) == 1 ? .v4(UInt32(bigEndian: address.s_addr)) : nil
  }

  private static func v6(_ text: String) -> Host? {
    var address = in6_addr()
    guard inet_pton(AF_INET6, text, &address) == 1 else { return nil }
    return .v6(withUnsafeBytes(of: address) { Array($0) })
  }

  package var description: String {
    switch host {
    case .v4(let address): "\(address >> 24).\(address >> 16 & 255).\(address >> 8 & 255).\(address & 255):\(port)"
    case .v6(let bytes): "[\(Self.groups(bytes))]:\(port)"
    }
  }

  private static func groups(_ bytes: [UInt8]) -> String {
    stride(from: 0, to: 16, by: 2)
      .map { String(UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]), radix: 16) }.joined(separator: ":")
  }
}

extension Endpoint {
  package var family: Int32 {
    switch host {
    case .v4: AF_INET
    case .v6: AF_INET6
    }
  }

  /// Calls the body with the address in the form that the system takes.
  package func withAddress<Value>(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Value) -> Value {
    switch host {
    case .v4(let address):
      var plain = sockaddr_in()
      plain.sin_family = sa_family_t(AF_INET)
      plain.sin_port = port.bigEndian
      plain.sin_addr.s_addr = address.bigEndian
      return Self.withGeneric(&plain, body)
    case .v6(let bytes):
      var plain = sockaddr_in6()
      plain.sin6_family = sa_family_t(AF_INET6)
      plain.sin6_port = port.bigEndian
      withUnsafeMutableBytes(of: &plain.sin6_addr) { $0.copyBytes(from: bytes) }
      return Self.withGeneric(&plain, body)
    }
  }

  private static func withGeneric<Address, Value>(
    _ address: inout Address, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Value
  ) -> Value {
    let size = socklen_t(MemoryLayout<Address>.size)
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, size) }
    }
  }
}

/// The machine's own list of names, for upstream addresses such as `sandbox.localdomain`.
enum HostsFile {
  /// The first address that the file gives the name.
  static func address(of name: String) -> String? {
    guard let bytes = try? LocalFile.read("/etc/hosts") else { return nil }
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      let text = line.prefix { $0 != UInt8(ascii: "#") }
      let words = text.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
      if words.dropFirst().contains(where: { $0.elementsEqual(name.utf8) }) {
        return String(decoding: words[0], as: UTF8.self)
      }
    }
    return nil
  }
}
