import Core

/// Topics, queues, streams and brokers that fire functions.
enum MessagingEvents {
  /// https://www.serverless.com/framework/docs/providers/aws/events/sns
  static func topic(_ setting: Setting, _ event: ServiceEvent, _: ServiceContext, _: Assembly) -> Trigger {
    var trigger = Trigger(.sns, place: event.headline)
    if let name = GeneratedResources.newTopic(event)?.text {
      trigger.source = .known(ServiceContext.reference(LogicalNames.topic(name)), event.place)
    } else {
      trigger.source = setting.isMapping ? setting["arn"].text : setting.text
    }
    trigger.filter = setting["filterPolicy"].source
    let redrive = setting["redrivePolicy"]
    trigger.failureDestination = redrive["deadLetterTargetArn"].text
    if let id = redrive["deadLetterTargetRef"].string.value, let place = redrive.place {
      trigger.failureDestination = .known(ServiceContext.reference(id, "Arn"), place)
    }
    return trigger
  }

  /// https://www.serverless.com/framework/docs/providers/aws/events/sqs
  static func queue(_ setting: Setting, _ event: ServiceEvent, _: ServiceContext, _: Assembly) -> Trigger {
    polled(.sqs, setting, source: setting.isMapping ? setting["arn"] : setting, event)
  }

  /// https://www.serverless.com/framework/docs/providers/aws/events/streams
  static func stream(_ setting: Setting, _ event: ServiceEvent, _: ServiceContext, _ assembly: Assembly) -> Trigger {
    let source = setting.isMapping ? setting["arn"] : setting
    return polled(kind(of: setting, source.plainText, assembly), setting, source: source, event)
  }

  /// A type that is written, or what the source is.
  private static func kind(of setting: Setting, _ source: Text, _ assembly: Assembly) -> TriggerKind {
    switch setting["type"].string.value {
    case "dynamodb": return .dynamoDBStream
    case "kinesis": return .kinesis
    default: break
    }
    if source.contains(":dynamodb:") || source.attribute?.name == "StreamArn" { return .dynamoDBStream }
    let type = source.resource.flatMap { assembly.resource($0)?.type } ?? ""
    return type.hasPrefix("AWS::DynamoDB") ? .dynamoDBStream : .kinesis
  }

  static func kafka(_ setting: Setting, _ event: ServiceEvent, _: ServiceContext, _: Assembly) -> Trigger {
    polled(.kafka, setting, source: setting["arn"].isWritten ? setting["arn"] : setting["topic"], event)
  }

  static func broker(_ setting: Setting, _ event: ServiceEvent, _: ServiceContext, _: Assembly) -> Trigger {
    polled(.mq, setting, source: setting["arn"], event)
  }

  private static func polled(
    _ kind: TriggerKind, _ setting: Setting, source: Setting, _ event: ServiceEvent
  ) -> Trigger {
    var trigger = Trigger(kind, place: event.headline)
    trigger.source = source.text
    trigger.filter = setting["filterPatterns"].source
    trigger.batchSize = setting["batchSize"].int
    trigger.maximumRetries = setting["maximumRetryAttempts"].int
    let failure = setting["destinations"]["onFailure"]
    trigger.failureDestination = failure["arn"].isWritten ? failure["arn"].text : failure.text
    trigger.isEnabled = setting["enabled"].bool
    trigger.reportsBatchItemFailures = setting["functionResponseType"].string.map { $0 == "ReportBatchItemFailures" }
    return trigger
  }
}
