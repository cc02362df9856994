import GuardEmulator
import GuardProxy

/// A runtime client that answers at once.
struct BenchmarkClient: ~Copyable {
  private var connection: Connection
  private static let next = Array("GET /2018-06-01/runtime/invocation/next HTTP/1.1\r\nHost: here\r\n\r\n".utf8)
  private static let answer = Array(#"{"statusCode":200,"headers":{"content-type":"text/plain"},"body":"done"}"#.utf8)

  init(_ connection: consuming Connection) { self.connection = connection }

  /// One invocation.
  /// - Returns: microseconds from the event's arrival at the platform to the acceptance of the answer.
  mutating func invoke(_ event: [UInt8], _ api: LocalRuntimeAPI) throws -> Double {
    try connection.send(Self.next)
    let start = ContinuousClock.now
    api.invoke(event)
    guard let head = try connection.readHead() else { throw WireFault.closed }
    _ = try connection.readBody(try head.responseFraming(), limit: 16 << 20)
    let id = head.text("lambda-runtime-aws-request-id") ?? ""
    let post =
      "POST /2018-06-01/runtime/invocation/\(id)/response HTTP/1.1\r\nHost: here\r\n"
      + "Content-Length: \(Self.answer.count)\r\n\r\n"
    try connection.send(Array(post.utf8) + Self.answer)
    guard let accepted = try connection.readHead() else { throw WireFault.closed }
    _ = try connection.readBody(try accepted.responseFraming(), limit: 1 << 20)
    guard accepted.status == 202 else { throw WireFault.malformed("status \(accepted.status)") }
    return (ContinuousClock.now - start) / .microseconds(1)
  }
}
