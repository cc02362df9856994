import Core

/// Queues, topics, streams and buses.
enum MessagingReader {
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sqs-queue.html
  static func readQueue(_ resource: Resource, into assembly: inout Assembly) {
    var queue = Queue(id: resource.id, place: resource.place)
    queue.name = resource["QueueName"].text
    let key = resource["KmsMasterKeyId"]
    queue.encryption =
      key.isWritten
      ? EncryptionReader.key(key) : resource["SqsManagedSseEnabled"].bool.map { $0 ? .platformKey : .none }
    queue.visibilityTimeout = resource["VisibilityTimeout"].int
    queue.deadLetterTarget = deadLetterTarget(resource["RedrivePolicy"])
    assembly.application.queues.append(queue)
  }

  /// A mapping, or JSON in a string.
  private static func deadLetterTarget(_ policy: Setting) -> Known<Text> {
    (policy.embedded() ?? policy)["deadLetterTargetArn"].text
  }

  static func readTopic(_ resource: Resource, into assembly: inout Assembly) {
    var topic = Topic(id: resource.id, place: resource.place)
    topic.name = resource["TopicName"].text
    topic.encryption = EncryptionReader.key(resource["KmsMasterKeyId"])
    assembly.application.topics.append(topic)
  }

  /// AWS::Kinesis::Stream
  static func readStream(_ resource: Resource, into assembly: inout Assembly) {
    var stream = Stream(id: resource.id, kind: .data, place: resource.place)
    stream.name = resource["Name"].text
    stream.encryption = EncryptionReader.key(resource["StreamEncryption"]["KeyId"])
    assembly.application.streams.append(stream)
  }

  /// AWS::KinesisFirehose::DeliveryStream
  static func readDelivery(_ resource: Resource, into assembly: inout Assembly) {
    var stream = Stream(id: resource.id, kind: .delivery, place: resource.place)
    stream.name = resource["DeliveryStreamName"].text
    let encryption = resource["DeliveryStreamEncryptionConfigurationInput"]
    stream.encryption =
      encryption["KeyARN"].isWritten
      ? EncryptionReader.key(encryption["KeyARN"]) : encryption.presence.map { _ in .managedKey }
    assembly.application.streams.append(stream)
  }

  static func readBus(_ resource: Resource, into assembly: inout Assembly) {
    var bus = EventBus(id: resource.id, place: resource.place)
    bus.name = resource["Name"].text
    bus.policy = PolicyReader.statements(resource["Policy"])
    assembly.application.buses.append(bus)
  }

  /// AWS::SQS::QueuePolicy
  static func readQueuePolicy(_ resource: Resource, into assembly: inout Assembly) {
    let statements = PolicyReader.statements(resource["PolicyDocument"])
    for queue in resource["Queues"].itemsOrSelf {
      let id = queue.plainText.resource
      guard let index = assembly.application.queues.firstIndex(where: { $0.id == id }) else { continue }
      assembly.application.queues[index].policy += statements
    }
  }

  /// AWS::SNS::TopicPolicy
  static func readTopicPolicy(_ resource: Resource, into assembly: inout Assembly) {
    let statements = PolicyReader.statements(resource["PolicyDocument"])
    for topic in resource["Topics"].itemsOrSelf {
      let id = topic.plainText.resource
      guard let index = assembly.application.topics.firstIndex(where: { $0.id == id }) else { continue }
      assembly.application.topics[index].policy += statements
    }
  }

  /// AWS::Events::EventBusPolicy: one statement, in its own short form or in full.
  static func readBusPolicy(_ resource: Resource, into assembly: inout Assembly) {
    let name = resource["EventBusName"].plainText
    let index = assembly.application.buses.firstIndex { $0.id == name.resource || $0.name.value == name }
    guard let index else { return }
    if resource["Statement"].isWritten {
      assembly.application.buses[index].policy.append(PolicyReader.statement(resource["Statement"]))
      return
    }
    var statement = PolicyReader.statement(resource.properties)
    statement.place = resource.place
    assembly.application.buses[index].policy.append(statement)
  }
}
