import GuardCrypto
import GuardInspection
import Synchronization

/// Certificates that SNS names in its messages, fetched once each from the one host that the policy allows. Anything else
/// that a message names is not asked for, so a sender cannot make the guard dial anywhere.
final class CertificateShelf: Sendable {
  /// Gives what stands at an address; nil when it cannot be had in time.
  typealias Fetch = @Sendable (_ address: String) -> [UInt8]?

  private struct Entry {
    /// Nil when it could not be had.
    var certificate: Certificate?
    var time: ContinuousClock.Instant
  }

  /// SNS has one or two a region at a time.
  private static let limit = 8
  /// How long what could not be had is not asked for again.
  private static let pause = Duration.seconds(10)

  private let fetch: Fetch
  private let entries = Mutex<[String: Entry]>([:])

  init(_ fetch: @escaping Fetch) { self.fetch = fetch }

  /// - Parameters:
  ///   - address: as the message names it.
  ///   - host: the only one that is asked.
  func certificate(at address: String, host: String) -> Certificate? {
    guard Self.isAllowed(address, host: host) else { return nil }
    if let known = entries.withLock({ $0[address] }), known.certificate != nil || known.time + Self.pause > .now {
      return known.certificate
    }
    let certificate = fetch(address).flatMap { PEM.first(in: $0) }.flatMap { Certificate($0) }
    entries.withLock { entries in
      if entries.count >= Self.limit { entries = entries.filter { $0.value.certificate != nil } }
      if entries.count >= Self.limit { entries = [:] }
      entries[address] = Entry(certificate: certificate, time: .now)
    }
    return certificate
  }

  /// https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html
  static func isAllowed(_ address: String, host: String) -> Bool {
    let start = "https://\(host)/SimpleNotificationService-"
    guard !host.isEmpty, address.hasPrefix(start), address.hasSuffix(".pem") else { return false }
    let name = address.dropFirst(start.utf8.count).dropLast(".pem".utf8.count)
    return (8...64).contains(name.utf8.count)
      && name.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }
}
