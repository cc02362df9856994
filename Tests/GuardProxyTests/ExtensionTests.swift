import Foundation
import GuardProxy
import Synchronization
import Testing

/// The guard as an extension of Lambda's.
@Suite struct ExtensionTests {
  /// The platform: hands out one event to the runtime, and ends the sandbox when it is told to.
  private final class Platform: Sendable {
    let isOver = Mutex(false)
    let double = Mutex<ServerDouble?>(nil)

    func answer(_ request: ServerDouble.Request) -> String {
      switch request.target {
      case "/2020-01-01/extension/register":
        return ServerDouble.json("{}", fields: "Lambda-Extension-Identifier: e-1\r\n")
      case "/2020-01-01/extension/event/next":
        while !isOver.withLock({ $0 }) { usleep(2000) }
        return ServerDouble.json(#"{"eventType":"SHUTDOWN","shutdownReason":"timeout","deadlineMs":1}"#)
      case "/2018-06-01/runtime/invocation/next":
        return ServerDouble.json(
          #"{"note":"x' union select name from users --"}"#, fields: "Lambda-Runtime-Aws-Request-Id: i-1\r\n")
      default: return ServerDouble.json(#"{"status":"OK"}"#)
      }
    }
  }

  @Test func itListensRegistersAndWritesOutItsTrailAtTheEnd() throws {
    let platform = Platform()
    let server = try ServerDouble { platform.answer($0) }
    let command = try GuardCommand(["extension"], before: server.endpoint)
    try command.waitUntilListening()
    for _ in 0..<500 where server.requests.count < 2 { usleep(10_000) }
    let registration = try #require(server.requests.first)
    #expect(registration.head.text("lambda-extension-name") == "cordon-guard")
    #expect(String(decoding: registration.body, as: UTF8.self) == #"{"events":["SHUTDOWN"]}"#)
    #expect(server.requests.last?.head.text("lambda-extension-identifier") == "e-1")

    // The runtime asks for an event; the guard refuses the attack and asks for the next one, again and again.
    let client = try RuntimeClient(command.listen)
    try client.connection.socket.send(
      Array("GET \(RuntimeClient.root)/invocation/next HTTP/1.1\r\nHost: h\r\n\r\n".utf8))
    for _ in 0..<500 where !server.requests.contains(where: { $0.target.hasSuffix("i-1/error") }) { usleep(10_000) }
    platform.isOver.withLock { $0 = true }
    let (code, output) = command.finish()
    #expect(code == 0)
    #expect(output.contains(#""disposition":"Blocked""#) && output.contains(#""reason":"timeout""#))
  }

  @Test func aWrongPolicyEndsTheSandboxUnlessItSaysOtherwise() throws {
    let platform = Platform()
    let server = try ServerDouble { platform.answer($0) }
    let path = FileManager.default.temporaryDirectory.appending(path: "guard-\(UUID().uuidString).json")
    defer { try? FileManager.default.removeItem(at: path) }
    try Data(#"{"version":2}"#.utf8).write(to: path)
    let environment = ["CORDON_GUARD_POLICY": path.path()]
    #expect(try GuardCommand(["extension"], before: server.endpoint, environment: environment).finish().code == 1)
    let failure = try #require(server.requests.last)
    #expect(failure.target == "/2020-01-01/extension/init/error")
    #expect(failure.head.text("lambda-extension-function-error-type") == "Cordon.Policy")

    try Data(#"{"version":2,"on-failure":"open"}"#.utf8).write(to: path)
    platform.isOver.withLock { $0 = true }
    #expect(try GuardCommand(["extension"], before: server.endpoint, environment: environment).finish().code == 0)
  }

  @Test func aRuntimeJoinsTheGuardThatRuns() throws {
    let server = try ServerDouble { _ in ServerDouble.json("{}") }
    let command = try GuardCommand(
      ["join", "--", "/bin/sh", "-c", "echo $AWS_LAMBDA_RUNTIME_API; exit 7"], before: server.endpoint)
    let outcome = command.finish()
    #expect(outcome.code == 7 && outcome.output == "\(command.listen)\n")
  }
}
