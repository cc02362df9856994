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
    let configuration = resource["NotificationConfiguration"]
    for (list, target) in [
      ("LambdaConfigurations", "Function"), ("QueueConfigurations", "Queue"), ("TopicConfigurations", "Topic"),
    ] {
      for notification in configuration[list].items {
        guard let place = notification.place else { continue }
        var trigger = Trigger(.s3, place: place)
        trigger.source = resource.reference
        trigger.events = notification["Event"].strings.value ?? []
        setFilter(of: &trigger, notification["Filter"])
        assembly.connect(trigger, to: notification[target].plainText)
      }
    }
    notifyBus(configuration["EventBridgeConfiguration"], of: resource, in: &assembly)
  }

  /// The default bus gets events of another form.
  /// https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html
  private static func notifyBus(_ setting: Setting, of bucket: Resource, in assembly: inout Assembly) {
    guard setting.isWritten, setting["EventBridgeEnabled"].bool.value != false, let place = setting.fullPlace else {
      return
    }
    var trigger = Trigger(.s3, place: place)
    trigger.source = bucket.reference
    trigger.input = busForm(of: bucket.id)
    assembly.connect(trigger, to: "default")
  }

  private static func busForm(of bucket: String) -> Structure {
    func object(_ members: KeyValuePairs<String, Structure>) -> Structure {
      .object(members.map { Structure.Member(name: $0.key, value: $0.value) })
    }
    let name = Structure.text(Text(pieces: [.attribute(of: bucket, name: "Ref")]))
    return object([
      "InputTransformer": object([
        "InputPathsMap": object(["key": .text(Text("$.Records[0].s3.object.key"))]),
        "InputTemplate": object([
          "source": .text(Text("aws.s3")), "detail-type": .text("Object Created"),
          "detail": object(["bucket": object(["name": name]), "object": object(["key": .text("<key>")])]),
        ]),
      ])
    ])
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
    guard ["lambda", "sqs", "firehose"].contains(subscription.protocolName.value) else { return }
    var trigger = Trigger(.sns, place: place)
    trigger.source = topic
    trigger.filter = subscription.filter
    setPolicy(of: &trigger, properties)
    trigger.failureDestination = properties["RedrivePolicy"]["deadLetterTargetArn"].text
    let isRaw = properties["RawMessageDelivery"].bool.value == true
    if subscription.protocolName.value == "lambda" {
      assembly.addTrigger(trigger, to: properties["Endpoint"].plainText)
    } else {
      assembly.connect(trigger, isRaw ? .payload : .events, to: properties["Endpoint"].plainText)
    }
  }

  /// https://docs.aws.amazon.com/sns/latest/dg/sns-message-filtering.html
  static func setPolicy(of trigger: inout Trigger, _ properties: Setting) {
    trigger.patterns = [properties["FilterPolicy"].document].compactMap(\.self)
    trigger.filtersBody = properties["FilterPolicyScope"].string.value == "MessageBody"
  }

  /// AWS::Logs::SubscriptionFilter
  static func readLogFilter(_ resource: Resource, into assembly: inout Assembly) {
    var trigger = Trigger(.cloudWatchLogs, place: resource.place)
    trigger.source = resource["LogGroupName"].text
    trigger.filter = resource["FilterPattern"].string
    assembly.connect(trigger, to: resource["DestinationArn"].plainText)
  }
}
