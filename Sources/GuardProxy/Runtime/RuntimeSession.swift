/// One connection of a runtime client and the upstream connection that belongs to it.
struct RuntimeSession: ~Copyable {
  private var client: Connection
  private var upstream: Connection?
  private let endpoint: Endpoint
  private let sentry: any InvocationSentry
  private let watch: DeadlineWatch?

  /// 6 MiB of event or answer and what the platform adds.
  /// https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
  static let bodyLimit = (6 << 20) + 100

  init(
    _ client: consuming Connection, upstream: Endpoint, sentry: any InvocationSentry, watch: DeadlineWatch? = nil
  ) {
    self.client = client
    self.upstream = nil
    endpoint = upstream
    self.sentry = sentry
    self.watch = watch
  }

  /// Serves requests until one side closes.
  /// - Returns: what ended the session, when it was not an orderly close.
  mutating func run() -> WireFault? {
    do {
      while try exchange() {}
      return nil
    } catch {
      return error
    }
  }

  /// One request and its answer. False when no other may follow.
  private mutating func exchange() throws(WireFault) -> Bool {
    guard let request = try client.readHead() else { return false }
    let answersKeepAlive: Bool
    switch RuntimeCall(request) {
    case .next: answersKeepAlive = try passNext(request)
    case .response(let id): answersKeepAlive = try passAnswer(request, id)
    case .error(let id): answersKeepAlive = try passError(request, id)
    case .initializationError: answersKeepAlive = try passError(request, "")
    case .other: answersKeepAlive = try pass(request)
    }
    return request.keepsAlive && answersKeepAlive
  }
}

// MARK: - Events

extension RuntimeSession {
  /// Fetches events until one may go to the handler.
  private mutating func passNext(_ request: MessageHead) throws(WireFault) -> Bool {
    while true {
      guard let head = try fetch(request) else { return false }
      let framing = try head.responseFraming()
      guard sentry.examinesEvents, head.status == 200 else { return try returnAnswer(head, framing) }
      let event = try readUpstream(framing)
      let invocation = Invocation(head, event: event)
      let admission = sentry.admit(invocation)
      switch admission {
      case .pass:
        watch?.begin(invocation)
        return try deliver(head, event, framing)
      case .replace(let other):
        watch?.begin(invocation)
        return try deliver(head, other, framing)
      case .answer, .fail: try post(admission, invocation.id)
      }
      sentry.finish(invocation.id)
    }
  }

  /// Asks for an event and waits. A client that goes away meanwhile takes its request back, so that no event is fetched
  /// for nobody.
  /// - Returns: nil when the client went away.
  private mutating func fetch(_ request: MessageHead) throws(WireFault) -> MessageHead? {
    try connect()
    try upstream?.send(request.bytes)
    guard upstream?.waitForMessage(watching: client) == true else { return nil }
    return try readUpstreamHead()
  }

  private mutating func deliver(
    _ head: MessageHead, _ event: [UInt8], _ framing: BodyFraming
  ) throws(WireFault) -> Bool {
    let isSameLength = framing == .length(event.count)
    let start = isSameLength ? head.bytes : head.with(length: event.count)
    try client.send(start + event)
    return head.keepsAlive
  }
}

// MARK: - Answers

extension RuntimeSession {
  private mutating func passAnswer(_ request: MessageHead, _ id: String) throws(WireFault) -> Bool {
    defer { sentry.finish(id) }
    guard sentry.examinesAnswers else { return try pass(request) }
    if let watch, !watch.claim(id) { return try dropLate(request, id) }
    if request.lists("streaming", in: "lambda-runtime-function-response-mode") {
      return try passStream(request, id)
    }
    let body = try readClientBody(request)
    let replaced = sentry.replace(answer: body, of: id)
    return try forward(request, body, replaced: replaced)
  }

  /// Takes an answer that came after the guard's own. The handler is told what the platform would tell it, so that it
  /// goes on to the next event; the sentry sees a whole answer, which an event that comes again may get.
  private mutating func dropLate(_ request: MessageHead, _ id: String) throws(WireFault) -> Bool {
    let body = try readClientBody(request)
    let isStream = request.lists("streaming", in: "lambda-runtime-function-response-mode")
    if case .response = RuntimeCall(request), !isStream { _ = sentry.replace(answer: body, of: id) }
    let answer = #"{"status":"OK"}"#
    let head = "HTTP/1.1 202 Accepted\r\nContent-Type: application/json\r\nContent-Length: \(answer.utf8.count)\r\n\r\n"
    try client.send(Array((head + answer).utf8))
    return true
  }

