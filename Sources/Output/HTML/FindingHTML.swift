import Core

/// One finding: closed a line with its place, open the code, the way of the data step by step, the reason and the fix.
struct FindingHTML {
  let report: ScanReport
  let lines: SourceLines
  let rules: [String: RuleInfo]

  init(_ report: ScanReport, _ lines: SourceLines) {
    self.report = report
    self.lines = lines
    rules = Dictionary(report.rules.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// - Parameters:
  ///   - nodes: ids of the elements of the map it is placed on.
  ///   - way: ids of the elements its data passes, in order.
  func render(_ index: Int, nodes: [String], way: [String], isOpen: Bool) -> String {
    let finding = report.findings[index]
    var body = [CodeHTML(lines: lines).frame(finding.place)]
    body += [steps(finding), explanation(finding), fix(finding), related(finding), facts(finding)]
    let content =
      summary(finding, isOnMap: !nodes.isEmpty) + HTML.element("div", class: "body", body.joined(separator: "\n"))
    var attributes = [
      (key: "class", value: "finding \(finding.severity.name)"), ("id", "f\(index)"), ("data-risk", finding.risk.id),
      ("data-severity", "\(finding.severity.rawValue)"), ("data-nodes", nodes.joined(separator: " ")),
      ("data-way", way.joined(separator: " ")),
    ]
    if isOpen { attributes.append(("open", "")) }
    return HTML.element("details", attributes, content)
  }

  private func summary(_ finding: Finding, isOnMap: Bool) -> String {
    let locate =
      isOnMap ? HTML.element("button", ["type": "button", "class": "locate"], "Show on the map") : ""
    let place = HTML.element("code", [:], HTML.text(location(finding.place)))
    let facts = "\(place) · \(HTML.text(finding.rule)) · \(finding.risk.id)"
    return HTML.element(
      "summary", [:],
      locate + HTML.severity(finding.severity.name) + " "
        + HTML.element("span", class: "message", HTML.text(finding.message))
        + HTML.element("span", class: "where", facts))
  }

  /// A file as a whole has no line.
  private func location(_ place: Place) -> String {
    place.start == 0 && place.end == 0 ? lines.path(place) : lines.location(place)
  }

  private func steps(_ finding: Finding) -> String {
    let stops = StepsByLine(finding.steps, lines).stops
    if stops.isEmpty { return "" }
    var rows: [String] = []
    for (index, stop) in stops.enumerated() {
      let isSameFile = index > 0 && stops[index - 1].place.file == stop.place.file
      rows.append(step(stop, isSameFile ? "line \(lines.start(stop.place).line)" : location(stop.place)))
    }
    return HTML.element("h4", [:], "Way of the data") + HTML.element("ol", class: "steps", rows.joined(separator: "\n"))
  }

  private func step(_ stop: StepsByLine.Stop, _ location: String) -> String {
    let function = stop.function.map { " " + HTML.element("span", class: "inside", "in \(HTML.text($0))") } ?? ""
    let place = HTML.element("code", class: "at", HTML.text(location))
    let notes = stop.notes.map(HTML.text).joined(separator: ", ")
    return HTML.element(
      "li", [:], "\(notes)\(function) \(place)" + CodeHTML(lines: lines, context: 0).frame(stop.place))
  }

  private func explanation(_ finding: Finding) -> String {
    guard let why = rules[finding.rule]?.why else { return "" }
    return HTML.element("h4", [:], "Why it matters") + HTML.element("p", [:], HTML.prose(why))
  }

  private func fix(_ finding: Finding) -> String {
    let advice = HTML.element("h4", [:], "How to fix it") + HTML.element("p", [:], HTML.prose(finding.fix.advice))
    let edits = finding.fix.edits.map { edit in
      let before = edit.place.end > edit.place.start ? [HTML.element("del", [:], HTML.text(code(edit.place)))] : []
      let after = edit.replacement.isEmpty ? [] : [HTML.element("ins", [:], HTML.text(edit.replacement))]
      let head = HTML.element("code", class: "quiet", HTML.text(location(edit.place)))
      return head + HTML.element("pre", class: "frame edits", (before + after).joined())
    }
    return advice + edits.joined()
  }

  /// The text of a place, credentials as asterisks.
  private func code(_ place: Place) -> String {
    let (start, end) = (lines.start(place), lines.end(place))
    return (start.line...max(start.line, end.line)).map { number in
      let line = lines.line(number, of: place)
      let high = number == end.line ? min(end.column - 1, line.count) : line.count
      let low = number == start.line ? min(start.column - 1, high) : 0
      return DisplayText.safe(line.prefix(high).dropFirst(low))
    }.joined(separator: " ")
  }

  private func related(_ finding: Finding) -> String {
    let rows = finding.related.map { related in
      "\(HTML.element("code", [:], HTML.text(location(related.place)))) \(HTML.text(related.note))"
    }
    return rows.isEmpty ? "" : HTML.element("h4", [:], "See also") + HTML.bullets(rows, class: "notes")
  }

  private func facts(_ finding: Finding) -> String {
    var facts = ["\(finding.risk.id) \(finding.risk.title)"]
    if let rule = rules[finding.rule] { facts.append("CWE-\(rule.cwe)") }
    facts.append("confidence \(finding.confidence.name)")
    if !finding.subjects.isEmpty { facts.append(finding.subjects.joined(separator: ", ")) }
    return HTML.element("p", class: "facts", facts.map(HTML.text).joined(separator: " · "))
  }
}
