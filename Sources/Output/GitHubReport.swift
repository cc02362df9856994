package import Core

/// Annotations for GitHub Actions: commands on standard output that the runner turns into notes on the changed lines.
/// https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
package enum GitHubReport {
  package static func render(_ report: ScanReport) -> String {
    let lines = SourceLines(report)
    let findings = report.findings.map { line($0, lines) }
    let diagnostics = report.diagnostics.map { diagnostic in
      "::notice \(position(diagnostic.place, lines)),title=not read in full::\(escape(diagnostic.message))\n"
    }
    return (findings + diagnostics).joined()
  }

  private static func line(_ finding: Finding, _ lines: SourceLines) -> String {
    let level =
      switch finding.severity {
      case .critical, .high: "error"
      case .medium: "warning"
      case .low: "notice"
      }
    let title = "\(finding.rule) (\(finding.risk.id))"
    let text = "\(finding.message). \(finding.fix.advice)"
    return "::\(level) \(position(finding.place, lines)),title=\(escape(title, isProperty: true))::\(escape(text))\n"
  }

  private static func position(_ place: Place, _ lines: SourceLines) -> String {
    let start = lines.start(place)
    let end = lines.end(place)
    let columns = start.line == end.line ? ",col=\(start.column),endColumn=\(end.column)" : ""
    return "file=\(escape(lines.path(place), isProperty: true)),line=\(start.line),endLine=\(end.line)\(columns)"
  }

  private static func escape(_ text: String, isProperty: Bool = false) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": result += "%25"
      case "\r": result += "%0D"
      case "\n": result += "%0A"
      case ":" where isProperty: result += "%3A"
      case "," where isProperty: result += "%2C"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
