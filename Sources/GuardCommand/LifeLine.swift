import GuardProxy

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A pipe that the function's processes hold open as long as any of them lives. Its end is the guard's end, however they
/// died.
enum LifeLine {
  /// - Throws: `SystemFailure` when the system gives no pipe.
  static func make() throws(SystemFailure) -> (reading: Int32, writing: Int32) {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw SystemFailure("open a pipe") }
    _ = fcntl(ends[0], F_SETFD, FD_CLOEXEC)
    return (ends[0], ends[1])
  }

  static func endProcessWhenClosed(_ descriptor: Int32) throws(SystemFailure) {
    try Thread.detach {
      var byte: UInt8 = 0
      while true {
        let count = read(descriptor, &byte, 1)
        if count == 0 || (count < 0 && errno != EINTR) { exit(0) }
      }
    }
  }
}
