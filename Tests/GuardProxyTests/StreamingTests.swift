import GuardEmulator
import GuardProxy
import Testing

/// Answers that are sent while the handler still works.
@Suite struct StreamingTests {
  private static let fields =
    "Lambda-Runtime-Function-Response-Mode: streaming\r\nTransfer-Encoding: chunked\r\n"
    + "Trailer: Lambda-Runtime-Function-Error-Type\r\n"

  private func head(_ id: String) -> [UInt8] {
    Array(
      "POST \(RuntimeClient.root)/invocation/\(id)/response HTTP/1.1\r\nHost: here\r\n\(Self.fields)\r\n".utf8)
  }

  @Test func piecesAndTrailersArrive() throws {
    let bench = try Bench()
    let id = bench.api.invoke(Array("{}".utf8))
    var client = try RuntimeClient(bench.front)
    _ = try client.next()
    try client.connection.send(head(id))
    for piece in ["5\r\nfirst\r\n", "A;note=x\r\n, second, \r\n"] { try client.connection.send(Array(piece.utf8)) }
    try client.connection.send(Array("5\r\nthird\r\n0\r\nLambda-Runtime-Function-Error-Type: Own\r\n\r\n".utf8))
    #expect(try client.readAnswer().status == 202)
    let outcome = try #require(bench.api.outcome(of: id))
    #expect(String(decoding: outcome.body, as: UTF8.self) == "first, second, third")
    #expect(String(decoding: outcome.trailers, as: UTF8.self) == "Lambda-Runtime-Function-Error-Type: Own\r\n")
  }

  /// The upstream gets a piece before the client has sent the next.
  @Test func piecesAreNotHeldBack() throws {
    let listener = SharedListener(try Listener.listen(on: .loopback(0)))
    var client = try RuntimeClient(try Bench.startProxy(before: listener.listener.endpoint))
    try client.connection.send(head("a") + Array("5\r\nfirst\r\n".utf8))
    guard let socket = listener.listener.accept() else { throw WireFault.closed }
    var upstream = Connection(socket)
    #expect(try upstream.readHead()?.bytes == head("a"))
    #expect(try upstream.readBody(.length(10), limit: 100) == Array("5\r\nfirst\r\n".utf8))
    try client.connection.send(Array("0\r\n\r\n".utf8))
    #expect(try upstream.readBody(.length(5), limit: 100) == Array("0\r\n\r\n".utf8))
  }
}
