import Core

/// Conditions that narrow a need further where they are certain.
enum NarrowingConditions {
  static func conditions(of call: ServiceCall, _ action: String) -> [PolicyStatement.Condition] {
    action == "s3:ListBucket" ? prefix(call) : []
  }

  /// Listing below one prefix only. https://docs.aws.amazon.com/AmazonS3/latest/userguide/list_amazons3.html
  private static func prefix(_ call: ServiceCall) -> [PolicyStatement.Condition] {
    let texts = call.values(of: "Prefix")
    guard let text = texts.first, texts.count == 1, !text.knownPrefix.isEmpty, call.operation.hasPrefix("ListObject")
    else {
      return []
    }
    var openings: [String] = []
    let pattern = Wildcards.fill(text, "", &openings)
    let isOpen = pattern.pieces != text.pieces
    return [.init(comparison: isOpen ? "StringLike" : "StringEquals", key: "s3:prefix", values: [pattern])]
  }

  /// A key that is only used through the service whose resource it encrypts.
  /// https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-via-service
  static func via(_ action: String) -> [PolicyStatement.Condition] {
    guard let service = action.split(separator: ":").first else { return [] }
    let name = Text(pieces: [.literal("\(service)."), .unknown("AWS::Region"), .literal(".amazonaws.com")])
    return [.init(comparison: "StringEquals", key: "kms:ViaService", values: [name])]
  }
}
