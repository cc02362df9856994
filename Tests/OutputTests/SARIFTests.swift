import Core
import Foundation
import Testing

@testable import Output

/// What readers of SARIF rely on and the schema does not say.
@Suite struct SARIFTests {
  private static var run: [String: Any] {
    let text = Data(SARIFReport.render(SampleReport.report).utf8)
    let sarif = (try? JSONSerialization.jsonObject(with: text)) as? [String: Any]
    return (sarif?["runs"] as? [[String: Any]])?.first ?? [:]
  }
  private static var results: [[String: Any]] { run["results"] as? [[String: Any]] ?? [] }

  @Test func rulesAreTaggedWithRiskAndWeakness() throws {
    let driver = try #require((Self.run["tool"] as? [String: Any])?["driver"] as? [String: Any])
    let rules = try #require(driver["rules"] as? [[String: Any]])
    let rule = try #require(rules.first { $0["id"] as? String == "os-command-injection" })
    let tags = (rule["properties"] as? [String: Any])?["tags"] as? [String]
    #expect(tags == ["security", "SAS-1", "external/cwe/cwe-78"])
  }

  @Test func everySubjectIsALogicalLocation() throws {
    let location = try #require((Self.results.first?["locations"] as? [[String: Any]])?.first)
    let logical = try #require(location["logicalLocations"] as? [[String: Any]])
    #expect(logical.map { $0["name"] as? String } == ["Resize", "Store"])
    #expect(logical.map { $0["kind"] as? String } == ["function", "resource"])
  }

  @Test func addressesAreRelativeAndEscaped() {
    #expect(SARIFPlaces.uri("other app/größe #1%.py") == "other%20app/gr%C3%B6%C3%9Fe%20%231%25.py")
    #expect(SARIFPlaces.uri("a+b/c.py") == "a+b/c.py")
  }

  @Test func columnsCountCodePoints() throws {
    let text = "\"größe\" + sink(x)"
    var report = ScanReport(version: "1", tree: FileTree(contents: [("a.py", Array(text.utf8))]))
    report.findings = [Finding(SampleReport.injection, "found", at: Place(FileID(0), 12, 19))]
    let sarif = SARIFReport.render(report)
    #expect(sarif.contains("\"startColumn\": 11") && sarif.contains("\"endColumn\": 18"))
  }

  @Test func suppressionsSayWhy() {
    let suppressions = Self.results.compactMap { ($0["suppressions"] as? [[String: Any]])?.first }
    #expect(suppressions.map { $0["kind"] as? String } == ["inSource", "external", "external"])
    #expect(suppressions.first?["justification"] as? String == "a public web site")
  }
}
