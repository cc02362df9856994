#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Files read whole without Foundation.
package enum LocalFile {
  /// More than any policy, key file or list of cases needs; an endless device is not read to its end.
  static let sizeLimit = 64 << 20

  /// - Throws: `SystemFailure` with the system's reason.
  package static func read(_ path: String) throws(SystemFailure) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw SystemFailure("open \(path)") }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 64 << 10)
    while bytes.count < sizeLimit {
      let count = piece.withUnsafeMutableBytes { systemRead(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw SystemFailure("read \(path)") }
      if count == 0 { return bytes }
      bytes += piece[..<count]
    }
    throw SystemFailure("read \(path)", code: EFBIG)
  }
}

private func systemRead(_ descriptor: Int32, _ bytes: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  read(descriptor, bytes, count)
}

/// A system call that failed, with what it was for and the system's reason.
package struct SystemFailure: Error, CustomStringConvertible {
  package let action: String
  package let code: Int32

  /// - Parameter code: the system's error number; by default that of the call that has just failed.
  package init(_ action: String, code: Int32 = errno) {
    self.action = action
    self.code = code
  }

  package var description: String { "\(action): \(String(cString: strerror(code)))" }
}
