import GuardCrypto
import GuardInspection
import GuardPolicy
import GuardProxy

/// Whether the caller of a route is who the route asks for.
struct CallerCheck: Sendable {
  private let table: RouteTable
  private let authenticators: [String: Authenticator]
  private let secrets: GateSecrets

  init(_ policy: Policy, _ secrets: GateSecrets) {
    table = RouteTable(policy.routes)
    authenticators = policy.authenticators
    self.secrets = secrets
  }

  /// Whether the event's route asks who calls.
  func asks(_ index: ShallowIndex) -> Bool { table.route(of: index).map { !$0.authenticator.isEmpty } ?? false }

  /// - Parameter now: seconds since 1970.
  /// - Returns: the sign of what is missing or wrong; nil when the caller may come in.
  func sign(_ index: ShallowIndex, now: Int = WallClock.milliseconds / 1000) -> String? {
    guard let name = table.route(of: index)?.authenticator, let authenticator = authenticators[name] else { return nil }
    switch authenticator {
    case .platform: return PlatformIdentity.isThere(index) ? nil : "no-platform-identity"
    case .jwt(let settings): return tokenSign(index, settings, name, now)
    case .webhook(let scheme, let variable, let tolerance):
      guard let secret = secrets.shared[variable] else { return "webhook-secret-missing" }
      let check = WebhookSignature(scheme: scheme, secret: secret, tolerance: tolerance)
      return check.sign(header: { HTTPEvent.header($0, in: index) }, body: HTTPEvent.body(index), now: now)
    case .topic(let settings):
      guard let message = TopicMessage(HTTPEvent.body(index)) else { return "sns-malformed" }
      return message.sign(settings, secrets.certificates(settings), now: now)
    case .apiKey(let header, let hashes): return keySign(index, header, hashes)
    }
  }

  private func tokenSign(_ index: ShallowIndex, _ settings: JWTSettings, _ name: String, _ now: Int) -> String? {
    guard let value = HTTPEvent.header("authorization", in: index) else { return "jwt-missing" }
    let words = value.split(separator: " ")
    let isBearer = words.count == 2 && words[0].lowercased() == "bearer"
    guard isBearer || words.count == 1, let text = words.last, let token = JSONWebToken(String(text)) else {
      return "jwt-malformed"
    }
    guard let keys = secrets.keySets[name] else { return "jwt-keys-missing" }
    return token.sign(settings, keys, now: now)
  }

  private func keySign(_ index: ShallowIndex, _ header: String, _ hashes: [String]) -> String? {
    guard let value = HTTPEvent.header(header.lowercased(), in: index) else { return "api-key-missing" }
    let hash = HashFunction.sha256.hash(Array(value.utf8))
    // All are compared, so that the time does not tell which one was close.
    let matches = hashes.map { Hexadecimal.decode($0).map { KeyedHash.isEqual($0, hash) } ?? false }
    return matches.contains(true) ? nil : "api-key"
  }
}

/// What the platform writes into an event after it has checked who calls.
enum PlatformIdentity {
  /// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
  static func isThere(_ index: ShallowIndex) -> Bool {
    if !index.children(of: "requestContext.authorizer").isEmpty { return true }
    // Signed with an identity of the platform's own.
    let signers = ["requestContext.identity.userArn", "requestContext.identity.accessKey"]
    return signers.contains { index.text($0).map { !$0.isEmpty && $0 != "null" } ?? false }
  }
}
