import Core

/// A route that anybody may call.
struct UnauthenticatedEndpoint: MisuseRule {
  static let kinds = ["unauthenticated-endpoint"]
  static let remark = "anybody may call this route{detail}"
  static let habit = Habit.application
  static let info = RuleInfo(
    id: "unauthenticated-endpoint", risk: .brokenAuthentication, title: "route without authentication", severity: .high,
    cwe: 306,
    why: """
      Whoever finds the address calls the function, as often as they like and with any data. The function's own \
      checks, if there are any, are then all that stands before its role's permissions.
      """,
    fix: """
      Attach an authorizer to the route, or make it the API's default so that new routes are closed too.
      """,
    references: ["https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-to-api.html"])

  /// Routes that the code registers are as grave as what the code behind them does.
  static func severity(of misuse: Misuse, in application: Application) -> Severity {
    misuse.functions.map { application.severity(ofOpenFunction: $0) }.max() ?? .medium
  }

  /// One finding an API, told by its gravest route: routes that are open for one reason are one thing to mend.
  func check(_ application: Application, into findings: inout Findings) {
    for index in application.apis.indices {
      let open = application.openRoutes(ofAPI: index).filter { !$0.optsOut }
      let graded = Severity.allCases.reversed().flatMap { severity in open.filter { $0.severity == severity } }
      if let first = graded.first { findings.add(finding(first, graded, application, index)) }
    }
    // Routes that the code declares by itself, where no template does.
    if application.apis.isEmpty { checkMisuses(application, into: &findings) }
  }

  private func finding(
    _ first: OpenRoute, _ group: [OpenRoute], _ application: Application, _ index: Int
  ) -> Finding {
    let others = group.count > 1 ? " (and \(more(group.count - 1, "route")))" : ""
    let effect = first.effect.isEmpty ? "" : "; it \(first.effect)"
    return finding(
      "anybody may call \(first.name)\(others)\(effect)", at: first.route.place,
      subjects: group.compactMap(\.route.function).uniqued() + [application.apis[index].id],
      related: group.dropFirst().map { RelatedPlace(place: $0.route.place, note: "\($0.name) is open too") },
      fix: application.authorizerAdvice(for: application.apis[index]), severity: first.severity)
  }
}
