import GuardCrypto
import GuardPolicy
import Synchronization

/// Answers by their events' idempotency keys, so that an event that comes again is not carried out again. It belongs to
/// one sandbox; several need a store that they share.
final class AnswerMemory: Sendable {
  /// What is known of an event's key.
  enum Recall: Equatable {
    /// Nothing, or the policy asks for no key.
    case new
    /// The same event is being carried out.
    case running
    /// The key came with another event before.
    case reused
    case answered([UInt8])
  }

  private struct Entry {
    var payload: [UInt8]
    var answer: [UInt8]?
    /// Milliseconds.
    var expiry: Int
  }

  private struct State {
    var entries: [String: Entry] = [:]
    var keys: [String: String] = [:]
  }

  private static let countLimit = 1000
  private static let sizeLimit = 64 << 10

  private let settings: Idempotency?
  private let state = Mutex(State())

  init(_ settings: Idempotency?) { self.settings = settings }

  /// Looks an event up and, when it is new, remembers that it is being carried out.
  /// - Parameter now: in milliseconds.
  func recall(_ id: String, _ event: [UInt8], _ index: ShallowIndex, now: Int) -> Recall {
    guard let settings, let key = key(settings, index) else { return .new }
    let payload = HashFunction.sha256.hash(index.bytes("body") ?? event)
    return state.withLock { state in
      if let known = state.entries[key], known.expiry > now {
        guard KeyedHash.isEqual(known.payload, payload) else { return .reused }
        return known.answer.map(Recall.answered) ?? .running
      }
      if state.entries.count >= Self.countLimit { state.entries = state.entries.filter { $0.value.expiry > now } }
      guard state.entries.count < Self.countLimit else { return .new }
      state.entries[key] = Entry(payload: payload, answer: nil, expiry: now + settings.lifetime * 1000)
      state.keys[id] = key
      return .new
    }
  }

  /// Keys are their senders' own: nobody gets another's answer by knowing the key.
  private func key(_ settings: Idempotency, _ index: ShallowIndex) -> String? {
    let name = settings.path.split(separator: ".", maxSplits: 1)
    let isHeader = name.count == 2 && name[0] == "headers"
    let text = isHeader ? HTTPEvent.header(name[1].lowercased(), in: index) : index.text(settings.path)
    return text.map { "\(Caller.name(index))\n\($0)" }
  }

  func keep(_ answer: [UInt8], of id: String) {
    state.withLock { state in
      guard let key = state.keys.removeValue(forKey: id) else { return }
      if answer.count <= Self.sizeLimit { state.entries[key]?.answer = answer } else { state.entries[key] = nil }
    }
  }

  /// An invocation ended without an answer that could be kept; the event may come again.
  func forget(_ id: String) {
    state.withLock { state in
      if let key = state.keys.removeValue(forKey: id) { state.entries[key] = nil }
    }
  }
}
