#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Counts tokens that threads wait for; a wait also ends when a connection's peer goes away. It is a pipe, since that is
/// what `poll` can watch together with a socket.
package final class TokenQueue: Sendable {
  private let reading: Int32
  private let writing: Int32

  /// - Throws: `SystemFailure` when no descriptors are left.
  package init() throws(SystemFailure) {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw SystemFailure("open a pipe") }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    reading = ends[0]
    writing = ends[1]
  }

  deinit {
    close(reading)
    close(writing)
  }

  /// Adds a token, which ends one wait. Beyond the 64 K that a pipe holds, more are dropped.
  package func add() {
    var byte: UInt8 = 1
    _ = write(writing, &byte, 1)
  }

  /// Waits for a token.
  /// - Returns: false when the connection's peer went away first.
  package func wait(watching connection: borrowing Connection) -> Bool {
    while Readiness.wait(for: reading, watching: connection.socket.descriptor) == .ready { if take() { return true } }
    return false
  }

  /// Waits for a token at most that long, in milliseconds.
  package func wait(atMost milliseconds: Int) -> Bool {
    Readiness.isReadable(reading, within: milliseconds) && take()
  }

  /// Takes a token that is there; false when another thread was faster.
  private func take() -> Bool {
    var byte: UInt8 = 0
    return read(reading, &byte, 1) == 1
  }
}
