import Core

/// What could not be read or followed, so that nobody takes silence for safety.
struct NotUnderstoodHTML {
  let report: ScanReport
  let lines: SourceLines
  /// Kinds of calls that are listed; the others are counted.
  private static let limit = 200

  /// Nothing when everything was understood.
  func render() -> String {
    let diagnostics = report.diagnostics.map { diagnostic in
      let place = diagnostic.place
      let isWhole = place.start == 0 && place.end == 0
      let location = HTML.element("code", [:], HTML.text(isWhole ? lines.path(place) : lines.location(place)))
      return "\(location) \(HTML.text(diagnostic.message))"
    }
    let gaps = report.gaps.prefix(Self.limit).map { gap in
      let place = HTML.element("code", class: "quiet", HTML.text(lines.location(gap.first)))
      return "\(HTML.text(gap.what)) × \(gap.count) \(place)"
    }
    let rest = report.gaps.count - gaps.count
    return section("Not read in full", diagnostics)
      + section("Not understood", gaps + (rest > 0 ? ["and \(rest) more"] : []))
  }

  private func section(_ title: String, _ rows: [String]) -> String {
    if rows.isEmpty { return "" }
    let summary = HTML.element("summary", [:], "\(title): \(rows.count)")
    return HTML.element("details", class: "gaps", summary + HTML.bullets(rows, class: "notes"))
  }
}
