#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A connected stream socket, closed when its owner lets it go. Calls block; each connection has a thread of its own,
/// which on loopback costs less than an event loop does.
package struct Socket: ~Copyable {
  package let descriptor: Int32

  init(owning descriptor: Int32) { self.descriptor = descriptor }

  deinit { close(descriptor) }

  /// - Throws: `SystemFailure` when nobody listens there.
  package static func connect(to endpoint: Endpoint) throws(SystemFailure) -> Socket {
    let opened = Socket(owning: try open(endpoint.family))
    let result = endpoint.withAddress { systemConnect(opened.descriptor, $0, $1) }
    guard result == 0 else { throw SystemFailure("connect to \(endpoint)") }
    opened.sendAtOnce()
    return opened
  }

  /// - Parameter milliseconds: how long the other side may take to accept.
  /// - Throws: `SystemFailure` when it refuses or does not answer in time.
  package static func connect(to endpoint: Endpoint, within milliseconds: Int) throws(SystemFailure) -> Socket {
    let opened = Socket(owning: try open(endpoint.family))
    let descriptor = opened.descriptor
    let flags = fcntl(descriptor, F_GETFL)
    _ = fcntl(descriptor, F_SETFL, flags | O_NONBLOCK)
    if endpoint.withAddress({ systemConnect(descriptor, $0, $1) }) != 0 {
      guard errno == EINPROGRESS else { throw SystemFailure("connect to \(endpoint)") }
      guard Readiness.isWritable(descriptor, within: milliseconds) else {
        throw SystemFailure("connect to \(endpoint)", code: ETIMEDOUT)
      }
      let code = opened.pendingError
      if code != 0 { throw SystemFailure("connect to \(endpoint)", code: code) }
    }
    _ = fcntl(descriptor, F_SETFL, flags)
    opened.sendAtOnce()
    return opened
  }

  private var pendingError: Int32 {
    var code: Int32 = 0
    var size = socklen_t(MemoryLayout<Int32>.size)
    return getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &code, &size) == 0 ? code : errno
  }

  static func open(_ family: Int32) throws(SystemFailure) -> Int32 {
    let descriptor = socket(family, streamType | closeOnExecute, 0)
    guard descriptor >= 0 else { throw SystemFailure("open a socket") }
    return descriptor
  }

  /// Requests and answers are small and each waits for the other, so nothing is gained by collecting bytes.
  func sendAtOnce() {
    var on: Int32 = 1
    setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
  }

  /// The address of the other side, without its port; empty when the system does not say.
  var peer: String {
    var address = sockaddr_storage()
    var size = socklen_t(MemoryLayout<sockaddr_storage>.size)
    return withUnsafeMutablePointer(to: &address) { storage in
      storage.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        guard getpeername(descriptor, pointer, &size) == 0 else { return "" }
        var name = [CChar](repeating: 0, count: 64)
        guard getnameinfo(pointer, size, &name, 64, nil, 0, NI_NUMERICHOST) == 0 else { return "" }
        return String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
      }
    }
  }

  /// Ends blocking calls on the socket, from any thread.
  func shutDown() { shutdown(descriptor, shutBoth) }

  /// Waits for bytes. Zero means that the other side has closed.
  func receive(into buffer: UnsafeMutableRawBufferPointer) throws(SystemFailure) -> Int {
    while true {
      let count = recv(descriptor, buffer.baseAddress, buffer.count, 0)
      if count >= 0 { return count }
      if errno != EINTR { throw SystemFailure("receive") }
    }
  }

  func send(_ bytes: UnsafeRawBufferPointer) throws(SystemFailure) {
    var done = 0
    while done < bytes.count {
      let count = systemSend(descriptor, bytes.baseAddress?.advanced(by: done), bytes.count - done)
      if count >= 0 { done += count } else if errno != EINTR { throw SystemFailure("send") }
    }
  }

  package func send(_ bytes: [UInt8]) throws(SystemFailure) {
    let failure = bytes.withUnsafeBytes { buffer in attempt { () throws(SystemFailure) in try send(buffer) } }
    if let failure { throw failure }
  }

  /// - Parameter milliseconds: how long the other side may take to make room.
  package func send(_ bytes: [UInt8], within milliseconds: Int) throws(SystemFailure) {
    var limit = timeval()
    limit.tv_sec = milliseconds / 1000
    limit.tv_usec = numericCast(milliseconds % 1000 * 1000)
    setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    try send(bytes)
  }

  /// Some bytes; none when the other side has closed.
  package func receive(atMost count: Int) throws(SystemFailure) -> [UInt8] {
    var piece = [UInt8](repeating: 0, count: count)
    var read = 0
    let failure = piece.withUnsafeMutableBytes { buffer in
      attempt { () throws(SystemFailure) in read = try receive(into: buffer) }
    }
    if let failure { throw failure }
    return Array(piece.prefix(read))
  }

  /// Whether the other side has closed an idle connection, or sent what nobody asked for.
  package var isStale: Bool {
    var byte: UInt8 = 0
    let count = recv(descriptor, &byte, 1, Int32(MSG_PEEK) | doNotWait)
    return !(count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR))
  }

  /// Waits for something to read, so many milliseconds at most.
  package func isReadable(within milliseconds: Int) -> Bool {
    Readiness.isReadable(descriptor, within: milliseconds)
  }

  /// Waits until this socket has something to read, or until the other one is closed by its peer.
  func wait(watching other: borrowing Socket) -> Readiness {
    Readiness.wait(for: descriptor, watching: other.descriptor)
  }
}

/// Runs the work and hands back its failure, since the standard library's closures do not take typed throws.
func attempt(_ work: () throws(SystemFailure) -> Void) -> SystemFailure? {
  do {
    try work()
    return nil
  } catch {
    return error
  }
}

#if canImport(Darwin)
  private let streamType = SOCK_STREAM
  private let closeOnExecute: Int32 = 0
  private let doNotWait = MSG_DONTWAIT
  private let shutBoth = SHUT_RDWR
  private let noSignal: Int32 = 0
#else
  private let streamType = Int32(SOCK_STREAM.rawValue)
  private let closeOnExecute = Int32(SOCK_CLOEXEC.rawValue)
  private let doNotWait = Int32(MSG_DONTWAIT)
  private let shutBoth = Int32(SHUT_RDWR)
  private let noSignal = Int32(MSG_NOSIGNAL)
#endif

private func systemConnect(_ descriptor: Int32, _ address: UnsafePointer<sockaddr>, _ size: socklen_t) -> Int32 {
  connect(descriptor, address, size)
}

private func systemSend(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  send(descriptor, bytes, count, noSignal)
}
