import Core

/// A sign-in that tells whether a user exists.
struct UserEnumeration: Rule {
  static let info = RuleInfo(
    id: "user-enumeration", risk: .improperErrors, title: "sign-in tells who has an account", severity: .low, cwe: 204,
    why: """
      `UserNotFoundException` and `NotAuthorizedException` tell the two cases apart. With that a list of \
      addresses becomes a list of customers, and of accounts to try passwords on.
      """,
    fix: "Set `PreventUserExistenceErrors: ENABLED` at the client.",
    references: ["https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-managing-errors.html"])

  func check(_ application: Application, into findings: inout Findings) {
    let telling = application.userPoolClients.filter(\.preventsUserExistenceErrors.isOff)
    guard let first = telling.first else { return }
    findings.add(
      finding(
        "\(telling.map(\.id).joined(separator: ", ")) \(telling.count == 1 ? "tells" : "tell") callers whether a user exists",
        at: first.preventsUserExistenceErrors.place ?? first.place, subjects: telling.map(\.id),
        related: telling.dropFirst().map { RelatedPlace(place: $0.place, note: $0.id) },
        fix: application.advice(
          "Set `PreventUserExistenceErrors: ENABLED` at the client",
          terraform: "Set `prevent_user_existence_errors = \"ENABLED\"` at the client"),
        settings: telling.map(Self.setting)))
  }

  private static func setting(_ client: UserPool.Client) -> Fix.Setting {
    Fix.Setting(
      in: client.place,
      [
        .property("AWS::Cognito::UserPoolClient", "PreventUserExistenceErrors", "\"ENABLED\""),
        .argument("aws_cognito_user_pool_client", "prevent_user_existence_errors", "\"ENABLED\""),
      ])
  }
}
