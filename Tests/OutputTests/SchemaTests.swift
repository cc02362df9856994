import Core
import Foundation
import Testing

@testable import Output

/// Machine-readable reports against the schemas that describe them.
@Suite struct SchemaTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  private static let reports = [SampleReport.report, ScanReport(version: "0.0.1", tree: SampleReport.tree)]

  @Test(arguments: [0, 1]) func reportsFitTheOwnSchema(_ index: Int) throws {
    let schema = try schema("docs/schema/cordon-report.schema.json")
    let text = JSONReport.render(Self.reports[index], includesTimings: true)
    #expect(try schema.faults(in: Data(text.utf8)) == [])
  }

  /// The schema of OASIS, which Scripts/setup unpacks.
  @Test(arguments: [0, 1]) func reportsFitSARIF(_ index: Int) throws {
    let schema = try schema("Vendor/sarif-2.1.0.schema.json")
    #expect(try schema.faults(in: Data(SARIFReport.render(Self.reports[index]).utf8)) == [])
  }

  /// A validator that accepts everything would make the tests above worthless.
  @Test func theValidatorSeesFaults() throws {
    let schema = try schema("Vendor/sarif-2.1.0.schema.json")
    let good = SARIFReport.render(SampleReport.report)
    let faults = [
      ("\"version\": \"2.1.0\"", "\"version\": \"2.0\""), ("\"ruleId\"", "\"ruleID\""),
      ("\"startLine\": 5", "\"startLine\": 0"), ("\"executionSuccessful\": false,", ""),
      ("\"level\": \"error\"", "\"level\": \"bad\""),
    ]
    for (before, after) in faults {
      let bad = good.replacingOccurrences(of: before, with: after)
      let isChanged = bad != good
      #expect(isChanged, "\(before) does not occur")
      #expect(try !schema.faults(in: Data(bad.utf8)).isEmpty, "\(after) was accepted")
    }
  }

  private func schema(_ path: String) throws -> JSONSchema {
    try JSONSchema(Data(contentsOf: Self.root.appending(path: path)))
  }
}
