import Core

/// An open API without a limit of its own on requests a second.
struct NoAPIThrottling: Rule {
  static let isAboutAWS = true
  static let info = RuleInfo(
    id: "no-api-throttling", risk: .denialOfService, title: "no throttling", severity: .low, cwe: 770,
    why: """
      The account's default lets thousands of requests a second through, shared by all its APIs. One caller can \
      use that up, and each request starts and bills a function.
      """,
    fix: "Limit the rate at the stage, and by caller with a usage plan or a firewall rule.",
    references: ["https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html"])

  /// APIs that the framework writes are left to `no-concurrency-limit`, which is the setting at hand there.
  func check(_ application: Application, into findings: inout Findings) {
    for index in application.apis.indices {
      let api = application.apis[index]
      guard !api.isImplicit, [.rest, .http, .webSocket].contains(api.kind), api.throttlingRate.isAbsent,
        api.hasUsagePlan.isOff,
        api.hasFirewall.isOff, !application.openRoutes(ofAPI: index).isEmpty
      else { continue }
      findings.add(
        finding(
          "anybody may send \(api.id) as many requests as the account allows", at: api.place, subjects: [api.id],
          fix: application.advice(
            "Set `ThrottlingRateLimit` and `ThrottlingBurstLimit` at the stage",
            sam: api.kind == .http
              ? "Set `DefaultRouteSettings: { ThrottlingRateLimit: …, ThrottlingBurstLimit: … }`"
              : "Set `MethodSettings: [{ ResourcePath: \"/*\", HttpMethod: \"*\", ThrottlingRateLimit: …, ThrottlingBurstLimit: … }]`",
            serverless:
              "Set `provider.apiGateway.usagePlan.throttle`, or the stage's `DefaultRouteSettings` for an HTTP API",
            terraform:
              "Set `throttling_rate_limit` and `throttling_burst_limit` in `aws_api_gateway_method_settings`, or in the `default_route_settings` of an HTTP API's stage"
          )))
    }
  }
}
