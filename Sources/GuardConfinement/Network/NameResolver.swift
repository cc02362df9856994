import GuardPolicy
import GuardProxy

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Asks the machine's name servers for addresses, since a static program has no resolver of the C library's.
package struct NameResolver: Sendable {
  /// Sixteen bytes each.
  let servers: [[UInt8]]
  private let hosts: [String: [[UInt8]]]
  private let port: UInt16

  /// How long one server is waited for, in milliseconds.
  private static let patience = 1500

  init(servers: [[UInt8]], hosts: [String: [[UInt8]]] = [:], port: UInt16 = 53) {
    self.servers = servers
    self.hosts = hosts
    self.port = port
  }

  /// The machine's own. https://man7.org/linux/man-pages/man5/resolv.conf.5.html
  package static func ofMachine() -> NameResolver {
    let settings = (try? LocalFile.read("/etc/resolv.conf")) ?? []
    let hosts = (try? LocalFile.read("/etc/hosts")) ?? []
    return NameResolver(servers: servers(settings), hosts: Self.hosts(hosts))
  }

  static func servers(_ settings: [UInt8]) -> [[UInt8]] {
    lines(settings).compactMap { words in
      words.count > 1 && words[0] == "nameserver" ? address(words[1]) : nil
    }
  }

  static func hosts(_ file: [UInt8]) -> [String: [[UInt8]]] {
    var result: [String: [[UInt8]]] = [:]
    for words in lines(file) {
      guard let address = address(words[0]) else { continue }
      for name in words.dropFirst() { result[name.lowercased(), default: []].append(address) }
    }
    return result
  }

  private static func lines(_ bytes: [UInt8]) -> [[String]] {
    bytes.split(separator: UInt8(ascii: "\n")).map { line in
      line.prefix { $0 != UInt8(ascii: "#") }.split { $0 == 32 || $0 == 9 || $0 == 13 }
        .map { String(decoding: $0, as: UTF8.self) }
    }.filter { !$0.isEmpty }
  }

  private static func address(_ text: String) -> [UInt8]? {
    // A zone names an interface, which a comparison of addresses does without.
    guard case .network(let bytes, 128) = Destination(String(text.prefix { $0 != "%" }))?.host else { return nil }
    return bytes
  }

  /// All addresses of a name, of both versions; empty when nobody knows it.
  package func addresses(of name: String) -> [[UInt8]] {
    if let known = hosts[name] { return known }
    for server in servers {
      let found = ask(server, name, .version4) + ask(server, name, .version6)
      if !found.isEmpty { return found }
    }
    return []
  }

  private func ask(_ server: [UInt8], _ name: String, _ kind: DNSMessage.Kind) -> [[UInt8]] {
    let id = UInt16.random(in: 0...UInt16.max)
    guard let socket = DatagramSocket(to: server, port: port), socket.send(DNSMessage.query(name, kind, id: id)),
      let bytes = socket.receive(within: Self.patience), let answer = DNSMessage.answer(bytes),
      answer.id == id, answer.name == name
    else { return [] }
    return answer.addresses
  }
}

/// A connected datagram socket, which takes datagrams of its peer alone.
private struct DatagramSocket: ~Copyable {
  private let descriptor: Int32

  init?(to address: [UInt8], port: UInt16) {
    let host: Endpoint.Host =
      SocketAddress.isVersion4(address)
      ? .v4(address.suffix(4).reduce(0) { $0 << 8 | UInt32($1) }) : .v6(address)
    let endpoint = Endpoint(host: host, port: port)
    descriptor = socket(endpoint.family, datagramType, 0)
    guard descriptor >= 0 else { return nil }
    let connected = endpoint.withAddress { connect(descriptor, $0, $1) }
    guard connected == 0 else { return nil }
  }

  deinit { close(descriptor) }

  func send(_ bytes: [UInt8]) -> Bool { write(descriptor, bytes, bytes.count) == bytes.count }

  func receive(within milliseconds: Int) -> [UInt8]? {
    var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard poll(&entry, 1, Int32(clamping: milliseconds)) > 0 else { return nil }
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = bytes.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
    return count > 0 ? Array(bytes.prefix(count)) : nil
  }
}

#if canImport(Darwin)
  private let datagramType = SOCK_DGRAM
#else
  private let datagramType = Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
#endif
