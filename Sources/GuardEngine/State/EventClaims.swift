import GuardCrypto
import GuardPolicy
import GuardProxy
import GuardServices
import Synchronization

/// Keeps what happens once from happening twice: an event with an idempotency key is carried out once and its answer given
/// again; a token of a workflow is good for one invocation.
final class EventClaims: Sendable {
  /// What is known of an event.
  enum Recall: Equatable {
    /// Nothing; it may be carried out.
    case new
    /// It came before, and this was the answer.
    case answered([UInt8])
    /// It must not be carried out.
    case refused(rule: String, sign: String)
  }

  /// A name that an invocation holds until it ends.
  private struct Held {
    var name: String
    var claim: Claim
    /// Seconds that it stays taken after the invocation.
    var lifetime: Int
    var keepsAnswer: Bool
  }

  /// Of an answer that is kept.
  private static let sizeLimit = 64 << 10
  /// The longest invocation, in seconds. https://docs.aws.amazon.com/lambda/latest/dg/configuration-timeout.html
  private static let longest = 900

  private let idempotency: Idempotency?
  private let state: SharedState
  private let held = Mutex<[String: [Held]]>([:])

  init(_ idempotency: Idempotency?, _ state: SharedState) {
    self.idempotency = idempotency
    self.state = state
  }

  // MARK: Before

  /// Takes a workflow's token, which others then cannot use.
  /// - Parameters:
  ///   - token: as it came, once it was found good.
  ///   - expiry: seconds since 1970.
  func take(token: String, until expiry: Int, _ invocation: Invocation, now: Int) -> Recall {
    let claim = Claim(owner: invocation.id, fingerprint: "-", seconds: Self.time(invocation, now))
    let wanted = Held(
      name: StateName.of("token", token), claim: claim, lifetime: max(1, expiry - now / 1000 + 1), keepsAnswer: false)
    switch take(wanted, invocation.id) {
    case .known(.taken), .open: return .new
    case .known(.held), .known(.done): return .refused(rule: "flow", sign: "flow-replayed")
    case .closed: return .refused(rule: "state", sign: "unavailable")
    }
  }

  /// Looks an event up and, when it is new, takes its key.
  /// - Parameter now: in milliseconds.
  func recall(_ invocation: Invocation, _ index: ShallowIndex, now: Int) -> Recall {
    guard let idempotency, let key = key(idempotency, index) else { return .new }
    let payload = HashFunction.sha256.hash(index.bytes("body") ?? invocation.event)
    let claim = Claim(
      owner: invocation.id, fingerprint: Hexadecimal.encode(payload), seconds: Self.time(invocation, now))
    let wanted = Held(
      name: StateName.of("key", key), claim: claim, lifetime: idempotency.lifetime, keepsAnswer: true)
    switch take(wanted, invocation.id) {
    case .known(.taken), .open: return .new
    case .known(.held(claim.fingerprint)): return .refused(rule: "idempotency", sign: "running")
    case .known(.done(claim.fingerprint, let answer)):
      return answer.map(Recall.answered) ?? .refused(rule: "idempotency", sign: "done")
    case .known: return .refused(rule: "idempotency", sign: "key-reused")
    case .closed: return .refused(rule: "state", sign: "unavailable")
    }
  }

  private func take(_ wanted: Held, _ id: String) -> SharedState.Answer<ClaimOutcome> {
    let answer = state.ask { (store) throws(ServiceFailure) in try store.claim(wanted.name, wanted.claim) }
    if case .known(.taken) = answer { held.withLock { $0[id, default: []].append(wanted) } }
    return answer
  }

  /// Seconds until the invocation is certainly over, should nobody say so.
  private static func time(_ invocation: Invocation, _ now: Int) -> Int {
    invocation.deadline > now ? (invocation.deadline - now) / 1000 + 1 : longest
  }

  /// Keys are their senders' own: nobody gets another's answer by knowing the key.
  private func key(_ settings: Idempotency, _ index: ShallowIndex) -> String? {
    let name = settings.path.split(separator: ".", maxSplits: 1)
    let isHeader = name.count == 2 && name[0] == "headers"
    let text = isHeader ? HTTPEvent.header(name[1].lowercased(), in: index) : index.text(settings.path)
    return text.map { "\(Caller.name(index))\n\($0)" }
  }

  // MARK: After

  /// The invocation has succeeded.
  /// - Parameter answer: nil for one that was sent piece by piece: then its key may be used again, since there is nothing to
  ///   give, and its token may not.
  func keep(_ answer: [UInt8]?, of id: String) {
    for claim in held.withLock({ $0.removeValue(forKey: id) }) ?? [] {
      let kept = claim.keepsAnswer ? answer : []
      _ = state.ask { (store) throws(ServiceFailure) in
        guard let kept, kept.count <= Self.sizeLimit else { return try store.release(claim.name, claim.claim) }
        try store.complete(
          claim.name, claim.claim, answer: claim.keepsAnswer ? kept : nil, seconds: claim.lifetime)
      }
    }
  }

  /// An invocation ended without success; the event may come again.
  func forget(_ id: String) {
    for claim in held.withLock({ $0.removeValue(forKey: id) }) ?? [] {
      _ = state.ask { (store) throws(ServiceFailure) in try store.release(claim.name, claim.claim) }
    }
  }
}
