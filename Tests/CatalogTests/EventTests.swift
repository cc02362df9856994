import Core
import Flow
import Knowledge
import Testing

@Suite struct EventTests {
  private let head = "trigger: s3\ntitle: S3\nsource: example\nrecognise: [ a.b c ]\n"

  @Test func everyTriggerHasAShape() throws {
    let triggers = try Repository.knowledge().events.map(\.trigger)
    #expect(Set(triggers) == Set(TriggerKind.allCases))
    #expect(triggers.count == TriggerKind.allCases.count)
  }

  @Test func readsFields() throws {
    let text = """
      \(head)fields:
        - { path: 'Pipe\\.job.*.key', by: user, form: string, kind: sensitive, peel: [base64, json] }
      rest: { by: service, form: harmless }
      """
    let shape = try EventFile.shape(text, path: "s3.yaml")
    #expect(shape.recognise == [["a.b", "c"]])
    #expect(
      shape.fields == [
        .init(
          path: ["Pipe.job", "*", "key"], controller: .user, form: .string, kind: .sensitive, peel: ["base64", "json"])
      ])
    #expect(shape.rest.controller == .service)
  }

  @Test(arguments: [
    ("- { path: a, by: user }", "form is missing"),
    ("- { path: a, by: nobody, form: any }", "nobody is unknown"),
    ("- { path: a, by: user, form: any, peel: [rot13] }", "rot13 is unknown"),
    ("- { path: a, by: user, form: any, colour: red }", "colour is no field"),
  ])
  func refusesFaultyFields(field: String, message: String) throws {
    let error = try #require(throws: KnowledgeError.self) {
      try EventFile.shape("\(head)fields:\n  \(field)\nrest: { by: service, form: any }\n", path: "s3.yaml")
    }
    let problem = try #require(error.problems.first)
    #expect(problem.message.contains(message))
    #expect(problem.line == 6)
  }

  @Test func refusesAFieldThatStandsTwice() throws {
    let fields = "  - { path: a, by: user, form: any }\n  - { path: a, by: service, form: any }\n"
    let error = try #require(throws: KnowledgeError.self) {
      try EventFile.shape("\(head)fields:\n\(fields)rest: { by: service, form: any }\n", path: "s3.yaml")
    }
    #expect(error.description == "s3.yaml:7: a stands twice")
  }
}
