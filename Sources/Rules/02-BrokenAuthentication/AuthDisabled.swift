import Core

/// A route that opts out of the authentication that its API asks for.
struct AuthDisabled: Rule {
  static let info = RuleInfo(
    id: "auth-disabled", risk: .brokenAuthentication, title: "route that opts out of authentication", severity: .high,
    confidence: .medium, cwe: 306,
    why: """
      All other routes of this API ask who the caller is; this one was switched off by hand. Exceptions made for \
      a test stay, and nobody reads them again.
      """,
    fix: "Remove the exception, or move what must be public to an API of its own.")

  func check(_ application: Application, into findings: inout Findings) {
    for index in application.apis.indices {
      for open in application.openRoutes(ofAPI: index) where open.optsOut {
        let effect = open.effect.isEmpty ? "" : "; it \(open.effect)"
        findings.add(
          finding(
            "\(open.name) opts out of the authentication that its API asks for\(effect)",
            at: open.route.authorization.place ?? open.route.place,
            subjects: [open.route.function, application.apis[index].id].compactMap { $0 }, severity: open.severity))
      }
    }
    for app in application.distributions where app.asksWhoCalls.value == false {
      findings.add(
        finding(
          "the sign-in before \(app.id) is switched off", at: app.asksWhoCalls.place ?? app.place, subjects: [app.id],
          fix: "Switch the app's authentication on, or check in the code who is calling",
          edits: app.asksWhoCalls.replaced(by: "true"), severity: .medium))
    }
  }
}
