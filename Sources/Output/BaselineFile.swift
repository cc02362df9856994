package import Core

/// The file that `--baseline` reads: the findings of today, so that only new ones are reported tomorrow.
package enum BaselineFile {
  /// Findings that an older baseline holds stay in it; those a comment or the configuration keeps need not be.
  package static func render(_ report: ScanReport) -> String {
    let known = report.suppressed.filter { if case .baseline = $0.reason { true } else { false } }
    let findings = (report.findings + known.map(\.finding)).sorted { $0.fingerprint < $1.fingerprint }
    var writer = JSONWriter()
    writer.object { out in
      out.field("format", 1)
      out.array("findings", findings) { out, finding in
        out.object { out in
          out.field("fingerprint", finding.fingerprint)
          out.field("rule", finding.rule)
          out.field("file", report.tree[finding.place.file].path)
          out.field("message", finding.message)
        }
      }
    }
    return writer.text + "\n"
  }

  package static func count(_ report: ScanReport) -> Int {
    report.findings.count + report.suppressed.count { if case .baseline = $0.reason { true } else { false } }
  }
}
