import GuardCrypto
import GuardInspection
import GuardProxy
import Synchronization

/// Where credentials come from: the environment, or a local address that hands out new ones before the old ones end, as
/// containers and SnapStart have it.
/// https://docs.aws.amazon.com/sdkref/latest/guide/feature-container-credentials.html
final class CredentialSource: Sendable {
  private struct Held {
    var credentials: Credentials
    /// Seconds since 1970.
    var end: Int
  }

  private enum Origin {
    case fixed(Credentials)
    case container(ServiceAddress, token: String, tokenFile: String)
    case none
  }

  private let origin: Origin
  private let network: Network
  private let held = Mutex<Held?>(nil)

  /// ECS hands them out here. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html
  private static let relativeBase = "http://169.254.170.2"
  /// Seconds before their end that credentials are replaced.
  private static let margin = 300

  init(_ variables: [(name: String, value: String)], _ network: Network) {
    self.network = network
    origin = Self.origin(variables)
  }

  private static func origin(_ variables: [(name: String, value: String)]) -> Origin {
    if let credentials = Credentials(variables) { return .fixed(credentials) }
    func value(_ name: String) -> String? { variables.first { $0.name == name && !$0.value.isEmpty }?.value }
    let text =
      value("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI").map { relativeBase + $0 }
      ?? value("AWS_CONTAINER_CREDENTIALS_FULL_URI")
    guard let address = text.flatMap({ ServiceAddress($0) }), isLocal(address) else { return .none }
    return .container(
      address, token: value("AWS_CONTAINER_AUTHORIZATION_TOKEN") ?? "",
      tokenFile: value("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE") ?? "")
  }

  /// Credentials in the clear are taken from this machine and the two addresses that AWS serves them at alone.
  private static func isLocal(_ address: ServiceAddress) -> Bool {
    address.isEncrypted || address.isLoopback || ["169.254.170.2", "169.254.170.23"].contains(address.host)
  }

  /// - Parameter now: seconds since 1970.
  func current(_ deadline: Deadline, now: Int = WallClock.milliseconds / 1000) throws(ServiceFailure) -> Credentials {
    switch origin {
    case .fixed(let credentials): return credentials
    case .none: throw .unset("there are no AWS credentials in the environment")
    case .container(let address, let token, let tokenFile):
      if let known = held.withLock({ $0 }), known.end - Self.margin > now { return known.credentials }
      let fresh = try fetch(address, Self.token(token, tokenFile), deadline)
      held.withLock { $0 = fresh }
      return fresh.credentials
    }
  }

  private static func token(_ token: String, _ file: String) -> String {
    guard !file.isEmpty, let bytes = try? LocalFile.read(file) else { return token }
    return String(decoding: bytes.filter { $0 > 0x20 }, as: UTF8.self)
  }

  private func fetch(
    _ address: ServiceAddress, _ token: String, _ deadline: Deadline
  ) throws(ServiceFailure) -> Held {
    let fields = token.isEmpty ? [] : [(name: "Authorization", value: token)]
    let request = HTTPExchange.request("GET", address, fields, [])
    var stream = try ServiceStream.open(address, network, deadline)
    let answer = try HTTPExchange.run(request, on: &stream, deadline).value
    guard answer.status == 200 else { throw .refused(code: "HTTP \(answer.status)", body: []) }
    guard let document = JSONDocument(answer.body), let id = document["AccessKeyId"]?.text,
      let secret = document["SecretAccessKey"]?.text
    else { throw .malformed("credentials") }
    let credentials = Credentials(keyID: id, secret: secret, sessionToken: document["Token"]?.text ?? "")
    return Held(credentials: credentials, end: document["Expiration"]?.text.flatMap { CivilTime.seconds(iso: $0) } ?? 0)
  }
}
