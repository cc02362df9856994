import Core

/// Schedules and events of buses.
enum RuleEvents {
  /// https://www.serverless.com/framework/docs/providers/aws/events/schedule
  static func schedule(_ setting: Setting, _ event: ServiceEvent, _: ServiceContext, _: Assembly) -> Trigger {
    var trigger = Trigger(.schedule, place: event.headline)
    trigger.isEnabled = setting["enabled"].bool
    return trigger
  }

  /// https://www.serverless.com/framework/docs/providers/aws/events/event-bridge
  static func eventBridge(_ setting: Setting, _ event: ServiceEvent, _: ServiceContext, _: Assembly) -> Trigger {
    let isSchedule = setting["schedule"].isWritten && setting["pattern"].isAbsent
    var trigger = Trigger(isSchedule ? .schedule : .eventBridge, place: event.headline)
    trigger.source = setting["eventBus"].text
    if let bus = event.value["eventBus"], let name = GeneratedResources.newBus(bus) {
      trigger.source = .known(ServiceContext.reference(LogicalNames.eventBus(name)), bus.place)
    }
    trigger.filter = setting["pattern"].source
    trigger.isEnabled = setting["enabled"].bool
    trigger.maximumRetries = setting["retryPolicy"]["maximumRetryAttempts"].int
    trigger.failureDestination = setting["deadLetterQueueArn"].text
    return trigger
  }

  /// https://www.serverless.com/framework/docs/providers/aws/events/cloudwatch-event
  static func cloudWatchEvent(_ setting: Setting, _ event: ServiceEvent, _: ServiceContext, _: Assembly) -> Trigger {
    var trigger = Trigger(.eventBridge, place: event.headline)
    trigger.filter = setting["event"].source
    trigger.isEnabled = setting["enabled"].bool
    return trigger
  }
}

/// Triggers with little to say.
enum OtherEvents {
  static func plain(_ kind: TriggerKind) -> ServiceEvents.TriggerReader {
    { setting, event, _, _ in
      var trigger = Trigger(kind, place: event.headline)
      trigger.isEnabled = setting["enabled"].bool
      return trigger
    }
  }

  /// https://www.serverless.com/framework/docs/providers/aws/events/cloudwatch-log
  static func logGroup(_ setting: Setting, _ event: ServiceEvent, _: ServiceContext, _: Assembly) -> Trigger {
    var trigger = Trigger(.cloudWatchLogs, place: event.headline)
    trigger.source = setting.isMapping ? setting["logGroup"].text : setting.text
    trigger.filter = setting["filter"].string
    return trigger
  }

  /// https://www.serverless.com/framework/docs/providers/aws/events/iot
  static func iotRule(_ setting: Setting, _ event: ServiceEvent, _: ServiceContext, _: Assembly) -> Trigger {
    var trigger = Trigger(.iotRule, place: event.headline)
    trigger.source = setting["sql"].text
    trigger.filter = setting["sql"].string
    trigger.isEnabled = setting["enabled"].bool
    return trigger
  }

  /// https://www.serverless.com/framework/docs/providers/aws/events/cognito-user-pool
  static func userPool(_ setting: Setting, _ event: ServiceEvent, _: ServiceContext, _: Assembly) -> Trigger {
    var trigger = Trigger(.cognitoUserPool, place: event.headline)
    trigger.source = setting["pool"].text
    if setting["existing"].bool.value != true, let name = setting["pool"].string.value {
      trigger.source = .known(ServiceContext.reference(LogicalNames.userPool(name)), event.place)
    }
    trigger.events = setting["trigger"].strings.value ?? []
    return trigger
  }

  /// https://www.serverless.com/framework/docs/providers/aws/events/alexa-skill
  static func skill(_ setting: Setting, _ event: ServiceEvent, _: ServiceContext, _: Assembly) -> Trigger {
    var trigger = Trigger(.alexa, place: event.headline)
    trigger.source = setting.isMapping ? setting["appId"].text : setting.text
    trigger.isEnabled = setting["enabled"].bool
    return trigger
  }

  /// https://www.serverless.com/framework/docs/providers/aws/events/cloudfront
  static func distribution(_ setting: Setting, _ event: ServiceEvent, _: ServiceContext, _: Assembly) -> Trigger {
    var trigger = Trigger(.cloudFront, place: event.headline)
    trigger.events = setting["eventType"].strings.value ?? []
    return trigger
  }
}
