import Core

/// The end of the text report: counts by the ten risks and by function.
struct SummaryText {
  let report: ScanReport
  let style: TextStyle

  func rows() -> [String] {
    if report.findings.isEmpty { return [clean] }
    return [style.paint("Summary", .bold)] + risks + [""] + functions + [total]
  }

  private var clean: String {
    style.paint("No findings", .green) + " in " + scope + suppressed
  }

  private var total: String { "\(Count.of(report.findings.count, "finding")) in \(scope)\(suppressed)" }

  private var scope: String {
    let functions = report.applications.reduce(0) { $0 + $1.functions.count }
    let parts = [
      Count.of(report.applications.count, "application"), Count.of(functions, "function"),
      Count.of(report.tree.files.count, "file"),
    ]
    return parts.joined(separator: ", ")
  }

  private var suppressed: String {
    report.suppressed.isEmpty ? "" : style.paint("; \(report.suppressed.count) suppressed", .dim)
  }

  private var risks: [String] {
    Risk.allCases.map { risk in
      let findings = report.findings.filter { $0.risk == risk }
      let title = DisplayText.padded(risk.id, to: 7) + DisplayText.padded(risk.title, to: 58)
      return "  " + (findings.isEmpty ? style.paint(title + "–", .dim) : title + counts(findings))
    }
  }

  private func counts(_ findings: [Finding]) -> String {
    Severity.allCases.reversed().compactMap { severity in
      let count = findings.count { $0.severity == severity }
      return count == 0 ? nil : style.paint("\(count) \(severity.name)", SeverityText.ink(severity))
    }.joined(separator: " ")
  }

  /// The functions with findings, the worst first, ten at most.
  private var functions: [String] {
    let ranked = FunctionRanking(report).entries
    if ranked.isEmpty { return [] }
    let width = ranked.prefix(10).map { DisplayText.width($0.name) }.max() ?? 0
    var rows = ranked.prefix(10).map { entry in
      "  " + DisplayText.padded(entry.name, to: width + 2) + counts(entry.findings)
    }
    if ranked.count > 10 { rows.append(style.paint("  … and \(ranked.count - 10) more functions", .dim)) }
    return [style.paint("By function", .bold)] + rows + [""]
  }
}
