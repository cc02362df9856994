import Foundation
import GuardEmulator
import GuardProxy
import Testing

/// The guard as the sandbox runs it.
@Suite struct CommandTests {
  private let api: LocalRuntimeAPI

  init() throws {
    api = try LocalRuntimeAPI()
    try api.start()
  }

  @Test func theWrapperBecomesItsCommand() throws {
    let script = "echo $AWS_LAMBDA_RUNTIME_API; exit 7"
    let command = try GuardCommand(["run", "--", "/bin/sh", "-c", script], before: api.endpoint)
    let outcome = command.finish()
    // The guard writes its trail to the same output.
    #expect(outcome.code == 7 && outcome.output.split(separator: "\n").contains("\(command.listen)"))
    // The guard ends with the processes that it was started for.
    for _ in 0..<300 where command.isListening { usleep(10_000) }
    #expect(!command.isListening)
  }

  @Test func wrongUsageIsTwo() throws {
    #expect(try GuardCommand(["run"], before: api.endpoint).finish().code == 2)
    let outcome = try GuardCommand(["serve"], before: api.endpoint, environment: ["CORDON_GUARD_LISTEN": "nowhere"])
    #expect(outcome.finish().code == 2)
  }

  /// The guard dies while the client waits: the event that comes afterwards is still there for the next.
  @Test func aGuardThatIsKilledTakesNoEventAlong() throws {
    let command = try GuardCommand(["serve"], before: api.endpoint)
    try command.waitUntilListening()
    var client = try RuntimeClient(command.listen)
    try client.connection.send(Array("GET \(RuntimeClient.root)/invocation/next HTTP/1.1\r\nHost: here\r\n\r\n".utf8))
    try client.expectSilence(50)
    command.killAtOnce()
    #expect(throws: (any Error).self) { try client.readAnswer() }
    usleep(50_000)
    let id = api.invoke(Array("{}".utf8))
    var other = try RuntimeClient(api.endpoint)
    #expect(try other.next().id == id)
    #expect(api.deliveries(of: id) == 1)
  }

  @Test func aGuardThatIsKilledAnswersNothing() throws {
    let command = try GuardCommand(["serve"], before: api.endpoint)
    try command.waitUntilListening()
    var client = try RuntimeClient(command.listen)
    let id = api.invoke(Array("{}".utf8))
    #expect(try client.next().id == id)
    command.killAtOnce()
    #expect(throws: (any Error).self) { try client.post("invocation/\(id)/response", [1]) }
    #expect(api.outcome(of: id, within: 50) == nil && api.deliveries(of: id) == 1)
  }

  /// AWS's own client for Python, where it is installed.
  private static let hasClient =
    (try? Process.run(URL(filePath: "/usr/bin/env"), arguments: ["python3", "-c", "import awslambdaric"])).map {
      $0.waitUntilExit()
      return $0.terminationStatus == 0
    } ?? false

  @Test(.enabled(if: hasClient, "AWS's runtime client awslambdaric is not installed for python3"))
  func amazonsClientForPythonWorksThroughIt() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "guard-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let handler = """
      def handler(event, context):
          if event.get("fails"): raise ValueError("as asked")
          return {"echo": event["text"], "id": context.aws_request_id}
      """
    try Data(handler.utf8).write(to: folder.appending(path: "app.py"))
    let environment = ["LAMBDA_TASK_ROOT": folder.path(), "_HANDLER": "app.handler", "PYTHONPATH": folder.path()]
    let arguments = ["run", "--", "python3", "-m", "awslambdaric", "app.handler"]
    let command = try GuardCommand(arguments, before: api.endpoint, environment: environment)
    defer { command.killAtOnce() }
    let text = String(repeating: "é\\\"", count: 40_000)
    let body = try JSONSerialization.data(withJSONObject: ["text": text])
    let good = api.invoke(Array(body))
    let bad = api.invoke(Array(#"{"fails":true}"#.utf8))
    let attack = api.invoke(Array(#"{"text":"x' union select name from users --"}"#.utf8))
    let answer = try #require(api.outcome(of: good))
    let value = try JSONSerialization.jsonObject(with: Data(answer.body)) as? [String: String]
    #expect(value == ["echo": text, "id": good])
    #expect(api.outcome(of: bad)?.kind == .error)
    let refusal = try #require(api.outcome(of: attack))
    #expect(refusal.kind == .error && String(decoding: refusal.body, as: UTF8.self).contains("Cordon.Refused"))
  }
}
