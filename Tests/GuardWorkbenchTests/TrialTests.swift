import Foundation
import GuardProxy
import Testing

@testable import GuardWorkbench

@Suite struct TrialTests {
  @Test func eventsAreOneDocumentOrOneALine() throws {
    let document = Array("{\n \"a\": [1]\n}\n".utf8)
    #expect(try SampleEvent.read(document, name: "e") == [SampleEvent(name: "e", bytes: document)])
    let lines = try SampleEvent.read(Array("{\"a\":1}\n\n [2] \r\n".utf8), name: "e")
    #expect(lines.map(\.name) == ["e:1", "e:3"])
    let fault = #expect(throws: SampleFault.self) { try SampleEvent.read(Array("{}\n{\n".utf8), name: "e") }
    #expect(fault?.description == "e:2: this is not JSON")
  }

  @Test func linesOfTheTrailAreUnderstood() throws {
    let found = try #require(
      AuditEntry(
        Array(
          #"""
          {"class_uid":2004,"disposition":"Blocked","message":"event breaks the policy","unmapped":{"request_id":"7","trigger":"sqs",
          "findings":[{"rule":"sql","sign":"tautology","field":"body.name","mode":"block"}]}}
          """#.utf8)))
    #expect(found.kind == .event && found.request == "7" && found.details == ["sql: tautology in body.name"])
    let dialled = try #require(
      AuditEntry(
        Array(
          #"""
          {"class_uid":4001,"disposition":"Blocked","actor":{"process":{"name":"python3"}},
          "dst_endpoint":{"ip":"192.0.2.1","port":443,"hostname":"a.example"},"unmapped":{"rule":"connect"}}
          """#.utf8)))
    #expect(dialled.kind == .process && dialled.details == ["connect: python3 192.0.2.1 port 443 (a.example)"])
    #expect(AuditEntry(Array("handler says {}".utf8)) == nil)
  }

  /// The built guard, beside the test runner.
  private static let program = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    .deletingLastPathComponent().appending(path: "cordon-guard").path()

  private static let client = """
    import http.client, os
    connection = http.client.HTTPConnection(os.environ["AWS_LAMBDA_RUNTIME_API"])
    while True:
        connection.request("GET", "/2018-06-01/runtime/invocation/next")
        answer = connection.getresponse()
        event, id = answer.read(), answer.headers["Lambda-Runtime-Aws-Request-Id"]
        if b"end" in event: raise SystemExit(9)
        connection.request("POST", f"/2018-06-01/runtime/invocation/{id}/response", event)
        connection.getresponse().read()
    """

  private func run(_ events: [String], _ options: (inout Workbench.Options) -> Void = { _ in }) throws -> String {
    var settings = Workbench.Options()
    settings.guardProgram = Self.program
    settings.command = ["python3", "-c", Self.client]
    options(&settings)
    var text = TrialText(width: 100)
    var shown = ""
    let samples = events.enumerated().map { SampleEvent(name: "e\($0.offset)", bytes: Array($0.element.utf8)) }
    let rest = try Workbench(settings).run(samples) { shown += text.render($0) }
    return shown + text.renderEnd(rest)
  }

  #if os(Linux)
    @Test func verdictsAndAnswersAreShown() throws {
      let attack = #"""
        {"version":"2.0","routeKey":"GET /","rawPath":"/","queryStringParameters":{"q":"1' union select name from users --"},
        "requestContext":{"http":{"method":"GET","path":"/"}}}
        """#
      let text = try run([#"{"text":"hello"}"#, attack])
      #expect(
        text.contains("1  e0") && text.contains("   passed\n") && text.contains(#"   answer    {"text":"hello"}"#))
      #expect(text.contains("2  e1  (api-gateway-http)") || text.contains("2  e1  (function-url)"))
      #expect(text.contains("   blocked   sql: ") && text.contains("in queryStringParameters.q"))
      #expect(text.contains(#""statusCode":403"#) && text.hasSuffix("2 events: 1 passed, 1 blocked\n"))
    }

    @Test func aFunctionThatEndsIsSaid() {
      let failure = #expect(throws: Workbench.Failure.self) { try run(["\"end\""]) }
      #expect(failure?.description == "the function ended with exit code 9 before it answered")
    }

    @Test func aWrongPolicyIsSaid() throws {
      let file = FileManager.default.temporaryDirectory.appending(path: "policy-\(UUID().uuidString).json")
      try Data("{".utf8).write(to: file)
      defer { try? FileManager.default.removeItem(at: file) }
      let failure = #expect(throws: Workbench.Failure.self) { try run(["{}"]) { $0.policy = file.path() } }
      #expect(failure?.description.contains("before it answered") == true)
    }
  #endif
}
