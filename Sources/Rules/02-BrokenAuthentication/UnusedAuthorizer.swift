import Core

/// An authorizer that no route uses.
struct UnusedAuthorizer: Rule {
  static let info = RuleInfo(
    id: "unused-authorizer", risk: .brokenAuthentication, title: "authorizer attached to nothing", severity: .high,
    cwe: 306,
    why: """
      Somebody meant this API to ask who the caller is, and it does not: the authorizer is defined and every \
      route passes it by.
      """,
    fix: "Name it on the routes or as the API's default, or remove it.")

  func check(_ application: Application, into findings: inout Findings) {
    for api in application.apis {
      let used = Set(([api.defaultAuthorization] + api.routes.map(\.authorization)).compactMap(\.value))
      let isUndecided = ([api.defaultAuthorization] + api.routes.map(\.authorization)).contains { $0.isUnknown }
      guard !isUndecided, !api.routes.isEmpty else { continue }
      let asksForKeys = api.routes.contains { $0.requiresAPIKey.value == true }
      for authorizer in api.authorizers where !used.contains(authorizer.kind.authorization(authorizer.id)) {
        // Keys are asked for beside the authorization, not as one.
        if authorizer.kind == .apiKey, asksForKeys { continue }
        findings.add(finding(authorizer, of: api, isAlone: !used.contains { $0.isAuthorizer }))
      }
    }
  }

  /// An authorizer left over beside one that is used is untidy; one that should guard an open API is a hole.
  private func finding(_ authorizer: API.Authorizer, of api: API, isAlone: Bool) -> Finding {
    let routes = api.routes.compactMap(\.function).uniqued()
    return finding(
      "authorizer \(authorizer.id) is attached to no route of \(api.id)", at: authorizer.place,
      subjects: [authorizer.id, api.id] + routes, severity: isAlone ? .high : .low)
  }
}

extension API.Authorizer.Kind {
  /// What a route says that uses the authorizer: signatures are asked for by their kind, not by a name.
  fileprivate func authorization(_ id: String) -> Authorization { self == .iam ? .iam : .authorizer(id) }
}
