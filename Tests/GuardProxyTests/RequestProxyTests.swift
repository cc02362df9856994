import GuardProxy
import Synchronization
import Testing

/// Refuses what has the word, and hides another.
private final class WordSentry: RequestSentry {
  let finished = Mutex<[String]>([])

  func refusal(of request: IncomingRequest) -> OutgoingAnswer? {
    let text = String(decoding: request.head.bytes + request.body, as: UTF8.self)
    return text.contains("forbidden-word") ? OutgoingAnswer(status: 403, body: Array("no".utf8)) : nil
  }

  func streamFilter(of id: String) -> (any StreamFilter)? { WordFilter() }
  func finish(_ id: String) { finished.withLock { $0.append(id) } }
}

private struct WordFilter: StreamFilter {
  private var held: [UInt8] = []
  mutating func push(_ piece: [UInt8]) -> [UInt8] {
    held += piece
    return []
  }
  mutating func finish() -> [UInt8] {
    Array(
      String(decoding: held, as: UTF8.self).split(separator: "secret", omittingEmptySubsequences: false).joined(
        separator: "-"
      ).utf8)
  }
}

/// The guard before a plain server.
@Suite struct RequestProxyTests {
  private let front: Endpoint
  private let sentry = WordSentry()

  /// A server that sends every body back, in one piece or, asked for `/chunks`, in two.
  init() throws {
    let server = SharedListener(try Listener.listen(on: .loopback(0)))
    try Thread.detach {
      while let socket = server.listener.accept() {
        var connection = Connection(socket)
        do { while let head = try connection.readHead() { try Self.answer(head, &connection) } } catch {}
      }
    }
    let shared = SharedListener(try Listener.listen(on: .loopback(0)))
    let proxy = RequestProxy(upstream: server.listener.endpoint, sentry: sentry)
    try Thread.detach { proxy.run(shared.listener) }
    front = shared.listener.endpoint
  }

  private static func answer(_ head: MessageHead, _ connection: inout Connection) throws {
    let body = try connection.readBody(try head.requestFraming(), limit: 1 << 20)
    let isChunked = head.target.elementsEqual("/chunks".utf8)
    let start =
      "HTTP/1.1 200 OK\r\n"
      + (isChunked ? "Transfer-Encoding: chunked\r\n\r\n" : "Content-Length: \(body.count)\r\n\r\n")
    let half = body.count / 2
    let chunks = [body[..<half], body[half...]].filter { !$0.isEmpty }
      .flatMap { Array("\(String($0.count, radix: 16))\r\n".utf8) + $0 + Array("\r\n".utf8) }
    try connection.send(Array(start.utf8) + (isChunked ? chunks + Array("0\r\n\r\n".utf8) : body))
  }

  private func ask(_ path: String, _ body: String, _ client: inout RuntimeClient) throws -> RuntimeClient.Answer {
    let head = "POST \(path) HTTP/1.1\r\nHost: here\r\nContent-Length: \(body.utf8.count)\r\n\r\n"
    try client.connection.send(Array((head + body).utf8))
    return try client.readAnswer()
  }

  @Test func requestsPassAndForbiddenOnesDoNot() throws {
    var client = try RuntimeClient(front)
    #expect(try ask("/", "hello", &client).body == Array("hello".utf8))
    let refused = try ask("/", "a forbidden-word here", &client)
    #expect(refused.status == 403 && refused.body == Array("no".utf8))
    #expect(try ask("/", "again", &client).body == Array("again".utf8))
    // The last one may still be on its way to its end.
    #expect(sentry.finished.withLock { $0.count } >= 2)
  }

  @Test(arguments: ["/", "/chunks"]) func answersAreFiltered(path: String) throws {
    var client = try RuntimeClient(front)
    #expect(try ask(path, "a secret b", &client).body == Array("a - b".utf8))
    #expect(try ask(path, "plain text", &client).body == Array("plain text".utf8))
  }

  @Test func smuggledRequestsAreRefused() throws {
    var client = try RuntimeClient(front)
    let text = "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
    try client.connection.send(Array(text.utf8))
    #expect(try client.readAnswer().status == 400)
  }
}
