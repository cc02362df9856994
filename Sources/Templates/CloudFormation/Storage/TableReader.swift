import Core

/// AWS::DynamoDB::Table, AWS::DynamoDB::GlobalTable and AWS::Serverless::SimpleTable.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-table.html
enum TableReader {
  static func read(_ resource: Resource, into assembly: inout Assembly) {
    var table = Table(id: resource.id, place: resource.place)
    // A global table keeps some settings per region; the first region speaks for all.
    let replica = resource["Replicas"].items.first ?? resource.properties
    table.name = resource["TableName"].text
    let specification = resource["SSESpecification"]
    let key = specification["KMSMasterKeyId", "KmsMasterKeyId"]
    table.encryption = EncryptionReader.read(specification["SSEEnabled"], key: key, off: .platformKey)
    let recovery =
      resource["PointInTimeRecoverySpecification"].isWritten
      ? resource["PointInTimeRecoverySpecification"] : replica["PointInTimeRecoverySpecification"]
    table.hasPointInTimeRecovery = recovery["PointInTimeRecoveryEnabled"].bool
    table.hasStream = resource["StreamSpecification"].presence
    table.isDeletionProtected = resource["DeletionProtectionEnabled"].bool
    table.deletionPolicy = resource.attribute("DeletionPolicy").string
    assembly.application.tables.append(table)
  }
}
