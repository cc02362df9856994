import Core
import Testing

@testable import Templates

@Suite("Evaluation of CloudFormation's functions")
struct EvaluationTests {
  /// A template whose one function has an environment variable with the expression.
  private func display(_ expression: String, sections: String = "", resources: String = "") -> String {
    let reading = Reading(
      """
      Parameters:
        Stage: {Type: String, Default: dev}
        Secret: {Type: String, NoEcho: true}
        Names: {Type: CommaDelimitedList, Default: "a, b,c"}
        Stored: {Type: "AWS::SSM::Parameter::Value<String>", Default: /path}
      Mappings:
        Sizes:
          dev: {memory: 128, zones: [x, y]}
          prod: {memory: 512, zones: [z]}
        Same:
          one: {value: v}
          two: {value: v}
      \(sections)
      Resources:
        Table: {Type: "AWS::DynamoDB::Table"}
      \(resources)
        Fn:
          Type: AWS::Lambda::Function
          Properties:
            Environment:
              Variables:
                V: \(expression)
      """)
    return reading.function("Fn").environment.first?.value.value?.display ?? "absent"
  }

  @Test(
    "strings",
    arguments: [
      ("!Ref Stage", "dev"), ("!Ref Secret", "${parameter Secret}"), ("!Ref Stored", "${parameter Stored}"),
      ("!Ref Table", "${Table}"), ("!Ref AWS::Region", "${AWS::Region}"), ("!Ref Nothing", "${reference Nothing}"),
      ("!GetAtt Table.Arn", "${Table.Arn}"), ("{\"Fn::GetAtt\": [Table, StreamArn]}", "${Table.StreamArn}"),
      ("!Sub \"${Stage}-${Table}-${Table.Arn}-${!Kept}\"", "dev-${Table}-${Table.Arn}-${Kept}"),
      ("!Sub [\"${A}/${Stage}\", {A: !Ref Table}]", "${Table}/dev"),
      ("{\"Fn::Sub\": \"x-${Secret}\"}", "x-${parameter Secret}"),
      ("!Join [\"-\", [a, !Ref Stage, !Ref Table]]", "a-dev-${Table}"),
      ("!Join [\",\", !Ref Names]", "a,b,c"),
      ("!FindInMap [Sizes, !Ref Stage, memory]", "128"),
      ("!FindInMap [Sizes, !Ref AWS::Region, memory]", "${mapping Sizes}"),
      ("!FindInMap [Same, !Ref AWS::Region, value]", "v"),
      ("!Select [1, [a, b]]", "b"), ("!Select [2, !Ref Names]", "c"), ("!Select [\"0\", !Split [\"-\", \"x-y\"]]", "x"),
      ("!Select [1, !Split [\":\", !GetAtt Table.Arn]]", "${an element of a list}"),
      ("!Select [0, !FindInMap [Sizes, dev, zones]]", "x"),
      ("!ImportValue shared-bucket", "${export shared-bucket}"),
      ("!Sub \"arn:${AWS::Partition}:s3:::b\"", "arn:aws:s3:::b"),
      ("\"{{resolve:secretsmanager:db:SecretString:password}}\"", "${resolve:secretsmanager:db:SecretString:password}"),
      ("\"postgres://u:{{resolve:ssm:/pw}}@h\"", "postgres://u:${resolve:ssm:/pw}@h"),
      ("!Base64 abc", "abc"), ("!Ref AWS::NoValue", "absent"),
      ("!GetAtt [Table, !Ref Secret]", "${an attribute of Table}"),
    ])
  func strings(expression: String, expected: String) {
    #expect(display(expression) == expected)
  }

  @Test(
    "conditions",
    arguments: [
      ("!Equals [a, a]", "yes"), ("!Equals [!Ref Stage, dev]", "yes"), ("!Equals [!Ref Stage, prod]", "no"),
      ("!Not [!Equals [a, a]]", "no"), ("!And [!Equals [a, a], !Equals [a, b]]", "no"),
      ("!Or [!Equals [a, b], !Condition Other]", "yes"), ("{Condition: Other}", "yes"),
      ("!Equals [!Ref Secret, x]", "${condition C}"), ("!And [!Equals [!Ref Secret, x], !Equals [a, b]]", "no"),
      ("!Condition C", "${condition C}"),
    ])
  func conditions(condition: String, expected: String) {
    let sections = "Conditions:\n  Other: !Equals [a, a]\n  C: \(condition)"
    #expect(display("!If [C, \"yes\", \"no\"]", sections: sections) == expected)
  }

  @Test func fixedConditionsRemoveResourcesAndParametersDoNot() {
    let reading = Reading(
      """
      Parameters: {Stage: {Type: String, Default: dev}}
      Conditions:
        Never: !Equals [a, b]
        Production: !Equals [!Ref Stage, prod]
      Resources:
        A: {Type: "AWS::S3::Bucket", Condition: Never}
        B: {Type: "AWS::S3::Bucket", Condition: Production}
      """)
    #expect(reading.application.buckets.map(\.id) == ["B"])
  }

  @Test func anEndlessChainOfReferencesEnds() {
    let deep = String(repeating: "!Join [\"\", [", count: 60) + "x" + String(repeating: "]]", count: 60)
    #expect(display(deep).contains("nested too deeply"))
  }

  @Test func loopsAreUnrolled() {
    let reading = Reading(
      """
      Transform: AWS::LanguageExtensions
      Parameters: {Names: {Type: CommaDelimitedList, Default: "One,Two"}}
      Resources:
        "Fn::ForEach::Queues":
          - Name
          - !Ref Names
          - "Queue${Name}":
              Type: AWS::SQS::Queue
              Properties: {QueueName: !Sub "q-${Name}", VisibilityTimeout: 9}
      """)
    #expect(reading.application.queues.map(\.id) == ["QueueOne", "QueueTwo"])
    #expect(reading.application.queues.map { $0.name.value?.literal } == ["q-One", "q-Two"])
  }

  @Test func settingsKnowTheirPlacesAndWhyTheyAreUnknown() {
    let reading = Reading(
      """
      Parameters: {Wait: {Type: Number}}
      Resources:
        A: {Type: "AWS::Lambda::Function", Properties: {Timeout: 30, MemorySize: !Ref Wait, Runtime: [no]}}
      """)
    let function = reading.function("A")
    #expect(function.timeout.value == 30)
    #expect(reading.text(function.timeout.place) == "30")
    #expect(reading.text(function.memory.place) == "!Ref Wait")
    #expect(function.memory.value == nil)
    guard case .unknown(let reason, _) = function.memory else {
      Issue.record("known")
      return
    }
    #expect(reason == "parameter Wait")
    #expect(function.runtime.value == nil && !function.runtime.isAbsent)
    #expect(function.role.isAbsent)
    #expect(reading.text(function.place) == "A")
  }
}
