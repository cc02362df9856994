import GuardCrypto
import GuardInspection
package import GuardPolicy
import GuardProxy

/// The keys that callers are checked with, read once at the start.
package struct GateSecrets: Sendable {
  /// Keys of issuers by authenticator.
  var keySets: [String: KeySet] = [:]
  /// Shared secrets by the name of their variable.
  var shared: [String: [UInt8]] = [:]
  /// Pinned certificates by their file.
  var pinned: [String: Certificate] = [:]
  /// Nil when none are fetched.
  var shelf: CertificateShelf?

  package static let none = GateSecrets()

  /// A key that the policy asks for and that is not there.
  package struct Failure: Error, CustomStringConvertible {
    package let description: String
  }

  package init() {}

  /// - Parameters:
  ///   - variables: the environment.
  ///   - fetch: gives what stands at an address, for certificates that are not pinned.
  /// - Throws: when a file or a variable is missing or holds no key.
  package static func load(
    _ policy: Policy, variables: [(name: String, value: String)], fetch: (@Sendable (String) -> [UInt8]?)? = nil
  ) throws(Failure) -> GateSecrets {
    var secrets = GateSecrets()
    secrets.shelf = fetch.map { CertificateShelf($0) }
    for (name, authenticator) in policy.authenticators {
      switch authenticator {
      case .jwt(let settings): secrets.keySets[name] = try keySet(settings)
      case .webhook(_, let variable, _): secrets.shared[variable] = try shared(variable, variables)
      case .topic(let settings):
        for path in settings.certificateFiles { secrets.pinned[path] = try certificate(path) }
      case .platform, .apiKey: break
      }
    }
    if let flow = policy.flow { secrets.shared[flow.keyVariable] = try shared(flow.keyVariable, variables) }
    return secrets
  }

  private static func keySet(_ settings: JWTSettings) throws(Failure) -> KeySet {
    do {
      guard let set = KeySet(try LocalFile.read(settings.keyFile)) else {
        throw Failure(description: "\(settings.keyFile) has no key that the guard can use")
      }
      return set
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure(description: "\(error)")
    }
  }

  private static func certificate(_ path: String) throws(Failure) -> Certificate {
    let bytes: [UInt8]
    do { bytes = try LocalFile.read(path) } catch { throw Failure(description: "\(error)") }
    guard let certificate = PEM.first(in: bytes).flatMap({ Certificate($0) }) else {
      throw Failure(description: "\(path) has no certificate with an RSA key")
    }
    return certificate
  }

  /// What gives the certificates that a topic's messages may be signed with.
  func certificates(_ settings: TopicSettings) -> TopicMessage.Certificates {
    let pinned = settings.certificateFiles.compactMap { self.pinned[$0] }
    let (host, shelf) = (settings.certificateHost, shelf)
    guard !host.isEmpty, let shelf else { return { _ in pinned } }
    return { address in pinned + [shelf.certificate(at: address, host: host)].compactMap { $0 } }
  }

  private static func shared(
    _ variable: String, _ variables: [(name: String, value: String)]
  ) throws(Failure) -> [UInt8] {
    guard let value = variables.first(where: { $0.name == variable })?.value, value.utf8.count >= 16 else {
      throw Failure(description: "\(variable) has to hold a secret of at least 16 bytes")
    }
    return Array(value.utf8)
  }
}
