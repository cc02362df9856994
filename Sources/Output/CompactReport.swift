package import Core

/// One line a finding in the form that editors jump to: `path:line:column: severity rule: message`.
package enum CompactReport {
  package static func render(_ report: ScanReport) -> String {
    let lines = SourceLines(report)
    let findings = report.findings.map { finding in
      "\(lines.location(finding.place)): \(finding.severity.name) \(finding.rule): \(finding.message)\n"
    }
    let diagnostics = report.diagnostics.map {
      "\(lines.location($0.place)): note \($0.kind.rawValue): \($0.message)\n"
    }
    return (findings + diagnostics).map { DisplayText.safe($0.dropLast()) + "\n" }.joined()
  }
}

extension DisplayText {
  static func safe(_ text: Substring) -> String { safe(String(text)) }
}
