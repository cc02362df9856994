import Core

/// Functions whose requests leave no trace across services.
struct NoTracing: Rule {
  static let isAboutAWS = true
  static let info = RuleInfo(
    id: "no-tracing", risk: .inadequateMonitoring, title: "no tracing", severity: .low, cwe: 778,
    why: """
      A request goes through several functions and queues. Without tracing nobody can follow one attack, or one \
      slow partner, from the door to the data.
      """,
    fix: "Turn tracing on for the functions and the API.",
    references: ["https://docs.aws.amazon.com/lambda/latest/dg/services-xray.html"])

  /// Applications of a single function have nothing to follow.
  func check(_ application: Application, into findings: inout Findings) {
    let untraced = application.functions.filter(\.isTraced.isOff)
    guard untraced.count > 1 || !untraced.isEmpty && application.functions.count > 1,
      let place = application.sharedPlace(of: untraced)
    else { return checkFronts(application, into: &findings) }
    let all = untraced.count == application.functions.count
    findings.add(
      finding(
        all
          ? "none of the \(untraced.count) functions is traced"
          : "\(untraced.map(\.id).joined(separator: ", ")) \(untraced.count == 1 ? "is" : "are") not traced",
        at: place, subjects: untraced.map(\.id),
        fix: application.advice(
          "Set `TracingConfig: { Mode: Active }`", sam: "Set `Tracing: Active` in `Globals: Function`",
          serverless: "Set `provider.tracing: { lambda: true, apiGateway: true }`",
          terraform: "Set `tracing_config { mode = \"Active\" }`"), settings: settings(application, untraced)))
  }

  /// Where functions are traced, the trace should begin at the door and go on through workflows. HTTP and WebSocket APIs
  /// cannot be traced. https://docs.aws.amazon.com/xray/latest/devguide/xray-services-apigateway.html
  private func checkFronts(_ application: Application, into findings: inout Findings) {
    guard application.functions.contains(where: { $0.isTraced.value == true }) else { return }
    let apis = application.apis.filter { [.rest, .graphQL].contains($0.kind) && $0.isTraced.isOff }
    let fronts =
      apis.map { ($0.id, $0.place) }
      + application.stateMachines.filter(\.isTraced.isOff).map { ($0.id, $0.place) }
    guard let (_, place) = fronts.first else { return }
    findings.add(
      finding(
        "\(fronts.map(\.0).joined(separator: ", ")) \(fronts.count == 1 ? "is" : "are") not traced, as the functions are",
        at: place, subjects: fronts.map(\.0),
        related: fronts.dropFirst().map { RelatedPlace(place: $0.1, note: $0.0) },
        fix: application.advice(
          "Set `TracingEnabled: true` at the stage, `TracingConfiguration: { Enabled: true }` at the workflow",
          terraform:
            "Set `xray_tracing_enabled = true` at the stage, `tracing_configuration { enabled = true }` at the workflow"
        )))
  }

  /// Only where the format adds the permission to write traces to a role that it makes itself.
  private func settings(_ application: Application, _ untraced: [Function]) -> [Fix.Setting] {
    // What a framework makes stands at the function, or where settings for all functions are.
    let own = Set(application.functions.map(\.place) + [application.functionDefaults].compactMap(\.self))
    let declared = Set(application.resources.filter { !own.contains($0.place) }.map(\.id))
    let made = Set(application.roles.map(\.id)).subtracting(declared)
    guard untraced.allSatisfy({ $0.role.value.map(made.contains) ?? false }) else { return [] }
    let all = application.functionDefaults
    switch application.format {
    case .serverlessFramework: return all.map { [Fix.Setting(in: $0, [.key("tracing.lambda", "true")])] } ?? []
    case .sam where all != nil && untraced.count == application.functions.count:
      return all.map { [Fix.Setting(in: $0, [.key("Tracing", "\"Active\"")])] } ?? []
    case .sam:
      return untraced.map {
        Fix.Setting(in: $0.place, [.property("AWS::Serverless::Function", "Tracing", "\"Active\"")])
      }
    default: return []
    }
  }
}
