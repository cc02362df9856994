import GuardEmulator
import GuardProxy
import Testing

/// With nothing to look for, every byte passes as it came.
@Suite struct PassThroughTests {
  static let sizes = [0, 1, 1024, 100_000, (6 << 20) + 100]

  @Test(arguments: sizes, [false, true]) func eventsAndAnswersAreTheSame(size: Int, sendsChunks: Bool) throws {
    var options = LocalRuntimeAPI.Options()
    options.sendsChunks = sendsChunks
    let bench = try Bench(options: options)
    let event = noise(size)
    let answer = noise(size, seed: 2)
    let id = bench.api.invoke(event)
    var client = try RuntimeClient(bench.front)
    let received = try client.next()
    #expect(received.id == id && received.body == event)
    #expect(try client.post("invocation/\(id)/response", answer).status == 202)
    let outcome = try #require(bench.api.outcome(of: id))
    #expect(outcome.kind == .response && outcome.body == answer)
    #expect(bench.api.deliveries(of: id) == 1)
  }

  @Test func headsAreTheSame() throws {
    let bench = try Bench()
    let id = bench.api.invoke(Array("{}".utf8))
    var client = try RuntimeClient(bench.front)
    _ = try client.next()
    let fields = "lambda-runtime-function-error-type: Own.Error\r\nX-Odd:   spaced value \r\n"
    try client.post("invocation/\(id)/error", Array("{}".utf8), fields: fields)
    let expected = RuntimeClient.post("invocation/\(id)/error", Array("{}".utf8), fields: fields).dropLast(2)
    #expect(bench.api.outcome(of: id)?.head == Array(expected))
  }

  @Test func theAnswerOverTheLimitIsRefusedByThePlatform() throws {
    let bench = try Bench()
    let id = bench.api.invoke(Array("{}".utf8))
    var client = try RuntimeClient(bench.front)
    _ = try client.next()
    let answer = try client.post("invocation/\(id)/response", noise((6 << 20) + 101))
    #expect(answer.status == 413 && String(decoding: answer.body, as: UTF8.self).contains("RequestEntityTooLarge"))
  }

  @Test func errorsWhileStartingPass() throws {
    let bench = try Bench()
    var client = try RuntimeClient(bench.front)
    #expect(try client.post("init/error", Array(#"{"errorMessage":"no"}"#.utf8)).status == 202)
    #expect(bench.api.initializationErrors == [Array(#"{"errorMessage":"no"}"#.utf8)])
  }

  @Test(arguments: ["restore/next", "invocation/a/b/c", "future"]) func unknownPathsPass(path: String) throws {
    let bench = try Bench()
    var direct = try RuntimeClient(bench.api.endpoint)
    var through = try RuntimeClient(bench.front)
    let expected = try direct.post(path, [1, 2, 3])
    let received = try through.post(path, [1, 2, 3])
    #expect(received.status == expected.status && received.body == expected.body)
  }

  @Test func aBodyThatWaitsForPermissionIsInvited() throws {
    let bench = try Bench()
    let id = bench.api.invoke(Array("{}".utf8))
    var client = try RuntimeClient(bench.front)
    _ = try client.next()
    let request = RuntimeClient.post("invocation/\(id)/response", noise(2000), fields: "Expect: 100-continue\r\n")
    try client.connection.send(Array(request.dropLast(2000)))
    #expect(try client.readAnswer().status == 100)
    try client.connection.send(Array(request.suffix(2000)))
    #expect(try client.readAnswer().status == 202)
    #expect(bench.api.outcome(of: id)?.body == noise(2000))
  }

  @Test func proxiesCanBeChained() throws {
    let bench = try Bench()
    var client = try RuntimeClient(try Bench.startProxy(before: bench.front))
    let id = bench.api.invoke(noise(5000))
    #expect(try client.next().body == noise(5000))
    try client.post("invocation/\(id)/response", noise(7000))
    #expect(bench.api.outcome(of: id)?.body == noise(7000))
  }
}
