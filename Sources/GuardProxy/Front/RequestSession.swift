import Synchronization

/// One connection of a caller and the upstream connection that belongs to it.
struct RequestSession: ~Copyable {
  private var client: Connection
  private var upstream: Connection?
  private let endpoint: Endpoint
  private let sentry: any RequestSentry
  private let peer: String

  /// What a request may carry; larger ones are refused before they fill the memory.
  private static let bodyLimit = 32 << 20
  private static let count = Atomic<Int>(0)

  init(_ client: consuming Connection, upstream: Endpoint, sentry: any RequestSentry) {
    peer = client.socket.peer
    self.client = client
    self.upstream = nil
    endpoint = upstream
    self.sentry = sentry
  }

  /// - Returns: what ended the session, when it was not an orderly close.
  mutating func run() -> WireFault? {
    do {
      while try exchange() {}
      return nil
    } catch {
      answerFault(error)
      return error
    }
  }

  /// What cannot be understood is told so, as far as the caller still listens.
  private mutating func answerFault(_ fault: WireFault) {
    let status: Int
    switch fault {
    case .malformed: status = 400
    case .tooLarge: status = 413
    case .system: status = 502
    case .closed: return
    }
    try? client.send(OutgoingAnswer(status: status, body: Array("{}".utf8)).bytes(keepsAlive: false))
  }

  private mutating func exchange() throws(WireFault) -> Bool {
    guard let head = try client.readHead() else { return false }
    if head.lists("upgrade", in: "connection") { throw .malformed("protocols other than HTTP are not looked at") }
    let framing = try head.requestFraming()
    if head.text("expect") != nil { try client.send(Array("HTTP/1.1 100 Continue\r\n\r\n".utf8)) }
    let body = try client.readBody(framing, limit: Self.bodyLimit)
    let request = IncomingRequest(id: Self.nextID(), head: head, body: body, peer: peer)
    defer { sentry.finish(request.id) }
    if let refusal = sentry.refusal(of: request) {
      try client.send(refusal.bytes(keepsAlive: head.keepsAlive))
      return head.keepsAlive
    }
    try connect()
    let isUnchanged = framing == .none || framing == .length(body.count)
    try upstream?.send((isUnchanged && head.text("expect") == nil ? head.bytes : head.with(length: body.count)) + body)
    return try returnAnswer(to: request) && head.keepsAlive
  }

  private static func nextID() -> String {
    "http-\(WallClock.milliseconds)-\(count.add(1, ordering: .relaxed).newValue)"
  }

  /// Nothing was sent on a new connection yet, so nothing can arrive twice.
  private mutating func connect() throws(WireFault) {
    if let server = upstream.take(), !server.isStale {
      upstream = consume server
      return
    }
    do { upstream = Connection(try Socket.connect(to: endpoint)) } catch { throw .system(error) }
  }

  // MARK: Answers

  private mutating func returnAnswer(to request: IncomingRequest) throws(WireFault) -> Bool {
    guard var server = upstream.take() else { throw .closed }
    let head = try Self.finalHead(&server)
    let isBodyless = request.head.method.elementsEqual("HEAD".utf8) || head.status == 204 || head.status == 304
    let framing = isBodyless ? BodyFraming.none : try head.responseFraming()
    if let filter = sentry.streamFilter(of: request.id), framing != .none {
      try relay(head, framing, filter, &server)
    } else {
      try server.relayBody(framing, after: head.bytes, to: &client)
    }
    guard head.keepsAlive, framing != .untilClose else { return false }
    upstream = consume server
    return true
  }

  /// Interim answers are dropped, since the request was sent whole.
  private static func finalHead(_ server: inout Connection) throws(WireFault) -> MessageHead {
    while true {
      guard let head = try server.readHead() else { throw .closed }
      if !(100..<200).contains(head.status) { return head }
    }
  }

  /// Passes an answer on through a filter, which may change its length.
  private mutating func relay(
    _ head: MessageHead, _ framing: BodyFraming, _ filter: any StreamFilter, _ server: inout Connection
  ) throws(WireFault) {
    guard framing == .chunked else {
      var filter = filter
      let body = try server.readBody(framing, limit: Self.bodyLimit)
      let clean = filter.push(body) + filter.finish()
      return try client.send(head.with(length: clean.count) + clean)
    }
    try client.send(head.bytes)
    var stream = FilteredStream(filter)
    let trailers = try server.eachChunk { (data) throws(WireFault) in
      let out = stream.push(data)
      if !out.isEmpty { try client.send(out) }
    }
    try client.send(stream.end(trailers: trailers))
  }
}
