import Foundation
import GuardProxy
import GuardServices

/// A server that the tests start on this machine, and that ends with them: it is watched by a shell that waits for the end
/// of its input, which only the test runner holds open.
final class LocalServer: Sendable {
  let port: UInt16
  private let process: Process
  private let input: Pipe

  /// - Parameter command: a line for the shell; `$PORT` is where it has to listen.
  init(_ command: String, port: UInt16? = nil) throws {
    let port = try port ?? Listener.listen(on: .loopback(0)).endpoint.port
    self.port = port
    process = Process()
    input = Pipe()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", "\(command) >/dev/null 2>&1 & server=$!; cat >/dev/null; kill -9 $server"]
    process.environment = ProcessInfo.processInfo.environment.merging(["PORT": String(port)]) { $1 }
    process.standardInput = input
    try process.run()
    try waitUntilListening()
  }

  deinit { stop() }

  /// Ends it at once.
  func stop() {
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
  }

  private func waitUntilListening() throws {
    for _ in 0..<1500 {
      if (try? Socket.connect(to: .loopback(port), within: 100)) != nil { return }
      usleep(20_000)
    }
    throw SystemFailure("start a server", code: ETIMEDOUT)
  }

  static func has(_ check: String) -> Bool {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", "\(check) >/dev/null 2>&1"]
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }
}

/// The servers that the tests share.
enum Servers {
  static let hasRedis = LocalServer.has("command -v redis-server")
  static let hasMoto = LocalServer.has("python3 -c 'import moto.server'")
  static let hasCertificates = hasRedis && LocalServer.has("command -v openssl")

  static let password = "of the tests"
  static let redisCommand = "redis-server --port $PORT --bind 127.0.0.1 --save '' --appendonly no"

  static let redis = Result { try LocalServer("\(redisCommand) --requirepass '\(password)'") }
  static let moto = Result { try LocalServer("exec python3 -m moto.server -H 127.0.0.1 -p $PORT") }

  static let network = Network(trust: TrustedRoots(), resolve: { _ in [] })

  static func account(_ port: UInt16) -> CloudAccount {
    CloudAccount(
      variables: [
        ("AWS_ACCESS_KEY_ID", "testing"), ("AWS_SECRET_ACCESS_KEY", "testing"), ("AWS_SESSION_TOKEN", "testing"),
        ("AWS_REGION", "eu-west-1"), ("AWS_ENDPOINT_URL", "http://127.0.0.1:\(port)"),
      ], network: network)
  }
}
