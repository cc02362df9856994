import Core
import Templates
import Testing

@testable import Synthesis

/// Reads a program that stands in a test.
enum Synthesized {
  /// The application that the files of a tree describe, with what was said about them.
  static func application(_ files: [String: String]) throws -> (application: Application, diagnostics: [Diagnostic]) {
    let tree = FileTree(contents: files.map { ($0.key, Array($0.value.utf8)) })
    let kit = CloudDevelopmentKit(tree)
    let declared = kit.programs.map { kit.read($0) }
    let results = (declared + kit.readRest(besides: declared)).map(\.result)
    let application = try #require(results.flatMap(\.applications).first)
    return (application, results.flatMap(\.diagnostics))
  }

  static let manifest = #"{"app": "npx ts-node bin/app.ts", "context": {"stage": "test"}}"#

  /// A stack whose constructor holds some statements.
  static func typescript(_ statements: String, imports: String = "") -> [String: String] {
    [
      "cdk.json": manifest,
      "bin/app.ts": """
      import * as cdk from 'aws-cdk-lib';
      import { MyStack } from '../lib/stack';
      new MyStack(new cdk.App(), 'MyStack');
      """,
      "lib/stack.ts": """
      import * as cdk from 'aws-cdk-lib';
      import { aws_lambda as lambda, aws_s3 as s3, aws_iam as iam, aws_dynamodb as dynamodb } from 'aws-cdk-lib';
      import * as apigateway from 'aws-cdk-lib/aws-apigateway';
      \(imports)
      export class MyStack extends cdk.Stack {
        constructor(scope: cdk.App, id: string, props?: cdk.StackProps) {
          super(scope, id, props);
          \(statements)
        }
      }
      """,
    ]
  }

  /// A function in a folder of its own, for statements that need one.
  static let function =
    "const fn = new lambda.Function(this, 'Fn', { runtime: lambda.Runtime.PYTHON_3_12, handler: 'app.handler', code: lambda.Code.fromAsset('code') });"
}

extension Application {
  /// The texts of the actions that a role's own policies allow.
  func actions(ofRole id: String) -> [String] {
    role(id)?.statements.flatMap(\.actions).map(\.text.display) ?? []
  }
}
