import Core

/// Reads the events of functions into triggers. https://www.serverless.com/framework/docs/providers/aws/guide/events
enum ServiceEvents {
  typealias Reader = @Sendable (ServiceEvent, String?, ServiceContext, inout Assembly) -> Void
  typealias TriggerReader = @Sendable (Setting, ServiceEvent, ServiceContext, Assembly) -> Trigger

  private static let routes: [String: Reader] = [
    "http": RouteEvents.readREST, "httpApi": RouteEvents.readHTTP, "websocket": RouteEvents.readWebSocket,
    "alb": RouteEvents.readLoadBalancer,
  ]

  private static let triggers: [String: TriggerReader] = [
    "s3": StorageEvents.bucket, "sns": MessagingEvents.topic, "sqs": MessagingEvents.queue,
    "stream": MessagingEvents.stream, "kafka": MessagingEvents.kafka, "msk": MessagingEvents.kafka,
    "activemq": MessagingEvents.broker, "rabbitmq": MessagingEvents.broker, "schedule": RuleEvents.schedule,
    "eventBridge": RuleEvents.eventBridge, "cloudwatchEvent": RuleEvents.cloudWatchEvent,
    "cloudwatchLog": OtherEvents.logGroup, "iot": OtherEvents.iotRule,
    "iotFleetProvisioning": OtherEvents.plain(.iotProvisioning), "cognitoUserPool": OtherEvents.userPool,
    "alexaSkill": OtherEvents.skill, "alexaSmartHome": OtherEvents.skill, "cloudFront": OtherEvents.distribution,
    "kinesisFirehose": OtherEvents.plain(.firehose), "firehose": OtherEvents.plain(.firehose),
    "ses": OtherEvents.plain(.ses), "documentDb": OtherEvents.plain(.documentDB),
  ]

  static func read(_ function: Node.Entry, _ context: ServiceContext, into assembly: inout Assembly) {
    for event in ServiceEvent.all(of: function.value) {
      if let reader = routes[event.kind] {
        reader(event, function.key, context, &assembly)
      } else if let reader = triggers[event.kind] {
        let setting = context.setting(event.value, at: event.keyPlace)
        let trigger = reader(setting, event, context, assembly)
        guard let index = assembly.functionIndex(of: function.key) else { continue }
        assembly.application.functions[index].triggers.append(trigger)
      } else {
        assembly.diagnostics.append(
          Diagnostic(.unsupported, "events of the kind \(event.kind) are not understood", at: event.headline))
      }
    }
  }

  /// A route of a workflow or of another thing that is no function.
  static func readRoute(_ event: ServiceEvent, _ context: ServiceContext, into assembly: inout Assembly) {
    routes[event.kind]?(event, nil, context, &assembly)
  }
}

/// Buckets that fire functions. https://www.serverless.com/framework/docs/providers/aws/events/s3
enum StorageEvents {
  static func bucket(_ setting: Setting, _ event: ServiceEvent, _ context: ServiceContext, _: Assembly) -> Trigger {
    var trigger = Trigger(.s3, place: event.headline)
    let bucket = setting.isMapping ? setting["bucket"] : setting
    if let name = GeneratedResources.newBucket(event)?.text {
      let id = LogicalNames.bucket(name)
      trigger.source = .known(ServiceContext.reference(id), bucket.place ?? event.place)
    } else {
      trigger.source = bucket.text
    }
    trigger.events = setting["event"].strings.value ?? ["s3:ObjectCreated:*"]
    for rule in setting["rules"].itemsOrSelf {
      if rule["prefix"].isWritten { trigger.keyPrefix = rule["prefix"].text }
      if rule["suffix"].isWritten { trigger.keySuffix = rule["suffix"].text }
    }
    return trigger
  }
}
