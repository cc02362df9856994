import Core
import Testing

@testable import Scan

@Suite struct ConfigurationTests {
  private static let rules = ["sql-injection", "public-bucket", "no-tracing"]

  private static func read(_ text: String) throws(ScanError) -> Configuration {
    try ConfigurationReader.read(Array(text.utf8), path: "cordon.yaml", rules: rules)
  }

  @Test func readsEverything() throws {
    let configuration = try Self.read(
      """
      exclude: [legacy/**, "*.gen.py"]
      only: [SAS-1, sas-3, high]
      skip: no-tracing
      severity: { public-bucket: critical }
      ignore:
        - { rule: public-bucket, path: web/template.yaml, reason: the web site, expires: 2026-12-31 }
        - { path: demo, reason: not deployed }
      fail-on: high
      baseline: known.json
      """)
    #expect(configuration.exclude.map(\.text) == ["legacy/**", "*.gen.py"])
    #expect(configuration.selection.only == [.risk(.eventDataInjection), .risk(.insecureDeployment), .severity(.high)])
    #expect(configuration.selection.skip == [.rule("no-tracing")])
    #expect(configuration.severities == ["public-bucket": .critical])
    #expect(configuration.ignores.map(\.reason) == ["the web site", "not deployed"])
    #expect(configuration.ignores.map(\.expires) == ["2026-12-31", nil])
    #expect(configuration.failOn == .from(.high) && configuration.baseline == "known.json")
  }

  @Test(arguments: ["", "# nothing\n", "exclude:\n"]) func emptyIsFine(_ text: String) throws {
    let configuration = try Self.read(text)
    #expect(configuration.exclude.isEmpty && configuration.failOn == nil)
  }

  @Test(arguments: [
    ("exclude: []\nskipp: x", 2, "did you mean skip?"), ("only: [sql-injektion]", 1, "did you mean sql-injection?"),
    ("\nseverity:\n  public-bucket: worst", 3, "low, medium, high or critical"),
    ("severity:\n  public-buckets: low", 2, "did you mean public-bucket?"),
    ("ignore:\n  - rule: sql-injection", 2, "needs a reason"), ("ignore:\n  - reason: because", 2, "a rule or a path"),
    ("ignore:\n  - rule: x-y\n    reason: z", 2, "there is no rule x-y"),
    ("ignore:\n  - path: a\n    reason: z\n    expires: soon", 4, "year-month-day"), ("fail-on: all", 1, "never"),
    ("- a", 1, "mapping"), ("exclude: [[a]]", 1, "list of words"), ("a: [", 1, ""), ("baseline: [x]", 1, "is a text"),
  ])
  func faultsHaveTheirLine(_ text: String, _ line: Int, _ part: String) {
    do throws(ScanError) {
      _ = try Self.read(text)
      Issue.record("accepted: \(text)")
    } catch {
      guard case .invalidFile("cordon.yaml", let found, _, let reason) = error else {
        Issue.record("another error: \(error)")
        return
      }
      #expect(found == line && (part.isEmpty || reason.contains(part)), "\(error)")
    }
  }

  @Test func ignoresHoldUntilTheirDay() throws {
    let tree = Sample.tree(["web/a.yaml": "Bucket:\n", "api/a.yaml": "Bucket:\n"])
    let rule = Sample.info("public-bucket")
    let findings = ["web/a.yaml", "api/a.yaml"].map { Sample.finding(rule, $0, "Bucket", in: tree) }
    let text = "ignore:\n  - { rule: public-bucket, path: web, reason: the web site, expires: 2026-06-30 }"
    var options = ScanOptions(configuration: try Self.read(text), today: "2026-06-30")
    let before = Sample.settled(findings, in: tree, options)
    #expect(before.findings.map { tree[$0.place.file].path } == ["api/a.yaml"] && before.suppressed.count == 1)
    options.today = "2026-07-01"
    let after = Sample.settled(findings, in: tree, options)
    #expect(after.findings.count == 2 && after.suppressed.isEmpty)
    #expect(after.diagnostics.map(\.message) == ["an ignore of the configuration ended on 2026-06-30: the web site"])
  }
}
