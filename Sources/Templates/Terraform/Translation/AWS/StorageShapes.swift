import Core

/// Buckets with the resources they are split into, and tables.
/// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket
enum StorageShapes {
  private static let bucket = "AWS::S3::Bucket"
  private static let switched = ["true": "Enabled", "false": "Suspended"]

  static let all: [String: Shape] = [
    "aws_s3_bucket": Shape(
      bucket,
      [
        "bucket": "BucketName", "acl": Shape.Target("AccessControl", cannedACLs), "logging": "LoggingConfiguration",
        "versioning": "VersioningConfiguration", "versioning.enabled": Shape.Target("Status", switched),
        "website": "WebsiteConfiguration", "cors_rule": "CorsConfiguration.CorsRules",
        "server_side_encryption_configuration": "BucketEncryption",
        "server_side_encryption_configuration.rule": "ServerSideEncryptionConfiguration",
        "server_side_encryption_configuration.rule.apply_server_side_encryption_by_default":
          "ServerSideEncryptionByDefault",
        "server_side_encryption_configuration.rule.apply_server_side_encryption_by_default.sse_algorithm":
          "SSEAlgorithm",
        "server_side_encryption_configuration.rule.apply_server_side_encryption_by_default.kms_master_key_id":
          "KMSMasterKeyID",
      ], lists: ["cors_rule", "server_side_encryption_configuration.rule"], documents: ["policy"],
      companions: [
        Shape.Companion(
          type: "AWS::S3::BucketPolicy", argument: "Policy", property: "PolicyDocument", owner: "Bucket")
      ]),
    "aws_s3_bucket_policy": Shape(
      "AWS::S3::BucketPolicy", ["policy": "PolicyDocument"], documents: ["policy"]),
    "aws_s3_bucket_acl": .part(
      of: "bucket", type: bucket, ["acl": Shape.Target("AccessControl", cannedACLs)], adjust: grants),
    "aws_s3_bucket_public_access_block": .part(
      of: "bucket", type: bucket,
      [
        "block_public_acls": "PublicAccessBlockConfiguration.BlockPublicAcls",
        "ignore_public_acls": "PublicAccessBlockConfiguration.IgnorePublicAcls",
        "block_public_policy": "PublicAccessBlockConfiguration.BlockPublicPolicy",
        "restrict_public_buckets": "PublicAccessBlockConfiguration.RestrictPublicBuckets",
      ], adjust: emptyBlock),
    "aws_s3_bucket_server_side_encryption_configuration": .part(
      of: "bucket", type: bucket,
      [
        "rule": "BucketEncryption.ServerSideEncryptionConfiguration",
        "rule.apply_server_side_encryption_by_default": "ServerSideEncryptionByDefault",
        "rule.apply_server_side_encryption_by_default.sse_algorithm": "SSEAlgorithm",
        "rule.apply_server_side_encryption_by_default.kms_master_key_id": "KMSMasterKeyID",
      ], lists: ["rule"]),
    "aws_s3_bucket_versioning": .part(
      of: "bucket", type: bucket, ["versioning_configuration": "VersioningConfiguration"]),
    "aws_s3_bucket_logging": .part(
      of: "bucket", type: bucket, ["target_bucket": "LoggingConfiguration.DestinationBucketName", "target_prefix": ""]),
    "aws_s3_bucket_cors_configuration": .part(
      of: "bucket", type: bucket, ["cors_rule": "CorsConfiguration.CorsRules"], lists: ["cors_rule"]),
    "aws_s3_bucket_website_configuration": .part(of: "bucket", type: bucket, adjust: website),
    "aws_s3_bucket_notification": .part(
      of: "bucket", type: bucket,
      [
        "lambda_function": "", "queue": "", "topic": "",
        "eventbridge": "NotificationConfiguration.EventBridgeConfiguration.EventBridgeEnabled",
      ], adjust: notifications),
    "aws_dynamodb_table": Shape(
      "AWS::DynamoDB::Table",
      [
        "name": "TableName", "stream_enabled": "", "stream_view_type": "StreamSpecification.StreamViewType",
        "point_in_time_recovery": "PointInTimeRecoverySpecification",
        "point_in_time_recovery.enabled": "PointInTimeRecoveryEnabled",
        "server_side_encryption": "SSESpecification", "server_side_encryption.enabled": "SSEEnabled",
        "server_side_encryption.kms_key_arn": "KMSMasterKeyId",
      ]),
  ]

