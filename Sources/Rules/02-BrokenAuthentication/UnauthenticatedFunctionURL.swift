import Core

/// A function's own address that anybody may call.
struct UnauthenticatedFunctionURL: Rule {
  static let info = RuleInfo(
    id: "unauthenticated-function-url", risk: .brokenAuthentication, title: "function URL without authentication",
    severity: .high, cwe: 306,
    why: """
      A function URL has no gateway before it: no throttling, no request check, no firewall. With `NONE` anybody \
      on the internet runs the function.
      """,
    fix: """
      Ask for signed requests, and let a gateway or a distribution with access control sign them.
      """,
    references: ["https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html"])

  func check(_ application: Application, into findings: inout Findings) {
    for function in application.functions {
      guard let url = function.url, url.authentication.value == .anonymous else { continue }
      let ways = application.bothWays(around: "entrance:anonymous:url:\(function.id)")
      findings.add(
        finding(
          "anybody may call the URL of function \(function.id)\(ways.contrast)",
          at: url.authentication.place ?? url.place, subjects: [function.id], related: ways.related,
          fix: application.advice(
            application.advice(
              "Set `AuthType: AWS_IAM`", serverless: "Set `url: { authorizer: aws_iam }`",
              terraform: "Set `authorization_type = \"AWS_IAM\"`"),
            google: "Give the role to the service accounts of the callers and take it from `allUsers`"),
          severity: application.severity(ofOpenFunction: function.id)))
    }
  }
}
