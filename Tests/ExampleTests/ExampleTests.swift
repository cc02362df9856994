import Core
import Testing

/// The applications in Examples/ through the whole scanner.
@Suite struct ExampleTests {
  @Test("each application stands there twice, and its vulnerable twin expects something")
  func twins() {
    #expect(Example.vulnerable.map(\.name) == Example.fixed.map(\.name))
    #expect(Example.vulnerable.count >= 4)
    #expect(Example.vulnerable.filter { $0.marks("finding").isEmpty }.map(\.name) == [])
  }

  @Test("an application's lines are reported as their comments say, and nothing else", arguments: Example.all)
  func expectations(example: Example) {
    let reported = example.scan().marks
    #expect(reported.sorted() == example.marks("finding").sorted())
    #expect(reported.intersection(example.marks("missing")).sorted() == [], "found now: change the word to finding")
  }

  @Test("a fixed twin is silent on what was fixed", arguments: Example.fixed)
  func silence(example: Example) {
    let mended = Example.vulnerable.filter { $0.name == example.name }
      .flatMap { $0.marks("finding").union($0.marks("missing")).map(\.rule) }
    #expect(!mended.isEmpty)
    #expect(example.scan().findings.map(\.rule).filter { mended.contains($0) } == [])
  }

  @Test("an application is read in full", arguments: Example.all)
  func completeness(example: Example) {
    let report = example.scan()
    #expect(report.diagnostics.map(\.message) == [])
    #expect(!report.isIncomplete)
  }

  @Test(
    "the data is followed from where it comes in to where it does harm",
    arguments: [
      ("bank-report", "os-command-injection", from: "event", to: "os.system("),
      ("json-reader", "code-injection", from: "s3.send(", to: "eval("),
    ])
  func wholePath(name: String, rule: String, from: String, to: String) throws {
    let report = try #require(Example.vulnerable.first { $0.name == name }).scan()
    let finding = try #require(report.findings.first { $0.rule == rule })
    let code = finding.steps.map { step in
      String(decoding: report.tree[step.place.file].bytes[Int(step.place.start)..<Int(step.place.end)], as: UTF8.self)
    }
    #expect(code.count > 3)
    #expect(code.first?.contains(from) == true)
    #expect(code.last?.hasPrefix(to) == true)
  }
}
