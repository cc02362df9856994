import Core

/// What could not be read or understood, at the end of the text report.
struct DiagnosticText {
  let report: ScanReport
  let style: TextStyle
  let lines: SourceLines

  func rows() -> [String] {
    var rows = section("Not read in full", report.diagnostics.map(row), limit: style.explainsCoverage ? .max : 5)
    if style.explainsCoverage { rows += section("Not understood", report.gaps.map(row)) }
    if style.showsTimings { rows += section("Time", report.stages.map(row)) }
    return rows
  }

  private func section(_ title: String, _ all: [String], limit: Int = .max) -> [String] {
    if all.isEmpty { return [] }
    var rows = [style.paint(title, .bold)] + all.prefix(limit).map { "  " + $0 }
    if all.count > limit { rows.append("  … and \(all.count - limit) more; --explain-coverage lists all") }
    return rows + [""]
  }

  private func row(_ diagnostic: Diagnostic) -> String {
    let place = diagnostic.place
    let isWholeFile = place.start == 0 && place.end == 0
    let location = isWholeFile ? lines.path(place) : lines.location(place)
    return "\(style.paint(DisplayText.safe(location), .cyan))  \(DisplayText.safe(diagnostic.message))"
  }

  private func row(_ gap: ScanReport.CoverageGap) -> String {
    "\(gap.count) × \(DisplayText.safe(gap.what))  \(style.paint("first at " + lines.location(gap.first), .dim))"
  }

  private func row(_ stage: (name: String, seconds: Double)) -> String {
    DisplayText.padded(stage.name, to: 12) + Milliseconds.text(stage.seconds)
  }
}

enum Milliseconds {
  /// "12.3 ms".
  static func text(_ seconds: Double) -> String {
    let tenths = Int((seconds * 10_000).rounded())
    return "\(tenths / 10).\(tenths % 10) ms"
  }
}
