import Foundation
import GuardEmulator
import GuardProxy
import Testing

/// Secrets that the runtime gets decrypted, from a service that the tests play.
@Suite struct HandedSecretTests {
  private static let secret = "the value of the tests"

  private let cloud: ServerDouble
  private let folder: URL

  init() throws {
    cloud = try ServerDouble { request in
      let body = String(decoding: request.body, as: UTF8.self)
      guard request.head.text("x-amz-target") == "AmazonSSM.GetParameter", body.contains("/known"),
        request.head.text("authorization")?.contains("/eu-west-1/ssm/aws4_request") == true
      else { return "HTTP/1.1 400 Bad Request\r\nContent-Length: 33\r\n\r\n" + #"{"__type":"a#ParameterNotFound"}  "# }
      return ServerDouble.json(#"{"Parameter":{"Value":"\#(Self.secret)"}}"#)
    }
    folder = FileManager.default.temporaryDirectory.appending(path: "guard-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private func command(
    _ arguments: [String], _ policy: String, before upstream: Endpoint
  ) throws -> GuardCommand {
    let path = folder.appending(path: "policy.json")
    try Data(policy.utf8).write(to: path)
    return try GuardCommand(
      arguments, before: upstream,
      environment: [
        "CORDON_GUARD_POLICY": path.path(), "AWS_REGION": "eu-west-1",
        "AWS_ENDPOINT_URL_SSM": "http://\(cloud.endpoint)",
        "AWS_ACCESS_KEY_ID": "id", "AWS_SECRET_ACCESS_KEY": "secret of the tests", "AWS_SESSION_TOKEN": "",
      ])
  }

  private static let policy =
    #"{"version":1,"secrets":[{"variable":"TOKEN","from":"ssm","id":"/known"}],"audit":{"all-events":true}}"#

  /// The handler gets the value, and the guard keeps it from leaving and from being written down.
  @Test func theRuntimeHasThemAndAnswersDoNot() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let api = try LocalRuntimeAPI()
    try api.start()
    let handler = """
      import http.client, os
      c = http.client.HTTPConnection(os.environ["AWS_LAMBDA_RUNTIME_API"])
      c.request("GET", "/2018-06-01/runtime/invocation/next")
      r = c.getresponse(); r.read()
      body = '{"leak": "%s"}' % os.environ["TOKEN"]
      c.request("POST", "/2018-06-01/runtime/invocation/%s/response" % r.getheader("Lambda-Runtime-Aws-Request-Id"), body)
      c.getresponse().read()
      """
    let id = api.invoke(Array("{}".utf8))
    let run = try command(["run", "--", "python3", "-c", handler], Self.policy, before: api.endpoint)
    let outcome = try #require(api.outcome(of: id))
    #expect(String(decoding: outcome.body, as: UTF8.self) == #"{"leak": "[removed]"}"#)
    let (code, output) = run.finish()
    #expect(code == 0 && output.contains("class_uid") && !output.contains(Self.secret))
    #expect(cloud.requests.count == 1)
  }

  @Test func whatCannotBeHadIsDecidedByThePolicy() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let missing = Self.policy.replacing("/known", with: "/none")
    let line = ["run", "--", "/bin/sh", "-c", "echo started"]
    let closed = try command(line, missing, before: cloud.endpoint).finish()
    #expect(closed.code == 1 && closed.output == "")
    let open = missing.replacing("\"version\":1", with: "\"version\":1,\"on-failure\":\"open\"")
    #expect(try command(line, open, before: cloud.endpoint).finish().output == "started\n")
  }
}
