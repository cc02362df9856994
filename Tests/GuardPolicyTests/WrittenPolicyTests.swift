import Core
import GuardInspection
import GuardPolicy
import Output
import Scan
import Testing

/// What the scanner writes, the guard reads.
@Suite struct WrittenPolicyTests {
  private static let template = """
    Transform: AWS::Serverless-2016-10-31
    Resources:
      Convert:
        Type: AWS::Serverless::Function
        Properties:
          Runtime: python3.12
          Handler: app.handler
          CodeUri: src/
          Environment: { Variables: { API_TOKEN: !Ref Token, TOKEN_ARN: x, TABLE: y } }
          Events:
            Open: { Type: Api, Properties: { Path: /open, Method: get } }
            Closed: { Type: Api, Properties: { Path: "/closed/{id}", Method: post, Auth: { Authorizer: AWS_IAM } } }
            Jobs: { Type: SQS, Properties: { Queue: !GetAtt Q.Arn, FunctionResponseTypes: [ReportBatchItemFailures] } }
      Q: { Type: AWS::SQS::Queue }
    Parameters:
      Token: { Type: String, NoEcho: true }
    """

  private static let code = """
    import json, os

    def handler(event, context):
        os.system("convert " + event["queryStringParameters"]["name"])
        body = json.loads(event["body"])
        with open("/tmp/" + body["file"]) as f:
            f.read()
        for record in event["Records"]:
            os.system("touch " + json.loads(record["body"])["job"])
    """

  private func policy() throws -> Policy {
    let files = [("template.yaml", Self.template), ("src/app.py", Self.code)]
    let report = Scanner.scan(tree: FileTree(contents: files.map { ($0.0, Array($0.1.utf8)) }))
    let documents = GuardPolicies.write(report, applications: [0])
    #expect(documents.map(\.fileName) == ["Convert.json"])
    return try PolicyReader.read(Array(try #require(documents.first).text.utf8), path: "Convert.json")
  }

  @Test func triggersAndTheirFieldsAreThere() throws {
    let policy = try policy()
    #expect(policy.function == "Convert" && policy.mode == .block)
    try #require(policy.triggers.count == 2)
    #expect(policy.triggers.map(\.kind) == ["api-gateway-rest", "sqs"])
    let api = policy.triggers[0].fields.map { "\($0.path) \($0.sinks.sinks.map(\.name))" }
    #expect(api == [#"body.file ["path"]"#, #"queryStringParameters.name ["shell"]"#])
    #expect(policy.triggers[1].fields.map(\.path) == ["Records.*.body.job"])
    #expect(!policy.triggers[0].reportsFailures && policy.triggers[1].reportsFailures)
  }

  @Test func routesSayWhatTheyAskForAndSecretsAreNamed() throws {
    let policy = try policy()
    #expect(policy.routes.map(\.path) == ["/open", "/closed/{id}"])
    #expect(policy.routes.map(\.authenticator) == ["", "platform"])
    #expect(policy.responses.secretVariables == ["API_TOKEN"])
  }

  /// What a scan cannot know whole is not forbidden, and no kernel keeps the function from running.
  @Test func processesAreOnlyWatched() throws {
    let confinement = try #require(try policy().confinement)
    #expect(confinement.children == .observe && confinement.runtimeAPI == .observe)
    #expect(!confinement.blocks && confinement.onFailure == .open)
  }
}
