import Foundation
import GuardProxy

/// The built guard as a process.
final class GuardCommand {
  let process = Process()
  private let output = Pipe()
  let listen: Endpoint

  /// The command stands beside the test runner.
  static let binary = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    .deletingLastPathComponent().appending(path: "cordon-guard")

  /// - Parameter environment: variables beside those that say where the upstream is.
  init(_ arguments: [String], before upstream: Endpoint, environment: [String: String] = [:]) throws {
    listen = try Self.freeEndpoint()
    process.executableURL = Self.binary
    process.arguments = arguments
    var variables = ProcessInfo.processInfo.environment
    variables["AWS_LAMBDA_RUNTIME_API"] = upstream.description
    variables["CORDON_GUARD_LISTEN"] = listen.description
    process.environment = variables.merging(environment) { $1 }
    process.standardOutput = output
    try process.run()
  }

  deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }

  private static func freeEndpoint() throws -> Endpoint { try Listener.listen(on: .loopback(0)).endpoint }

  /// Waits until it takes connections.
  func waitUntilListening() throws {
    for _ in 0..<500 where !isListening { usleep(10_000) }
  }

  var isListening: Bool {
    do {
      _ = try Socket.connect(to: listen)
      return true
    } catch {
      return false
    }
  }

  /// Waits for its end and takes what it wrote to its output.
  func finish() -> (code: Int32, output: String) {
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text)
  }

  func killAtOnce() {
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }
}
