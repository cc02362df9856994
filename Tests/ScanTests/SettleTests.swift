import Core
import Testing

@testable import Scan

@Suite struct SettleTests {
  private static let first = Sample.info("first-rule", .brokenAuthentication, .low)
  private static let second = Sample.info("second-rule", .eventDataInjection, .critical)
  private static let tree = Sample.tree(["a.py": "one\ntwo\none\n", "b.py": "one\n"])

  @Test func sortsByRiskSeverityAndPlace() {
    let findings = [
      Sample.finding(Self.first, "a.py", "two", in: Self.tree),
      Sample.finding(Self.second, "b.py", "one", in: Self.tree),
      Sample.finding(Self.second, "a.py", "one", in: Self.tree),
    ]
    let orders = [findings, findings.reversed(), [findings[1], findings[0], findings[2]]]
    for order in orders {
      let settled = Sample.settled(order, in: Self.tree).findings
      #expect(settled.map(\.rule) == ["second-rule", "second-rule", "first-rule"])
      #expect(settled.map { Self.tree[$0.place.file].path } == ["a.py", "b.py", "a.py"])
    }
  }

  @Test func oneFindingAPlaceWithAllSubjects() {
    var other = Sample.finding(Self.first, "a.py", "two", in: Self.tree)
    other.application = 1
    other.subjects = ["G", "F"]
    let settled = Sample.settled([other, Sample.finding(Self.first, "a.py", "two", in: Self.tree)], in: Self.tree)
    #expect(settled.findings.map(\.subjects) == [["F", "G"]])
    #expect(settled.findings.map(\.application) == [0])
  }

  @Test("what several applications share is told once, by the gravest")
  func onePlaceOfManyApplications() {
    var others = (1...2).map { number in
      var finding = Sample.finding(Self.first, "a.py", "two", in: Self.tree, message: "found in \(number)")
      finding.application = number
      finding.subjects = ["F\(number)"]
      return finding
    }
    others[1].severity = .high
    let own = Sample.finding(Self.first, "a.py", "two", in: Self.tree)
    let elsewhere = Sample.finding(Self.first, "b.py", "one", in: Self.tree)
    let settled = Sample.settled([own, elsewhere] + others, in: Self.tree).findings
    #expect(settled.map(\.message) == ["found", "found in 2 (and in 2 more applications)"])
    #expect(settled.last?.subjects == ["F2", "F", "F1"] && settled.last?.application == 2)
  }

  /// Three findings of one cause, on the first three lines of a file.
  private static func habit(in tree: FileTree) -> [Finding] {
    ["one", "two", "six"].map { text in
      var finding = Sample.finding(first, "c.py", text, in: tree)
      finding.cause = "habit"
      return finding
    }
  }

  @Test func findingsOfOneCauseAreOne() {
    let tree = Sample.tree(["c.py": "one\ntwo\nsix\n"])
    let settled = Sample.settled(Self.habit(in: tree).reversed(), in: tree).findings
    #expect(settled.map(\.place.start) == [0])
    #expect(settled.map(\.message) == ["found (and in 2 more places)"])
    #expect(settled[0].related.map(\.place.start) == [4, 8])
    #expect(Set(settled[0].related.map(\.fingerprint) + [settled[0].fingerprint]).count == 3)
  }

  @Test func theGravestOfACauseSpeaks() {
    let tree = Sample.tree(["c.py": "one\ntwo\nsix\n"])
    var findings = Self.habit(in: tree)
    findings[1].severity = .high
    #expect(Sample.settled(findings, in: tree).findings.map(\.place.start) == [4])
    findings[1].severity = .low
    let step = TraceStep(place: findings[0].place, note: "reaches eval")
    findings[0].steps = [step, step, step]
    findings[1].steps = [step, step]
    findings[2].steps = [step]
    let settled = Sample.settled(findings, in: tree).findings
    #expect(settled.map(\.place.start) == [8])
    #expect(settled[0].related.map(\.note) == ["reaches eval", "reaches eval"])
  }

