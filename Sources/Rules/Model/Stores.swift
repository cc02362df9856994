import Core
import Privilege

/// Something that keeps data, and how it is encrypted.
struct DataStore {
  enum Encryption { case clear, platform, key, unknown }

  var noun: String
  var id: String
  var encryption: Encryption
  /// The setting that gives it a key.
  var setting: String
  var place: Place
}

extension Application {
  /// Every store of the application. What is not written means the platform's default, which differs from kind to kind.
  var stores: [DataStore] {
    buckets.map { bucket in
      store("bucket", bucket.id, bucket.encryption, default: .platform, bucketSetting, bucket.place)
    }
      + tables.map { store("table", $0.id, $0.encryption, default: .platform, tableSetting, $0.place) }
      + queues.map { store("queue", $0.id, $0.encryption, default: .platform, queueSetting, $0.place) }
      + topics.map { store("topic", $0.id, $0.encryption, default: .platform, queueSetting, $0.place) }
      + streams.map(store)
      + databases.filter { !isMemberOfCluster($0) }.map(store)
      + machines.map { machine in
        DataStore(
          noun: "disk of", id: machine.id, encryption: machine.isEncrypted.value == false ? .clear : .unknown,
          setting: advice("Encrypted: true", terraform: "encrypted = true"),
          place: machine.isEncrypted.place ?? machine.place)
      }
  }

  private var bucketSetting: String {
    advice(
      "ServerSideEncryptionByDefault: { SSEAlgorithm: aws:kms, KMSMasterKeyID: … }",
      terraform: "apply_server_side_encryption_by_default { sse_algorithm = \"aws:kms\" … }")
  }

  private var tableSetting: String {
    advice(
      "SSESpecification: { SSEEnabled: true, SSEType: KMS, KMSMasterKeyId: … }",
      terraform: "server_side_encryption { enabled = true, kms_key_arn = … }")
  }

  private var queueSetting: String {
    advice("KmsMasterKeyId: alias/…", terraform: "kms_master_key_id = \"alias/…\"")
  }

  private func store(
    _ noun: String, _ id: String, _ encryption: Known<Encryption>, default absent: DataStore.Encryption,
    _ setting: String,
    _ place: Place
  ) -> DataStore {
    let state: DataStore.Encryption =
      switch encryption {
      case .absent: absent
      case .unknown: .unknown
      case .known(.none, _): .clear
      case .known(.platformKey, _): .platform
      case .known(.managedKey, _), .known(.customerKey, _): .key
      }
    return DataStore(noun: noun, id: id, encryption: state, setting: setting, place: encryption.place ?? place)
  }

  private func store(_ stream: Stream) -> DataStore {
    let setting = advice(
      "StreamEncryption: { EncryptionType: KMS, KeyId: alias/aws/kinesis }", terraform: "encryption_type = \"KMS\"")
    let absent: DataStore.Encryption = stream.kind == .data ? .clear : .platform
    return store("stream", stream.id, stream.encryption, default: absent, setting, stream.place)
  }

  private func store(_ database: Database) -> DataStore {
    let absent: DataStore.Encryption = Self.encryptedAnyhow.contains(database.type) ? .platform : .clear
    return store(
      "database", database.id, database.encryption, default: absent,
      advice("StorageEncrypted: true", terraform: "storage_encrypted = true"), database.place)
  }

  /// What cannot be had without encryption. https://docs.aws.amazon.com/msk/latest/developerguide/msk-encryption.html,
  /// https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/data-protection.html,
  /// https://docs.aws.amazon.com/memorydb/latest/devguide/at-rest-encryption.html,
  /// https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-db-encryption.html
  private static let encryptedAnyhow: Set<String> = [
    "AWS::MSK::Cluster", "AWS::AmazonMQ::Broker", "AWS::MemoryDB::Cluster", "AWS::Timestream::Database",
    "AWS::ElastiCache::ServerlessCache", "AWS::Redshift::Cluster", "AWS::RedshiftServerless::Namespace",
    "AWS::RedshiftServerless::Workgroup",
  ]

  /// Members of a cluster are encrypted as the cluster is.
  private func isMemberOfCluster(_ database: Database) -> Bool {
    database.type.hasSuffix("::DBInstance") && database.encryption.isAbsent
      && databases.contains { $0.type.hasSuffix("::DBCluster") }
  }

  /// The cross-origin settings of the application, each with what it is for.
  var crossOriginSettings: [(subject: String, cors: CORS)] {
    apis.compactMap { api in api.cors.map { (api.id, $0) } }
      + functions.compactMap { function in function.url?.cors.map { (function.id, $0) } }
      + buckets.compactMap { bucket in bucket.cors.map { (bucket.id, $0) } }
      + defaultCORS.map { ("every API of the template", $0) }
  }
}

extension Known<Bool> {
  /// Off: written so, or not written where the default is off.
  var isOff: Bool { isAbsent || value == false }
}

extension API.Route {
  /// Whether requests to the route carry a body.
  var takesBody: Bool { ["POST", "PUT", "PATCH", "ANY"].contains(method) }
}

extension ServiceCall {
  /// Whether the call changes something.
  var isWrite: Bool { actions.contains { !ActionPattern($0).isReadOnly } }
}
