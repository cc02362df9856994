/// How a trigger's events are made of records, and what its event source expects back.
struct BatchLayout: Sendable {
  enum Answer: Sendable {
    /// `batchItemFailures` with the identifiers of failed records.
    /// https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
    case failures
    /// Every record comes back with a result. https://docs.aws.amazon.com/firehose/latest/dev/data-transformation.html
    case results
    /// Nothing is expected back.
    case nothing
  }

  /// Where the lists of records are.
  var paths: [[String]]
  /// Where a record's identifier is, from the record down.
  var identifier: String
  var answer: Answer

  static func of(_ trigger: String) -> BatchLayout? { layouts[trigger] }

  private static let layouts: [String: BatchLayout] = [
    "sqs": BatchLayout(paths: [["Records"]], identifier: "messageId", answer: .failures),
    "kinesis": BatchLayout(paths: [["Records"]], identifier: "kinesis.sequenceNumber", answer: .failures),
    "dynamodb-stream": BatchLayout(paths: [["Records"]], identifier: "dynamodb.SequenceNumber", answer: .failures),
    "sns": BatchLayout(paths: [["Records"]], identifier: "Sns.MessageId", answer: .nothing),
    "s3": BatchLayout(paths: [["Records"]], identifier: "s3.object.key", answer: .nothing),
    "ses": BatchLayout(paths: [["Records"]], identifier: "ses.mail.messageId", answer: .nothing),
    "firehose": BatchLayout(paths: [["records"]], identifier: "recordId", answer: .results),
    "kafka": BatchLayout(paths: [["records", "*"]], identifier: "offset", answer: .nothing),
    "mq": BatchLayout(paths: [["messages"], ["rmqMessagesByQueue", "*"]], identifier: "messageID", answer: .nothing),
    "documentdb": BatchLayout(paths: [["events"]], identifier: "event._id._data", answer: .nothing),
  ]
}
