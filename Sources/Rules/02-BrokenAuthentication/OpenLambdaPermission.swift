import Core

/// A function that any account may invoke.
struct OpenLambdaPermission: Rule {
  static let info = RuleInfo(
    id: "open-lambda-permission", risk: .brokenAuthentication, title: "function that everybody may invoke",
    severity: .critical, cwe: 732,
    why: """
      `Principal: "*"` in a function's own policy lets every AWS account call it, past gateways and authorizers, \
      with any payload.
      """,
    fix: "Name the service or the account, and add `SourceArn` for a service.")

  func check(_ application: Application, into findings: inout Findings) {
    for permission in application.permissions where permission.principal.literal == "*" {
      guard permission.sourceArn.isAbsent, permission.sourceAccount.isAbsent, permission.isForInvocation else {
        continue
      }
      let function = permission.function.resource ?? permission.function.display
      let ways = application.bothWays(around: "entrance:anonymous:invoke:Any caller", to: function)
      findings.add(
        finding(
          "any AWS account may invoke \(function)\(ways.contrast)", at: permission.place,
          subjects: [function, permission.id], related: ways.related))
    }
  }
}
