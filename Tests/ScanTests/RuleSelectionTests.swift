import Core
import Testing

@testable import Scan

@Suite struct RuleSelectionTests {
  private static let rules = ["sql-injection", "public-bucket"]

  @Test(arguments: [
    ("sql-injection", RuleSelection.Selector.rule("sql-injection")), ("SAS-10", .risk(.improperErrors)),
    ("sas-1", .risk(.eventDataInjection)), ("HIGH", .severity(.high)),
  ])
  func readsNames(_ text: String, _ expected: RuleSelection.Selector) throws {
    #expect(try RuleSelection.Selector(text, rules: Self.rules) == expected)
  }

  @Test(arguments: [("sql-injektion", "sql-injection" as String?), ("SAS-11", nil), ("", nil), ("x", nil)])
  func suggestsTheNearestName(_ text: String, _ suggestion: String?) {
    #expect(throws: ScanError.unknownSelector(text, suggestion: suggestion)) {
      try RuleSelection.Selector(text, rules: Self.rules)
    }
  }

  @Test func sortsOfSelectorsNarrowEachOther() {
    var selection = RuleSelection()
    selection.only = [.risk(.eventDataInjection), .rule("public-bucket"), .severity(.high)]
    selection.skip = [.rule("xxe")]
    #expect(selection.mayInclude(Sample.info("sql-injection")))
    #expect(selection.mayInclude(Sample.info("public-bucket", .insecureDeployment)))
    #expect(!selection.mayInclude(Sample.info("no-tracing", .inadequateMonitoring)))
    #expect(!selection.mayInclude(Sample.info("xxe")))
    #expect(selection.includes(.high) && !selection.includes(.critical))
  }

  @Test(arguments: [
    ("low", Severity.low, true), ("high", .medium, false), ("high", .high, true), ("critical", .high, false),
    ("never", .critical, false),
  ])
  func thresholdsFailFromTheirSeverityOn(_ text: String, _ severity: Severity, _ fails: Bool) throws {
    let tree = Sample.tree(["a": "x"])
    var finding = Sample.finding(Sample.info("a-rule"), "a", "x", in: tree)
    finding.severity = severity
    #expect(try #require(FailureThreshold(text)).fails([finding]) == fails)
  }
}
