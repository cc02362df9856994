import Privilege

/// SAM's policy templates that grant reading or writing alone, in place of the one that grants all.
/// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-policy-template-list.html
enum NarrowerTemplates {
  /// The template that is enough for the operations that are used, if there is one.
  static func replacement(for template: String, given used: Set<String>) -> String? {
    guard let choice = choices[template] else { return nil }
    let operations = used.map { ActionPattern($0) }.filter { $0.service == choice.service }
    guard !operations.isEmpty else { return nil }
    if operations.allSatisfy(\.isReadOnly) { return choice.reading }
    let writes = operations.allSatisfy { operation in choice.writes.contains { operation.matches($0) } }
    return writes ? choice.writing : nil
  }

  private struct Choice {
    let service: String
    let reading: String
    let writing: String
    /// What the writing template includes.
    let writes: [String]
  }

  private static let choices = [
    "DynamoDBCrudPolicy": Choice(
      service: "dynamodb", reading: "DynamoDBReadPolicy", writing: "DynamoDBWritePolicy",
      writes: ["dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:BatchWriteItem"]),
    "S3CrudPolicy": Choice(
      service: "s3", reading: "S3ReadPolicy", writing: "S3WritePolicy", writes: ["s3:PutObject", "s3:PutObjectAcl"]),
    "S3FullAccessPolicy": Choice(
      service: "s3", reading: "S3ReadPolicy", writing: "S3WritePolicy", writes: ["s3:PutObject", "s3:PutObjectAcl"]),
  ]
}
