import Core

/// Resources that the framework makes because the events of functions ask for them, declared as CloudFormation
/// resources whose place is the event. The service's own resources are laid over them.
struct GeneratedResources {
  private(set) var entries: [Node.Entry] = []
  private let service: ServiceDefinition

  init(_ service: ServiceDefinition) {
    self.service = service
    for function in service.functions {
      addLogGroup(function)
      for event in ServiceEvent.all(of: function.value) { add(event) }
    }
  }

  private mutating func add(_ event: ServiceEvent) {
    switch event.kind {
    case "s3": addBucket(event)
    case "sns": addTopic(event)
    case "cognitoUserPool": addUserPool(event)
    case "eventBridge": addEventBus(event)
    default: break
    }
  }

  private mutating func declare(_ id: String, type: String, properties: [Node.Entry], at place: Place) {
    guard !entries.contains(where: { $0.key == id }) else { return }
    let declaration = Node(
      .mapping([
        Self.entry("Type", Node(.scalar(type, .plain), place: place)),
        Self.entry("Properties", Node(.mapping(properties), place: place)),
      ]), place: place)
    entries.append(Node.Entry(key: id, keyPlace: place, value: declaration))
  }

  private static func entry(_ key: String, _ value: Node) -> Node.Entry {
    Node.Entry(key: key, keyPlace: value.place, value: value)
  }

  /// https://www.serverless.com/framework/docs/providers/aws/events/s3
  private mutating func addBucket(_ event: ServiceEvent) {
    guard let bucket = Self.newBucket(event), let name = bucket.literal else { return }
    let settings = service.provider["s3"]?[name]
    var properties = (settings?.entries ?? []).filter { $0.key != "name" }.map { entry in
      Node.Entry(key: LogicalNames.upperFirst(entry.key), keyPlace: entry.keyPlace, value: entry.value)
    }
    properties.append(Self.entry("BucketName", settings?["name"] ?? bucket))
    declare(LogicalNames.bucket(name), type: "AWS::S3::Bucket", properties: properties, at: event.place)
  }

  /// The name of the bucket that an event makes; nil when the bucket exists already.
  static func newBucket(_ event: ServiceEvent) -> Node? {
    guard event.value["existing"]?.bool != true else { return nil }
    let bucket = event.value["bucket"] ?? event.value
    return bucket.literal == nil ? nil : bucket
  }

  /// https://www.serverless.com/framework/docs/providers/aws/events/sns
  private mutating func addTopic(_ event: ServiceEvent) {
    guard let topic = Self.newTopic(event), let name = topic.literal else { return }
    var properties = [Self.entry("TopicName", topic)]
    if let key = event.value["kmsMasterKeyId"] { properties.append(Self.entry("KmsMasterKeyId", key)) }
    declare(LogicalNames.topic(name), type: "AWS::SNS::Topic", properties: properties, at: event.place)
  }

  /// The name of the topic that an event makes; nil when it names an existing one by its ARN.
  static func newTopic(_ event: ServiceEvent) -> Node? {
    guard event.value["arn"] == nil else { return nil }
    let topic = event.value["topicName"] ?? event.value
    guard let name = topic.literal, !name.hasPrefix("arn:") else { return nil }
    return topic
  }

  /// https://www.serverless.com/framework/docs/providers/aws/events/cognito-user-pool
  private mutating func addUserPool(_ event: ServiceEvent) {
    guard event.value["existing"]?.bool != true, let pool = event.value["pool"], let name = pool.literal else { return }
    let properties = [Self.entry("UserPoolName", pool)]
    declare(LogicalNames.userPool(name), type: "AWS::Cognito::UserPool", properties: properties, at: event.place)
  }

  /// https://www.serverless.com/framework/docs/providers/aws/events/event-bridge
  private mutating func addEventBus(_ event: ServiceEvent) {
    guard let bus = event.value["eventBus"], let name = Self.newBus(bus) else { return }
    let properties = [Self.entry("Name", bus)]
    declare(LogicalNames.eventBus(name), type: "AWS::Events::EventBus", properties: properties, at: event.place)
  }

  /// The name of a bus that an event makes: neither an ARN nor the account's default bus.
  static func newBus(_ bus: Node) -> String? {
    guard let name = bus.literal, name != "default", !name.hasPrefix("arn:") else { return nil }
    return name
  }

  /// The framework makes a log group a function; it is modelled where a retention is written.
  private mutating func addLogGroup(_ function: Node.Entry) {
    let own = function.value.entry("logRetentionInDays") ?? service.provider.entry("logRetentionInDays")
    guard let retention = own, function.value["disableLogs"]?.bool != true else { return }
    let name = FunctionBuilder.deployedName(function, in: service)
    let group = Node(.scalar("/aws/lambda/" + name, .quoted), place: retention.place)
    let properties = [
      Self.entry("LogGroupName", group), Self.entry("RetentionInDays", retention.value),
    ]
    declare(
      LogicalNames.logGroup(function.key), type: "AWS::Logs::LogGroup", properties: properties, at: retention.place)
  }
}
