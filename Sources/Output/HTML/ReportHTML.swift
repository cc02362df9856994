package import Core
import Map

/// The scan as a document: summary by the ten risks, the map of each application, every finding with its way, code and
/// fix, and what was not understood.
package struct ReportHTML {
  private let report: ScanReport
  private let maps: [Int: MapHTML]
  private let lines: SourceLines
  /// Maps of more applications would make the page too heavy; `cordon map` draws the others.
  private static let drawnLimit = 40
  /// A map of more nodes is printed on a page of its own that lies on its side.
  private static let nodesOnUprightPage = 14

  package static func render(_ report: ScanReport) -> String { ReportHTML(report).page.render() }

  private init(_ report: ScanReport) {
    self.report = report
    let counts = Dictionary(grouping: report.findings, by: \.application).mapValues(\.count)
    let drawn = report.applications.indices.filter { !report.applications[$0].functions.isEmpty }
      .sorted { (counts[$1] ?? 0, $0) < (counts[$0] ?? 0, $1) }.prefix(Self.drawnLimit)
    maps = Dictionary(uniqueKeysWithValues: drawn.map { ($0, MapHTML(report, $0)) })
    lines = SourceLines(report, also: maps.values.flatMap { $0.map.nodes.compactMap(\.place) })
  }

  private var page: HTMLPage {
    let parts = [header, HTMLTools(findings: report.findings).render(), applications, remainder]
    return HTMLPage(title: "Cordon: \(headline)", kind: "report", body: parts.joined(separator: "\n"))
  }

  private var headline: String {
    report.findings.isEmpty ? "no findings" : Count.of(report.findings.count, "finding")
  }

  private var header: String {
    let functions = report.applications.reduce(0) { $0 + $1.functions.count }
    var scope = [Count.of(report.applications.count, "application"), Count.of(functions, "function")]
    scope.append(Count.of(report.tree.files.count, "file"))
    if !report.suppressed.isEmpty { scope.append("\(report.suppressed.count) suppressed") }
    let warning =
      report.isIncomplete ? HTML.element("p", [:], "A part of the input could not be scanned; see the end.") : ""
    let summary = SummaryHTML(findings: report.findings).render()
    return HTML.element(
      "header", [:],
      HTML.element("h1", [:], "Cordon: \(headline)") + HTML.element("p", class: "quiet", scope.joined(separator: ", "))
        + warning + summary)
  }

  private var applications: String {
    let findings = Dictionary(grouping: report.findings.indices) { report.findings[$0].application }
    return report.applications.indices.filter { maps[$0] != nil || findings[$0] != nil }.map { index in
      section(index, findings[index] ?? [])
    }.joined(separator: "\n")
  }

  private func section(_ index: Int, _ findings: [Int]) -> String {
    let application = report.applications[index]
    let facts = [
      application.format.rawValue, application.folder.isEmpty ? "." : application.folder,
      Count.of(application.functions.count, "function"), Count.of(findings.count, "finding"),
    ]
    let head =
      HTML.element("h2", [:], HTML.text(application.name))
      + HTML.element("p", class: "quiet", HTML.text(facts.joined(separator: ", ")))
    return HTML.element("section", [:], head + drawing(maps[index]) + list(findings, maps[index]))
  }

  private func drawing(_ map: MapHTML?) -> String {
    guard let map else { return "" }
    let cards = NodeHTML(map: map.map, lines: lines, prefix: map.prefix).cards()
    let isWide = map.map.nodes.count > Self.nodesOnUprightPage
    return "<div class=\"drawing\(isWide ? " wide" : "")\" data-map>\(map.picture())</div>\(cards)"
  }

  /// By severity; those that are grave stand open.
  private func list(_ findings: [Int], _ map: MapHTML?) -> String {
    let (nodes, ways) = map?.places() ?? ([:], [:])
    let html = FindingHTML(report, lines)
    let order = Severity.allCases.reversed().flatMap { severity in
      findings.filter { report.findings[$0].severity == severity }
    }
    let rows = order.map { index in
      html.render(
        index, nodes: nodes[index] ?? [], way: ways[index] ?? [], isOpen: report.findings[index].severity >= .medium)
    }
    return HTML.element("div", class: "findings", rows.joined(separator: "\n"))
  }

  private var remainder: String {
    let text = NotUnderstoodHTML(report: report, lines: lines).render()
    return text.isEmpty ? "" : HTML.element("section", [:], HTML.element("h2", [:], "What was not understood") + text)
  }
}
