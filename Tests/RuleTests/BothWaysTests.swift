import Core
import Scan
import Testing

/// A function that one door protects and another leaves open is told with both ways.
@Suite struct BothWaysTests {
  private static func template(_ more: String) -> String {
    """
    Transform: AWS::Serverless-2016-10-31
    Resources:
      Api:
        Type: AWS::Serverless::Api
        Properties:
          StageName: live
          Auth: { DefaultAuthorizer: Users, Authorizers: { Users: { UserPoolArn: "arn:aws:cognito-idp:eu-west-1:210987654321:userpool/p" } } }
      Pay:
        Type: AWS::Serverless::Function
        Properties:
          Runtime: python3.13
          Handler: pay.handler
          InlineCode: "def handler(event, context): return {}"
          Events:
            Post: { Type: Api, Properties: { RestApiId: !Ref Api, Path: /pay, Method: post } }
    \(more)
    """
  }

  private static let url = "      FunctionUrlConfig: { AuthType: NONE }"
  private static let permission = """
      Open:
        Type: AWS::Lambda::Permission
        Properties: { FunctionName: !Ref Pay, Principal: "*", Action: lambda:InvokeFunction }
    """
  private static let queue = """
            Queued: { Type: SQS, Properties: { Queue: !GetAtt Jobs.Arn } }
      Jobs:
        Type: AWS::SQS::Queue
      JobsTopic:
        Type: AWS::SNS::Topic
      Subscription:
        Type: AWS::SNS::Subscription
        Properties: { TopicArn: !Ref JobsTopic, Protocol: sqs, Endpoint: !GetAtt Jobs.Arn }
      Policy:
        Type: AWS::SNS::TopicPolicy
        Properties:
          Topics: [!Ref JobsTopic]
          PolicyDocument: { Statement: [{ Effect: Allow, Principal: "*", Action: sns:Publish, Resource: !Ref JobsTopic }] }
    """

  @Test(arguments: [
    ("unauthenticated-function-url", url, "URL of Pay → Pay"),
    ("open-lambda-permission", permission, "Any caller → Pay"),
    ("public-sns-topic", queue, "Open topic → JobsTopic → Jobs → Pay"),
  ])
  func bothWaysAreTold(_ rule: String, _ more: String, _ way: String) throws {
    let finding = try #require(findings(Self.template(more)).first { $0.rule == rule })
    #expect(finding.message.hasSuffix(", although Api asks for user pool authorizer Users"))
    #expect(finding.related.map(\.note) == ["the open way: \(way)", "the way that is protected: Api → Pay"])
    #expect(finding.subjects.contains("Pay"))
  }

  @Test("a function without a protected door has one way")
  func oneWay() throws {
    let open = Self.template(Self.url).replacing("DefaultAuthorizer: Users, ", with: "")
    let finding = try #require(findings(open).first { $0.rule == "unauthenticated-function-url" })
    #expect(finding.message == "anybody may call the URL of function Pay")
    #expect(finding.related.isEmpty)
  }

  private func findings(_ template: String) -> [Finding] {
    Scanner.scan(tree: FileTree(contents: [("template.yaml", Array(template.utf8))])).findings
  }
}
