import Core

/// A token whose content is used although nobody checked its signature.
struct JWTSignatureNotVerified: MisuseRule {
  static let kinds = ["jwt-signature-not-verified"]
  static let remark = "{callee} reads the token without checking its signature{detail}"
  static let info = RuleInfo(
    id: "jwt-signature-not-verified", risk: .brokenAuthentication, title: "token read without checking its signature",
    severity: .critical, cwe: 347,
    why: """
      Without the check a token says whatever its sender typed. Changing the user's name in it takes a text \
      editor, and the code then acts as that user.
      """,
    fix: """
      Verify first: `jwt.decode(token, key, algorithms=["RS256"], audience=…)` in Python, `jwt.verify(token, \
      key, { algorithms: ["RS256"] })` or `aws-jwt-verify` in Node. Where the platform's authorizer has verified \
      it, take the claims from `event.requestContext.authorizer`.
      """,
    references: ["https://cheatsheetseries.owasp.org/cheatsheets/JSON_Web_Token_for_Java_Cheat_Sheet.html"])

  func check(_ application: Application, into findings: inout Findings) {
    checkMisuses(application, into: &findings)
    let reported = findings.all.map(\.place)
    var seen: Set<Place> = []
    for path in application.evidence.paths where path.source.kind == .unverifiedClaim && path.sink != .log {
      let place = path.source.place
      guard !reported.contains(where: { $0.overlaps(place) }), seen.insert(place).inserted else { continue }
      findings.add(
        Finding(
          Self.info, "\(path.source.label) is used in \(path.callee) although nobody checked the token's signature",
          at: place,
          subjects: path.functions, steps: path.steps, confidence: path.confidence))
    }
  }
}
