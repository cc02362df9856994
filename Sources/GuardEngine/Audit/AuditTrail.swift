package import GuardProxy
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Writes audit lines from a thread of its own. The function never waits for it: what does not fit is dropped and counted,
/// and the count is written as soon as there is room again.
package final class AuditTrail: Sendable {
  private struct State {
    var pending: [UInt8] = []
    var dropped = 0
  }

  /// What may wait to be written.
  private static let limit = 512 << 10

  private let state = Mutex(State())
  private let wake: TokenQueue
  private let descriptor: Int32

  /// - Parameter file: where to append; empty for standard output.
  /// - Throws: `SystemFailure` when the file cannot be opened.
  package init(file: String = "") throws(SystemFailure) {
    wake = try TokenQueue()
    if file.isEmpty {
      descriptor = STDOUT_FILENO
    } else {
      descriptor = open(file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
      guard descriptor >= 0 else { throw SystemFailure("open \(file)") }
    }
    try Thread.detach { [weak self] in
      while let trail = self {
        _ = trail.wake.wait(atMost: 60_000)
        trail.flush()
      }
    }
  }

  /// Adds a line. It never waits.
  package func write(_ line: String) {
    let bytes = Array(line.utf8) + [0x0A]
    state.withLock { state in
      if state.pending.count + bytes.count > Self.limit { state.dropped += 1 } else { state.pending += bytes }
    }
    wake.add()
  }

  /// The sandbox starts: one line that says with what, written from a thread of its own.
  package func begin(
    _ state: SharedState, _ deployment: @escaping @Sendable () -> Deployment
  ) throws(SystemFailure) {
    try Thread.detach { [self] in
      let deployment = deployment()
      write(AuditEvent.start(deployment, isNew: state.isNew(deployment)).line)
    }
  }

  /// The sandbox ends: one last line, and everything is written out.
  /// - Parameter reason: the platform's word for it.
  package func end(_ reason: String) {
    write(AuditEvent.end(reason).line)
    flush()
  }

  /// Writes what is pending, and waits for it.
  package func flush() {
    let bytes = state.withLock { state in
      var bytes = state.pending
      state.pending = []
      if state.dropped > 0 {
        bytes += Array(#"{"class_uid":0,"message":"audit lines dropped","count":\#(state.dropped)}"#.utf8) + [0x0A]
        state.dropped = 0
      }
      return bytes
    }
    send(bytes)
  }

  private func send(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR || errno == EAGAIN { continue }
      if count <= 0 { return }
      rest = rest.dropFirst(count)
    }
  }
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
