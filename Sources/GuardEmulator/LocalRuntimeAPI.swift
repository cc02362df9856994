package import GuardProxy
import Synchronization

/// A Lambda Runtime API on this machine, for trying handlers and for tests: it hands out the events that are put in and
/// keeps what comes back. It refuses what the platform refuses, in the platform's words.
/// https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
package final class LocalRuntimeAPI: Sendable {
  /// What came back for an invocation.
  package struct Outcome: Sendable {
    package enum Kind: Sendable { case response, error }
    package var kind: Kind
    /// The request's head as it came.
    package var head: [UInt8]
    package var body: [UInt8]
    /// The trailer fields of a streamed answer, each with its line end.
    package var trailers: [UInt8]
  }

  package struct Options: Sendable {
    /// Events go out in chunks, as some platforms send large ones.
    package var sendsChunks = false
    /// Milliseconds from the hand-over to the deadline.
    package var timeLimit = 3000
    package var functionARN = "arn:aws:lambda:eu-west-1:123456789012:function:local"
    package init() {}
  }

  private struct State {
    var waiting: [(id: String, event: [UInt8])] = []
    var isOpen: [String: Bool] = [:]
    var deliveries: [String: Int] = [:]
    var outcomes: [String: Outcome] = [:]
    var initializationErrors: [[UInt8]] = []
    var count = 0
  }

  private let state = Mutex(State())
  private let options: Options
  private let events: TokenQueue
  private let answers: TokenQueue
  private let listener: Listener

  /// Where it listens.
  package var endpoint: Endpoint { listener.endpoint }

  /// - Throws: `SystemFailure` when the address is taken.
  package init(on wanted: Endpoint = .loopback(0), options: Options = Options()) throws(SystemFailure) {
    self.options = options
    events = try TokenQueue()
    answers = try TokenQueue()
    listener = try Listener.listen(on: wanted)
  }

  /// Serves on a thread of its own until `stop`.
  package func start() throws(SystemFailure) {
    try Thread.detach { [self] in
      while let socket = listener.accept() {
        EmulatorSession.start(socket, self)
      }
    }
  }

  package func stop() { listener.shutDown() }

  /// Puts an event in.
  /// - Returns: the request id under which its outcome is found.
  @discardableResult
  package func invoke(_ event: [UInt8]) -> String {
    let id = state.withLock { state in
      state.count += 1
      let id = "00000000-0000-4000-8000-\(Self.padded(state.count))"
      state.waiting.append((id, event))
      return id
    }
    events.add()
    return id
  }

  private static func padded(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 12 - digits.count)) + digits
  }

  /// Waits for the outcome of an invocation, so many milliseconds at most.
  package func outcome(of id: String, within milliseconds: Int = 10_000) -> Outcome? {
    let end = ContinuousClock.now + .milliseconds(milliseconds)
    while true {
      if let outcome = state.withLock({ $0.outcomes[id] }) { return outcome }
      let left = (end - .now) / .milliseconds(1)
      guard left > 0 else { return nil }
      // Tokens wake one waiter each and may belong to another id, so the state is looked at again now and then.
      _ = answers.wait(atMost: min(Int(left.rounded(.up)), 5))
    }
  }

  /// How often an event was handed out.
  package func deliveries(of id: String) -> Int { state.withLock { $0.deliveries[id] ?? 0 } }

  /// Bodies of the errors that were reported during initialisation.
  package var initializationErrors: [[UInt8]] { state.withLock { $0.initializationErrors } }
}

// MARK: - What the sessions ask

extension LocalRuntimeAPI {
  /// Waits for an event; nil when the client went away.
  func take(for client: borrowing Connection) -> (id: String, event: [UInt8])? {
    guard events.wait(watching: client) else { return nil }
    return state.withLock { state in
      let next = state.waiting.removeFirst()
      state.isOpen[next.id] = true
      state.deliveries[next.id, default: 0] += 1
      return next
    }
  }

  /// Whether an answer for this id is expected.
  func isOpen(_ id: String) -> Bool { state.withLock { $0.isOpen[id] == true } }

  func close(_ id: String, with outcome: Outcome) {
    state.withLock { state in
      state.isOpen[id] = false
      state.outcomes[id] = outcome
    }
    answers.add()
  }

  func addInitializationError(_ body: [UInt8]) { state.withLock { $0.initializationErrors.append(body) } }

  var sendsChunks: Bool { options.sendsChunks }
  var functionARN: String { options.functionARN }
  var deadline: Int { WallClock.milliseconds + options.timeLimit }
}
