import GuardProxy

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The built guard as a process of its own.
struct GuardProcess: ~Copyable {
  let endpoint: Endpoint
  let binarySize: Int
  /// Microseconds from its start until it takes a connection.
  let startUp: Int
  private let process: pid_t

  static func start(_ binary: String, before upstream: Endpoint, policy: String?) throws -> GuardProcess {
    let endpoint = try freeEndpoint()
    setenv("AWS_LAMBDA_RUNTIME_API", upstream.description, 1)
    setenv("CORDON_GUARD_LISTEN", endpoint.description, 1)
    if let policy { setenv("CORDON_GUARD_POLICY", policy, 1) }
    let start = ContinuousClock.now
    let process = try spawn(binary)
    while !isListening(endpoint) {
      guard ContinuousClock.now - start < .seconds(5) else { throw SystemFailure("wait for the guard") }
      usleep(50)
    }
    let microseconds = Int((ContinuousClock.now - start) / .microseconds(1))
    var status = stat()
    stat(binary, &status)
    return GuardProcess(
      endpoint: endpoint, binarySize: Int(status.st_size), startUp: microseconds, process: process)
  }

  private static func isListening(_ endpoint: Endpoint) -> Bool {
    do {
      _ = try Socket.connect(to: endpoint)
      return true
    } catch {
      return false
    }
  }

  private static func freeEndpoint() throws -> Endpoint { try Listener.listen(on: .loopback(0)).endpoint }

  private static func spawn(_ binary: String) throws -> pid_t {
    var words: [UnsafeMutablePointer<CChar>?] = [strdup(binary), strdup("serve"), nil]
    defer { for word in words { free(word) } }
    var process = pid_t()
    let code = posix_spawn(&process, binary, nil, nil, &words, environ)
    if code != 0 { throw SystemFailure("start \(binary)", code: code) }
    return process
  }

  func stop() {
    kill(process, SIGKILL)
    waitpid(process, nil, 0)
  }

  var residentKiB: Int { status("VmRSS:") }
  var peakKiB: Int { status("VmHWM:") }

  private func status(_ name: String) -> Int {
    for line in text("status").split(separator: "\n") where line.hasPrefix(name) {
      return line.split { $0 == " " || $0 == "\t" }.dropFirst().first.flatMap { Int($0) } ?? 0
    }
    return 0
  }

  /// Of all its threads, ended ones included.
  var processorMicroseconds: Double {
    var clock = clockid_t()
    guard clock_getcpuclockid(process, &clock) == 0 else { return 0 }
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) * 1e6 + Double(time.tv_nsec) / 1e3
  }

  private func text(_ name: String) -> String {
    (try? LocalFile.read("/proc/\(process)/\(name)")).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }
}
