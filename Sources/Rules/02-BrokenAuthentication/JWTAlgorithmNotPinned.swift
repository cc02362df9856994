import Core

/// A token that is verified with whatever algorithm it names itself.
struct JWTAlgorithmNotPinned: MisuseRule {
  static let kinds = ["jwt-algorithm-not-pinned"]
  static let remark = "{callee} verifies a token without saying which algorithms it accepts{detail}"
  static let info = RuleInfo(
    id: "jwt-algorithm-not-pinned", risk: .brokenAuthentication, title: "token verified without a list of algorithms",
    severity: .medium, cwe: 327,
    why: """
      The token's own header chooses the algorithm. Libraries have accepted `none`, or a public key as the \
      secret of an HMAC, and with it tokens that anybody can make.
      """,
    fix: """
      Name the algorithms: `jwt.decode(token, key, algorithms=["RS256"])` in Python, `jwt.verify(token, key, { \
      algorithms: ["RS256"] })` in Node.
      """)
}
