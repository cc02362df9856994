import GuardProxy
import GuardServices
import Synchronization

/// What the function's invocations have cost in the last hour, in gigabyte-seconds. It counts by hours of the clock and takes
/// as much of the hour before as still belongs to the last sixty minutes.
final class SpendMeter: Sendable {
  private struct State {
    /// When running invocations started, in milliseconds.
    var running: [String: Int] = [:]
    /// Thousandths of gigabyte-seconds at some time.
    var known: (current: Int, previous: Int, time: Int)?
  }

  private let limit: Double
  private let gigabytes: Double
  private let shared: SharedState
  private let state = Mutex(State())

  private static let hour = 3600
  /// Milliseconds for which a total is good enough.
  private static let freshness = 1000

  /// - Parameter megabytes: the function's memory.
  init(limit: Double, megabytes: Int, _ shared: SharedState) {
    self.limit = limit
    gigabytes = Double(megabytes) / 1024
    self.shared = shared
  }

  /// - Parameter now: in milliseconds.
  /// - Returns: false when the ceiling is reached.
  func start(_ id: String, now: Int) -> SharedState.Answer<Bool> {
    switch total(now) {
    case .known(let total) where total >= limit: return .known(false)
    case .closed: return .closed
    case .known, .open:
      state.withLock { $0.running[id] = now }
      return .known(true)
    }
  }

  func finish(_ id: String, now: Int) {
    guard let start = state.withLock({ $0.running.removeValue(forKey: id) }) else { return }
    let cost = Double(max(1, now - start)) * gigabytes
    _ = count(Int(cost.rounded(.up)), now)
  }

  private func total(_ now: Int) -> SharedState.Answer<Double> {
    if let known = state.withLock({ $0.known }), now - known.time < Self.freshness {
      return .known(Self.sum(known.current, known.previous, now))
    }
    return count(0, now)
  }

  private func count(_ amount: Int, _ now: Int) -> SharedState.Answer<Double> {
    switch shared.ask({ (store) throws(ServiceFailure) in try store.add(amount, to: "spend", seconds: Self.hour) }) {
    case .known(let totals):
      state.withLock { $0.known = (totals.current, totals.previous, now) }
      return .known(Self.sum(totals.current, totals.previous, now))
    case .open: return .open
    case .closed: return .closed
    }
  }

  private static func sum(_ current: Int, _ previous: Int, _ now: Int) -> Double {
    let past = Double(now % (hour * 1000)) / Double(hour * 1000)
    return (Double(current) + Double(previous) * (1 - past)) / 1000
  }
}
