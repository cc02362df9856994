import Core

/// Notifications that storage and topics send to functions.
enum Notifications {
  /// An event of SAM's type S3.
  static func ofBucketEvent(_ properties: Setting, at place: Place) -> Trigger {
    var trigger = Trigger(.s3, place: place)
    trigger.source = properties["Bucket"].text
    trigger.events = properties["Events"].strings.value ?? []
    setFilter(of: &trigger, properties["Filter"])
    return trigger
  }

  /// The NotificationConfiguration of an AWS::S3::Bucket.
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-s3-bucket-notificationconfiguration.html
  static func readBucket(_ resource: Resource, into assembly: inout Assembly) {
    for notification in resource["NotificationConfiguration"]["LambdaConfigurations"].items {
      guard let place = notification.place else { continue }
      var trigger = Trigger(.s3, place: place)
      trigger.source = .known(Text(pieces: [.attribute(of: resource.id, name: "Ref")]), resource.place)
      trigger.events = notification["Event"].strings.value ?? []
      setFilter(of: &trigger, notification["Filter"])
      assembly.addTrigger(trigger, to: notification["Function"].plainText)
    }
  }

  private static func setFilter(of trigger: inout Trigger, _ filter: Setting) {
    for rule in filter["S3Key"]["Rules"].items {
      switch rule["Name"].string.value?.lowercased() {
      case "prefix": trigger.keyPrefix = rule["Value"].text
      case "suffix": trigger.keySuffix = rule["Value"].text
      default: continue
      }
    }
  }

  /// AWS::SNS::Subscription
  static func readSubscription(_ resource: Resource, into assembly: inout Assembly) {
    subscribe(resource.properties, topic: resource["TopicArn"].text, at: resource.place, in: &assembly)
  }

  /// The subscriptions that an AWS::SNS::Topic lists itself.
  static func readTopic(_ resource: Resource, into assembly: inout Assembly) {
    let topic = Known.known(Text(pieces: [.attribute(of: resource.id, name: "Ref")]), resource.place)
    for subscription in resource["Subscription"].items {
      guard let place = subscription.place else { continue }
      subscribe(subscription, topic: topic, at: place, in: &assembly)
    }
  }

  private static func subscribe(
    _ properties: Setting, topic: Known<Text>, at place: Place, in assembly: inout Assembly
  ) {
    var subscription = Topic.Subscription(
      protocolName: properties["Protocol"].string, endpoint: properties["Endpoint"].text, place: place)
    subscription.filter = properties["FilterPolicy"].source
    let index = assembly.application.topics.firstIndex { $0.id == topic.value?.resource }
    if let index { assembly.application.topics[index].subscriptions.append(subscription) }
    guard subscription.protocolName.value == "lambda" else { return }
    var trigger = Trigger(.sns, place: place)
    trigger.source = topic
    trigger.filter = subscription.filter
    trigger.failureDestination = properties["RedrivePolicy"]["deadLetterTargetArn"].text
    assembly.addTrigger(trigger, to: properties["Endpoint"].plainText)
  }

  /// AWS::Logs::SubscriptionFilter
  static func readLogFilter(_ resource: Resource, into assembly: inout Assembly) {
    var trigger = Trigger(.cloudWatchLogs, place: resource.place)
    trigger.source = resource["LogGroupName"].text
    trigger.filter = resource["FilterPattern"].string
    assembly.addTrigger(trigger, to: resource["DestinationArn"].plainText)
  }
}
