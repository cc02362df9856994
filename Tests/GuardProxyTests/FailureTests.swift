import GuardEmulator
import GuardProxy
import Synchronization
import Testing

/// One side breaks off: nothing is lost, nothing comes twice.
@Suite struct FailureTests {
  @Test func manyInvocationsAtOnceKeepTheirAnswers() throws {
    let bench = try Bench()
    let done = try TokenQueue()
    for _ in 0..<64 {
      try Thread.detach {
        try? Self.echoTwentyTimes(bench.front)
        done.add()
      }
    }
    let events = (0..<1280).map { noise(200, seed: UInt64($0 + 10)) }
    let ids = events.map { bench.api.invoke($0) }
    for (id, event) in zip(ids, events) {
      #expect(bench.api.outcome(of: id)?.body == event)
      #expect(bench.api.deliveries(of: id) == 1)
    }
    for _ in 0..<64 { #expect(done.wait(atMost: 10_000)) }
  }

  private static func echoTwentyTimes(_ endpoint: Endpoint) throws {
    var client = try RuntimeClient(endpoint)
    for _ in 0..<20 {
      let event = try client.next()
      try client.post("invocation/\(event.id)/response", event.body)
    }
  }

  /// A client that dies while it waits must not swallow the event that comes afterwards.
  @Test func aWaitingClientThatDiesTakesNoEvent() throws {
    let bench = try Bench()
    try Self.askAndLeave(bench.front)
    var client = try RuntimeClient(bench.front)
    // The first request's end has to reach the platform before the event does.
    try client.expectSilence(100)
    let id = bench.api.invoke(Array("{}".utf8))
    #expect(try client.next().id == id)
    #expect(bench.api.deliveries(of: id) == 1)
  }

  private static func askAndLeave(_ endpoint: Endpoint) throws {
    var client = try RuntimeClient(endpoint)
    try client.connection.send(Array("GET \(RuntimeClient.root)/invocation/next HTTP/1.1\r\nHost: here\r\n\r\n".utf8))
    try client.expectSilence(50)
  }

  @Test func anEventThatBreaksOffIsNoEvent() throws {
    let listener = SharedListener(try Listener.listen(on: .loopback(0)))
    try Thread.detach {
      guard let socket = listener.listener.accept() else { return }
      var upstream = Connection(socket)
      guard (try? upstream.readHead()) != nil else { return }
      try? upstream.send(Array("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly a part".utf8))
    }
    var client = try RuntimeClient(try Bench.startProxy(before: listener.listener.endpoint))
    #expect(throws: (any Error).self) { try client.next() }
  }

  /// The process was frozen and its idle connection died: the next request goes over a new one, once.
  @Test func anIdleConnectionThatDiedIsReplaced() throws {
    let listener = SharedListener(try Listener.listen(on: .loopback(0)))
    let requests = Counter()
    try Thread.detach {
      while let socket = listener.listener.accept() {
        var upstream = Connection(socket)
        guard (try? upstream.readHead()) != nil else { continue }
        requests.add()
        try? upstream.send(Array("HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n".utf8))
      }
    }
    var client = try RuntimeClient(try Bench.startProxy(before: listener.listener.endpoint))
    for count in 1...3 {
      #expect(try client.post("restore/error", []).status == 202)
      try client.expectSilence(20)
      #expect(requests.value == count)
    }
  }

  @Test(arguments: [
    "POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
    "POST / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
    "POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
    "POST / HTTP/1.1\r\nTransfer-Encoding: gzip, chunked\r\n\r\n",
    "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nG\r\n",
    "POST / HTTP/1.1\r\nBad Name: 1\r\n\r\n",
    "GET / HTTP/1.1\nHost: here\n\n\r\n\r\n",
  ]) func ambiguousRequestsAreRefused(request: String) throws {
    let bench = try Bench()
    var client = try RuntimeClient(bench.front)
    try client.connection.send(Array(request.utf8))
    #expect(throws: (any Error).self) { try client.readAnswer() }
  }

  @Test func aHeadWithoutEndIsRefused() throws {
    let bench = try Bench()
    var client = try RuntimeClient(bench.front)
    let line = Array(("X: " + String(repeating: "a", count: 1000) + "\r\n").utf8)
    #expect(throws: (any Error).self) {
      try client.connection.send(Array("GET / HTTP/1.1\r\n".utf8))
      for _ in 0..<1000 { try client.connection.send(line) }
      _ = try client.readAnswer()
    }
  }
}

final class Counter: Sendable {
  private let count = Atomic<Int>(0)
  var value: Int { count.load(ordering: .sequentiallyConsistent) }
  func add() { count.add(1, ordering: .sequentiallyConsistent) }
}
