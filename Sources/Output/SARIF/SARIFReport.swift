package import Core

/// The report as SARIF 2.1.0, for code-scanning services and editors.
/// https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
package struct SARIFReport {
  private let report: ScanReport
  private let places: SARIFPlaces
  private let ruleIndex: [String: Int]

  package static func render(_ report: ScanReport) -> String {
    let sarif = SARIFReport(report)
    var writer = JSONWriter()
    writer.object { sarif.write(&$0) }
    return writer.text + "\n"
  }

  private init(_ report: ScanReport) {
    self.report = report
    places = SARIFPlaces(lines: SourceLines(report), applications: report.applications)
    ruleIndex = Dictionary(uniqueKeysWithValues: report.rules.enumerated().map { ($0.element.id, $0.offset) })
  }

  private func write(_ out: inout JSONWriter) {
    out.field("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
    out.field("version", "2.1.0")
    out.array("runs", CollectionOfOne(report)) { out, _ in out.object(writeRun) }
  }

  private func writeRun(_ out: inout JSONWriter) {
    out.object("tool") { $0.object("driver", writeDriver) }
    out.object("originalUriBaseIds") { out in
      out.object(SARIFPlaces.base) { $0.object("description") { $0.field("text", "The folder that was scanned.") } }
    }
    out.array("invocations", CollectionOfOne(report)) { out, _ in out.object(writeInvocation) }
    out.field("columnKind", "unicodeCodePoints")
    let all = report.findings.map { ($0, nil as ScanReport.Suppressed.Reason?) }
    let kept = report.suppressed.map { ($0.finding, Optional($0.reason)) }
    out.array("results", all + kept) { out, item in out.object { write(&$0, item.0, suppressedBy: item.1) } }
  }

  private func writeDriver(_ out: inout JSONWriter) {
    out.field("name", "Cordon")
    out.field("version", report.version)
    out.field("semanticVersion", report.version)
    out.array("rules", report.rules) { out, info in out.object { SARIFRule.write(info, to: &$0) } }
  }

  private func writeInvocation(_ out: inout JSONWriter) {
    out.field("executionSuccessful", !report.isIncomplete)
    out.array("toolExecutionNotifications", report.diagnostics) { out, diagnostic in
      out.object { out in
        out.field("level", Self.level(of: diagnostic))
        out.object("message") { $0.field("text", diagnostic.message) }
        out.array("locations", CollectionOfOne(diagnostic.place)) { out, place in
          out.object { places.writePhysical(place, to: &$0) }
        }
        out.object("properties") { $0.field("kind", diagnostic.kind.rawValue) }
      }
    }
  }

  private static func level(of diagnostic: Diagnostic) -> String {
    switch diagnostic.kind {
    case .unreadable, .incomplete: "error"
    case .malformed: "warning"
    case .unsupported, .unresolved: "note"
    }
  }

  private func write(
    _ out: inout JSONWriter, _ finding: Finding, suppressedBy reason: ScanReport.Suppressed.Reason?
  ) {
    out.field("ruleId", finding.rule)
    if let index = ruleIndex[finding.rule] { out.field("ruleIndex", index) }
    out.field("level", SARIFRule.level(finding.severity))
    out.object("message") { $0.field("text", finding.message + ".") }
    out.array("locations", CollectionOfOne(finding)) { out, finding in
      out.object { out in
        places.writePhysical(finding.place, to: &out)
        places.writeLogical(finding, to: &out)
      }
    }
    if !finding.related.isEmpty { out.array("relatedLocations", finding.related, write) }
    if !finding.steps.isEmpty { writeFlow(&out, finding.steps) }
    out.object("partialFingerprints") { $0.field("cordon/v1", finding.fingerprint) }
    if let reason { out.array("suppressions", CollectionOfOne(reason)) { write(&$0, $1) } }
    if !finding.fix.edits.isEmpty { writeFix(&out, finding.fix) }
    writeProperties(&out, finding)
  }

  private func writeProperties(_ out: inout JSONWriter, _ finding: Finding) {
    out.object("properties") { out in
      out.field("severity", finding.severity.name)
      out.field("confidence", finding.confidence.name)
      if report.applications.indices.contains(finding.application) {
        out.field("application", report.applications[finding.application].name)
      }
      out.field("fix", finding.fix.advice)
    }
  }

  private func write(_ out: inout JSONWriter, _ related: RelatedPlace) {
    out.object { out in
      places.writePhysical(related.place, to: &out)
      out.object("message") { $0.field("text", related.note) }
    }
  }

  private func writeFlow(_ out: inout JSONWriter, _ steps: [TraceStep]) {
    out.array("codeFlows", CollectionOfOne(steps)) { out, steps in
      out.object { out in
        out.array("threadFlows", CollectionOfOne(steps)) { out, steps in
          out.object { $0.array("locations", steps, write) }
        }
      }
    }
  }

  private func write(_ out: inout JSONWriter, _ step: TraceStep) {
    out.object { out in
      out.object("location") { out in
        places.writePhysical(step.place, to: &out)
        out.object("message") { $0.field("text", step.note) }
      }
    }
  }

  private func write(_ out: inout JSONWriter, _ reason: ScanReport.Suppressed.Reason) {
    out.object { out in
      switch reason {
      case .inline(let text):
        out.field("kind", "inSource")
        out.field("justification", text)
      case .baseline:
        out.field("kind", "external")
        out.field("justification", "listed in the baseline")
      case .configuration(let text):
        out.field("kind", "external")
        out.field("justification", text)
      }
    }
  }

  private func writeFix(_ out: inout JSONWriter, _ fix: Fix) {
    out.array("fixes", CollectionOfOne(fix)) { out, fix in
      out.object { out in
        out.object("description") { $0.field("text", fix.advice) }
        let files = Set(fix.edits.map(\.place.file)).sorted()
        out.array("artifactChanges", files) { out, file in
          let edits = fix.edits.filter { $0.place.file == file }.sorted { $0.place < $1.place }
          out.object { places.writeChange(edits, to: &$0) }
        }
      }
    }
  }
}
