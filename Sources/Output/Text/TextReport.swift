package import Core

/// The report for a terminal: by application, then by severity, each finding with its code and the data's whole path, and
/// what is of low severity as a list.
package struct TextReport {
  private let report: ScanReport
  private let style: TextStyle
  private let lines: SourceLines
  private var out = ""
  /// Rules whose reason was already given; it is not repeated.
  private var explained: Set<String> = []

  package static func render(_ report: ScanReport, style: TextStyle = TextStyle()) -> String {
    var text = TextReport(report: report, style: style, lines: SourceLines(report))
    text.write()
    return text.out
  }

  private init(report: ScanReport, style: TextStyle, lines: SourceLines) {
    self.report = report
    self.style = style
    self.lines = lines
  }

  private mutating func write() {
    let byApplication = Dictionary(grouping: report.findings, by: \.application)
    for (index, application) in report.applications.enumerated() {
      guard let findings = byApplication[index], !findings.isEmpty else { continue }
      line(heading(application, findings.count))
      line("")
      for finding in Self.bySeverity(findings) where isFull(finding) { write(finding) }
      let advice = findings.filter { !isFull($0) }
      for row in AdviceText(findings: advice, style: style, lines: lines).rows() { line(row) }
    }
    for row in DiagnosticText(report: report, style: style, lines: lines).rows() { line(row) }
    for row in SummaryText(report: report, style: style).rows() { line(row) }
  }

  private func isFull(_ finding: Finding) -> Bool { style.showsAdvice || finding.severity > .low }

  /// The worst first; among equals the report's own order stays.
  private static func bySeverity(_ findings: [Finding]) -> [Finding] {
    Severity.allCases.reversed().flatMap { severity in findings.filter { $0.severity == severity } }
  }

  private func heading(_ application: Application, _ count: Int) -> String {
    let folder = application.folder.isEmpty ? "." : application.folder
    let functions = Count.of(application.functions.count, "function")
    let facts = "\(application.format.rawValue), \(folder), \(functions), \(Count.of(count, "finding"))"
    return style.paint("▌ " + DisplayText.safe(application.name), .bold) + "  " + style.paint(facts, .dim)
  }

  private mutating func write(_ finding: Finding) {
    let info = report.rules.first { $0.id == finding.rule }
    let isNew = explained.insert(finding.rule).inserted
    let text = FindingText(finding: finding, info: info, explains: isNew, style: style, lines: lines)
    for row in text.rows() { line(row) }
    line("")
  }

  private mutating func line(_ text: String) { out += text + "\n" }
}

/// Counts in words.
enum Count {
  static func of(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}
