import Core

/// A REST API that answers its own errors in the platform's words.
struct NoDefaultErrorResponse: Rule {
  static let isAboutAWS = true
  static let info = RuleInfo(
    id: "no-default-error-response", risk: .improperErrors, title: "platform's own error answers", severity: .low,
    confidence: .medium, cwe: 209,
    why: """
      Refused tokens, missing routes and failing integrations are answered with texts that name the service and \
      the reason. They also lack the application's own headers.
      """,
    fix: "Define the answers for `DEFAULT_4XX` and `DEFAULT_5XX` with a text of your own.",
    references: [
      "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-gatewayResponse-definition.html"
    ])

  func check(_ application: Application, into findings: inout Findings) {
    for api in application.apis where api.kind == .rest && api.hasDefaultErrorResponse.isOff {
      guard !api.authorizers.isEmpty, api.isPrivate.value != true else { continue }
      findings.add(
        finding(
          "\(api.id) answers its own errors in the platform's words", at: api.place, subjects: [api.id],
          fix: application.advice(
            "Add `AWS::ApiGateway::GatewayResponse` for `DEFAULT_4XX` and `DEFAULT_5XX`",
            sam: "Set `GatewayResponses: { DEFAULT_4XX: …, DEFAULT_5XX: … }` at the API",
            serverless: "Add `AWS::ApiGateway::GatewayResponse` for `DEFAULT_4XX` and `DEFAULT_5XX` under `resources`",
            terraform: "Add an `aws_api_gateway_gateway_response` for `DEFAULT_4XX` and one for `DEFAULT_5XX`"))
      )
    }
  }
}
