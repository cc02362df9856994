#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// POSIX threads, whose stack can be chosen: a guard in a sandbox of 128 MB has no room for the default of 8 MB each.
package enum Thread {
  /// Nothing here recurses, so little is enough; only the pages that are touched cost memory.
  static let stackSize = 512 << 10

  /// Starts a thread that nobody waits for.
  /// - Throws: `SystemFailure` when the system gives no thread.
  package static func detach(_ run: @escaping @Sendable () -> Void) throws(SystemFailure) {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setstacksize(&attributes, stackSize)
    pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    #if canImport(Darwin)
      var thread: pthread_t?
    #else
      var thread = pthread_t()
    #endif
    let body = Unmanaged.passRetained(ThreadBody(run: run))
    let code = pthread_create(&thread, &attributes, enter, body.toOpaque())
    if code != 0 {
      body.release()
      throw SystemFailure("start a thread", code: code)
    }
  }
}

#if canImport(Darwin)
  private func enter(_ context: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    Unmanaged<ThreadBody>.fromOpaque(context).takeRetainedValue().run()
    return nil
  }
#else
  private func enter(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let context else { return nil }
    Unmanaged<ThreadBody>.fromOpaque(context).takeRetainedValue().run()
    return nil
  }
#endif

/// What a thread runs; a class because a C function carries it as a pointer.
private final class ThreadBody: Sendable {
  let run: @Sendable () -> Void
  init(run: @escaping @Sendable () -> Void) { self.run = run }
}
