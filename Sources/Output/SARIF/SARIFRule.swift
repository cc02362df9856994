import Core

/// A rule as a SARIF reporting descriptor.
enum SARIFRule {
  static func write(_ info: RuleInfo, to out: inout JSONWriter) {
    out.field("id", info.id)
    out.field("name", pascalCase(info.id))
    out.object("shortDescription") { $0.field("text", info.title) }
    out.object("fullDescription") { $0.field("text", info.why) }
    out.object("help") { out in
      out.field("text", RuleText.plain(info))
      out.field("markdown", RuleText.markdown(info))
    }
    if let reference = info.references.first { out.field("helpUri", reference) }
    out.object("defaultConfiguration") { $0.field("level", level(info.severity)) }
    out.object("properties") { out in
      out.field("tags", ["security", info.risk.id, "external/cwe/cwe-\(info.cwe)"])
      out.field("precision", precision(info.confidence))
      out.field("security-severity", score(info.severity))
    }
  }

  static func level(_ severity: Severity) -> String {
    switch severity {
    case .critical, .high: "error"
    case .medium: "warning"
    case .low: "note"
    }
  }

  /// A number in the middle of the band that code-scanning services give this name.
  /// https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
  private static func score(_ severity: Severity) -> String {
    switch severity {
    case .critical: "9.5"
    case .high: "8.0"
    case .medium: "5.5"
    case .low: "2.5"
    }
  }

  private static func precision(_ confidence: Confidence) -> String {
    switch confidence {
    case .high: "high"
    case .medium: "medium"
    case .low: "low"
    }
  }

  private static func pascalCase(_ id: String) -> String {
    id.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }
}
