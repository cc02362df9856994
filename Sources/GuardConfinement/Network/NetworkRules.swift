import GuardPolicy
package import GuardProxy

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The places around the guard that its rules speak of without the policy naming them.
package struct Surroundings: Sendable {
  /// The real Runtime API; nil before plain HTTP servers.
  package var runtimeAPI: Endpoint?
  /// Where the guard itself listens.
  package var guardAddress: Endpoint
  /// The folder with the function's code; empty when the platform names none.
  package var codeFolder: String
  /// The process that became the runtime.
  package var runtime: Int32

  package init(runtimeAPI: Endpoint?, guardAddress: Endpoint, codeFolder: String, runtime: Int32) {
    self.runtimeAPI = runtimeAPI
    self.guardAddress = guardAddress
    self.codeFolder = codeFolder
    self.runtime = runtime
  }
}

/// Decides where the function may connect to.
struct NetworkRules: Sendable {
  /// What an address is, by the rules.
  enum Judgement: Equatable {
    case allowed
    /// Against the rule of this name.
    case against(rule: String)
    /// It may become allowed once these names were asked for.
    case unknown(names: [String])
  }

  private let confinement: Confinement
  private let surroundings: Surroundings
  let resolver: NameResolver
  let book: AddressBook

  init(_ confinement: Confinement, _ surroundings: Surroundings, resolver: NameResolver) {
    self.confinement = confinement
    self.surroundings = surroundings
    self.resolver = resolver
    book = AddressBook(confinement.destinations)
  }

  func judge(_ address: SocketAddress) -> Judgement {
    switch address {
    case .internet(let bytes, let port): return judge(bytes, port)
    // They stay on this machine.
    case .local, .netlink, .unspecified: return .allowed
    case .other: return confinement.connections == .off ? .allowed : .against(rule: "connect")
    }
  }

  private func judge(_ address: [UInt8], _ port: UInt16) -> Judgement {
    if confinement.runtimeAPI != .off, isRuntimeAPI(address, port) { return .against(rule: "runtime-api") }
    if confinement.connections == .off || isImplied(address, port) { return .allowed }
    let names = book.names(of: address)
    let isAllowed = confinement.destinations.contains { destination in
      (destination.port == nil || destination.port == port)
        && (destination.covers(address) || names.contains { destination.covers(name: $0) })
    }
    if isAllowed { return .allowed }
    let due = book.due(port: port)
    return due.isEmpty ? .against(rule: "connect") : .unknown(names: due)
  }

  /// Judges a datagram's address, and asks for names at once where that may help.
  func isAllowed(_ address: SocketAddress) -> Bool {
    if case .unknown(let names) = judge(address) {
      resolve(names)
      return judge(address) == .allowed
    }
    return judge(address) == .allowed
  }

  /// What reports say of an address.
  func subject(_ address: SocketAddress) -> ConfinementEvent.Subject {
    .connection(address: address.text, port: address.port, name: book.lastName(of: address))
  }

  /// Asks for names, which takes as long as name servers take.
  func resolve(_ names: [String]) {
    for name in names { book.learn(name, resolver.addresses(of: name)) }
  }

  /// The mode of a rule of the network.
  func mode(of rule: String) -> Policy.Mode {
    rule == "runtime-api" ? confinement.runtimeAPI : confinement.connections
  }

  /// The guard itself, and the name servers, without which no name of the policy leads anywhere.
  private func isImplied(_ address: [UInt8], _ port: UInt16) -> Bool {
    if port == surroundings.guardAddress.port, address == Self.bytes(surroundings.guardAddress) { return true }
    return isNameServer(address, port)
  }

  func isNameServer(_ address: [UInt8], _ port: UInt16) -> Bool { port == 53 && resolver.servers.contains(address) }

  /// Whatever address of this machine is written, the same port leads to the same listener.
  private func isRuntimeAPI(_ address: [UInt8], _ port: UInt16) -> Bool {
    guard let upstream = surroundings.runtimeAPI, upstream.port == port else { return false }
    let bytes = Self.bytes(upstream)
    return address == bytes || isOwn(bytes) && isOwn(address)
  }

  private func isOwn(_ address: [UInt8]) -> Bool {
    SocketAddress.isLoopback(address) || Self.interfaceAddresses().contains(address)
  }

  static func bytes(_ endpoint: Endpoint) -> [UInt8] {
    switch endpoint.host {
    case .v4(let address): Destination.mapped(address)
    case .v6(let bytes): bytes
    }
  }

  private static func interfaceAddresses() -> [[UInt8]] {
    var first: UnsafeMutablePointer<ifaddrs>?
    guard getifaddrs(&first) == 0 else { return [] }
    defer { freeifaddrs(first) }
    return sequence(first: first) { $0?.pointee.ifa_next }.prefix { $0 != nil }.compactMap { entry in
      guard let address = entry?.pointee.ifa_addr else { return nil }
      return bytes(address)
    }
  }

  private static func bytes(_ address: UnsafeMutablePointer<sockaddr>) -> [UInt8]? {
    switch Int32(address.pointee.sa_family) {
    case AF_INET:
      return address.withMemoryRebound(to: sockaddr_in.self, capacity: 1) {
        Destination.mapped(UInt32(bigEndian: $0.pointee.sin_addr.s_addr))
      }
    case AF_INET6:
      return address.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) {
        withUnsafeBytes(of: $0.pointee.sin6_addr) { Array($0) }
      }
    default: return nil
    }
  }
}
