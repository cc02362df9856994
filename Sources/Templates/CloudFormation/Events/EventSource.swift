import Core

/// Streams and queues that a function polls.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-eventsourcemapping.html
enum EventSource {
  /// What mappings and SAM's events have in common.
  static func trigger(_ kind: TriggerKind, _ properties: Setting, source: Setting, at place: Place) -> Trigger {
    var trigger = Trigger(kind, place: place)
    trigger.source = source.text
    trigger.filter = properties["FilterCriteria"].source
    trigger.patterns = properties["FilterCriteria"].criteria
    trigger.batchSize = properties["BatchSize"].int
    trigger.maximumRetries = properties["MaximumRetryAttempts"].int
    trigger.failureDestination = properties["DestinationConfig"]["OnFailure"]["Destination"].text
    trigger.isEnabled = properties["Enabled"].bool
    let reports = properties["FunctionResponseTypes"]
    trigger.reportsBatchItemFailures = reports.strings.map { $0.contains("ReportBatchItemFailures") }
    return trigger
  }

  /// AWS::Lambda::EventSourceMapping
  static func read(_ resource: Resource, into assembly: inout Assembly) {
    let source = resource["EventSourceArn"]
    let trigger = trigger(
      kind(of: source.plainText, resource, assembly), resource.properties, source: source, at: resource.place)
    assembly.addTrigger(trigger, to: resource["FunctionName"].plainText)
  }

  static func kind(of source: Text, _ resource: Resource, _ assembly: Assembly) -> TriggerKind {
    if resource["SelfManagedEventSource"].isWritten { return .kafka }
    if let id = source.resource, let type = assembly.resource(id)?.type, let kind = kinds[type] { return kind }
    if resource["Queues"].isWritten { return .mq }
    if resource["DocumentDBEventSourceConfig"].isWritten { return .documentDB }
    if resource["Topics"].isWritten { return .kafka }
    for (part, kind) in arns where source.contains(part) { return kind }
    // Only streams have a starting position, and of the rest queues are by far the most common.
    return resource["StartingPosition"].isWritten ? .kinesis : .sqs
  }

  private static let kinds: [String: TriggerKind] = [
    "AWS::SQS::Queue": .sqs, "AWS::Kinesis::Stream": .kinesis, "AWS::Kinesis::StreamConsumer": .kinesis,
    "AWS::DynamoDB::Table": .dynamoDBStream, "AWS::DynamoDB::GlobalTable": .dynamoDBStream,
    "AWS::MSK::Cluster": .kafka, "AWS::MSK::ServerlessCluster": .kafka, "AWS::AmazonMQ::Broker": .mq,
    "AWS::DocDB::DBCluster": .documentDB, "AWS::Serverless::SimpleTable": .dynamoDBStream,
  ]

  private static let arns: [(String, TriggerKind)] = [
    (":sqs:", .sqs), (":kinesis:", .kinesis), (":dynamodb:", .dynamoDBStream), (":kafka:", .kafka), (":mq:", .mq),
  ]
}
