import GuardEmulator
import GuardProxy

/// A local Runtime API with a proxy before it.
final class Bench: Sendable {
  let api: LocalRuntimeAPI
  /// Where clients connect.
  let front: Endpoint

  init(sentry: any InvocationSentry = OpenDoor(), options: LocalRuntimeAPI.Options = .init()) throws {
    api = try LocalRuntimeAPI(options: options)
    try api.start()
    front = try Bench.startProxy(before: api.endpoint, sentry: sentry)
  }

  deinit { api.stop() }

  static func startProxy(before upstream: Endpoint, sentry: any InvocationSentry = OpenDoor()) throws -> Endpoint {
    let shared = SharedListener(try Listener.listen(on: .loopback(0)))
    let proxy = RuntimeProxy(upstream: upstream, sentry: sentry)
    try Thread.detach { proxy.run(shared.listener) }
    return shared.listener.endpoint
  }
}

/// Keeps a listener open while a thread serves it.
final class SharedListener: Sendable {
  let listener: Listener
  init(_ listener: consuming Listener) { self.listener = listener }
}

/// A client written for the tests, which shows every byte it gets.
struct RuntimeClient: ~Copyable {
  var connection: Connection

  struct Event {
    var head: MessageHead
    var body: [UInt8]
    var id: String { head.text("lambda-runtime-aws-request-id") ?? "" }
  }

  struct Answer {
    var status: Int
    var body: [UInt8]
  }

  static let root = "/2018-06-01/runtime"

  init(_ endpoint: Endpoint) throws { connection = Connection(try Socket.connect(to: endpoint)) }

  mutating func next() throws -> Event {
    try connection.send(Array("GET \(Self.root)/invocation/next HTTP/1.1\r\nHost: here\r\n\r\n".utf8))
    guard let head = try connection.readHead() else { throw WireFault.closed }
    return Event(head: head, body: try connection.readBody(try head.responseFraming(), limit: 64 << 20))
  }

  /// Waits, and fails when something arrives meanwhile.
  func expectSilence(_ milliseconds: Int) throws {
    if connection.socket.isReadable(within: milliseconds) { throw WireFault.malformed("an answer too early") }
  }

  @discardableResult
  mutating func post(_ path: String, _ body: [UInt8], fields: String = "") throws -> Answer {
    try connection.send(Self.post(path, body, fields: fields))
    return try readAnswer()
  }

  /// The bytes of a post.
  static func post(_ path: String, _ body: [UInt8], fields: String = "") -> [UInt8] {
    Array("POST \(root)/\(path) HTTP/1.1\r\nHost: here\r\n\(fields)Content-Length: \(body.count)\r\n\r\n".utf8) + body
  }

  mutating func readAnswer() throws -> Answer {
    guard let head = try connection.readHead() else { throw WireFault.closed }
    return Answer(status: head.status, body: try connection.readBody(try head.responseFraming(), limit: 64 << 20))
  }
}

/// Bytes that follow from their number alone and hold every value, framing characters among them.
func noise(_ count: Int, seed: UInt64 = 1) -> [UInt8] {
  var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
  let block = (0..<min(count, 65_521)).map { _ in
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return UInt8(truncatingIfNeeded: state >> 24)
  }
  var bytes: [UInt8] = []
  while bytes.count < count { bytes += block.prefix(count - bytes.count) }
  return bytes
}
