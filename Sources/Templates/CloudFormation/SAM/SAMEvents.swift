import Core

/// The Events of AWS::Serverless::Function.
/// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-eventsource.html
enum SAMEvents {
  static func read(_ resource: Resource, into assembly: inout Assembly) {
    for (name, event) in resource["Events"].entries {
      guard let type = event["Type"].string.value else { continue }
      switch type {
      case "SNS" where isQueued(event["Properties"]):
        QueuedTopic(name, event, of: resource).read(into: &assembly)
      case "Api": SAMRouteEvent.read(event, kind: .rest, function: resource.id, into: &assembly)
      case "HttpApi": SAMRouteEvent.read(event, kind: .http, function: resource.id, into: &assembly)
      default:
        guard let trigger = trigger(type, event), let index = assembly.functionIndex(of: resource.id) else { continue }
        assembly.application.functions[index].triggers.append(trigger)
      }
    }
    Connectors.readEmbedded(resource, into: &assembly)
  }

  /// Workflows have fewer events: routes, schedules and those of buses.
  static func readStateMachine(_ resource: Resource, into assembly: inout Assembly) {
    for (_, event) in resource["Events"].entries {
      guard let type = event["Type"].string.value else { continue }
      if type == "Api" {
        SAMRouteEvent.read(event, kind: .rest, function: nil, into: &assembly)
      } else if let trigger = trigger(type, event), let machine = resource.reference.value {
        assembly.connect(trigger, to: machine)
      }
    }
    Connectors.readEmbedded(resource, into: &assembly)
  }

  private static func trigger(_ type: String, _ event: Setting) -> Trigger? {
    let place = event.keyPlace ?? event.stack.template.file.whole
    let properties = event["Properties"]
    switch type {
    case "S3": return Notifications.ofBucketEvent(properties, at: place)
    case "SNS": return topic(properties, at: place)
    case "SQS": return EventSource.trigger(.sqs, properties, source: properties["Queue"], at: place)
    case "Kinesis": return EventSource.trigger(.kinesis, properties, source: properties["Stream"], at: place)
    case "DynamoDB": return EventSource.trigger(.dynamoDBStream, properties, source: properties["Stream"], at: place)
    case "DocumentDB": return EventSource.trigger(.documentDB, properties, source: properties["Cluster"], at: place)
    case "MSK": return EventSource.trigger(.kafka, properties, source: properties["Stream"], at: place)
    case "SelfManagedKafka": return EventSource.trigger(.kafka, properties, source: properties["Topics"], at: place)
    case "MQ": return EventSource.trigger(.mq, properties, source: properties["Broker"], at: place)
    case "Schedule", "ScheduleV2": return scheduled(properties, at: place)
    case "CloudWatchEvent", "EventBridgeRule": return bus(properties, at: place)
    default: return other(type, properties, at: place)
    }
  }

  private static func other(_ type: String, _ properties: Setting, at place: Place) -> Trigger? {
    let kinds: [String: (TriggerKind, String)] = [
      "CloudWatchLogs": (.cloudWatchLogs, "LogGroupName"), "IoTRule": (.iotRule, "Sql"),
      "AlexaSkill": (.alexa, "SkillId"),
      "Cognito": (.cognitoUserPool, "UserPool"),
    ]
    guard let (kind, source) = kinds[type] else { return nil }
    var trigger = Trigger(kind, place: place)
    trigger.source = properties[source].text
    trigger.events = properties["Trigger"].strings.value ?? []
    trigger.filter = properties["FilterPattern", "Sql"].string
    return trigger
  }

  /// Whether a queue stands between the topic and the function.
  private static func isQueued(_ properties: Setting) -> Bool {
    let queue = properties["SqsSubscription"]
    return queue.isWritten && queue.bool.value != false
  }

  private static func topic(_ properties: Setting, at place: Place) -> Trigger {
    var trigger = Trigger(.sns, place: place)
    trigger.source = properties["Topic"].text
    trigger.filter = properties["FilterPolicy"].source
    Notifications.setPolicy(of: &trigger, properties)
    return trigger
  }

  private static func scheduled(_ properties: Setting, at place: Place) -> Trigger {
    var trigger = Trigger(.schedule, place: place)
    if let state = properties["State"].string.value { trigger.isEnabled = .known(state != "DISABLED", place) }
    if properties["Enabled"].isWritten { trigger.isEnabled = properties["Enabled"].bool }
    trigger.maximumRetries = properties["RetryPolicy"]["MaximumRetryAttempts"].int
    trigger.failureDestination = properties["DeadLetterConfig"]["Arn"].text
    return trigger
  }

  private static func bus(_ properties: Setting, at place: Place) -> Trigger {
    var trigger = scheduled(properties, at: place)
    trigger.kind = .eventBridge
    trigger.source = properties["EventBusName"].text
    trigger.filter = properties["Pattern"].source
    trigger.patterns = [properties["Pattern"].document].compactMap(\.self)
    trigger.input = BusEvents.input(of: properties)
    return trigger
  }
}
