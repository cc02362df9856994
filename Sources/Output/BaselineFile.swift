package import Core

/// The file that `--baseline` reads: the findings of today, so that only new ones are reported tomorrow.
package enum BaselineFile {
  private struct Entry {
    var fingerprint: String
    var rule: String
    var place: Place
    var message: String
  }

  package static func render(_ report: ScanReport) -> String {
    var writer = JSONWriter()
    writer.object { out in
      out.field("format", 1)
      out.array("findings", entries(report)) { out, entry in
        out.object { out in
          out.field("fingerprint", entry.fingerprint)
          out.field("rule", entry.rule)
          out.field("file", report.tree[entry.place.file].path)
          out.field("message", entry.message)
        }
      }
    }
    return writer.text + "\n"
  }

  package static func count(_ report: ScanReport) -> Int { entries(report).count }

  /// Findings that an older baseline holds stay in it; those a comment or the configuration keeps need not be. What is
  /// told as a part of another finding has an entry of its own, since the next scan may tell it apart.
  private static func entries(_ report: ScanReport) -> [Entry] {
    let known = report.suppressed.filter { if case .baseline = $0.reason { true } else { false } }
    let entries = (report.findings + known.map(\.finding)).flatMap { finding in
      let parts = finding.related.filter { !$0.fingerprint.isEmpty }.map { ($0.fingerprint, $0.place) }
      return ([(finding.fingerprint, finding.place)] + parts).map {
        Entry(fingerprint: $0.0, rule: finding.rule, place: $0.1, message: finding.message)
      }
    }
    return entries.sorted { $0.fingerprint < $1.fingerprint }
  }
}
