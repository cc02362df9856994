import Core

/// The controls above a report or a map: search, severity, the ten risks.
struct HTMLTools {
  let findings: [Finding]

  func render(with more: [String] = []) -> String {
    let search =
      "<input id=\"search\" type=\"search\" aria-label=\"Search\" placeholder=\"Search functions, files, rules ( / )\">"
    let chips = HTML.element(
      "div", ["class": "risks", "role": "group", "aria-label": "Risks"], Risk.allCases.map(chip).joined(separator: "\n")
    )
    let clear = HTML.element("button", ["type": "button", "id": "clear", "hidden": ""], "Show all")
    let count = HTML.element("output", ["id": "count", "aria-live": "polite"])
    let parts = more + [search, severities, chips, clear, count]
    return HTML.element("div", ["class": "tools", "role": "search"], parts.joined(separator: "\n"))
  }

  private var severities: String {
    let rows = [("0", "Every severity"), ("1", "Medium and up"), ("2", "High and up"), ("3", "Critical")]
    let options = rows.map { HTML.element("option", ["value": $0.0], $0.1) }.joined()
    return HTML.element("select", ["id": "severity", "aria-label": "Severity"], options)
  }

  private func chip(_ risk: Risk) -> String {
    let count = findings.count { $0.risk == risk }
    return HTML.element(
      "button",
      ["type": "button", "class": "chip", "data-risk": risk.id, "aria-pressed": "false", "title": risk.title],
      "\(risk.id)<b>\(count)</b>")
  }
}
