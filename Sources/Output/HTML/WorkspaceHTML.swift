package import Core
import Map

/// The map as a page to work with: the picture of each application, and beside it the findings with their steps.
package struct WorkspaceHTML {
  private let report: ScanReport
  private let lines: SourceLines
  private let maps: [MapHTML]

  /// - Parameter applications: indices of those that are drawn, in the order of the choice.
  package static func render(_ report: ScanReport, applications: [Int]) -> String {
    WorkspaceHTML(report, applications).page.render()
  }

  private init(_ report: ScanReport, _ applications: [Int]) {
    self.report = report
    maps = applications.map { MapHTML(report, $0) }
    lines = SourceLines(report, also: maps.flatMap { $0.map.nodes.compactMap(\.place) })
  }

  private var page: HTMLPage {
    let name = maps.count == 1 ? maps[0].map.name : "\(maps.count) applications"
    return HTMLPage(title: "Map of \(name)", kind: "workspace", body: header(name) + main)
  }

  private func header(_ name: String) -> String {
    let shown = maps.flatMap(\.findings).map { report.findings[$0] }
    let tools = HTMLTools(findings: shown).render(with: maps.count > 1 ? [choice] : [])
    return HTML.element("header", [:], HTML.element("h1", [:], HTML.text(name)) + tools)
  }

  private var choice: String {
    let options = maps.map { map in
      let file = lines.path(report.applications[map.application].place)
      let name = file == map.map.name ? file : "\(map.map.name) · \(file)"
      return HTML.element("option", ["value": "\(map.application)"], HTML.text(name))
    }
    return HTML.element("select", ["id": "application", "aria-label": "Application"], options.joined())
  }

  private var main: String {
    let stage = maps.map { map in
      "<div class=\"part\" data-map data-application=\"\(maps.count == 1 ? 0 : map.application)\">\(map.picture())</div>"
    }
    let panel = maps.map { map in
      let cards = NodeHTML(map: map.map, lines: lines, prefix: map.prefix).cards()
      return "<div data-application=\"\(maps.count == 1 ? 0 : map.application)\">\(cards + findings(of: map))</div>"
    }
    return HTML.element(
      "main", [:],
      HTML.element("div", class: "stage", stage.joined(separator: "\n"))
        + HTML.element(
          "aside", ["id": "panel", "aria-label": "Findings"], (panel + [notUnderstood]).joined(separator: "\n")))
  }

  /// The gravest first.
  private func findings(of map: MapHTML) -> String {
    let (nodes, ways) = map.places()
    let html = FindingHTML(report, lines)
    let order = Severity.allCases.reversed().flatMap { severity in
      map.findings.filter { report.findings[$0].severity == severity }
    }
    let rows = order.map { html.render($0, nodes: nodes[$0] ?? [], way: ways[$0] ?? [], isOpen: false) }
    return HTML.element("div", class: "findings", rows.joined(separator: "\n"))
  }

  private var notUnderstood: String { NotUnderstoodHTML(report: report, lines: lines).render() }
}
