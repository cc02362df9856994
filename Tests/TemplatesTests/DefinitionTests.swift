import Core
import Templates
import Testing

/// Definitions of workflows and APIs that no template names.
@Suite struct DefinitionTests {
  private static let workflow = #"""
    {"StartAt": "Charge", "States": {
      "Charge": {"Type": "Task", "Resource": "arn:aws:lambda:eu-west-1:111122223333:function:charge", "End": true}}}
    """#
  private static let api = """
    openapi: "3.0.1"
    paths:
      /orders:
        post:
          x-amazon-apigateway-integration: {type: aws_proxy, httpMethod: POST, uri: "arn:aws:apigateway:eu-west-1:x"}
    """

  @Test func workflowsStandAlone() throws {
    let machine = try #require(Reading(Self.workflow, at: "flows/order.asl.json").application.stateMachines.first)
    #expect(
      machine.id == "order" && machine.states.map(\.name) == ["Charge"] && machine.states.first?.hasCatch == false)
    #expect(machine.logging.value == nil && !machine.logging.isAbsent)
  }

  @Test func apisStandAlone() throws {
    let api = try #require(Reading(Self.api, at: "api.yaml").application.apis.first)
    #expect(api.routes.map(\.path) == ["/orders"] && api.routes.map(\.method) == ["POST"])
    #expect(api.authorization(of: api.routes[0]).value == Authorization.none)
    #expect(!api.hasAccessLog.isAbsent && !api.throttlingRate.isAbsent)
  }

  @Test(
    "what a template or a program deploys is its own",
    arguments: [
      ("main.tf", #"locals { flow = templatefile("order.asl.json", {}) }"#),
      ("lib/stack.ts", "import 'aws-cdk-lib'; const file = 'order.asl.json'"),
      ("template.yaml", "Resources: {A: {Type: 'AWS::S3::Bucket', Properties: {BucketName: order.asl.json}}}"),
    ])
  func namedDefinitionsAreNoApplications(_ path: String, _ text: String) {
    let reading = Reading(Self.workflow, at: "order.asl.json", files: [path: text])
    #expect(reading.result.applications.allSatisfy { $0.stateMachines.isEmpty })
  }

  @Test(arguments: [
    "{}", #"{"StartAt": 1, "States": []}"#, #"{"StartAt": "A", "States""#, "x-amazon-apigateway: {paths: []}",
  ])
  func otherDocumentsAreNone(_ text: String) {
    #expect(Reading(text, at: "data.json").result.applications.isEmpty)
  }
}
