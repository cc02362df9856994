import Core

/// A REST API that passes every body and parameter on unchecked.
struct NoRequestValidation: Rule {
  static let isAboutAWS = true
  static let info = RuleInfo(
    id: "no-request-validation", risk: .insecureDeployment, title: "requests passed on unchecked", severity: .low,
    cwe: 20,
    why: """
      API Gateway can refuse what does not fit a model before a function starts: attacks with unexpected shapes \
      never arrive, and refused requests cost nothing.
      """,
    fix: "Give the methods a request validator and a model.",
    references: [
      "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html"
    ])

  func check(_ application: Application, into findings: inout Findings) {
    for api in application.apis where api.kind == .rest && api.isPrivate.value != true {
      let unchecked = api.routes.filter {
        $0.takesBody && $0.validatesRequest.value != true && !$0.validatesRequest.isUnknown
      }
      guard let first = unchecked.first else { continue }
      let others = unchecked.count > 1 ? " and \(more(unchecked.count - 1, "route"))" : ""
      findings.add(
        finding(
          "\(first.method) \(first.path)\(others) of \(api.id) \(unchecked.count > 1 ? "pass" : "passes") every body on unchecked",
          at: first.place, subjects: unchecked.compactMap(\.function).uniqued() + [api.id],
          related: unchecked.dropFirst().map { RelatedPlace(place: $0.place, note: "\($0.method) \($0.path)") },
          fix: application.advice(
            "Set `RequestValidatorId` and `RequestModels` at the method",
            sam: "Define `Models` at the API and set `RequestModel: { Model: …, ValidateBody: true }` at the event",
            serverless: "Set `request: { schemas: { application/json: … } }` at the event",
            terraform: "Set `request_validator_id` and `request_models` at the `aws_api_gateway_method`")))
    }
  }
}
