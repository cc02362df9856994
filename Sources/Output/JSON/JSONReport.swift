package import Core

/// The report as JSON; docs/schema/cordon-report.schema.json describes it.
package struct JSONReport {
  /// The version of the form; it grows when a field changes its meaning or goes.
  static let formatVersion = 1

  private let report: ScanReport
  private let lines: SourceLines

  /// - Parameter includesTimings: stage times differ from run to run, so they are left out unless asked for.
  package static func render(_ report: ScanReport, includesTimings: Bool = false) -> String {
    let json = JSONReport(report: report, lines: SourceLines(report))
    var writer = JSONWriter()
    writer.object { json.write(&$0, includesTimings: includesTimings) }
    return writer.text + "\n"
  }

  private func write(_ out: inout JSONWriter, includesTimings: Bool) {
    out.field("format", Self.formatVersion)
    out.field("version", report.version)
    out.field("incomplete", report.isIncomplete)
    out.array("applications", report.applications, write)
    out.array("findings", report.findings) { out, finding in out.object { write(&$0, finding) } }
    out.array("suppressed", report.suppressed, write)
    out.array("diagnostics", report.diagnostics, write)
    out.array("notUnderstood", report.gaps, write)
    out.array("rules", report.rules) { out, info in out.object { RuleJSON.write(info, to: &$0) } }
    if includesTimings { out.array("stages", report.stages, write) }
  }

  private func write(_ out: inout JSONWriter, _ application: Application) {
    out.object { out in
      out.field("name", application.name)
      out.field("format", application.format.rawValue)
      out.field("folder", application.folder)
      out.field("file", lines.path(application.place))
      out.field("functions", application.functions.map(\.id))
    }
  }

  private func write(_ out: inout JSONWriter, _ finding: Finding) {
    out.field("rule", finding.rule)
    out.field("risk", finding.risk.id)
    out.field("severity", finding.severity.name)
    out.field("confidence", finding.confidence.name)
    out.field("message", finding.message)
    out.field("application", finding.application)
    out.field("fingerprint", finding.fingerprint)
    out.field("subjects", finding.subjects)
    out.object("location") { write(&$0, finding.place) }
    out.array("path", finding.steps, write)
    out.array("related", finding.related, write)
    out.object("fix") { write(&$0, finding.fix) }
  }

  private func write(_ out: inout JSONWriter, _ place: Place) {
    let start = lines.start(place)
    let end = lines.end(place)
    out.field("file", lines.path(place))
    out.field("line", start.line)
    out.field("column", start.column)
    out.field("endLine", end.line)
    out.field("endColumn", end.column)
  }

  private func write(_ out: inout JSONWriter, _ step: TraceStep) {
    out.object { out in
      out.object("location") { write(&$0, step.place) }
      out.field("note", step.note)
      if let function = step.function { out.field("function", function) }
    }
  }

  private func write(_ out: inout JSONWriter, _ related: RelatedPlace) {
    out.object { out in
      out.object("location") { write(&$0, related.place) }
      out.field("note", related.note)
      if !related.fingerprint.isEmpty { out.field("fingerprint", related.fingerprint) }
    }
  }

  private func write(_ out: inout JSONWriter, _ fix: Fix) {
    out.field("advice", fix.advice)
    out.array("edits", fix.edits) { out, edit in
      out.object { out in
        out.object("location") { write(&$0, edit.place) }
        out.field("replacement", edit.replacement)
      }
    }
  }

  private func write(_ out: inout JSONWriter, _ suppressed: ScanReport.Suppressed) {
    out.object { out in
      switch suppressed.reason {
      case .inline(let reason):
        out.field("by", "comment")
        out.field("reason", reason)
      case .baseline: out.field("by", "baseline")
      case .configuration(let reason):
        out.field("by", "configuration")
        out.field("reason", reason)
      }
      out.object("finding") { write(&$0, suppressed.finding) }
    }
  }

  private func write(_ out: inout JSONWriter, _ diagnostic: Diagnostic) {
    out.object { out in
      out.field("kind", diagnostic.kind.rawValue)
      out.field("message", diagnostic.message)
      out.object("location") { write(&$0, diagnostic.place) }
    }
  }

  private func write(_ out: inout JSONWriter, _ gap: ScanReport.CoverageGap) {
    out.object { out in
      out.field("what", gap.what)
      out.field("count", gap.count)
      out.object("first") { write(&$0, gap.first) }
    }
  }

  private func write(_ out: inout JSONWriter, _ stage: (name: String, seconds: Double)) {
    out.object { out in
      out.field("name", stage.name)
      out.key("seconds")
      out.value(stage.seconds)
    }
  }
}

/// A rule as JSON, in reports and in `cordon rules --format json`.
package enum RuleJSON {
  package static func render(_ rules: [RuleInfo]) -> String {
    var writer = JSONWriter()
    writer.array(rules) { out, info in out.object { write(info, to: &$0) } }
    return writer.text + "\n"
  }

  static func write(_ info: RuleInfo, to out: inout JSONWriter) {
    out.field("id", info.id)
    out.field("risk", info.risk.id)
    out.field("title", info.title)
    out.field("severity", info.severity.name)
    out.field("confidence", info.confidence.name)
    out.field("cwe", info.cwe)
    out.field("why", info.why)
    out.field("fix", info.fix)
    out.field("references", info.references)
  }
}
