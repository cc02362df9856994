import Core
import Testing

@testable import Templates

@Suite struct TerraformApplicationTests {
  private let reading = Reading(
    TerraformSamples.application, at: "shop/main.tf", files: ["shop/src/app.py": "def handler(e, c): pass\n"])

  private var function: Function { reading.function("aws_lambda_function.resize") }

  @Test func theFolderIsTheApplication() {
    #expect(reading.result.applications.count == 1 && reading.result.diagnostics.isEmpty)
    #expect(reading.application.name == "shop" && reading.application.format == .terraform)
    #expect(reading.application.resources.contains { $0.id == "aws_sqs_queue.dead" && $0.type == "AWS::SQS::Queue" })
  }

  @Test func functionsHaveTheirSettings() {
    #expect(function.handler.value == "app.handler" && function.runtime.value == "python3.12")
    #expect(function.timeout.value == 30 && function.memory.value == 256 && function.reservedConcurrency.value == 5)
    #expect(function.isTraced.value == true && function.deadLetterTarget.value?.resource == "aws_sqs_queue.dead")
    #expect(function.subnets.value == ["subnet-1"] && function.role.value == "aws_iam_role.resize")
    #expect(reading.text(function.place) == "resource \"aws_lambda_function\" \"resize\"")
    guard case .folder(let folder) = function.code else { return #expect(Bool(false), "no folder") }
    #expect(folder == "shop/src")
  }

  @Test func environmentsReferToResources() {
    let variables = function.environment
    #expect(variables.map(\.name) == ["BUCKET", "TOKEN"])
    #expect(variables.first?.value.value?.attribute?.resource == "aws_s3_bucket.uploads")
    #expect(reading.text(variables.last?.place) == "TOKEN  = \"abc\"")
  }

  @Test func policiesHaveExactPlaces() {
    let statements = reading.role("aws_iam_role.resize").statements
    #expect(statements.flatMap(\.actions).map(\.text.display) == ["s3:GetObject", "s3:*", "dynamodb:*"])
    let wide = statements.flatMap(\.actions).last
    #expect(reading.text(wide?.place) == "\"dynamodb:*\"")
    #expect(reading.text(statements.first?.actions.last?.place) == "\"s3:*\"")
    #expect(statements.last?.resources.first?.text.attribute?.resource == "aws_sqs_queue.dead")
    let trust = reading.role("aws_iam_role.resize").trust.first
    #expect(trust?.principals.first?.type == "Service" && reading.text(trust?.place) == "statement")
  }

  @Test func bucketsAreJoinedFromTheirParts() {
    let bucket = reading.application.bucket("aws_s3_bucket.uploads")
    #expect(bucket?.acl.value == "PublicRead" && reading.text(bucket?.acl.place) == "\"public-read\"")
    #expect(bucket?.isVersioned.value == true && bucket?.publicAccessBlock?.blocksACLs.value == true)
    #expect(bucket?.publicAccessBlock?.blocksPolicies.value == false)
    let trigger = function.triggers.first
    #expect(trigger?.kind == .s3 && trigger?.keyPrefix.value == "in/" && trigger?.events == ["s3:ObjectCreated:*"])
  }

  @Test func permissionsNameFunctions() {
    let permission = reading.application.permissions.first
    #expect(permission?.function.resource == "aws_lambda_function.resize")
    #expect(permission?.sourceArn.value?.resource == "aws_s3_bucket.uploads")
  }
}
