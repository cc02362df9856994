#if os(Linux)
  import Foundation
  import GuardEmulator
  import GuardProxy

  /// A Python program that the guard confines, with a folder that it may write to and one that it may not.
  final class ConfinedProcess {
    private let folder = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appending(path: "confined-\(UUID().uuidString)")
    private let api: LocalRuntimeAPI

    /// Why nothing can be confined here; nil where it can.
    static let obstacle: String? = {
      guard let interpreter else { return "there is no python3" }
      do {
        let process = try ConfinedProcess(confinement: #""children":"block""#)
        let states = try process.run("print('ran')", with: interpreter).states
        return states.contains("the function is confined") ? nil : states.joined(separator: "; ")
      } catch {
        return "\(error)"
      }
    }()

    /// The interpreter itself, not a script that looks for it.
    private static let interpreter: String? = {
      let process = Process()
      let output = Pipe()
      process.executableURL = URL(filePath: "/usr/bin/env")
      process.arguments = ["python3", "-c", "import sys; print(sys.executable)"]
      process.standardOutput = output
      guard (try? process.run()) != nil else { return nil }
      let path = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      return path.isEmpty ? nil : String(path.dropLast())
    }()

    struct Outcome {
      /// What the program printed, by line.
      var lines: [String]
      /// The audit trail's lines of broken rules, as objects.
      var events: [[String: Any]]
      /// What was said of the confinement itself.
      var states: [String]

      func rules(_ disposition: String) -> [String] {
        events.filter { $0["disposition"] as? String == disposition }
          .compactMap { ($0["unmapped"] as? [String: Any])?["rule"] as? String }
      }
    }

    private let confinement: String

    /// - Parameter confinement: the section's members; OPEN and CODE in it are the folders.
    init(confinement: String) throws {
      self.confinement = confinement
      api = try LocalRuntimeAPI()
      try api.start()
      for name in ["open", "code"] {
        try FileManager.default.createDirectory(at: folder.appending(path: name), withIntermediateDirectories: true)
      }
    }

    deinit {
      api.stop()
      try? FileManager.default.removeItem(at: folder)
    }

    /// Runs a program in which `attempt(name, work)` prints what became of the work. OPEN, CODE, API and GUARD are set.
    func run(_ program: String) throws -> Outcome { try run(program, with: Self.interpreter ?? "python3") }

    private func run(_ program: String, with interpreter: String) throws -> Outcome {
      let (open, code) = (folder.appending(path: "open").path(), folder.appending(path: "code").path())
      let trail = folder.appending(path: "audit.jsonl")
      let policy = confinement.replacing("OPEN", with: open).replacing("CODE", with: code)
      let text = #"{"version":1,"audit":{"file":"\#(trail.path())"},"confinement":{\#(policy)}}"#
      try Data(text.utf8).write(to: folder.appending(path: "policy.json"))
      try Data((Self.preamble + program).utf8).write(to: folder.appending(path: "code/app.py"))
      let environment = [
        "CORDON_GUARD_POLICY": folder.appending(path: "policy.json").path(), "LAMBDA_TASK_ROOT": code, "OPEN": open,
        "CODE": code, "API": "\(api.endpoint.port)", "PYTHONDONTWRITEBYTECODE": "1",
      ]
      let command = try GuardCommand(
        ["run", "--", interpreter, code + "/app.py"], before: api.endpoint, environment: environment)
      api.invoke(Array("{}".utf8))
      let output = command.finish().output
      // The trail is written out when the guard ends, which is after the last process of the function.
      for _ in 0..<300 where command.isListening { usleep(10_000) }
      return try outcome(output, trail)
    }

    private func outcome(_ output: String, _ trail: URL) throws -> Outcome {
      let lines = try String(contentsOf: trail, encoding: .utf8).split(separator: "\n")
      let objects = lines.compactMap { try? JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] }
      let news = objects.filter { ($0["unmapped"] as? [String: Any])?["rule"] as? String == "confinement" }
      return Outcome(
        lines: output.split(separator: "\n").map(String.init),
        events: objects.filter { [1001, 1007, 4001].contains($0["class_uid"] as? Int) },
        states: news.compactMap { $0["message"] as? String })
    }

    private static let preamble = """
      import errno, http.client, os, socket, subprocess, threading
      OPEN, CODE, API = os.environ["OPEN"], os.environ["CODE"], int(os.environ["API"])
      GUARD = os.environ["AWS_LAMBDA_RUNTIME_API"]

      def attempt(name, work):
          try:
              work()
              print(name, "done")
          except OSError as failure:
              print(name, errno.errorcode[failure.errno])

      def dial(host, port, timeout=5):
          socket.create_connection((host, port), timeout).close()

      def take_event():
          connection = http.client.HTTPConnection(GUARD)
          connection.request("GET", "/2018-06-01/runtime/invocation/next")
          return connection.getresponse().read()


      """
  }
#endif
