import Synchronization

/// Answers invocations in the handler's place shortly before the platform would end them. Whoever claims an invocation
/// first answers it; the other one's answer goes nowhere, so that none is answered twice.
final class DeadlineWatch: Sendable {
  private struct State {
    /// When open invocations are answered, in milliseconds since 1970.
    var due: [String: Int] = [:]
    /// Invocations that were answered in the handler's place and that it still works on, oldest first.
    var expired: [String] = []
    /// When the thread looks again.
    var nextLook = 0
  }

  private let state = Mutex(State())
  private let wake: TokenQueue
  private let upstream: Endpoint
  private let sentry: any InvocationSentry
  private let report: @Sendable (String) -> Void

  /// A handler that never ends keeps no more than this of its siblings remembered.
  private static let expiredLimit = 256
  private static let idleLook = 1000

  /// - Throws: `SystemFailure` when the system gives no thread or descriptor.
  init(
    upstream: Endpoint, sentry: any InvocationSentry, report: @escaping @Sendable (String) -> Void
  ) throws(SystemFailure) {
    wake = try TokenQueue()
    self.upstream = upstream
    self.sentry = sentry
    self.report = report
    try Thread.detach { [weak self] in while let watch = self { watch.look() } }
  }

  /// An invocation goes to the handler now.
  func begin(_ invocation: Invocation, now: Int = WallClock.milliseconds) {
    guard invocation.deadline > now else { return }
    // A margin over half of the time left would be no margin but another limit.
    let due = invocation.deadline - min(sentry.timeoutMargin, (invocation.deadline - now) / 2)
    let isEarlier = state.withLock { state in
      state.due[invocation.id] = due
      return due < state.nextLook
    }
    if isEarlier { wake.add() }
  }

  /// The handler answers.
  /// - Returns: false when it was answered in its place already.
  func claim(_ id: String) -> Bool {
    state.withLock { state in
      state.due[id] = nil
      guard let place = state.expired.firstIndex(of: id) else { return true }
      state.expired.remove(at: place)
      return false
    }
  }

  // MARK: The thread

  private func look() {
    let now = WallClock.milliseconds
    let wait = state.withLock { state in
      state.nextLook = min(state.due.values.min() ?? Int.max, now + Self.idleLook)
      return max(0, state.nextLook - now)
    }
    _ = wake.wait(atMost: wait)
    for id in takeDue(WallClock.milliseconds) { expire(id) }
  }

  private func takeDue(_ now: Int) -> [String] {
    state.withLock { state in
      let ids = state.due.filter { $0.value <= now }.keys.sorted()
      for id in ids { state.due[id] = nil }
      if sentry.answersOverdue { state.expired += ids }
      return ids
    }
  }

  private func expire(_ id: String) {
    let answer = sentry.overdue(id)
    if sentry.answersOverdue {
      do { try post(answer, id) } catch { report("an answer in the handler's place: \(error)") }
    }
    for forgotten in takeOldest() { sentry.finish(forgotten) }
  }

  private func takeOldest() -> [String] {
    state.withLock { state in
      let oldest = Array(state.expired.prefix(max(0, state.expired.count - Self.expiredLimit)))
      state.expired.removeFirst(oldest.count)
      return oldest
    }
  }

  private func post(_ answer: Admission, _ id: String) throws(WireFault) {
    guard let bytes = PlatformCall.bytes(answer, of: id, to: upstream) else { return }
    var connection: Connection
    do { connection = Connection(try Socket.connect(to: upstream)) } catch { throw .system(error) }
    try connection.send(bytes)
    guard let head = try connection.readHead() else { throw .closed }
    _ = try connection.readBody(try head.responseFraming(), limit: RuntimeSession.bodyLimit)
  }
}

/// Requests to the Runtime API that the guard makes itself.
enum PlatformCall {
  /// An answer in the handler's place; nil when there is none.
  static func bytes(_ answer: Admission, of id: String, to endpoint: Endpoint) -> [UInt8]? {
    switch answer {
    case .pass, .replace: nil
    case .answer(let body): bytes("invocation/\(id)/response", body, to: endpoint)
    case .fail(let error):
      bytes(
        "invocation/\(id)/error", error.body, to: endpoint,
        fields: "Lambda-Runtime-Function-Error-Type: \(error.type)\r\n")
    }
  }

  private static func bytes(_ path: String, _ body: [UInt8], to endpoint: Endpoint, fields: String = "") -> [UInt8] {
    let head =
      "POST \(RuntimeCall.prefix)\(path) HTTP/1.1\r\nHost: \(endpoint)\r\nContent-Type: application/json\r\n"
      + "\(fields)Content-Length: \(body.count)\r\n\r\n"
    return Array(head.utf8) + body
  }
}
