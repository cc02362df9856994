#if os(Linux)
  import Foundation
  import GuardEmulator
  import GuardProxy
  import Testing

  /// Programs of AWS's own behind and before the guard. With nothing to look for, nothing may differ from how they get along
  /// without it.
  @Suite(
    .enabled(if: AmazonPrograms.areThere, "AWS's programs are not there; Scripts/setup --conformance fetches them"))
  struct ConformanceTests {
    private static let events: [[UInt8]] = [
      Array("{}".utf8), Array(#"{"text":"é\u0000\ud83d\ude00","number":1e400,"list":[[],{},null,1.50]}"#.utf8),
      Array("\"\(String(repeating: "é\\\"", count: 700_000))\"".utf8), Array(#"{"fails":true}"#.utf8),
    ]

    /// The same for both runs, since stack traces name it.
    private let folder: URL

    init() throws { folder = try AmazonPrograms.makeFunction() }

    /// AWS's emulator starts the wrapper as the platform does; its answers over HTTP are the same.
    @Test func theEmulatorGetsTheSameAnswers() throws {
      defer { try? FileManager.default.removeItem(at: folder) }
      let direct = try EmulatorRun(guarded: false, in: folder)
      let guarded = try EmulatorRun(guarded: true, in: folder)
      for event in Self.events {
        let expected = try direct.invoke(event)
        let received = try guarded.invoke(event)
        #expect(received == expected && expected.contains("200 OK"))
      }
    }

    /// AWS's client sends the same requests, byte for byte, where the host and the id stand aside.
    @Test func theClientsRequestsArriveAsTheyWereSent() throws {
      defer { try? FileManager.default.removeItem(at: folder) }
      let direct = try ClientRun(guarded: false, in: folder)
      let guarded = try ClientRun(guarded: true, in: folder)
      for event in Self.events {
        let expected = try direct.outcome(event)
        let received = try guarded.outcome(event)
        #expect(received.head == expected.head && received.body == expected.body && !expected.body.isEmpty)
      }
    }
  }

  private enum AmazonPrograms {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    static let emulator = root.appending(path: "Vendor/conformance/aws-lambda-rie")
    static let python = root.appending(path: "Vendor/conformance/python")

    static var areThere: Bool {
      [emulator, python.appending(path: "awslambdaric")].allSatisfy {
        FileManager.default.fileExists(atPath: $0.path())
      }
    }

    static let client = ["python3", "-m", "awslambdaric", "app.handler"]

    /// The client, with the guard before it where that is wanted.
    static func command(guarded isGuarded: Bool) -> [String] {
      isGuarded ? [GuardCommand.binary.path(), "run", "--"] + client : client
    }

    /// A folder with a handler that gives its event back, and a policy that looks for nothing.
    static func makeFunction() throws -> URL {
      let folder = FileManager.default.temporaryDirectory.appending(path: "conformance-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let handler = """
        def handler(event, context):
            if isinstance(event, dict) and event.get("fails"): raise ValueError("as asked")
            return event
        """
      try Data(handler.utf8).write(to: folder.appending(path: "app.py"))
      try Data(#"{"version":1,"mode":"off"}"#.utf8).write(to: folder.appending(path: "policy.json"))
      return folder
    }

    static func start(_ command: [String], in folder: URL, _ variables: [String: String]) throws -> Process {
      let process = Process()
      process.executableURL = URL(filePath: "/usr/bin/env")
      process.arguments = command
      process.environment = ProcessInfo.processInfo.environment.merging(
        [
          "LAMBDA_TASK_ROOT": folder.path(), "PYTHONPATH": folder.path() + ":" + python.path(),
          "_HANDLER": "app.handler",
          "CORDON_GUARD_POLICY": folder.appending(path: "policy.json").path(), "CORDON_GUARD_LISTEN": "127.0.0.1:0",
        ].merging(variables) { $1 }
      ) { $1 }
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      return process
    }
  }

  /// Takes what differs from run to run out of a text: identifiers, dates and ports.
  private func settled(_ bytes: [UInt8]) -> String {
    var text = String(decoding: bytes, as: UTF8.self)
    for pattern in ["[0-9a-f]{8}-[0-9a-f-]{27}", "(?m)^Date: .*$", "127\\.0\\.0\\.1:[0-9]+"] {
      text = text.replacingOccurrences(of: pattern, with: "", options: .regularExpression)
    }
    return text
  }

  /// AWS's emulator with a function.
  private final class EmulatorRun {
    private let process: Process
    private let endpoint: Endpoint

    init(guarded isGuarded: Bool, in folder: URL) throws {
      endpoint = try Listener.listen(on: .loopback(0)).endpoint
      let runtimeAPI = try Listener.listen(on: .loopback(0)).endpoint
      let command =
        [
          AmazonPrograms.emulator.path(), "--runtime-interface-emulator-address", endpoint.description,
          "--runtime-api-address", runtimeAPI.description,
        ] + AmazonPrograms.command(guarded: isGuarded)
      process = try AmazonPrograms.start(command, in: folder, [:])
    }

    deinit {
      kill(process.processIdentifier, SIGTERM)
      process.waitUntilExit()
    }

    func invoke(_ event: [UInt8]) throws -> String {
      var connection = Connection(try connect())
      let head =
        "POST /2015-03-31/functions/function/invocations HTTP/1.1\r\nHost: here\r\nContent-Length: \(event.count)\r\n\r\n"
      try connection.send(Array(head.utf8) + event)
      guard let answer = try connection.readHead() else { throw WireFault.closed }
      return settled(answer.bytes + (try connection.readBody(try answer.responseFraming(), limit: 64 << 20)))
    }

    private func connect() throws -> Socket {
      for _ in 0..<500 {
        if let socket = try? Socket.connect(to: endpoint) { return socket }
        usleep(10_000)
      }
      return try Socket.connect(to: endpoint)
    }
  }

  /// AWS's client before the local Runtime API.
  private final class ClientRun {
    private let api: LocalRuntimeAPI
    private let process: Process

    init(guarded isGuarded: Bool, in folder: URL) throws {
      api = try LocalRuntimeAPI()
      try api.start()
      process = try AmazonPrograms.start(
        AmazonPrograms.command(guarded: isGuarded), in: folder, ["AWS_LAMBDA_RUNTIME_API": api.endpoint.description])
    }

    deinit {
      api.stop()
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
    }

    func outcome(_ event: [UInt8]) throws -> (head: String, body: String) {
      let outcome = try #require(api.outcome(of: api.invoke(event), within: 20_000))
      return (settled(outcome.head), settled(outcome.body))
    }
  }
#endif
