import Core

/// A client of a user pool that sends passwords in clear to the pool's API.
struct WeakAuthFlow: Rule {
  static let info = RuleInfo(
    id: "weak-auth-flow", risk: .brokenAuthentication, title: "password sent by the client itself", severity: .low,
    cwe: 522,
    why: """
      In these flows the client, or a server of yours, holds the user's password and sends it on. With the \
      secure remote password protocol nobody but the user ever has it.
      """,
    fix: """
      Allow `ALLOW_USER_SRP_AUTH` and `ALLOW_REFRESH_TOKEN_AUTH`; keep the password flows for a migration, and \
      end them with it.
      """,
    references: [
      "https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-authentication-flow-methods.html"
    ])

  func check(_ application: Application, into findings: inout Findings) {
    for client in application.userPoolClients {
      let weak = (client.flows.value ?? []).filter { $0.hasSuffix("USER_PASSWORD_AUTH") || $0 == "ADMIN_NO_SRP_AUTH" }
      guard !weak.isEmpty else { continue }
      findings.add(
        finding(
          "client \(client.id) may sign in with \(weak.joined(separator: ", "))",
          at: client.flows.place ?? client.place,
          subjects: [client.id]))
    }
  }
}
