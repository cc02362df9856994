package import Core

/// A summary in Markdown, for the pages that continuous-integration services show beside a run.
package struct MarkdownReport {
  private let report: ScanReport
  private let lines: SourceLines
  /// Findings in the table; a service cuts pages that grow too long.
  private static let limit = 100

  package static func render(_ report: ScanReport) -> String {
    let markdown = MarkdownReport(report: report, lines: SourceLines(report))
    let parts = [markdown.head, markdown.risks, markdown.findings, markdown.diagnostics]
    return parts.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  private var head: String {
    let applications = Count.of(report.applications.count, "application")
    let files = Count.of(report.tree.files.count, "file")
    let count = report.findings.isEmpty ? "No findings" : Count.of(report.findings.count, "finding")
    let suppressed = report.suppressed.isEmpty ? "" : ", \(report.suppressed.count) suppressed"
    return "## Cordon: \(count)\n\n\(applications), \(files)\(suppressed)"
  }

  private var risks: String {
    if report.findings.isEmpty { return "" }
    let rows = Risk.allCases.map { risk in
      let counts = Severity.allCases.reversed().map { severity in
        let count = report.findings.count { $0.risk == risk && $0.severity == severity }
        return count == 0 ? "" : "\(count)"
      }
      return "| \(risk.id) | \(risk.title) | \(counts.joined(separator: " | ")) |"
    }
    let head = "| Risk | | Critical | High | Medium | Low |\n| --- | --- | ---: | ---: | ---: | ---: |"
    return ([head] + rows).joined(separator: "\n")
  }

  private var findings: String {
    if report.findings.isEmpty { return "" }
    let ordered = Severity.allCases.reversed().flatMap { severity in
      report.findings.filter { $0.severity == severity }
    }
    let rows = ordered.prefix(Self.limit).map { finding in
      let place = "\(lines.path(finding.place)):\(lines.start(finding.place).line)"
      return
        "| \(finding.severity.name) | \(MarkdownText.code(finding.rule)) | \(MarkdownText.code(place)) | \(MarkdownText.cell(finding.message)) |"
    }
    let rest = ordered.count - rows.count
    let head = "| Severity | Rule | Place | |\n| --- | --- | --- | --- |"
    return ([head] + rows).joined(separator: "\n") + (rest > 0 ? "\n\nand \(rest) more" : "")
  }

  private var diagnostics: String {
    if report.diagnostics.isEmpty { return "" }
    let rows = report.diagnostics.prefix(20).map {
      "- \(MarkdownText.code(lines.location($0.place))): \(MarkdownText.cell($0.message))"
    }
    let rest = report.diagnostics.count - rows.count
    let head = "<details><summary>Not read in full: \(report.diagnostics.count)</summary>\n"
    let more = rest > 0 ? ["- and \(rest) more"] : []
    return ([head] + rows + more + ["\n</details>"]).joined(separator: "\n")
  }
}
