import Core

/// A user pool that accepts passwords that can be guessed.
struct WeakPasswordPolicy: Rule {
  static let info = RuleInfo(
    id: "weak-password-policy", risk: .brokenAuthentication, title: "weak password policy", severity: .medium, cwe: 521,
    why: """
      Short passwords of one kind of character fall to lists and to guessing, and every account that falls is a \
      signed-in user to all routes behind the pool.
      """,
    fix: "Ask for at least 12 characters.",
    references: ["https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html"])

  /// The platform's default, 8 characters of all four kinds, is no finding.
  func check(_ application: Application, into findings: inout Findings) {
    for pool in application.userPools {
      guard let length = pool.minimumPasswordLength.value else { continue }
      let kinds = [pool.requiresLowercase, pool.requiresUppercase, pool.requiresNumbers, pool.requiresSymbols]
        .filter { $0.value == true }.count
      guard length < 8 || (length < 12 && kinds < 2) else { continue }
      findings.add(
        finding(
          "user pool \(pool.id) accepts passwords of \(length) characters with \(kinds) required kinds of character",
          at: pool.minimumPasswordLength.place ?? pool.place, subjects: [pool.id],
          fix: application.advice(
            "Set `MinimumLength: 12` or more in `Policies.PasswordPolicy`, with the four `Require…` settings true",
            terraform: "Set `minimum_length = 12` or more in `password_policy`, with the four `require_…` settings true"
          )))
    }
  }
}
