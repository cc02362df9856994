import Core

/// Servers, clusters, caches, search domains, warehouses and file systems. Their settings mean the same under different
/// names, so one reader takes whichever name is written.
enum DatabaseReader {
  static let types = [
    "AWS::RDS::DBInstance", "AWS::RDS::DBCluster", "AWS::Redshift::Cluster", "AWS::RedshiftServerless::Namespace",
    "AWS::RedshiftServerless::Workgroup", "AWS::ElastiCache::CacheCluster", "AWS::ElastiCache::ReplicationGroup",
    "AWS::ElastiCache::ServerlessCache", "AWS::MemoryDB::Cluster", "AWS::OpenSearchService::Domain",
    "AWS::Elasticsearch::Domain", "AWS::DocDB::DBCluster", "AWS::DocDB::DBInstance", "AWS::Neptune::DBCluster",
    "AWS::Neptune::DBInstance", "AWS::DAX::Cluster", "AWS::EFS::FileSystem", "AWS::AmazonMQ::Broker",
    "AWS::Timestream::Database", "AWS::MSK::Cluster",
  ]

  static func read(_ resource: Resource, into assembly: inout Assembly) {
    var database = Database(id: resource.id, type: resource.type, place: resource.place)
    let users = resource["AdvancedSecurityOptions"]["MasterUserOptions"]
    database.isPublic = resource["PubliclyAccessible"].bool
    database.encryption = encryption(resource)
    database.password =
      written(resource["MasterUserPassword", "AdminUserPassword", "AuthToken"], users["MasterUserPassword"]).text
    database.user = written(resource["MasterUsername", "AdminUsername"], users["MasterUserName"]).text
    database.hasBackups = backups(resource)
    database.isDeletionProtected = resource["DeletionProtection", "DeletionProtectionEnabled"].bool
    database.exportsLogs =
      resource[
        "EnableCloudwatchLogsExports", "LogPublishingOptions", "LogDeliveryConfigurations", "Logs", "LogExports",
        "LoggingProperties"
      ].presence
    database.requiresTLS =
      written(
        resource["TransitEncryptionEnabled", "TLSEnabled"], resource["DomainEndpointOptions"]["EnforceHTTPS"]
      ).bool
    database.usesIAMAuthentication = resource["EnableIAMDatabaseAuthentication", "IamAuthEnabled"].bool
    assembly.application.databases.append(database)
  }

  private static func written(_ settings: Setting...) -> Setting {
    settings.first(where: \.isWritten) ?? settings[0]
  }

  private static func encryption(_ resource: Resource) -> Known<Encryption> {
    let atRest = resource["EncryptionAtRestOptions"]
    let isOn = written(
      resource["StorageEncrypted", "Encrypted", "AtRestEncryptionEnabled"], atRest["Enabled"],
      resource["SSESpecification"]["SSEEnabled"])
    let key = written(
      resource["KmsKeyId", "KmsKeyArn"], atRest["KmsKeyId"], resource["EncryptionOptions"]["KmsKeyId"],
      resource["EncryptionInfo"]["EncryptionAtRest"]["DataVolumeKMSKeyId"])
    let encryption = EncryptionReader.read(isOn, key: key)
    // https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless.html: always encrypted
    if encryption.isAbsent, case .known("serverless", let place) = resource["EngineMode"].string {
      return .known(.platformKey, place)
    }
    return encryption
  }

  private static func backups(_ resource: Resource) -> Known<Bool> {
    let policy = resource["BackupPolicy"]["Status"]
    if policy.isWritten { return policy.string.map { $0 == "ENABLED" } }
    return resource["BackupRetentionPeriod", "AutomatedSnapshotRetentionPeriod", "SnapshotRetentionLimit"].int.map {
      $0 > 0
    }
  }
}
