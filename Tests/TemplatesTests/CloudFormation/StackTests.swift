import Core
import Testing

@testable import Templates

@Suite("Templates and their nested stacks")
struct StackTests {
  private static let child = """
    Parameters: {TableName: {Type: String}, Mode: {Type: String, Default: slow}}
    Conditions: {Fast: !Equals [!Ref Mode, fast]}
    Resources:
      Fn:
        Type: AWS::Lambda::Function
        Condition: Fast
        Properties:
          Environment: {Variables: {TABLE: !Ref TableName, MODE: !Ref Mode}}
    Outputs:
      Arn: {Value: !GetAtt Fn.Arn}
    """

  @Test(
    "nested stacks are part of the application",
    arguments: ["AWS::CloudFormation::Stack", "AWS::Serverless::Application"])
  func nested(type: String) {
    let key = type.hasSuffix("Stack") ? "TemplateURL" : "Location"
    let reading = Reading(
      """
      Resources:
        Table: {Type: "AWS::DynamoDB::Table"}
        Inner: {Type: "\(type)", Properties: {\(key): nested/child.yaml, Parameters: {TableName: !Ref Table, Mode: fast}}}
        Rule: {Type: "AWS::Scheduler::Schedule", Properties: {Target: {Arn: !GetAtt Inner.Outputs.Arn}}}
      """, files: ["nested/child.yaml": Self.child])
    #expect(reading.result.applications.count == 1)
    let function = reading.function("Inner/Fn")
    #expect(function.environment.first?.value.value?.resource == "Table")
    #expect(function.environment.last?.value.value?.literal == "fast")
    #expect(function.triggers.map(\.kind) == [.schedule])
    #expect(reading.result.consumed.map { reading.tree[$0].path } == ["nested/child.yaml"])
    #expect(reading.tree[function.place.file].path == "nested/child.yaml")
  }

  @Test func stacksThatNestEachOtherEnd() {
    let reading = Reading(
      "Resources: {A: {Type: \"AWS::CloudFormation::Stack\", Properties: {TemplateURL: b.yaml}}}\n", at: "a.yaml",
      files: ["b.yaml": "Resources: {B: {Type: \"AWS::CloudFormation::Stack\", Properties: {TemplateURL: a.yaml}}}\n"])
    #expect(reading.result.applications.count <= 2)
  }

  @Test func outputsThatReferToEachOtherEnd() {
    let child = """
      Parameters: {In: {Type: String}}
      Conditions: {C: !Equals [!Ref In, x]}
      Resources: {X: {Type: "AWS::SQS::Queue"}}
      Outputs: {Out: {Value: !Sub "${In}${In}"}}
      """
    let reading = Reading(
      """
      Resources:
        A: {Type: "AWS::CloudFormation::Stack", Properties: {TemplateURL: c.yaml, Parameters: {In: !GetAtt B.Outputs.Out}}}
        B: {Type: "AWS::CloudFormation::Stack", Properties: {TemplateURL: c.yaml, Parameters: {In: !GetAtt A.Outputs.Out}}}
        Q: {Type: "AWS::SQS::Queue", Properties: {QueueName: !GetAtt A.Outputs.Out}}
      """, files: ["c.yaml": child])
    #expect(reading.application.queues.count == 3)
  }

  @Test(
    "what is no template gives no application and no complaint",
    arguments: [
      "Resources: {a: 1} # AWS::", "- AWS::x Resources", "Resources: [AWS::A::B]", "x: AWS::S3::Bucket Resources",
    ])
  func noTemplate(text: String) {
    let reading = Reading(text)
    #expect(reading.result.applications.isEmpty && reading.result.diagnostics.isEmpty)
  }

  @Test(
    "shapes that no author meant are survived",
    arguments: [
      "Resources: {F: {Type: \"AWS::Serverless::Function\", Properties: [1]}}",
      "Resources: {F: {Type: \"AWS::Serverless::Function\", Properties: {Events: x, Policies: {}, Layers: {a: b}}}}",
      "Resources: {F: {Type: \"AWS::Serverless::Function\", Properties: {Events: {A: [Api], B: {Type: [Api]}, C: {Type: Api}}}}}",
      "Resources: {F: {Type: \"AWS::Lambda::Function\", Properties: {Code: !If [], Timeout: !Select [], Environment: !Join [x]}}}",
      "Resources: {F: {Type: \"AWS::Lambda::Function\", Properties: !Ref F}}",
      "Resources: {F: {Type: \"AWS::ApiGateway::Method\", Properties: {RestApiId: !Ref F, ResourceId: !Ref F}}}",
      "Conditions: {A: !Condition A, B: !Not [!Condition A]}\nResources: {F: {Type: \"AWS::SQS::Queue\", Condition: B}}",
      "Resources: {\"Fn::ForEach::X\": [A, [b], c], F: {Type: \"AWS::SQS::Queue\"}}",
      "Parameters: [1]\nMappings: 3\nOutputs: [x]\nConditions: y\nResources: {F: {Type: \"AWS::SQS::Queue\"}}",
      "Resources: {F: {Type: \"AWS::StepFunctions::StateMachine\", Properties: {DefinitionString: \"{\\\"States\\\": [1]}\"}}}",
    ])
  func oddShapes(template: String) {
    let reading = Reading(template)
    #expect(reading.result.applications.count == 1)
    #expect(reading.application.resources.map(\.id) == ["F"])
  }

  @Test func buildOutputIsNotRead() {
    let template = "Resources: {Q: {Type: \"AWS::SQS::Queue\"}}\n"
    let reading = Reading(template, files: [".aws-sam/build/template.yaml": template])
    #expect(reading.result.applications.count == 1)
  }
}