  private mutating func passStream(_ request: MessageHead, _ id: String) throws(WireFault) -> Bool {
    guard let filter = sentry.streamFilter(of: id), try request.requestFraming() == .chunked else {
      return try pass(request)
    }
    try connect()
    try upstream?.send(request.bytes)
    var stream = FilteredStream(filter)
    let trailers = try client.eachChunk { (data) throws(WireFault) in
      let out = stream.push(data)
      if !out.isEmpty { try upstream?.send(out) }
    }
    try upstream?.send(stream.end(trailers: trailers))
    return try returnAnswer()
  }

  private mutating func passError(_ request: MessageHead, _ id: String) throws(WireFault) -> Bool {
    defer { sentry.finish(id) }
    guard sentry.examinesAnswers else { return try pass(request) }
    if let watch, !watch.claim(id) { return try dropLate(request, id) }
    let body = try readClientBody(request)
    let original = ErrorReport(request, body: body)
    guard let replaced = sentry.replace(error: original, of: id), replaced != original else {
      return try forward(request, body, replaced: nil)
    }
    try connect()
    try upstream?.send(request.with(error: replaced) + replaced.body)
    return try returnAnswer()
  }

  private mutating func forward(
    _ request: MessageHead, _ body: [UInt8], replaced: [UInt8]?
  ) throws(WireFault) -> Bool {
    let sent = replaced ?? body
    let framing = try request.requestFraming()
    let isUnchanged = replaced == nil && framing == .length(body.count)
    let head = isUnchanged && !request.expectsContinue ? request.bytes : request.with(length: sent.count)
    try connect()
    try upstream?.send(head + sent)
    return try returnAnswer()
  }

  private mutating func readClientBody(_ request: MessageHead) throws(WireFault) -> [UInt8] {
    try invite(request)
    // One byte over the platform's limit is let through, so that the platform itself refuses it in its own words.
    return try client.readBody(try request.requestFraming(), limit: Self.bodyLimit + (1 << 20))
  }

  /// Some clients send a large body only when told to. https://www.rfc-editor.org/rfc/rfc9110#section-10.1.1
  private mutating func invite(_ request: MessageHead) throws(WireFault) {
    if request.expectsContinue { try client.send(Array("HTTP/1.1 100 Continue\r\n\r\n".utf8)) }
  }

  /// Answers in place of the handler.
  private mutating func post(_ answer: Admission, _ id: String) throws(WireFault) {
    guard let bytes = PlatformCall.bytes(answer, of: id, to: endpoint) else { return }
    try connect()
    try upstream?.send(bytes)
    let head = try readUpstreamHead()
    _ = try readUpstream(try head.responseFraming())
    if !head.keepsAlive { upstream = nil }
  }
}

// MARK: - Everything as it comes

extension RuntimeSession {
  /// Passes a request and its answer on without a look.
  private mutating func pass(_ request: MessageHead) throws(WireFault) -> Bool {
    try connect()
    guard var server = upstream.take() else { throw .closed }
    let framing = try request.requestFraming()
    do {
      if request.expectsContinue, framing != .none {
        try invite(request)
        try client.relayBody(framing, after: request.with(removing: ["expect"]), to: &server)
      } else {
        try client.relayBody(framing, after: request.bytes, to: &server)
      }
    } catch {
      // The platform refuses some bodies before it has read them; its answer says why.
      guard case .system = error else { throw error }
      upstream = consume server
      _ = try returnAnswer()
      return false
    }
    upstream = consume server
    return try returnAnswer()
  }

  private mutating func returnAnswer() throws(WireFault) -> Bool {
    let head = try readUpstreamHead()
    return try returnAnswer(head, try head.responseFraming())
  }

  private mutating func returnAnswer(_ head: MessageHead, _ framing: BodyFraming) throws(WireFault) -> Bool {
    guard var server = upstream.take() else { throw .closed }
    try server.relayBody(framing, after: head.bytes, to: &client)
    if head.keepsAlive, framing != .untilClose {
      upstream = consume server
      return true
    }
    return false
  }

  /// Opens the upstream connection, or replaces one that died while the process was frozen. Nothing was sent on it yet,
  /// so nothing can arrive twice.
  private mutating func connect() throws(WireFault) {
    if let server = upstream.take(), !server.isStale {
      upstream = consume server
      return
    }
    do { upstream = Connection(try Socket.connect(to: endpoint)) } catch { throw .system(error) }
  }

  /// The head of the final answer; interim ones are dropped, since the request was sent whole.
  private mutating func readUpstreamHead() throws(WireFault) -> MessageHead {
    while true {
      guard let head = try upstream?.readHead() else { throw .closed }
      if !(100..<200).contains(head.status) { return head }
    }
  }

  private mutating func readUpstream(_ framing: BodyFraming) throws(WireFault) -> [UInt8] {
    guard let body = try upstream?.readBody(framing, limit: 2 * Self.bodyLimit) else { throw .closed }
    return body
  }
}
