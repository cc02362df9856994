import Core

/// A token, password or identifier made from values that can be guessed.
struct WeakRandomToken: FlowRule, MisuseRule {
  static let sources: Set<SourceKind> = [.weakRandom]
  static let sinks: Set<SinkKind> = [.token]
  static let message = "{source} can be guessed, and {sink} is made from it"
  static let kinds = ["weak-random"]
  static let remark = """
    {callee} makes values that can be guessed, and this one serves as a token or password{detail}
    """
  static let info = RuleInfo(
    id: "weak-random-token", risk: .brokenAuthentication, title: "token from a guessable source", severity: .high,
    confidence: .medium, cwe: 338,
    why: """
      General-purpose generators are made for simulation: from a few outputs the next ones follow. Warm \
      functions keep the generator's state, so a caller can collect outputs and predict the token of the next \
      one.
      """,
    fix: """
      Use the system's generator: `secrets.token_urlsafe(32)` in Python, `crypto.randomBytes(32)` or \
      `crypto.randomUUID()` in Node.
      """)

  func check(_ application: Application, into findings: inout Findings) {
    checkPaths(application, into: &findings)
    checkMisuses(application, into: &findings)
  }
}
