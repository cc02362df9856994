import GuardProxy
import Synchronization

/// How services are reached: who resolves names, and whose certificates are trusted.
package struct Network: Sendable {
  /// Gives the addresses of a name, sixteen bytes each, those of version 4 mapped. It may take seconds.
  package typealias Resolver = @Sendable (String) -> [[UInt8]]

  let trust: TrustedRoots
  private let names: NameCache

  package init(trust: TrustedRoots, resolve: @escaping Resolver) {
    self.trust = trust
    names = NameCache(resolve)
  }

  /// Asks for a service's addresses before they are needed.
  package func prepare(_ address: ServiceAddress) { _ = endpoints(of: address) }

  func endpoints(of address: ServiceAddress) -> [Endpoint] {
    let name = address.host.contains(":") ? "[\(address.host)]" : address.host
    // Numeric addresses and those of the hosts file need nobody's help.
    if let known = Endpoint("\(name):\(address.port)") { return [known] }
    return names.addresses(of: address.host).map { Endpoint(host: Self.host($0), port: address.port) }
  }

  private static func host(_ address: [UInt8]) -> Endpoint.Host {
    let isMapped = address.prefix(10).allSatisfy { $0 == 0 } && address[10] == 0xFF && address[11] == 0xFF
    return isMapped ? .v4(address.suffix(4).reduce(0) { $0 << 8 | UInt32($1) }) : .v6(address)
  }
}

/// Addresses of names. Only who asks for a name first waits; afterwards the last answer is given while a thread of its own
/// asks again, so that a slow name server holds no event up.
private final class NameCache: Sendable {
  private struct Entry {
    var addresses: [[UInt8]]
    var time: ContinuousClock.Instant
    var isAsked = false
  }

  private static let lifetime = Duration.seconds(60)
  /// After nobody knew the name.
  private static let pause = Duration.seconds(2)

  private let resolve: Network.Resolver
  private let entries = Mutex<[String: Entry]>([:])

  init(_ resolve: @escaping Network.Resolver) { self.resolve = resolve }

  func addresses(of name: String) -> [[UInt8]] {
    guard let known = entries.withLock({ $0[name] }) else { return ask(name) }
    if isOld(name) { refresh(name) }
    return known.addresses
  }

  /// Whether an answer is so old that it is asked for again; true for the first who finds out.
  private func isOld(_ name: String) -> Bool {
    entries.withLock { entries in
      guard let entry = entries[name], !entry.isAsked,
        entry.time + (entry.addresses.isEmpty ? Self.pause : Self.lifetime) < .now
      else { return false }
      entries[name]?.isAsked = true
      return true
    }
  }

  private func refresh(_ name: String) {
    do {
      try Thread.detach { [self] in _ = ask(name) }
    } catch {
      entries.withLock { $0[name]?.isAsked = false }
    }
  }

  /// A name that nobody knows any more keeps its last addresses.
  private func ask(_ name: String) -> [[UInt8]] {
    let found = resolve(name)
    return entries.withLock { entries in
      let addresses = found.isEmpty ? entries[name]?.addresses ?? [] : found
      entries[name] = Entry(addresses: addresses, time: .now)
      return addresses
    }
  }
}
