import Core

/// The findings of low severity of one application, a line a rule: what would be better, and what is read only when
/// somebody has the time.
struct AdviceText {
  let findings: [Finding]
  let style: TextStyle
  let lines: SourceLines

  func rows() -> [String] {
    if findings.isEmpty { return [] }
    let groups = byRule
    let column = groups.map { DisplayText.width($0[0].rule) }.max() ?? 0
    return [heading] + groups.flatMap { rows($0, column) } + [""]
  }

  private var heading: String {
    style.paint("LOW", SeverityText.ink(.low)) + " "
      + style.paint(Count.of(findings.count, "piece") + " of advice", .bold)
      + style.paint("  --all shows them in full", .dim)
  }

  /// In the order in which the rules come first.
  private var byRule: [[Finding]] {
    var groups: [String: [Finding]] = [:]
    var order: [String] = []
    for finding in findings {
      if groups[finding.rule] == nil { order.append(finding.rule) }
      groups[finding.rule, default: []].append(finding)
    }
    return order.compactMap { groups[$0] }
  }

  /// The rule, and beside it the message and the place of its first finding.
  private func rows(_ group: [Finding], _ column: Int) -> [String] {
    let first = group[0]
    let rest = group.count > 1 ? " (and \(group.count - 1) more)" : ""
    let text = "\(first.message)\(rest), at \(lines.location(first.place))"
    let wrapped = DisplayText.wrapped(DisplayText.safe(text), to: max(style.width - column - 4, 24))
    return wrapped.enumerated().map { index, line in
      let name = DisplayText.padded(index == 0 ? first.rule : "", to: column)
      return "  \(style.paint(name, .magenta))  \(line)"
    }
  }
}
