import GuardPolicy

/// Whether the caller of a route is who the route asks for.
struct CallerCheck: Sendable {
  private let table: RouteTable
  private let authenticators: [String: Authenticator]

  init(_ policy: Policy) {
    table = RouteTable(policy.routes)
    authenticators = policy.authenticators
  }

  /// - Returns: the sign of what is missing or wrong; nil when the caller may come in.
  func sign(_ index: ShallowIndex) -> String? {
    guard let route = table.route(of: index), let authenticator = authenticators[route.authenticator] else {
      return nil
    }
    switch authenticator {
    case .platform: return PlatformIdentity.isThere(index) ? nil : "no-platform-identity"
    case .jwt, .webhook, .apiKey: return nil
    }
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
