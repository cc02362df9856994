import Core

/// Where results, failures and streams go on their own.
enum Destinations {
  /// Dead-letter queues get the event itself, and destinations get it in an envelope.
  static func readFunction(_ function: Resource, into assembly: inout Assembly) {
    guard let reference = function.reference.value else { return }
    for key in ["DeadLetterConfig", "DeadLetterQueue"] where function[key]["TargetArn"].isWritten {
      hand(.invoke, from: function[key]["TargetArn"], reference, .events, to: function[key]["TargetArn"], in: &assembly)
    }
    read(function["EventInvokeConfig"], of: reference, into: &assembly)
  }

  /// The settings for invocations that nobody waits for.
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-eventinvokeconfig.html
  static func read(_ settings: Setting, of function: Text, into assembly: inout Assembly) {
    guard let index = assembly.functionIndex(function) else { return }
    let reference = Text(pieces: [.attribute(of: assembly.application.functions[index].id, name: "Ref")])
    for key in ["OnSuccess", "OnFailure"] {
      let target = settings["DestinationConfig"][key]["Destination"]
      hand(.invoke, from: target, reference, .report, to: target, in: &assembly)
    }
  }

  private static func hand(
    _ kind: TriggerKind, from setting: Setting, _ source: Text, _ load: Conduit.Load, to target: Setting,
    in assembly: inout Assembly, configure: (inout Trigger) -> Void = { _ in }
  ) {
    guard target.isWritten, let place = target.fullPlace else { return }
    var trigger = Trigger(kind, place: place)
    trigger.source = .known(source, place)
    configure(&trigger)
    assembly.application.conduits.append(Conduit(trigger, load, to: target.plainText))
  }

  /// Messages that nobody could handle.
  static func readQueue(_ queue: Resource, into assembly: inout Assembly) {
    let policy = queue["RedrivePolicy"]
    let target = (policy.embedded() ?? policy)["deadLetterTargetArn"]
    guard let reference = queue.reference.value else { return }
    hand(.sqs, from: target, reference, .payload, to: target, in: &assembly)
  }

  /// A delivery stream fed by a data stream, and the bucket that it fills.
  static func readDelivery(_ stream: Resource, into assembly: inout Assembly) {
    guard let reference = stream.reference.value else { return }
    let source = stream["KinesisStreamSourceConfiguration", "KinesisSourceConfiguration"][
      "KinesisStreamARN", "KinesisStreamArn"]
    if let place = source.place {
      var trigger = Trigger(.kinesis, place: place)
      trigger.source = source.text
      assembly.application.conduits.append(Conduit(trigger, .payload, to: reference))
    }
    for key in ["S3DestinationConfiguration", "ExtendedS3DestinationConfiguration", "ExtendedS3Configuration"] {
      let bucket = stream[key]["BucketARN", "BucketArn"]
      hand(.firehose, from: stream[key], reference, .payload, to: bucket, in: &assembly)
    }
  }

  /// The actions of a rule of the device gateway that are no functions.
  /// https://docs.aws.amazon.com/iot/latest/developerguide/iot-rule-actions.html
  static func readTopicRule(_ rule: Resource, into assembly: inout Assembly) {
    guard let reference = rule.reference.value else { return }
    let payload = rule["TopicRulePayload"]
    for action in payload["Actions"].items {
      for (name, key) in actions where action[name].isWritten {
        hand(.iotRule, from: action[name], reference, .events, to: target(action[name], key), in: &assembly) {
          $0.filter = payload["Sql"].string
        }
      }
    }
  }

  /// The parameter that names the target; of a table that is written as a whole it stands further inside.
  private static func target(_ action: Setting, _ key: String) -> Setting {
    key.split(separator: ".").reduce(action) { $0[String($1)] }
  }

  private static let actions = [
    ("Sqs", "QueueUrl"), ("Sns", "TargetArn"), ("Kinesis", "StreamName"), ("Firehose", "DeliveryStreamName"),
    ("S3", "BucketName"), ("DynamoDBv2", "PutItem.TableName"), ("DynamoDB", "TableName"),
    ("StepFunctions", "StateMachineName"),
  ]
}