  @Test func causesAreOfOneRuleAndApplication() {
    let tree = Sample.tree(["c.py": "one\ntwo\nsix\n"])
    var findings = Self.habit(in: tree)
    findings[1].application = 1
    findings[2].rule = "second-rule"
    #expect(Sample.settled(findings, in: tree).findings.count == 3)
  }

  @Test func aCommentKeepsOneOfACauseOnly() {
    let tree = Sample.tree(["c.py": "one # cordon:ignore first-rule wanted\ntwo\nsix\n"])
    let report = Sample.settled(Self.habit(in: tree), in: tree)
    #expect(report.suppressed.map(\.finding.place.start) == [0])
    #expect(report.findings.map(\.message) == ["found (and in 1 more place)"])
  }

  @Test func aBaselineKeepsOneOfACauseOnly() {
    let tree = Sample.tree(["c.py": "one\ntwo\nsix\n"])
    let before = Sample.settled(Self.habit(in: tree), in: tree).findings[0]
    var options = ScanOptions()
    options.baseline.fingerprints = [before.fingerprint, before.related[0].fingerprint]
    let after = Sample.settled(Self.habit(in: tree), in: tree, options).findings
    #expect(after.map(\.message) == ["found"])
    #expect(after.map(\.place.start) == [8])
  }

  @Test func fingerprintsSurviveMovedLines() {
    let moved = Sample.tree(["a.py": "# new\n\nzero\n   two  \n", "b.py": ""])
    let before = Sample.settled([Sample.finding(Self.first, "a.py", "two", in: Self.tree)], in: Self.tree)
    let after = Sample.settled([Sample.finding(Self.first, "a.py", "two", in: moved)], in: moved)
    #expect(before.findings.map(\.fingerprint) == after.findings.map(\.fingerprint))
    #expect(before.findings[0].fingerprint.count == 16)
  }

  @Test func fingerprintsTellRepeatedLinesFilesAndRulesApart() {
    var repeated = Sample.finding(Self.first, "a.py", "one", in: Self.tree)
    repeated.place = Place(repeated.place.file, 8, 11)
    let findings = [
      Sample.finding(Self.first, "a.py", "one", in: Self.tree), repeated,
      Sample.finding(Self.first, "b.py", "one", in: Self.tree),
      Sample.finding(Self.second, "b.py", "one", in: Self.tree),
    ]
    #expect(Set(Sample.settled(findings, in: Self.tree).findings.map(\.fingerprint)).count == 4)
  }

  @Test func severitiesAreOverriddenBeforeTheyAreSelected() {
    var options = ScanOptions()
    options.configuration.severities = ["first-rule": .critical]
    options.selection.only = [.severity(.critical)]
    let findings = [Sample.finding(Self.first, "a.py", "two", in: Self.tree)]
    #expect(Sample.settled(findings, in: Self.tree, options).findings.map(\.severity) == [.critical])
    options.configuration.severities = [:]
    #expect(Sample.settled(findings, in: Self.tree, options).findings.isEmpty)
  }

  @Test func theBaselineHoldsBackWhatItLists() throws {
    let findings = [
      Sample.finding(Self.first, "a.py", "two", in: Self.tree),
      Sample.finding(Self.second, "b.py", "one", in: Self.tree),
    ]
    let known = Sample.settled(findings, in: Self.tree).findings[0]
    let file = "{\"format\": 1, \"findings\": [{\"fingerprint\": \"\(known.fingerprint)\", \"rule\": \"x\"}]}"
    let options = ScanOptions(baseline: try Baseline.read(Array(file.utf8), path: "b.json"))
    let report = Sample.settled(findings, in: Self.tree, options)
    #expect(report.findings.map(\.rule) == ["first-rule"])
    #expect(report.suppressed.map(\.finding.rule) == [known.rule])
  }

  @Test(arguments: ["", "{", "[]", "{\"findings\": 3}", "{\"findings\": [{\"rule\": \"x\"}]}"])
  func aBrokenBaselineIsAnError(_ text: String) {
    #expect(throws: ScanError.self) { try Baseline.read(Array(text.utf8), path: "b.json") }
  }
}
