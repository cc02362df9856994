import Core

/// One finding as text: title, code, the data's path, why and fix.
struct FindingText {
  let finding: Finding
  let info: RuleInfo?
  /// Whether to say why it matters; once a rule is enough.
  let explains: Bool
  let style: TextStyle
  let lines: SourceLines

  func rows() -> [String] {
    var rows = title + [location]
    rows += CodeFrame(lines: lines, style: style).render(finding.place)
    rows += path
    rows += related
    if explains, let info { rows += field("why", info.why) }
    rows += field("fix", finding.fix.advice)
    rows.append(facts)
    return rows
  }

  /// The first of the places that belong to it; the machine-readable reports have all.
  private var related: [String] {
    let shown = finding.related.prefix(Self.relatedLimit)
    let rows = shown.flatMap { field("see", lines.location($0.place) + "  " + $0.note) }
    let rest = finding.related.count - shown.count
    return rest == 0 ? rows : rows + field("see", "… and \(Count.of(rest, "more place"))")
  }

  private static let relatedLimit = 6

  /// The severity and the message; a long message goes on below itself.
  private var title: [String] {
    let badge = SeverityText.badge(finding.severity, style)
    let indent = finding.severity.name.count + 1
    let message = DisplayText.wrapped(DisplayText.safe(finding.message), to: style.width - indent)
    return message.enumerated().map { index, line in
      let start = index == 0 ? badge + " " : String(repeating: " ", count: indent)
      return start + style.paint(line, .bold)
    }
  }

  private var location: String {
    "  \(style.paint(lines.location(finding.place), .cyan))  \(style.paint(finding.rule, .magenta))"
  }

  private var facts: String {
    var facts = [finding.risk.id]
    if let info { facts.append("CWE-\(info.cwe)") }
    facts.append("confidence \(finding.confidence.name)")
    if !finding.subjects.isEmpty { facts.append(finding.subjects.map(DisplayText.safe).joined(separator: ", ")) }
    return "  " + style.paint(facts.joined(separator: " · "), .dim)
  }

  /// The steps without those that say the same twice in a row.
  private var steps: [TraceStep] {
    finding.steps.indices.filter { $0 == 0 || finding.steps[$0] != finding.steps[$0 - 1] }.map { finding.steps[$0] }
  }

  /// The data's path, a step a line with the source line it happens on.
  private var path: [String] {
    guard !steps.isEmpty else { return [] }
    let places = steps.map { lines.location($0.place) }
    let column = places.map(DisplayText.width).max() ?? 0
    var rows = ["  " + style.paint("path of the data", .dim)]
    var shown: String?
    for (index, step) in steps.enumerated() {
      let label = stepLabel(index + 1)
      rows.append("    \(label)  " + stepText(step, place: DisplayText.padded(places[index], to: column)))
      let source = sourceLine(step)
      let indent = String(repeating: " ", count: String(steps.count).count + 6)
      if source != shown { rows.append(indent + style.paint(source, .dim)) }
      shown = source
    }
    return rows
  }

  private func stepLabel(_ number: Int) -> String {
    let missing = String(steps.count).count - String(number).count
    return style.paint(String(repeating: " ", count: missing) + String(number), .dim)
  }

  private func stepText(_ step: TraceStep, place: String) -> String {
    let function = step.function.map { " [\(DisplayText.safe($0))]" } ?? ""
    return "\(style.paint(place, .cyan))  \(DisplayText.safe(step.note))\(function)"
  }

  /// The source line of a step, cut to the screen.
  private func sourceLine(_ step: TraceStep) -> String {
    let bytes = lines.line(lines.start(step.place).line, of: step.place)
    let text = DisplayText.safe(bytes.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") })
    return DisplayText.truncated(text, to: style.width - 8)
  }

  private func field(_ name: String, _ text: String) -> [String] {
    DisplayText.wrapped(DisplayText.safe(text), to: style.width - 7).enumerated().map { index, line in
      index == 0 ? "  " + style.paint(DisplayText.padded(name, to: 3), .green) + "  " + line : "       " + line
    }
  }
}

/// Severities as words and colours.
enum SeverityText {
  static func ink(_ severity: Severity) -> TextStyle.Ink {
    switch severity {
    case .critical: .onRed
    case .high: .boldRed
    case .medium: .yellow
    case .low: .blue
    }
  }

  static func badge(_ severity: Severity, _ style: TextStyle) -> String {
    style.paint(severity.name.uppercased(), ink(severity))
  }
}
