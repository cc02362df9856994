import Core

/// An authorizer's policy that allows more than the request it was asked about.
struct AuthorizerWildcardPolicy: MisuseRule {
  static let kinds = ["authorizer-wildcard-policy"]
  static let remark = "the authorizer's policy allows every route and method of the API{detail}"
  static let info = RuleInfo(
    id: "authorizer-wildcard-policy", risk: .brokenAuthentication, title: "authorizer policy for all routes",
    severity: .medium, confidence: .medium, cwe: 863,
    why: """
      API Gateway caches the policy by token. A policy for `*` that was made for a harmless route also opens the \
      administrators' routes to the same token until the cache expires.
      """,
    fix: """
      Return the methods and paths that this caller may use, built from the caller's rights, or set the cache's \
      time to 0 and return `event.methodArn`.
      """,
    references: [
      "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-lambda-authorizer-output.html"
    ])
}
