import Core
import Privilege

extension Application {
  /// The operations that a function's code calls, as "dynamodb:PutItem".
  func operations(of function: String) -> Set<String> {
    Set(evidence.calls(of: function).flatMap(\.actions))
  }

  /// The operations that the code of any of a grantee's functions calls.
  func operations(of grantee: Grantee) -> Set<String> {
    grantee.functions.reduce(into: []) { $0.formUnion(operations(of: $1)) }
  }

  /// Whether people outside can make one of a grantee's functions run.
  func isOpen(_ grantee: Grantee) -> Bool {
    grantee.functions.compactMap { function($0) }.contains { reach(of: $0) >= .user }
  }

  /// What a grantee's statement should say instead, from the calls that its functions make.
  func leastPrivilegeAdvice(for grantee: Grantee) -> String {
    if !isOnAWS {
      return advice(
        "", google: "Grant roles that fit what the code does, on the one bucket, topic or secret it does it to",
        azure: "Assign a role that fits what the code does, with the one resource as its scope")
    }
    let used = operations(of: grantee).sorted()
    let place =
      switch format {
      case .serverlessFramework: "in `provider.iam.role.statements`"
      case .cdk: "with `addToRolePolicy` or a grant"
      case .sam: "in the function's `Policies`"
      case .cloudFormation, .terraform, .codeOnly, .azureFunctions, .openFaaS, .knative, .amplify:
        "in the role's policy"
      }
    if used.isEmpty { return "List the actions that are needed, and name their resources by ARN, \(place)" }
    return "The code calls \(used.prefix(8).joined(separator: ", ")): allow these on their own resources \(place)"
  }
}

extension Grantee {
  /// What makes the grantee an administrator: the action of a statement, or a managed policy.
  var administratorEntry: PolicyStatement.Entry? {
    let statement = allowing.first(where: \.isAdministrator)
    if let entry = statement?.actions.first(where: { ActionPattern($0.text).isEverything }) { return entry }
    return managedPolicies.first { ManagedPolicies.name($0).map(ManagedPolicies.width) == .administrator }
  }
}

extension Role {
  /// Whether anything but writing logs and traces is granted, beyond what the framework adds to every function.
  var grantsMoreThanLogging: Bool {
    let silent: Set<String> = ["logs", "xray", "cloudwatch"]
    return statements.contains { statement in
      statement.effect == .allow && statement.actions.contains { !silent.contains(ActionPattern($0.text).service) }
    } || managedPolicies.contains { ManagedPolicies.name($0).map { ManagedPolicies.width(of: $0) != .fitting } ?? true }
  }
}

extension PolicyStatement {
  /// "every resource", or the resources as they are written.
  var resourcePhrase: String {
    if isOnEverything { return "every resource" }
    let shown = (resources + notResources).prefix(2).map(\.text.display).joined(separator: ", ")
    if shown.isEmpty { return "its resource" }
    return notResources.isEmpty ? shown : "everything but \(shown)"
  }
}

extension ServiceCall {
  /// The permissions that the call needs, as "s3:GetObject". Most operations are an action of the same name; these are not.
  /// https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
  var actions: [String] {
    let prefix = Self.prefixes[service] ?? service
    return Self.exceptions["\(service):\(operation)"] ?? ["\(prefix):\(operation)"]
  }

  /// Services whose permissions have another prefix than the SDK's name.
  private static let prefixes = [
    "stepfunctions": "states", "sfn": "states", "sesv2": "ses", "pinpoint": "mobiletargeting",
    "elbv2": "elasticloadbalancing",
    "apigatewayv2": "apigateway", "iot-data": "iot", "lexv2-runtime": "lex", "lex-runtime": "lex", "opensearch": "es",
    "dynamodbstreams": "dynamodb", "eventbridge": "events", "cloudwatchlogs": "logs", "bedrock-runtime": "bedrock",
    "bedrock-agent-runtime": "bedrock", "cognito-identity-provider": "cognito-idp",
  ]

  private static let exceptions: [String: [String]] = [
    "lambda:Invoke": ["lambda:InvokeFunction"],
    "lambda:InvokeAsync": ["lambda:InvokeFunction"],
    "s3:HeadObject": ["s3:GetObject"],
    "s3:ListObjects": ["s3:ListBucket"],
    "s3:ListObjectsV2": ["s3:ListBucket"],
    "s3:HeadBucket": ["s3:ListBucket"],
    "s3:ListBuckets": ["s3:ListAllMyBuckets"],
    "s3:DeleteObjects": ["s3:DeleteObject"],
    "s3:CopyObject": ["s3:GetObject", "s3:PutObject"],
    "s3:CreateMultipartUpload": ["s3:PutObject"],
    "s3:UploadPart": ["s3:PutObject"],
    "s3:CompleteMultipartUpload": ["s3:PutObject"],
    "sqs:SendMessageBatch": ["sqs:SendMessage"],
    "sqs:DeleteMessageBatch": ["sqs:DeleteMessage"],
    "sns:PublishBatch": ["sns:Publish"],
    "dynamodb:TransactWriteItems": [
      "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem", "dynamodb:ConditionCheckItem",
    ],
    "dynamodb:TransactGetItems": ["dynamodb:GetItem"],
    "dynamodb:ExecuteStatement": [
      "dynamodb:PartiQLSelect", "dynamodb:PartiQLInsert", "dynamodb:PartiQLUpdate", "dynamodb:PartiQLDelete",
    ],
    "apigatewaymanagementapi:PostToConnection": ["execute-api:ManageConnections"],
    "apigatewaymanagementapi:DeleteConnection": ["execute-api:ManageConnections"],
    "apigatewaymanagementapi:GetConnection": ["execute-api:ManageConnections"],
    "secretsmanager:BatchGetSecretValue": ["secretsmanager:BatchGetSecretValue", "secretsmanager:GetSecretValue"],
  ]
}
