import Core
import Flow
import Knowledge
import Testing

@Suite struct NotationTests {
  /// The first row of a Python file with one line in one section.
  private func row(_ section: String, _ line: String) throws -> KeyedRow {
    let text = "package: sample\n\(section):\n  - \(line)\n"
    return try #require(try LibraryFile(text, path: "sample.yaml", language: .python).rows.first)
  }

  @Test(arguments: [
    ("command@0", Selector(.argument(position: 0, name: "command"))),
    ("timeout", Selector(.argument(position: nil, name: "timeout"))),
    ("@1", Selector(.argument(position: 1, name: nil))),
    ("@0.Bucket", Selector(.argument(position: 0, name: nil), path: ["Bucket"])),
    ("Key@1.a.*", Selector(.argument(position: 1, name: "Key"), path: ["a", "*"])),
    ("@*", Selector(.arguments(from: 0))),
    ("@2..", Selector(.arguments(from: 2))),
    ("this.name", Selector(.receiver, path: ["name"])),
    ("@this", Selector(.receiver)),
    ("result.@0", Selector(.result, path: ["@0"])),
    ("result.Body", Selector(.result, path: ["Body"])),
  ])
  func readsSelectors(text: String, expected: Selector) throws {
    #expect(try row("sinks", "{ at: \"sample.run(\(text))\", kind: shell }").row.subject == expected)
  }

  @Test(arguments: ["run(@x y)", "run(a@b)", "run(@0..x)", "run(", "run(a)b", "a..b()", "a||b()", "(x)"])
  func refusesWhatIsNoPlace(place: String) {
    #expect(throws: KnowledgeError.self) { try row("sinks", "{ at: \"\(place)\", kind: shell }") }
  }

  @Test(arguments: [
    ("absent", Condition.Test.absent), ("present", .present), ("true", .equals("true")), ("not true", .differs("true")),
    ("constant", .constant), ("not constant", .notConstant), ("starts http://", .hasPrefix("http://")),
    ("ends .zip", .hasSuffix(".zip")), ("contains @", .contains("@")), ("above 3600", .above(3600)),
    ("type re.Pattern", .hasType("re.Pattern")), ("= absent", .equals("absent")), ("two words", .equals("two words")),
  ])
  func readsConditions(text: String, expected: Condition.Test) throws {
    let row = try row("sinks", "{ at: sample.run(a@0), kind: shell, when: { shell: \"\(text)\" } }").row
    #expect(row.conditions == [Condition(subject: Selector(.argument(position: nil, name: "shell")), test: expected)])
  }

  @Test func expandsAlternativesAndAliases() throws {
    let text = """
      package: sample
      aliases: [example]
      sinks: [ { at: sample.get|post(url@0), kind: [url, path] } ]
      """
    let rows = try LibraryFile(text, path: "sample.yaml", language: .python).rows
    #expect(Set(rows.map(\.key)) == ["sample.get", "sample.post", "example.get", "example.post"])
    #expect(rows.count == 8)
  }

  @Test func tellsMembersFromCalls() throws {
    #expect(try row("sources", "{ at: sample.args, kind: event }").row.isMember)
    #expect(try !row("sources", "{ at: sample.args(), kind: event }").row.isMember)
    #expect(
      try row("types", "{ at: sample.client(name@0), is: \"aws:{}\" }").row.effect
        == .typeFromArgument(prefix: "aws:", Selector(.argument(position: 0, name: "name"))))
  }

  @Test(arguments: [
    ("sinks", "{ at: sample.f(a), kind: shel }", "shel is unknown"),
    ("sinks", "{ at: sample.f(a), kind: shell, why: x }", "why is no field"),
    ("sinks", "{ at: sample.f(a) }", "kind is missing"),
    ("sinks", "{ kind: shell }", "at is missing"),
    ("sinks", "{ at: sample.f(a), at: sample.g(a), kind: shell }", "twice"),
    ("sources", "{ at: sample.f(), kind: event, by: nobody }", "nobody is unknown"),
    ("cleans", "{ at: sample.f(a) }", "for is missing"),
    ("operations", "{ at: sample.f(a), runs: GetItem }", "service.Operation"),
    ("files", "{ at: sample.f(a) }", "writes or reads"),
    ("matches", "{ at: sample.f(a), pattern: p, anchors: end }", "end is unknown"),
    ("sinkers", "{ at: sample.f(a) }", "sinkers is no field"),
    ("types", "{ at: sample.f(), is: \"aws:{}\" }", "needs the argument"),
  ])
  func saysWhatIsWrongAndWhere(section: String, line: String, message: String) throws {
    let error = try #require(throws: KnowledgeError.self) { try row(section, line) }
    let problem = try #require(error.problems.first)
    #expect(problem.message.contains(message))
    #expect(problem.path == "sample.yaml")
    #expect(problem.line == 3)
  }
}
