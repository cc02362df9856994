package import GuardProxy

/// Why another service did not answer as it should.
package enum ServiceFailure: Error, Sendable, CustomStringConvertible {
  /// No address is known for a name.
  case unknownHost(String)
  case system(SystemFailure)
  /// The encryption's own reason.
  case encryption(String)
  /// It took longer than it may.
  case tooSlow
  /// The other side closed in the middle.
  case closed
  /// The other side does not speak the protocol.
  case malformed(String)
  /// The service refused; its own name for the reason, and its body.
  case refused(code: String, body: [UInt8])
  /// Something that the guard's own settings lack.
  case unset(String)

  package var description: String {
    switch self {
    case .unknownHost(let name): "no address is known for \(name)"
    case .system(let failure): failure.description
    case .encryption(let reason): "encrypted connection: \(reason)"
    case .tooSlow: "no answer in time"
    case .closed: "the connection was closed in the middle"
    case .malformed(let what): "malformed answer: \(what)"
    // The body may repeat what was asked for.
    case .refused(let code, _): "refused: \(code)"
    case .unset(let what): what
    }
  }
}

/// A moment on the machine's steady clock after which nobody waits any more.
package struct Deadline: Sendable {
  private let end: ContinuousClock.Instant

  package init(milliseconds: Int) { end = .now + .milliseconds(milliseconds) }

  /// Milliseconds that are left, at least zero.
  package var left: Int {
    let rest = (end - .now) / .milliseconds(1)
    return rest > 0 ? Int(rest.rounded(.up)) : 0
  }
}
