package import Core

/// Lines and columns of the places that a report names. Only the files it names are looked at.
package struct SourceLines: Sendable {
  package let tree: FileTree
  private let tables: [FileID: LineTable]
  /// Where credentials were found, by file; reports travel further than code and do not show them.
  private let secrets: [FileID: [Place]]

  /// - Parameter others: places beside those of the report, such as where resources are declared.
  package init(_ report: ScanReport, also others: [Place] = []) {
    tree = report.tree
    let files = Set((Self.places(of: report) + others).map(\.file))
    tables = Dictionary(uniqueKeysWithValues: files.map { ($0, LineTable(report.tree[$0].bytes)) })
    secrets = Dictionary(grouping: report.applications.flatMap(\.evidence.secrets).map(\.place), by: \.file)
  }

  private static func places(of report: ScanReport) -> [Place] {
    let findings = report.findings + report.suppressed.map(\.finding)
    return findings.flatMap { finding in
      [finding.place] + finding.steps.map(\.place) + finding.related.map(\.place) + finding.fix.edits.map(\.place)
    } + report.diagnostics.map(\.place) + report.gaps.map(\.first) + report.applications.map(\.place)
  }

  package func path(_ place: Place) -> String { tree[place.file].path }

  package func start(_ place: Place) -> LineColumn { table(place).position(of: place.start) }

  /// The position behind the last byte.
  package func end(_ place: Place) -> LineColumn { table(place).position(of: max(place.start, place.end)) }

  /// "path:line:column".
  package func location(_ place: Place) -> String {
    let start = start(place)
    return "\(path(place)):\(start.line):\(start.column)"
  }

  /// The bytes of a line (from 1) without its end, credentials as asterisks; empty past the end of the file.
  package func line(_ number: Int, of place: Place) -> ArraySlice<UInt8> {
    let bytes = tree[place.file].bytes
    let range = table(place).range(ofLine: number, in: bytes)
    var line = bytes[range]
    for secret in secrets[place.file] ?? [] {
      for index in range.clamped(to: Int(secret.start)..<Int(max(secret.start, secret.end))) {
        line[index] = UInt8(ascii: "*")
      }
    }
    return line
  }

  package func lineCount(of place: Place) -> Int { table(place).starts.count }

  private func table(_ place: Place) -> LineTable { tables[place.file] ?? LineTable([]) }
}
