import GuardPolicy
import Synchronization

/// Which addresses the names of the policy have had lately. Programs keep addresses longer than name servers say, so they
/// stay good for an hour after they were last told.
final class AddressBook: Sendable {
  private struct Entry {
    var names: Set<String>
    var end: ContinuousClock.Instant
  }

  private struct State {
    var entries: [[UInt8]: Entry] = [:]
    var resolved: [String: ContinuousClock.Instant] = [:]
    /// The last name that an address was given for, whatever it is: for reports, never for decisions.
    var seen: [[UInt8]: String] = [:]
  }

  private static let lifetime = Duration.seconds(3600)
  /// Large services have hundreds of addresses; more than this is no service that a function needs.
  private static let limit = 8192
  private static let seenLimit = 1024
  /// How long an answer of the guard's own resolver is not asked for again.
  private static let pause = Duration.seconds(1)

  private let destinations: [Destination]
  private let state = Mutex(State())

  init(_ destinations: [Destination]) { self.destinations = destinations }

  /// Remembers what a name server said.
  func learn(_ name: String, _ addresses: [[UInt8]], now: ContinuousClock.Instant = .now) {
    state.withLock { state in
      if state.seen.count + addresses.count > Self.seenLimit { state.seen = [:] }
      for address in addresses.prefix(Self.seenLimit) { state.seen[address] = name }
    }
    guard destinations.contains(where: { $0.covers(name: name) }) else { return }
    state.withLock { state in
      if state.entries.count >= Self.limit { state.entries = state.entries.filter { $0.value.end > now } }
      guard state.entries.count < Self.limit else { return }
      for address in addresses {
        state.entries[address, default: Entry(names: [], end: now)].names.insert(name)
        state.entries[address]?.end = now + Self.lifetime
      }
    }
  }

  /// The name that an address was last given for; empty when none is known.
  func lastName(of address: SocketAddress) -> String {
    guard case .internet(let bytes, _) = address else { return "" }
    return state.withLock { $0.seen[bytes] ?? "" }
  }

  /// The names of the policy that an address was given for.
  func names(of address: [UInt8], now: ContinuousClock.Instant = .now) -> Set<String> {
    state.withLock { state in state.entries[address].flatMap { $0.end > now ? $0.names : nil } ?? [] }
  }

  /// The whole names of the policy with this port that were not asked for just now, which they count as from now on.
  func due(port: UInt16, now: ContinuousClock.Instant = .now) -> [String] {
    let names = destinations.filter { $0.port == nil || $0.port == port }.compactMap { destination -> String? in
      if case .name(let name) = destination.host { name } else { nil }
    }
    return state.withLock { state in
      let due = Set(names).filter { state.resolved[$0].map { $0 + Self.pause < now } ?? true }
      for name in due { state.resolved[name] = now }
      return due.sorted()
    }
  }
}
