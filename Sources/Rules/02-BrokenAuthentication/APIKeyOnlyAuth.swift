import Core

/// A route that asks for an API key and nothing else.
struct APIKeyOnlyAuth: Rule {
  static let info = RuleInfo(
    id: "api-key-only-auth", risk: .brokenAuthentication, title: "API key as the only check", severity: .medium,
    cwe: 287,
    why: """
      An API key tells which usage plan to count, not who calls. It is the same for every user of a client, is \
      readable in any browser or app that sends it, and does not expire.
      """,
    fix: "Keep the key for counting and attach an authorizer for identity.",
    references: ["https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html"])

  func check(_ application: Application, into findings: inout Findings) {
    for api in application.apis {
      let keyed = api.routes.filter { route in
        route.requiresAPIKey.value == true && api.effectiveAuthorization(of: route).value == Authorization.none
      }
      let byAuthorizer = api.authorizers.filter {
        $0.kind == .apiKey && api.defaultAuthorization.value == .authorizer($0.id)
      }
      guard let place = keyed.first.map({ $0.requiresAPIKey.place ?? $0.place }) ?? byAuthorizer.first?.place else {
        continue
      }
      let asksForMore = api.routes.contains {
        !$0.authorization.isAbsent && !byAuthorizer.map(\.id).contains(where: $0.asks(for:))
      }
      let fields = asksForMore ? "every field that names nothing else" : "every field"
      let what = keyed.first.map { "\($0.method) \($0.path)" } ?? fields
      findings.add(
        finding(
          "an API key is all that \(what) of \(api.id) asks for", at: place,
          subjects: keyed.compactMap(\.function).uniqued() + [api.id],
          related: keyed.dropFirst().map { RelatedPlace(place: $0.place, note: "\($0.path) too") }))
    }
  }
}

extension API.Route {
  /// Whether the route names an authorizer.
  fileprivate func asks(for authorizer: String) -> Bool { authorization.value == .authorizer(authorizer) }
}
