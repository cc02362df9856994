import GuardEngine
import GuardProxy

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Ends the guard in order: whatever ends it, what was written down is written out first.
enum Shutdown {
  /// - Parameter lifeLine: a pipe whose end is the guard's end.
  static func flush(_ audit: AuditTrail, whenClosed lifeLine: Int32?) throws(SystemFailure) {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGTERM)
    sigaddset(&signals, SIGINT)
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    let waited = signals
    try Thread.detach {
      var number: Int32 = 0
      var set = waited
      while sigwait(&set, &number) != 0 {}
      end(audit)
    }
    if let lifeLine { try Thread.detach { waitForEnd(of: lifeLine, audit) } }
  }

  private static func waitForEnd(of lifeLine: Int32, _ audit: AuditTrail) {
    var byte: UInt8 = 0
    while true {
      let count = read(lifeLine, &byte, 1)
      if count == 0 || (count < 0 && errno != EINTR) { end(audit) }
    }
  }

  private static func end(_ audit: AuditTrail) -> Never {
    audit.flush()
    exit(0)
  }
}

/// A pipe that the function's processes hold open as long as any of them lives.
enum LifeLine {
  /// - Throws: `SystemFailure` when the system gives no pipe.
  static func make() throws(SystemFailure) -> (reading: Int32, writing: Int32) {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw SystemFailure("open a pipe") }
    _ = fcntl(ends[0], F_SETFD, FD_CLOEXEC)
    return (ends[0], ends[1])
  }
}
