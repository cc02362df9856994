import Foundation
import GuardEmulator
import GuardProxy
import Testing

/// The whole guard with a policy, before a client and behind the platform.
@Suite struct PolicyInForceTests {
  private let api: LocalRuntimeAPI
  private let folder = FileManager.default.temporaryDirectory.appending(path: "guard-policy-\(UUID().uuidString)")

  init() throws {
    api = try LocalRuntimeAPI()
    try api.start()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private static let attack = http(#"{\"name\":\"x'; drop table orders --\"}"#)

  private static func http(_ body: String) -> [UInt8] {
    Array(
      #"""
      {"version":"2.0","routeKey":"POST /o","rawPath":"/o","headers":{"content-type":"application/json"},
      "requestContext":{"http":{"method":"POST","path":"/o","sourceIp":"203.0.113.7"}},"isBase64Encoded":false,
      "body":"\#(body)"}
      """#.utf8)
  }

  private func start(_ policy: String?, _ arguments: [String] = ["serve"]) throws -> GuardCommand {
    var environment = ["DB_PASSWORD": "correct-horse-battery"]
    if let policy {
      let file = folder.appending(path: "policy.json")
      try Data(policy.utf8).write(to: file)
      environment["CORDON_GUARD_POLICY"] = file.path()
    }
    return try GuardCommand(arguments, before: api.endpoint, environment: environment)
  }

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  @Test func anAttackNeverReachesTheHandlerAndTheNextEventDoes() throws {
    let command = try start(nil)
    defer { command.killAtOnce() }
    try command.waitUntilListening()
    let bad = api.invoke(Self.attack)
    let good = api.invoke(Self.http("{}"))
    var client = try RuntimeClient(command.listen)
    #expect(try client.next().id == good)
    let answer = try #require(api.outcome(of: bad))
    #expect(answer.kind == .response && text(answer.body).contains(#""statusCode":403"#))
  }

  @Test func anObservedAttackReachesTheHandlerAndIsWrittenDown() throws {
    let trail = folder.appending(path: "audit.jsonl")
    let command = try start(#"{"version":1,"mode":"observe","audit":{"file":"\#(trail.path())"}}"#)
    try command.waitUntilListening()
    let id = api.invoke(Self.attack)
    var client = try RuntimeClient(command.listen)
    #expect(try client.next().body == Self.attack)
    try client.post("invocation/\(id)/response", Array("{}".utf8))
    kill(command.process.processIdentifier, SIGTERM)
    #expect(command.finish().code == 0)
    let line = try #require(try String(contentsOf: trail, encoding: .utf8).split(separator: "\n").last)
    let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
    #expect(object?["disposition"] as? String == "Detected")
    #expect(line.contains("body.name") && !line.contains("drop table"))
  }

  @Test func answersAndErrorsAreCleaned() throws {
    let command = try start(nil)
    defer { command.killAtOnce() }
    try command.waitUntilListening()
    let ids = [api.invoke(Self.http("{}")), api.invoke(Self.http("{}"))]
    var client = try RuntimeClient(command.listen)
    _ = try client.next()
    try client.post("invocation/\(ids[0])/response", Array(#"{"statusCode":200,"body":"correct-horse-battery"}"#.utf8))
    _ = try client.next()
    let cause = #"Lambda-Runtime-Function-XRay-Error-Cause: {"paths":["/var/task/app.py"]}"# + "\r\n"
    let error = Array(#"{"errorMessage":"at /var/task/app.py","errorType":"KeyError","stackTrace":["x"]}"#.utf8)
    try client.post("invocation/\(ids[1])/error", error, fields: cause)
    #expect(api.outcome(of: ids[0]).map { text($0.body) } == #"{"statusCode":200,"body":"[removed]"}"#)
    let outcome = try #require(api.outcome(of: ids[1]))
    #expect(!text(outcome.head + outcome.body).contains("/var/task") && text(outcome.body).contains("KeyError"))
  }

  @Test func aStreamedAnswerIsCleanedAcrossItsChunks() throws {
    let command = try start(nil)
    defer { command.killAtOnce() }
    try command.waitUntilListening()
    let id = api.invoke(Self.http("{}"))
    var client = try RuntimeClient(command.listen)
    _ = try client.next()
    let head =
      "POST \(RuntimeClient.root)/invocation/\(id)/response HTTP/1.1\r\nHost: here\r\nTransfer-Encoding: chunked\r\n"
      + "Lambda-Runtime-Function-Response-Mode: streaming\r\n\r\n"
    try client.connection.send(Array((head + "c\r\nthe correct-\r\n11\r\nhorse-battery is!\r\n0\r\n\r\n").utf8))
    #expect(try client.readAnswer().status == 202)
    #expect(api.outcome(of: id).map { text($0.body) } == "the [removed] is!")
  }

  @Test func aWrongPolicyIsSaidWithItsLine() throws {
    let command = try start("{\"version\":1,\n\"mode\":\"maybe\"}", ["run", "--", "/bin/echo", "ran"])
    let outcome = command.finish()
    #expect(outcome.code != 0 && outcome.output.isEmpty)
  }

  @Test func aWrongPolicyMayLetTheFunctionRun() throws {
    let command = try start(#"{"version":1,"on-failure":"open","mode":"maybe"}"#, ["run", "--", "/bin/echo", "ran"])
    let outcome = command.finish()
    #expect(outcome.code == 0 && outcome.output == "ran\n")
  }
}
