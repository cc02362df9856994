import Core

/// Queues, topics, streams and buses.
/// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/sqs_queue
enum MessagingShapes {
  static let all: [String: Shape] = [
    "aws_sqs_queue": Shape(
      "AWS::SQS::Queue", ["name": "QueueName", "visibility_timeout_seconds": "VisibilityTimeout"],
      documents: ["policy", "redrive_policy"],
      companions: [
        Shape.Companion(type: "AWS::SQS::QueuePolicy", argument: "Policy", property: "PolicyDocument", owner: "Queues")
      ]),
    "aws_sqs_queue_policy": Shape(
      "AWS::SQS::QueuePolicy", ["queue_url": "Queues", "policy": "PolicyDocument"], documents: ["policy"]),
    "aws_sqs_queue_redrive_policy": .part(
      of: "queue_url", type: "AWS::SQS::Queue", documents: ["redrive_policy"]),
    "aws_sns_topic": Shape(
      "AWS::SNS::Topic", ["name": "TopicName"], documents: ["policy"],
      companions: [
        Shape.Companion(type: "AWS::SNS::TopicPolicy", argument: "Policy", property: "PolicyDocument", owner: "Topics")
      ]),
    "aws_sns_topic_policy": Shape(
      "AWS::SNS::TopicPolicy", ["arn": "Topics", "policy": "PolicyDocument"], documents: ["policy"]),
    "aws_sns_topic_subscription": Shape("AWS::SNS::Subscription", documents: ["redrive_policy"]),
    "aws_kinesis_stream": Shape("AWS::Kinesis::Stream", ["kms_key_id": "StreamEncryption.KeyId"]),
    "aws_kinesis_stream_consumer": Shape("AWS::Kinesis::StreamConsumer"),
    "aws_kinesis_firehose_delivery_stream": Shape(
      "AWS::KinesisFirehose::DeliveryStream",
      ["name": "DeliveryStreamName", "server_side_encryption": ""],
      lists: processors, adjust: deliveryEncryption),
    "aws_cloudwatch_event_bus": Shape("AWS::Events::EventBus"),
    "aws_cloudwatch_event_bus_policy": .part(
      of: "event_bus_name", type: "AWS::Events::EventBus", documents: ["policy"]),
  ]

  private static let processors: Set<String> = Set(
    ["extended_s3", "s3", "http_endpoint", "opensearch", "elasticsearch", "redshift", "splunk", "snowflake"].flatMap {
      [
        "\($0)_configuration.processing_configuration.processors",
        "\($0)_configuration.processing_configuration.processors.parameters",
      ]
    })

  /// CloudFormation has no switch: what is written is on.
  private static func deliveryEncryption(_ properties: inout Properties, _ instance: Instance) {
    guard let block = instance.read()["server_side_encryption"]?.items?.first, block["enabled"]?.bool != false else {
      return
    }
    let name = "DeliveryStreamEncryptionConfigurationInput"
    properties.set(name + ".KeyType", block["key_type"] ?? Value("AWS_OWNED_CMK", at: block.place), at: block.place)
    if let key = block["key_arn"] { properties.set(name + ".KeyARN", key, at: block.place) }
  }
}
