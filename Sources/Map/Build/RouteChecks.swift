import Core

extension MapBuilder {
  /// Who may call a route, and what is asked of them.
  func callers(of route: API.Route, of api: API) -> (Audience, checks: [String]) {
    var checks: [String] = []
    var audience = Audience.anonymous
    func narrow(_ to: Audience, _ check: String) {
      audience = max(audience, to)
      if !checks.contains(check) { checks.append(check) }
    }
    if api.isPrivate.value == true { narrow(.service, "private API") }
    switch authorization(of: route, of: api) {
    case .known(.none, _), .absent: break
    case .known(.iam, _): narrow(.user, "IAM")
    case .known(.authorizer(let id), _): narrow(.user, words(id, of: api))
    case .unknown(let reason, _): narrow(.user, reason)
    }
    if route.requiresAPIKey.value == true { narrow(.user, "API key") }
    if let guests = api.guests { narrow(guests, "resource policy") }
    if api.hasFirewall.value == true { checks.append("firewall") }
    return (audience, checks)
  }

  /// The messages of a WebSocket come over a connection that `$connect` let in.
  private func authorization(of route: API.Route, of api: API) -> Known<Authorization> {
    guard api.kind == .webSocket, let connect = api.routes.first(where: { $0.path == "$connect" }) else {
      return api.authorization(of: route)
    }
    return api.authorization(of: connect)
  }

  private func words(_ id: String, of api: API) -> String {
    guard let authorizer = api.authorizers.first(where: { $0.id == id }) else { return "authorizer \(id)" }
    return "\(authorizer.kind.title) \(id)"
  }
}

extension API {
  /// Whom the API's own policy lets in, when it does not let in everybody. A refusal with a condition ("not from these
  /// addresses") leaves those that the condition does not meet.
  /// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies.html
  fileprivate var guests: Audience? {
    if resourcePolicy.contains(where: { $0.effect == .deny && !$0.conditions.isEmpty }) { return .user }
    let allowing = resourcePolicy.filter { $0.effect == .allow }
    if allowing.isEmpty { return nil }
    let everybody = allowing.filter { $0.principals.contains(where: \.isEveryone) }
    if everybody.contains(where: { $0.conditions.isEmpty }) { return nil }
    if everybody.contains(where: { $0.conditions.contains { $0.key.lowercased().hasPrefix("aws:sourcevpc") } }) {
      return .service
    }
    return everybody.isEmpty ? .account : .user
  }
}

extension API.Authorizer.Kind {
  var title: String {
    switch self {
    case .cognito: "user pool authorizer"
    case .jwt: "JWT authorizer"
    case .lambda: "function authorizer"
    case .iam: "IAM"
    case .apiKey: "API key"
    case .openIDConnect: "OpenID Connect"
    case .unknown: "authorizer"
    }
  }
}

extension API.Kind {
  var title: String {
    switch self {
    case .rest: "REST API"
    case .http: "HTTP API"
    case .webSocket: "WebSocket API"
    case .graphQL: "GraphQL API"
    case .loadBalancer: "load balancer"
    }
  }
}
