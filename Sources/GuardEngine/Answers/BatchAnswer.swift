import GuardInspection

/// Answers to batches, with the records in them that the guard took out.
enum BatchAnswer {
  /// Adds failed records to the handler's answer.
  /// - Parameters:
  ///   - answer: the handler's; nil when it was not asked.
  ///   - failures: identifiers of records that the event source shall deliver again or set aside.
  static func merged(_ answer: [UInt8]?, failures: [String]) -> [UInt8] {
    let own = failures.map { #"{"itemIdentifier":\#(JSONText.quoted($0))}"# }
    guard let answer, let list = ShallowIndex(answer)["batchItemFailures"], list.kind == .array else {
      return Array(#"{"batchItemFailures":[\#(own.joined(separator: ","))]}"#.utf8)
    }
    if own.isEmpty { return answer }
    let isEmpty = answer[(list.range.lowerBound + 1)..<(list.range.upperBound - 1)].allSatisfy { $0 <= 0x20 }
    let addition = own.joined(separator: ",") + (isEmpty ? "" : ",")
    return answer[...list.range.lowerBound] + Array(addition.utf8) + answer[(list.range.lowerBound + 1)...]
  }

  /// Firehose wants every record back; those that were refused are dropped from the stream.
  /// https://docs.aws.amazon.com/firehose/latest/dev/data-transformation-status-model.html
  static func dropped(_ identifiers: [String]) -> [UInt8] { Array(#"{"records":[\#(results(identifiers))]}"#.utf8) }

  /// The handler's answer with the dropped records added.
  static func withDropped(_ answer: [UInt8], _ identifiers: [String]) -> [UInt8] {
    guard let list = ShallowIndex(answer)["records"], list.kind == .array else { return answer }
    let isEmpty = answer[(list.range.lowerBound + 1)..<(list.range.upperBound - 1)].allSatisfy { $0 <= 0x20 }
    let addition = results(identifiers) + (isEmpty ? "" : ",")
    return answer[...list.range.lowerBound] + Array(addition.utf8) + answer[(list.range.lowerBound + 1)...]
  }

  private static func results(_ identifiers: [String]) -> String {
    identifiers.map { #"{"recordId":\#(JSONText.quoted($0)),"result":"Dropped","data":""}"# }.joined(separator: ",")
  }
}
