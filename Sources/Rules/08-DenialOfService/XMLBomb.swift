import Core

/// An XML parser that expands entities without a limit.
struct XMLBomb: MisuseRule {
  static let kinds = ["xml-bomb"]
  static let remark = "{callee} expands entities without a limit{detail}"
  static let info = RuleInfo(
    id: "xml-bomb", risk: .denialOfService, title: "XML entities expanded without limit", severity: .medium, cwe: 776,
    why: """
      A document of a kilobyte can define entities that expand to gigabytes. The function runs out of memory or \
      time on every delivery, and a queue delivers again.
      """,
    fix: "Use `defusedxml`, or turn entity expansion off, and limit the document's size first.")
}
