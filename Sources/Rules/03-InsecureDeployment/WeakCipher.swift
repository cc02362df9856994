import Core

/// A cipher or mode that no longer protects.
struct WeakCipher: MisuseRule {
  static let kinds = ["weak-cipher"]
  static let remark = "{callee} uses a cipher or mode that no longer protects{detail}"
  static let info = RuleInfo(
    id: "weak-cipher", risk: .insecureDeployment, title: "weak cipher", severity: .medium, cwe: 327,
    why: """
      DES, RC4 and ECB mode show patterns of the text or can be searched through; the data is readable to \
      whoever gets hold of it.
      """,
    fix: """
      Use AES-256-GCM with a fresh nonce a message, or let KMS do it (`GenerateDataKey`, the AWS Encryption \
      SDK).
      """)
}
