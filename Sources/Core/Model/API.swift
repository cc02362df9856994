/// Who may call a route.
package enum Authorization: Hashable, Sendable {
  /// Anyone on the network the API is reachable from.
  case none
  case iam
  /// An authorizer of the API, by its id in `API.authorizers`.
  case authorizer(String)
}

/// An API: REST, HTTP, WebSocket or GraphQL.
package struct API: Sendable {
  package enum Kind: String, Sendable { case rest, http, webSocket, graphQL, loadBalancer }

  package struct Authorizer: Sendable {
    package enum Kind: String, Sendable { case cognito, jwt, lambda, iam, apiKey, openIDConnect, unknown }
    package var id: String
    package var kind: Kind
    /// The function or the user pool behind it.
    package var target: Known<Text> = .absent
    package var cacheSeconds: Known<Int> = .absent
    package var place: Place
    package init(id: String, kind: Kind, place: Place) {
      self.id = id
      self.kind = kind
      self.place = place
    }
  }

  package struct Route: Sendable {
    /// "GET", "ANY", or a WebSocket route key or a GraphQL "Type.field" in `path` with an empty method.
    package var method: String
    package var path: String
    /// The function it reaches, by id.
    package var function: String?
    package var authorization: Known<Authorization> = .absent
    package var requiresAPIKey: Known<Bool> = .absent
    /// The caller's token must carry certain scopes: more is asked than whether somebody is signed in.
    package var asksForScopes = false
    /// The platform checks the request against a model or required parameters.
    package var validatesRequest: Known<Bool> = .absent
    package var place: Place
    package init(method: String, path: String, place: Place) {
      self.method = method
      self.path = path
      self.place = place
    }
  }

  package var id: String
  package var kind: Kind
  package var name: Known<Text> = .absent
  package var routes: [Route] = []
  package var authorizers: [Authorizer] = []
  /// What applies to routes that say nothing.
  package var defaultAuthorization: Known<Authorization> = .absent
  package var cors: CORS?
  package var hasAccessLog: Known<Bool> = .absent
  /// "OFF", "ERROR" or "INFO"; data tracing of whole requests is a separate setting.
  package var executionLogging: Known<String> = .absent
  package var logsRequestData: Known<Bool> = .absent
  package var isTraced: Known<Bool> = .absent
  /// Requests a second.
  package var throttlingRate: Known<Int> = .absent
  package var hasUsagePlan: Known<Bool> = .absent
  package var hasFirewall: Known<Bool> = .absent
  package var minimumTLS: Known<String> = .absent
  package var isPrivate: Known<Bool> = .absent
  package var cacheIsEncrypted: Known<Bool> = .absent
  package var hasDefaultErrorResponse: Known<Bool> = .absent
  package var resourcePolicy: [PolicyStatement] = []
  /// Written by the framework (SAM's implicit API), not by the user: its place is the first event that made it.
  package var isImplicit = false
  package var place: Place

  package init(id: String, kind: Kind, place: Place) {
    self.id = id
    self.kind = kind
    self.place = place
  }

  /// What a route asks of its caller: its own setting, or the API's default; none when neither is written.
  package func authorization(of route: Route) -> Known<Authorization> {
    if !route.authorization.isAbsent { return route.authorization }
    if !defaultAuthorization.isAbsent { return defaultAuthorization }
    return .known(.none, route.place)
  }
}
