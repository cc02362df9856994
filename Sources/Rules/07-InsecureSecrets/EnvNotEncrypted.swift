import Core

/// An environment that holds a secret and has no key of its own.
struct EnvNotEncrypted: Rule {
  static let isAboutAWS = true
  static let info = RuleInfo(
    id: "env-not-encrypted", risk: .insecureSecrets, title: "environment without a key", severity: .low, cwe: 311,
    why: """
      With the platform's own key, everybody who may read the function's configuration reads the secrets in it. \
      A key of the account asks for `kms:Decrypt` too, and records who used it.
      """,
    fix: """
      Move the secrets to a secret store. Where they must stay, give the environment a key.
      """)

  func check(_ application: Application, into findings: inout Findings) {
    let holders = Set(application.environmentSecrets.flatMap(\.functions))
    let bare = application.functions.filter { holders.contains($0.id) && $0.environmentKey.isAbsent }
    guard let place = application.sharedPlace(of: bare) else { return }
    findings.add(
      finding(
        "the environment of \(bare.map(\.id).joined(separator: ", ")) holds secrets and has no key of its own",
        at: place,
        subjects: bare.map(\.id),
        fix: application.advice(
          "Set `KmsKeyArn` at the function", serverless: "Set `kmsKeyArn` at the function",
          terraform: "Set `kms_key_arn` at the function")))
  }
}