  /// https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#canned-acl
  private static let cannedACLs = [
    "private": "Private", "public-read": "PublicRead", "public-read-write": "PublicReadWrite",
    "authenticated-read": "AuthenticatedRead", "aws-exec-read": "AwsExecRead",
    "bucket-owner-read": "BucketOwnerRead", "bucket-owner-full-control": "BucketOwnerFullControl",
    "log-delivery-write": "LogDeliveryWrite",
  ]

  /// A grant to the group of everyone is what the canned ACLs mean.
  private static func grants(_ properties: inout Properties, _ instance: Instance) {
    let policy = properties["AccessControlPolicy"]
    let grants = policy?["Grant"].map { $0.items ?? [$0] } ?? []
    properties.remove("AccessControlPolicy")
    for grant in grants {
      guard let group = grant["Grantee"]?["Uri"], group.literal?.hasSuffix("/AllUsers") == true else { continue }
      let writes = grant["Permission"]?.literal.map { $0 == "WRITE" || $0 == "FULL_CONTROL" } ?? false
      properties.set(
        "AccessControl", Value(writes ? "PublicReadWrite" : "PublicRead", at: group.place), at: grant.place)
    }
  }

  /// What is left out of the block is off.
  private static func emptyBlock(_ properties: inout Properties, _ instance: Instance) {
    let place = instance.block.place
    let given = properties["PublicAccessBlockConfiguration"]
    for name in ["BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets"]
    where given?[name] == nil {
      properties.set("PublicAccessBlockConfiguration.\(name)", Value(.bool(false), at: place), at: place)
    }
  }

  private static func website(_ properties: inout Properties, _ instance: Instance) {
    let place = instance.block.place
    properties.set("WebsiteConfiguration", Value(.object([]), at: place), at: place)
  }

  /// Blocks of a bucket's notifications: their name, the property that lists them, and who is told.
  private static let listeners = [
    (block: "lambda_function", list: "LambdaConfigurations", argument: "lambda_function_arn", property: "Function"),
    (block: "queue", list: "QueueConfigurations", argument: "queue_arn", property: "Queue"),
    (block: "topic", list: "TopicConfigurations", argument: "topic_arn", property: "Topic"),
  ]

  private static func notifications(_ properties: inout Properties, _ instance: Instance) {
    for listener in listeners {
      for block in instance.read()[listener.block]?.items ?? [] {
        let notification = notification(block, listener.argument, listener.property)
        let list = Value(.list([Value(.object(notification.fields), at: block.place)]), at: block.place)
        properties.set("NotificationConfiguration.\(listener.list)", list, at: block.place)
      }
    }
  }

  private static func notification(_ block: Value, _ argument: String, _ property: String) -> Properties {
    var notification = Properties()
    for field in block.fields ?? [] {
      switch field.name {
      case argument: notification.set(property, field.value, at: field.namePlace)
      case "events": notification.set("Event", field.value, at: field.namePlace)
      case "filter_prefix", "filter_suffix":
        var rule = Properties()
        rule.set("Name", Value(String(field.name.dropFirst(7)), at: field.namePlace), at: field.namePlace)
        rule.set("Value", field.value, at: field.namePlace)
        let rules = Value(.list([Value(.object(rule.fields), at: field.value.place)]), at: field.value.place)
        if field.value.literal != "" { notification.set("Filter.S3Key.Rules", rules, at: field.namePlace) }
      default: continue
      }
    }
    return notification
  }
}
