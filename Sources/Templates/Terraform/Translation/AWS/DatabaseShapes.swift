import Core

/// Servers, clusters, caches, search domains and file systems.
/// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance
enum DatabaseShapes {
  static let all: [String: Shape] = [
    "aws_db_instance": Shape(
      "AWS::RDS::DBInstance",
      [
        "username": "MasterUsername", "password": "MasterUserPassword",
        "iam_database_authentication_enabled": "EnableIAMDatabaseAuthentication",
        "enabled_cloudwatch_logs_exports": "EnableCloudwatchLogsExports",
      ]),
    "aws_rds_cluster": cluster("AWS::RDS::DBCluster"),
    "aws_rds_cluster_instance": Shape("AWS::RDS::DBInstance"),
    "aws_docdb_cluster": cluster("AWS::DocDB::DBCluster"),
    "aws_docdb_cluster_instance": Shape("AWS::DocDB::DBInstance"),
    "aws_neptune_cluster": Shape(
      "AWS::Neptune::DBCluster",
      [
        "iam_database_authentication_enabled": "IamAuthEnabled", "kms_key_arn": "KmsKeyId",
        "enable_cloudwatch_logs_exports": "EnableCloudwatchLogsExports",
      ]),
    "aws_neptune_cluster_instance": Shape("AWS::Neptune::DBInstance"),
    "aws_redshift_cluster": Shape("AWS::Redshift::Cluster", ["master_password": "MasterUserPassword"]),
    "aws_redshiftserverless_namespace": Shape("AWS::RedshiftServerless::Namespace"),
    "aws_redshiftserverless_workgroup": Shape("AWS::RedshiftServerless::Workgroup"),
    "aws_elasticache_cluster": Shape("AWS::ElastiCache::CacheCluster"),
    "aws_elasticache_replication_group": Shape("AWS::ElastiCache::ReplicationGroup"),
    "aws_memorydb_cluster": Shape("AWS::MemoryDB::Cluster", ["tls_enabled": "TLSEnabled"]),
    "aws_opensearch_domain": search("AWS::OpenSearchService::Domain"),
    "aws_elasticsearch_domain": search("AWS::Elasticsearch::Domain"),
    "aws_dax_cluster": Shape(
      "AWS::DAX::Cluster",
      ["server_side_encryption": "SSESpecification", "server_side_encryption.enabled": "SSEEnabled"]
    ),
    "aws_efs_file_system": Shape("AWS::EFS::FileSystem"),
    "aws_mq_broker": Shape("AWS::AmazonMQ::Broker"),
    "aws_msk_cluster": Shape("AWS::MSK::Cluster"),
    "aws_msk_serverless_cluster": Shape("AWS::MSK::ServerlessCluster"),
    "aws_timestreamwrite_database": Shape("AWS::Timestream::Database"),
  ]

  private static func cluster(_ type: String) -> Shape {
    Shape(
      type,
      [
        "master_password": "MasterUserPassword", "enabled_cloudwatch_logs_exports": "EnableCloudwatchLogsExports",
        "iam_database_authentication_enabled": "EnableIAMDatabaseAuthentication",
      ])
  }

  private static func search(_ type: String) -> Shape {
    Shape(
      type,
      [
        "encrypt_at_rest": "EncryptionAtRestOptions", "domain_endpoint_options.enforce_https": "EnforceHTTPS",
        "domain_endpoint_options.tls_security_policy": "TLSSecurityPolicy",
      ])
  }
}
