import Core

/// A secret or signature compared with an operator that stops at the first difference.
struct TimingUnsafeComparison: MisuseRule {
  static let kinds = ["timing-unsafe-comparison"]
  static let remark = """
    a signature or secret is compared with {callee}, which takes longer the more of it is right{detail}
    """
  static let info = RuleInfo(
    id: "timing-unsafe-comparison", risk: .brokenAuthentication, title: "secret compared in varying time",
    severity: .low, confidence: .medium, cwe: 208,
    why: """
      The time that the comparison takes tells how many leading bytes were right. With enough attempts a \
      signature can be guessed byte by byte.
      """,
    fix: """
      Compare in constant time: `hmac.compare_digest(a, b)` in Python, `crypto.timingSafeEqual(a, b)` on buffers \
      of equal length in Node.
      """)
}
