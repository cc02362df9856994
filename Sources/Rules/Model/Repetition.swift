import Core

extension Application {
  /// Whether the platform may deliver an event of the trigger more than once. FIFO queues, whose names end so, do not
  /// within five minutes.
  func mayRepeat(_ trigger: Trigger) -> Bool {
    guard [.sqs, .sns, .eventBridge, .kinesis, .dynamoDBStream, .s3].contains(trigger.kind) else { return false }
    guard trigger.kind == .sqs, let source = trigger.source.value else { return true }
    let name = queues.first { $0.id == source.resource }?.name.value ?? source
    return !name.knownSuffix.hasSuffix(".fifo")
  }

  /// Whether a library is there whose business is to do things once.
  var usesIdempotencyLibrary: Bool {
    evidence.dependencies.contains { $0.name == "aws-lambda-powertools" || $0.name.contains("idempoten") }
  }
}

extension ServiceCall {
  /// An update that adds to a number and asks for no condition.
  /// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.UpdateExpressions.html
  var addsUp: Bool {
    guard service == "dynamodb", operation == "UpdateItem", !passed.contains("ConditionExpression"),
      let expression = parameters["UpdateExpression"]?.literal
    else { return false }
    let words = expression.uppercased().split(whereSeparator: { " ,\n\t".contains($0) })
    return words.contains("ADD") || words.contains("+")
  }
}
