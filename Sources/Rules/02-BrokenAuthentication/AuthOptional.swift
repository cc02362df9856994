import Core

/// A check of credentials that is skipped when the caller sends none.
struct AuthOptional: MisuseRule {
  static let kinds = ["auth-optional"]
  static let remark = """
    credentials are checked only when they are sent; without them the code goes on{detail}
    """
  static let info = RuleInfo(
    id: "auth-optional", risk: .brokenAuthentication, title: "check skipped without credentials", severity: .high,
    confidence: .medium, cwe: 287,
    why: "Leaving out the header is all it takes to get past the check.",
    fix: """
      Answer 401 and return when the credentials are missing, before anything else is done.
      """)
}
