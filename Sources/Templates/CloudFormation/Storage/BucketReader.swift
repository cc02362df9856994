import Core

/// AWS::S3::Bucket and the policies that stand beside it.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-s3-bucket.html
enum BucketReader {
  static func read(_ resource: Resource, into assembly: inout Assembly) {
    var bucket = Bucket(id: resource.id, place: resource.place)
    bucket.name = resource["BucketName"].text
    bucket.acl = resource["AccessControl"].string
    bucket.publicAccessBlock = block(resource["PublicAccessBlockConfiguration"])
    bucket.encryption = encryption(resource["BucketEncryption"])
    bucket.isVersioned = resource["VersioningConfiguration"]["Status"].string.map { $0 == "Enabled" }
    bucket.hasAccessLog = resource["LoggingConfiguration"].presence
    bucket.isWebsite = resource["WebsiteConfiguration"].presence
    bucket.cors = CORSReader.ofBucket(resource["CorsConfiguration"])
    bucket.deletionPolicy = resource.attribute("DeletionPolicy").string
    assembly.application.buckets.append(bucket)
  }

  private static func block(_ setting: Setting) -> Bucket.PublicAccessBlock? {
    guard setting.isWritten, let place = setting.fullPlace else { return nil }
    var block = Bucket.PublicAccessBlock(place: place)
    block.blocksACLs = setting["BlockPublicAcls"].bool
    block.ignoresACLs = setting["IgnorePublicAcls"].bool
    block.blocksPolicies = setting["BlockPublicPolicy"].bool
    block.restrictsBuckets = setting["RestrictPublicBuckets"].bool
    return block
  }

  private static func encryption(_ setting: Setting) -> Known<Encryption> {
    let rule = setting["ServerSideEncryptionConfiguration"].items.first?["ServerSideEncryptionByDefault"]
    guard let rule, rule.isWritten, let place = setting.fullPlace else { return .absent }
    if rule["KMSMasterKeyID"].isWritten { return EncryptionReader.key(rule["KMSMasterKeyID"]) }
    return rule["SSEAlgorithm"].string.map { $0.hasPrefix("aws:kms") ? .managedKey : .platformKey }.placed(at: place)
  }

  /// AWS::S3::BucketPolicy
  static func readPolicy(_ resource: Resource, into assembly: inout Assembly) {
    let name = resource["Bucket"].plainText
    let index = assembly.application.buckets.firstIndex { $0.id == name.resource || $0.name.value == name }
    guard let index else { return }
    assembly.application.buckets[index].policy += PolicyReader.statements(resource["PolicyDocument"])
  }
}

/// Keys and switches of encryption, in the spellings of the services.
enum EncryptionReader {
  /// The key named here encrypts; an alias under aws/ is the platform's.
  static func key(_ setting: Setting) -> Known<Encryption> {
    setting.text.map { text in
      text.literal.map { $0.hasPrefix("alias/aws/") || $0.contains(":alias/aws/") } == true
        ? .managedKey : .customerKey(text)
    }
  }

  /// A switch, and a key that counts only when it is on.
  static func read(_ isOn: Setting, key: Setting, off: Encryption = .none, on: Encryption = .managedKey) -> Known<
    Encryption
  > {
    switch isOn.bool {
    case .known(true, let place): key.isWritten ? Self.key(key) : .known(on, place)
    case .known(false, let place): .known(off, place)
    case .unknown(let reason, let place): .unknown(because: reason, place)
    case .absent: key.isWritten ? Self.key(key) : .absent
    }
  }
}

extension Setting {
  /// Whether the setting is written at all: a configuration that has no switch of its own.
  var presence: Known<Bool> {
    guard isWritten, let place = fullPlace else { return .absent }
    return .known(true, place)
  }
}

extension Known {
  /// The same value, said to stand somewhere else.
  func placed(at place: Place) -> Known {
    switch self {
    case .known(let value, _): .known(value, place)
    case .unknown(let reason, _): .unknown(because: reason, place)
    case .absent: .absent
    }
  }
}
