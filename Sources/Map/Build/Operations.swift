import Core

/// What the cloud's operations do, as far as a map shows it: which parameter names the resource, and whether data is read
/// from it or written to it.
enum Operations {
  /// A service whose calls name a resource of a kind.
  struct Service {
    var kind: MapNode.Kind
    /// Parameters of the API that name the resource, the most telling first.
    var parameters: [String]
    /// The name that people know it by.
    var title: String
  }

  /// By the service's name in botocore, which is also its prefix in policies but for those in `policyPrefixes`.
  static let services: [String: Service] = [
    "s3": Service(kind: .bucket, parameters: ["Bucket"], title: "S3"),
    "dynamodb": Service(kind: .table, parameters: ["TableName", "ResourceArn"], title: "DynamoDB"),
    "sqs": Service(kind: .queue, parameters: ["QueueUrl", "QueueName"], title: "SQS"),
    "sns": Service(kind: .topic, parameters: ["TopicArn", "TargetArn"], title: "SNS"),
    "kinesis": Service(kind: .stream, parameters: ["StreamName", "StreamARN"], title: "Kinesis"),
    "firehose": Service(kind: .stream, parameters: ["DeliveryStreamName"], title: "Firehose"),
    "events": Service(kind: .bus, parameters: ["EventBusName"], title: "EventBridge"),
    "lambda": Service(kind: .function, parameters: ["FunctionName"], title: "Lambda"),
    "stepfunctions": Service(kind: .workflow, parameters: ["stateMachineArn"], title: "Step Functions"),
    "secretsmanager": Service(kind: .secret, parameters: ["SecretId", "Name"], title: "Secrets Manager"),
    "ssm": Service(kind: .secret, parameters: ["Name", "Names", "Path"], title: "Parameter Store"),
    "cognito-idp": Service(kind: .directory, parameters: ["UserPoolId", "ClientId"], title: "Cognito"),
    "rds-data": Service(kind: .database, parameters: ["resourceArn", "secretArn"], title: "RDS Data API"),
  ]

  /// Services that the map draws as a whole.
  static let beyond = [
    "ses": "E-mail (SES)", "sesv2": "E-mail (SES)", "rekognition": "Rekognition", "textract": "Textract",
    "comprehend": "Comprehend", "translate": "Translate", "polly": "Polly", "transcribe": "Transcribe",
    "bedrock-runtime": "Bedrock", "iam": "IAM", "athena": "Athena", "glue": "Glue", "ec2": "EC2", "ecs": "ECS",
    "batch": "Batch", "iot-data": "IoT", "apigatewaymanagementapi": "WebSocket connections", "pinpoint": "Pinpoint",
    "cognito-identity": "Cognito identities", "appsync": "AppSync", "scheduler": "Scheduler", "location": "Location",
  ]

  /// Services that are part of running, not of the application's data flow.
  static func isBackground(_ service: String) -> Bool {
    ["logs", "cloudwatch", "xray", "sts", "kms"].contains(service)
  }

  private static let policyPrefixes = ["states": "stepfunctions"]

  static func service(_ name: String) -> Service? { services[name] ?? services[policyPrefixes[name] ?? ""] }

  /// Verbs that operations begin with. One that is in neither list is taken to write, which hides nothing.
  private static let reading = [
    "get", "list", "describe", "batchget", "head", "query", "scan", "select", "search", "view", "receive", "lookup",
    "transactget", "poll", "download", "verify", "validate", "deletemessage", "changemessagevisibility", "adminget",
    "adminlist",
  ]
  private static let both = ["invoke", "execute", "batchexecute", "startsync", "copy", "admininitiate", "initiate"]

  /// Whether an operation, by its API name or as a policy's action without the service, reads and whether it writes.
  static func directions(_ operation: String) -> (reads: Bool, writes: Bool) {
    let name = operation.lowercased()
    if name.isEmpty || name.hasPrefix("*") || both.contains(where: name.hasPrefix) { return (true, true) }
    let reads = reading.contains { name.hasPrefix($0) }
    return (reads, !reads)
  }
}
