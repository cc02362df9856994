import Core

/// Counts by severity and by the ten risks.
struct SummaryHTML {
  let findings: [Finding]

  func render() -> String { totals + table }

  private var totals: String {
    let rows = Severity.allCases.reversed().map { severity in
      let count = findings.count { $0.severity == severity }
      let name = count == 0 ? "" : severity.name
      return HTML.element("li", class: name.isEmpty ? "none" : name, HTML.element("b", [:], "\(count)") + severity.name)
    }
    return HTML.element("ul", class: "totals", rows.joined())
  }

  private var table: String {
    let columns = Severity.allCases.reversed().map { HTML.element("th", class: "number", $0.name) }
    let head = HTML.element("tr", [:], HTML.element("th", [:], "Risk") + "<th></th>" + columns.joined())
    let rows = Risk.allCases.map(row)
    return HTML.element("table", [:], HTML.element("thead", [:], head) + HTML.element("tbody", [:], rows.joined()))
  }

  private func row(_ risk: Risk) -> String {
    let cells = Severity.allCases.reversed().map { severity in
      let count = findings.count { $0.risk == risk && $0.severity == severity }
      return HTML.element("td", class: "number " + (count == 0 ? "none" : severity.name), count == 0 ? "–" : "\(count)")
    }
    return HTML.element(
      "tr", [:],
      HTML.element("td", [:], risk.id) + HTML.element("td", [:], HTML.text(risk.title)) + cells.joined())
  }
}
