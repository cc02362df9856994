import Core
import Scan
import Testing

/// Data that goes from function to function, through the whole scanner over small applications.
@Suite struct ApplicationTests {
  @Test("every application says what flows in it, and half of them that nothing does")
  func coverage() {
    let negative = SampleApplication.all.filter(\.isNegative)
    #expect(SampleApplication.all.count >= 80)
    #expect(negative.count * 2 >= SampleApplication.all.count)
    for application in SampleApplication.all {
      #expect(application.isNegative == application.flows.isEmpty, "\(application.name)")
    }
  }

  @Test("data flows where the comments say, and nowhere else", arguments: SampleApplication.all)
  func flows(application: SampleApplication) {
    let report = application.scan()
    #expect(report.flows.sorted() == application.flows.sorted())
    if application.isNegative { #expect(report.crossings.map(\.callee) == []) }
  }

  @Test("a message that the role does not allow is reported, and what it would do is doubted")
  func missingPermission() throws {
    let application = try #require(SampleApplication.all.first { $0.name == "permission-missing" })
    let findings = application.scan().findings
    #expect(findings.contains { $0.rule == "missing-permission" && $0.subjects.contains("Send") })
    #expect(findings.first { $0.rule == "os-command-injection" }?.confidence == .low)
  }

  @Test("a path is told from the function in which it begins to the one in which it ends")
  func functionsOfAPath() throws {
    let application = try #require(SampleApplication.all.first { $0.name == "sns-message" })
    let finding = try #require(application.scan().findings.first { $0.rule == "sql-injection" })
    #expect(finding.steps.compactMap(\.function) == ["Announce", "Book"])
    #expect(finding.subjects == ["Book"])
  }
}
