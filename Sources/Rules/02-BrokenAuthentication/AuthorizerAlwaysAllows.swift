import Core

/// An authorizer that lets every caller in.
struct AuthorizerAlwaysAllows: MisuseRule {
  static let kinds = ["authorizer-always-allows"]
  static let remark = "the authorizer allows every request: no path through it denies{detail}"
  static let info = RuleInfo(
    id: "authorizer-always-allows", risk: .brokenAuthentication, title: "authorizer that never denies",
    severity: .critical, cwe: 287,
    why: """
      Every route that names this authorizer looks protected in the template and is open in fact.
      """,
    fix: """
      Verify the token's signature, issuer, audience and expiry, and answer `Deny`, `isAuthorized: false` or an \
      error when any of them fails.
      """)
}
