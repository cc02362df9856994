import Core

extension Application {
  /// Whether the messages of a queue fire a function.
  func reads(_ function: Function, from queue: Queue) -> Bool {
    function.triggers.contains { trigger in
      trigger.kind == .sqs
        && (trigger.source.value?.resource == queue.id || trigger.source.value.map { $0 == queue.name.value } == true)
    }
  }

  /// How long a function may reasonably run, by who starts it; what nobody outside starts may take as long as it likes.
  func tolerableSeconds(for function: Function) -> Int {
    let isLimited = function.triggers.contains {
      [.apiGatewayREST, .apiGatewayHTTP, .apiGatewayWebSocket, .appSync].contains($0.kind)
    }
    switch reach(of: function) {
    case .anonymous, .user: return isLimited ? 60 : 300
    case .producer: return function.reservedConcurrency.isAbsent && (function.memory.value ?? 128) > 4096 ? 300 : 900
    case .platform: return 900
    }
  }

  /// Whether every open route to a function goes through an API that limits the rate.
  func isThrottled(_ function: Function) -> Bool {
    let routes = function.triggers.compactMap(\.route)
    guard function.url == nil, !routes.isEmpty, routes.count == function.triggers.count else { return false }
    return routes.allSatisfy { !apis[$0.api].throttlingRate.isAbsent || apis[$0.api].hasUsagePlan.value == true }
  }

  /// A call by which a function writes to the resource whose trigger fires it, unless the trigger's filter leaves it out.
  func loop(of function: Function, through trigger: Trigger) -> (call: ServiceCall, resource: String)? {
    guard let source = trigger.source.value, let parameters = Self.writes[trigger.kind] else { return nil }
    let candidates = evidence.calls(of: function.id).filter { parameters["\($0.service):\($0.operation)"] != nil }
    if candidates.isEmpty { return nil }
    let names = ResourceNames(self)
    let call = candidates.first { call in
      guard let parameter = parameters["\(call.service):\(call.operation)"],
        let target = call.parameters[parameter]
      else { return false }
      return names.same(target, source) == .yes && trigger.mayFire(onKey: call.parameters["Key"])
    }
    return call.map { ($0, source.resource ?? source.display) }
  }

  /// The writing operations of each kind of trigger, and the parameter that names the resource.
  private static let writes: [TriggerKind: [String: String]] = [
    .s3: ["s3:PutObject": "Bucket", "s3:CopyObject": "Bucket", "s3:CompleteMultipartUpload": "Bucket"],
    .sqs: ["sqs:SendMessage": "QueueUrl", "sqs:SendMessageBatch": "QueueUrl"],
    .sns: ["sns:Publish": "TopicArn", "sns:PublishBatch": "TopicArn"],
    .dynamoDBStream: [
      "dynamodb:PutItem": "TableName", "dynamodb:UpdateItem": "TableName", "dynamodb:DeleteItem": "TableName",
      "dynamodb:BatchWriteItem": "TableName",
    ],
    .kinesis: ["kinesis:PutRecord": "StreamName", "kinesis:PutRecords": "StreamName"],
    .eventBridge: [:],
  ]
}

extension TriggerKind {
  /// Streams, whose records are handled in order and tried again.
  var isStream: Bool { self == .kinesis || self == .dynamoDBStream || self == .documentDB }

  /// Whether the platform queues the event and tries again by itself.
  var isAsynchronous: Bool { [.s3, .sns, .eventBridge, .cloudWatchLogs, .ses, .iotRule, .codePipeline].contains(self) }
}

extension Function {
  /// Whether some events come from the platform's own queue.
  var isAsynchronous: Bool { triggers.contains(where: \.kind.isAsynchronous) }

  /// Whether nothing keeps the events that fail.
  var keepsNoFailures: Bool {
    deadLetterTarget.isAbsent && failureDestination.isAbsent
      && triggers.filter(\.kind.isAsynchronous).allSatisfy(\.failureDestination.isAbsent)
  }
}
