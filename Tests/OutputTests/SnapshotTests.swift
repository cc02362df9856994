import Core
import Foundation
import Testing

@testable import Output

/// What users see, byte for byte. `UPDATE_SNAPSHOTS=1 swift test --filter SnapshotTests` writes the files anew.
@Suite struct SnapshotTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "OutputSnapshots")

  @Test(arguments: [
    "report.txt", "report-all.txt", "report-color.txt", "report-narrow.txt", "report.compact", "report.json",
    "report.sarif", "report.md",
    "report.github", "baseline.json", "clean.txt", "explain.txt", "rules.txt",
  ])
  func isAsCommitted(_ name: String) throws {
    let rendered = Self.render(name)
    let file = Self.folder.appending(path: name)
    if ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] != nil {
      try Data(rendered.utf8).write(to: file)
    }
    #expect(rendered == String(decoding: try Data(contentsOf: file), as: UTF8.self))
  }

  private static func render(_ name: String) -> String {
    let report = SampleReport.report
    return switch name {
    case "report.txt":
      TextReport.render(report, style: TextStyle(width: 100, explainsCoverage: true, showsTimings: true))
    case "report-all.txt": TextReport.render(report, style: TextStyle(width: 100, showsAdvice: true))
    case "report-color.txt": TextReport.render(report, style: TextStyle(usesColor: true, width: 100))
    case "report-narrow.txt": TextReport.render(report, style: TextStyle(width: 50))
    case "report.compact": CompactReport.render(report)
    case "report.json": JSONReport.render(report, includesTimings: true)
    case "report.sarif": SARIFReport.render(report)
    case "report.md": MarkdownReport.render(report)
    case "report.github": GitHubReport.render(report)
    case "baseline.json": BaselineFile.render(report)
    case "explain.txt": RuleText.explain(SampleReport.injection, style: TextStyle(width: 60))
    case "rules.txt": RuleText.list(report.rules, style: TextStyle(width: 100))
    default: TextReport.render(ScanReport(version: "1.2.3", tree: SampleReport.tree))
    }
  }
}
