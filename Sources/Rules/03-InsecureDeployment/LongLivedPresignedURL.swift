import Core

/// A signed address that works for days.
struct LongLivedPresignedURL: MisuseRule {
  static let kinds = ["long-lived-presigned-url"]
  static let remark = "{callee} makes an address that stays valid too long{detail}"
  static let info = RuleInfo(
    id: "long-lived-presigned-url", risk: .insecureDeployment, title: "long-lived signed address", severity: .low,
    cwe: 613,
    why: """
      A signed address is a password in a link: it lands in mail, logs and browser histories, cannot be \
      withdrawn, and lets anybody who finds it act on the object until it expires.
      """,
    fix: """
      Let it expire in minutes (`ExpiresIn=300`) and make a new one when it is asked for again.
      """)
}
