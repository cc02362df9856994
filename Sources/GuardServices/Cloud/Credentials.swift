/// What requests to AWS are signed with.
package struct Credentials: Sendable {
  package var keyID: String
  package var secret: String
  /// Empty for long-lived keys.
  package var sessionToken: String

  package init(keyID: String, secret: String, sessionToken: String = "") {
    self.keyID = keyID
    self.secret = secret
    self.sessionToken = sessionToken
  }

  /// Those that Lambda puts into the environment.
  /// https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
  init?(_ variables: [(name: String, value: String)]) {
    func value(_ name: String) -> String { variables.first { $0.name == name }?.value ?? "" }
    let (id, secret) = (value("AWS_ACCESS_KEY_ID"), value("AWS_SECRET_ACCESS_KEY"))
    guard !id.isEmpty, !secret.isEmpty else { return nil }
    self.init(keyID: id, secret: secret, sessionToken: value("AWS_SESSION_TOKEN"))
  }
}
