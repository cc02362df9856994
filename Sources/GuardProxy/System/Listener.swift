#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A socket that takes connections.
package struct Listener: ~Copyable {
  package let descriptor: Int32
  /// Where it listens; when port 0 was asked for, the port that the system chose.
  package let endpoint: Endpoint

  /// A socket that another process has bound and handed over.
  package init(inherited descriptor: Int32, endpoint: Endpoint) { self.init(descriptor, endpoint) }

  private init(_ descriptor: Int32, _ endpoint: Endpoint) {
    self.descriptor = descriptor
    self.endpoint = endpoint
  }

  /// - Throws: `SystemFailure` when the address is taken.
  package static func listen(on wanted: Endpoint) throws(SystemFailure) -> Listener {
    let descriptor = try Socket.open(wanted.family)
    let port = try bind(descriptor, wanted)
    return Listener(descriptor, Endpoint(host: wanted.host, port: port))
  }

  deinit { close(descriptor) }

  private static func bind(_ descriptor: Int32, _ wanted: Endpoint) throws(SystemFailure) -> UInt16 {
    var on: Int32 = 1
    setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, socklen_t(MemoryLayout<Int32>.size))
    let isBound = wanted.withAddress { systemBind(descriptor, $0, $1) } == 0
    guard isBound, systemListen(descriptor) == 0 else {
      let failure = SystemFailure("listen on \(wanted)")
      close(descriptor)
      throw failure
    }
    return port(of: descriptor)
  }

  private static func port(of descriptor: Int32) -> UInt16 {
    var address = sockaddr_storage()
    var size = socklen_t(MemoryLayout<sockaddr_storage>.size)
    return withUnsafeMutableBytes(of: &address) { bytes in
      let generic = bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self)
      guard let generic, getsockname(descriptor, generic, &size) == 0 else { return 0 }
      // The port stands at the same place in both families.
      return bytes.load(fromByteOffset: 2, as: UInt16.self).bigEndian
    }
  }

  /// Waits for the next connection; nil once the listener was shut down.
  package func accept() -> Socket? {
    while true {
      let connected = systemAccept(descriptor)
      if connected >= 0 {
        let socket = Socket(owning: connected)
        socket.sendAtOnce()
        return socket
      }
      // A peer that gave up while it waited, or a moment without descriptors, is no reason to stop listening.
      guard [EINTR, ECONNABORTED, EMFILE, ENFILE, ENOBUFS, ENOMEM].contains(errno) else { return nil }
      if errno != EINTR, errno != ECONNABORTED { usleep(2000) }
    }
  }

  /// Makes `accept` return nil, from any thread.
  package func shutDown() { shutdown(descriptor, Int32(SHUT_RDWR)) }
}

private func systemBind(_ descriptor: Int32, _ address: UnsafePointer<sockaddr>, _ size: socklen_t) -> Int32 {
  bind(descriptor, address, size)
}

private func systemAccept(_ descriptor: Int32) -> Int32 {
  let connected = accept(descriptor, nil, nil)
  if connected >= 0 { _ = fcntl(connected, F_SETFD, FD_CLOEXEC) }
  return connected
}

/// A burst of connections may wait this long a queue.
private func systemListen(_ descriptor: Int32) -> Int32 { listen(descriptor, 512) }
