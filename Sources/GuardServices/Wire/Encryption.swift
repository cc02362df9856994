import CGuardTLS
import GuardProxy
import Synchronization

/// TLS over a connected socket. https://www.rfc-editor.org/rfc/rfc5246
struct Encryption: ~Copyable {
  private let session: OpaquePointer
  /// Has to live as long as the session.
  private let roots: Roots

  static func open(
    _ socket: borrowing Socket, host: String, _ trust: TrustedRoots, _ deadline: Deadline
  ) throws(ServiceFailure) -> Encryption {
    var code: Int32 = 0
    let wait = Int32(clamping: deadline.left)
    let descriptor = socket.descriptor
    let roots = try trust.roots()
    let session = roots.pointer.flatMap { guard_tls_open(descriptor, host, $0, wait, &code) }
    guard let session else { throw failure(code) }
    return Encryption(session: session, roots: roots)
  }

  private init(session: OpaquePointer, roots: Roots) {
    self.session = session
    self.roots = roots
  }

  deinit { guard_tls_close(session) }

  /// - Returns: what went wrong; nil when all was sent.
  func send(_ bytes: [UInt8], _ deadline: Deadline) -> ServiceFailure? {
    var done = 0
    while done < bytes.count {
      let count = bytes[done...].withUnsafeBufferPointer { rest in
        rest.baseAddress.map { guard_tls_write(session, $0, rest.count, Int32(clamping: deadline.left)) } ?? 0
      }
      guard count > 0 else { return Self.failure(count) }
      done += Int(count)
    }
    return nil
  }

  /// Some bytes; none at the end.
  func receive(_ deadline: Deadline) throws(ServiceFailure) -> [UInt8] {
    var piece = [UInt8](repeating: 0, count: 16 << 10)
    let count = piece.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.map { guard_tls_read(session, $0, buffer.count, Int32(clamping: deadline.left)) } ?? 0
    }
    guard count >= 0 else { throw Self.failure(count) }
    return Array(piece.prefix(Int(count)))
  }

  /// MBEDTLS_ERR_SSL_TIMEOUT
  private static let timeout: Int32 = -0x6800

  private static func failure(_ code: Int32) -> ServiceFailure {
    if code == timeout { return .tooSlow }
    var text = [CChar](repeating: 0, count: 200)
    guard_tls_reason(code, &text, text.count)
    return .encryption(String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self))
  }
}

/// The certificates that are trusted, read from the system's file when the first encrypted connection is opened.
package final class TrustedRoots: Sendable {
  /// Where Amazon Linux, Debian and others keep them. https://go.dev/src/crypto/x509/root_linux.go
  private static let places = [
    "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem", "/etc/ssl/cert.pem",
  ]

  private let file: String?
  private let loaded = Mutex<Roots?>(nil)

  /// - Parameter file: the only file to look at, as AWS_CA_BUNDLE names it; nil for the system's.
  package init(file: String? = nil) { self.file = file }

  fileprivate func roots() throws(ServiceFailure) -> Roots {
    let known = loaded.withLock { loaded in
      if loaded == nil { loaded = load() }
      return loaded
    }
    guard let known else {
      throw .encryption("no certificates to trust in \(file ?? Self.places.joined(separator: ", "))")
    }
    return known
  }

  private func load() -> Roots? {
    for place in file.map({ [$0] }) ?? Self.places {
      if let bytes = try? LocalFile.read(place), let roots = Roots(bytes) { return roots }
    }
    return nil
  }
}

/// Owns the library's list, which connections only read, so that they may share it. It is kept as a number, since pointers
/// may not go between threads.
private final class Roots: Sendable {
  private let address: UInt

  init?(_ pem: [UInt8]) {
    let text = pem + [0]
    let made = text.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.flatMap { guard_tls_roots_make($0, buffer.count) }
    }
    guard let made else { return nil }
    address = UInt(bitPattern: made)
  }

  var pointer: OpaquePointer? { OpaquePointer(bitPattern: address) }

  deinit { if let pointer { guard_tls_roots_free(pointer) } }
}
