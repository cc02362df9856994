import GuardProxy
import Synchronization

/// State in this process alone. A sender with many names must not fill the memory, so it forgets before it grows: it then
/// allows what it does not remember.
package final class LocalStore: StateStore {
  private struct Held {
    var claim: Claim
    var isDone = false
    var answer: [UInt8]?
    /// Microseconds.
    var end: Int
  }

  private struct Count {
    var window: Int
    var current = 0
    var previous = 0
  }

  private struct State {
    /// When each bucket will be full again, in microseconds.
    var buckets: [String: Int] = [:]
    var claims: [String: Held] = [:]
    var counts: [String: Count] = [:]
  }

  private static let bucketLimit = 10_000
  private static let claimLimit = 1000
  private static let countLimit = 2000
  /// Of an answer that is kept.
  private static let answerLimit = 64 << 10

  private let state = Mutex(State())
  private let now: @Sendable () -> Int

  /// - Parameter now: the time in microseconds since 1970.
  package init(now: @escaping @Sendable () -> Int = { WallClock.milliseconds * 1000 }) { self.now = now }

  package func take(_ bucket: String, _ rate: BucketRate) -> Bool {
    let now = now()
    return state.withLock { state in
      if state.buckets[bucket] == nil, state.buckets.count >= Self.bucketLimit {
        // A full bucket says no more than a new one.
        state.buckets = state.buckets.filter { $0.value > now }
        if state.buckets.count >= Self.bucketLimit { state.buckets = [:] }
      }
      let full = max(state.buckets[bucket] ?? now, now) + rate.interval
      guard full - now <= rate.allowance else { return false }
      state.buckets[bucket] = full
      return true
    }
  }

  package func claim(_ name: String, _ claim: Claim) -> ClaimOutcome {
    let now = now()
    return state.withLock { state in
      if let held = state.claims[name], held.end > now, held.isDone || held.claim.owner != claim.owner {
        let fingerprint = held.claim.fingerprint
        return held.isDone ? .done(fingerprint: fingerprint, answer: held.answer) : .held(fingerprint: fingerprint)
      }
      if state.claims.count >= Self.claimLimit { state.claims = state.claims.filter { $0.value.end > now } }
      if state.claims.count < Self.claimLimit {
        state.claims[name] = Held(claim: claim, end: now + claim.seconds * 1_000_000)
      }
      return .taken
    }
  }

  package func complete(_ name: String, _ claim: Claim, answer: [UInt8]?, seconds: Int) {
    let end = now() + seconds * 1_000_000
    state.withLock { state in
      guard let held = state.claims[name], held.claim.owner == claim.owner else { return }
      let kept = answer.flatMap { $0.count <= Self.answerLimit ? $0 : nil }
      state.claims[name] = Held(claim: claim, isDone: true, answer: kept, end: end)
    }
  }

  package func release(_ name: String, _ claim: Claim) {
    state.withLock { state in
      guard let held = state.claims[name], held.claim.owner == claim.owner, !held.isDone else { return }
      state.claims[name] = nil
    }
  }

  package func add(_ amount: Int, to counter: String, seconds: Int) -> (current: Int, previous: Int) {
    let window = now() / 1_000_000 / seconds
    return state.withLock { state in
      if state.counts[counter] == nil, state.counts.count >= Self.countLimit { state.counts = [:] }
      var count = state.counts[counter] ?? Count(window: window)
      if count.window != window {
        count = Count(window: window, previous: count.window == window - 1 ? count.current : 0)
      }
      count.current += amount
      state.counts[counter] = count
      return (count.current, count.previous)
    }
  }
}
