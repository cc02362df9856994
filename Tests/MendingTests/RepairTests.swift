import Core
import Foundation
import Scan
import Testing

/// Applications after `cordon fix`: clean of what was mended, and still what CloudFormation takes.
@Suite struct RepairTests {
  private static let sam = """
    AWSTemplateFormatVersion: '2010-09-09'
    Transform: AWS::Serverless-2016-10-31
    Parameters:
      DatabasePassword: # asked for at deployment
        Type: String
    Globals:
      Function:
        Runtime: python3.13
        Handler: index.handler
    Resources:
      Take:
        Type: AWS::Serverless::Function
        Properties:
          Timeout: 60
          InlineCode: 'def handler(event, context): pass'
          Environment:
            Variables:
              PASSWORD: !Ref DatabasePassword
          Events:
            Orders:
              Type: SQS
              Properties:
                Queue: !GetAtt Orders.Arn
      Send:
        Type: AWS::Serverless::Function
        Properties:
          InlineCode: 'def handler(event, context): pass'
      Orders:
        Type: AWS::SQS::Queue
      Key:
        Type: AWS::KMS::Key
        Properties: # whose policy is short
          KeyPolicy:
            Version: '2012-10-17'
            Statement:
              - Effect: Allow
                Principal: { AWS: !Sub 'arn:aws:iam::${AWS::AccountId}:root' }
                Action: kms:*
                Resource: '*'
      Users:
        Type: AWS::Cognito::UserPool
      Page:
        Type: AWS::Cognito::UserPoolClient
        Properties:
          UserPoolId: !Ref Users

    """

  private static let terraform = """
    resource "aws_kms_key" "orders" {
      description = "orders" # kept
    }

    resource "aws_sqs_queue" "orders" {}

    resource "aws_lambda_function" "take" {
      function_name = "take"
      runtime       = "python3.13"
      handler       = "app.handler"
      role          = aws_iam_role.take.arn
      timeout       = 100
      filename      = "take.zip"
    }

    resource "aws_lambda_event_source_mapping" "orders" {
      event_source_arn = aws_sqs_queue.orders.arn
      function_name    = aws_lambda_function.take.arn
    }

    """

  private static let serverless = """
    service: orders
    provider:
      name: aws
      runtime: python3.13
    functions:
      take:
        handler: app.take
      send:
        handler: app.send

    """

  static let files = ["template.yaml": sam, "main.tf": terraform, "serverless.yml": serverless]
  static let rules = [
    "template.yaml": [
      "kms-no-rotation", "no-tracing", "parameter-without-noecho", "user-enumeration",
      "visibility-shorter-than-timeout",
    ],
    "main.tf": ["kms-no-rotation", "visibility-shorter-than-timeout"],
    "serverless.yml": ["no-tracing"],
  ]

  private static func repair(_ path: String) throws -> (repair: Repair, after: FileTree) {
    let tree = FileTree(contents: [(path, Array(try #require(files[path]).utf8))])
    let repair = Repair(Scanner.scan(tree: tree), options: ScanOptions())
    return (repair, tree.replacing([FileID(0): try #require(repair.changes.first).after]))
  }

  @Test("what was mended is found no more", arguments: rules.keys.sorted())
  func clean(path: String) throws {
    let (repair, after) = try Self.repair(path)
    let mended = Set(repair.mended.map(\.rule))
    #expect(mended.sorted() == Self.rules[path])
    let left = Scanner.scan(tree: after).findings.map(\.rule).filter(mended.contains)
    #expect(left == [])
  }

  @Test("nothing is taken away", arguments: rules.keys.sorted())
  func layout(path: String) throws {
    let after = try Self.repair(path).after.files[0].bytes
    let lines = String(decoding: after, as: UTF8.self).split(separator: "\n")
    let before = try #require(Self.files[path]).split(separator: "\n").filter { !$0.hasSuffix("{}") }
    #expect(Set(before).subtracting(lines).isEmpty)
  }

  /// The linter of CloudFormation is a Python program; where it is not installed the test says so and passes.
  @Test("cfn-lint accepts the mended template")
  func linted() throws {
    let linter = Process()
    let report = Pipe()
    let folder = FileManager.default.temporaryDirectory.appending(path: "cordon-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "template.yaml")
    try Data(Self.repair("template.yaml").after.files[0].bytes).write(to: file)
    linter.executableURL = URL(filePath: "/usr/bin/env")
    linter.arguments = ["cfn-lint", "--ignore-checks", "W", "--", file.path()]
    linter.standardOutput = report
    linter.standardError = FileHandle.nullDevice
    try linter.run()
    let text = String(decoding: report.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    linter.waitUntilExit()
    if linter.terminationStatus == 127 {
      print("skipped: cfn-lint is not installed")
    } else {
      #expect(linter.terminationStatus == 0, "\(text)")
    }
  }
}
