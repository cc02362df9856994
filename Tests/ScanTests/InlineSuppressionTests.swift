import Core
import Testing

@testable import Scan

@Suite struct InlineSuppressionTests {
  private static let rule = Sample.info("public-bucket")

  private static func report(_ text: String) -> ScanReport {
    let tree = Sample.tree(["a": text])
    return Sample.settled([Sample.finding(rule, "a", "HERE", in: tree)], in: tree)
  }

  @Test(arguments: [
    "HERE # cordon:ignore public-bucket a web site",
    "# cordon:ignore public-bucket a web site\nHERE",
    "// cordon:ignore public-bucket a web site\nHERE",
    "HERE /* cordon:ignore public-bucket a web site */",
    "<!-- cordon:ignore public-bucket a web site -->\nHERE",
    "-- cordon:ignore public-bucket a web site\nHERE",
    "; cordon:ignore public-bucket a web site\nHERE",
    "  \"//\": \"cordon:ignore public-bucket a web site\",\nHERE",
    "\t# cordon:ignore public-bucket: a web site\r\n\tHERE\r\n",
    "# cordon:ignore no-tracing too costly\n# cordon:ignore public-bucket a web site\nHERE",
    "# cordon:ignore public-bucket a web site\n# cordon:ignore no-tracing too costly\nHERE",
    "# cordon:ignore no-tracing,public-bucket a web site\nHERE",
  ])
  func suppressesWithAReason(_ text: String) throws {
    let report = Self.report(text)
    #expect(report.findings.isEmpty && report.diagnostics.isEmpty)
    let suppressed = try #require(report.suppressed.first)
    guard case .inline(let reason) = suppressed.reason else {
      Issue.record("not suppressed inline")
      return
    }
    #expect(reason == "a web site")
  }

  @Test(arguments: [
    "# cordon:ignore public-bucket a web site\n\nHERE",
    "x = 1 # cordon:ignore public-bucket a web site\nHERE",
    "HERE\n# cordon:ignore public-bucket a web site",
    "# cordon:ignore public-buckets a web site\nHERE",
    "# cordon:ignore\nHERE",
    "text cordon:ignore public-bucket a web site HERE",
    "# cordon:ignored public-bucket\nHERE",
  ])
  func leavesOtherFindings(_ text: String) {
    let report = Self.report(text)
    #expect(report.findings.count == 1 && report.suppressed.isEmpty)
  }

  @Test(arguments: ["HERE # cordon:ignore public-bucket", "/* cordon:ignore public-bucket */\nHERE"])
  func asksForAReason(_ text: String) {
    let report = Self.report(text)
    #expect(report.findings.count == 1)
    #expect(report.diagnostics.map(\.message) == ["cordon:ignore public-bucket has no reason and suppresses nothing"])
    #expect(report.isIncomplete == false)
  }
}
