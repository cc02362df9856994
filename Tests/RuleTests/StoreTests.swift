import Core
import Scan
import Testing

/// What is encrypted without being told to.
@Suite struct StoreTests {
  private static func severities(_ type: String, _ properties: String) -> [Severity] {
    let template = "Resources: {Store: {Type: '\(type)', Properties: {\(properties)}}}"
    let report = Scanner.scan(tree: FileTree(contents: [("template.yaml", Array(template.utf8))]))
    return report.findings.filter { $0.rule == "missing-encryption" }.map(\.severity)
  }

  @Test(arguments: [
    ("AWS::MSK::Cluster", "ClusterName: a"), ("AWS::AmazonMQ::Broker", "EngineType: RABBITMQ"),
    ("AWS::RDS::DBCluster", "EngineMode: serverless"), ("AWS::S3::Bucket", "BucketName: a"),
  ])
  func platformsKeyIsAdvice(_ type: String, _ properties: String) {
    #expect(Self.severities(type, properties) == [.low])
  }

  @Test(arguments: [
    ("AWS::RDS::DBCluster", "EngineMode: provisioned"), ("AWS::Kinesis::Stream", "ShardCount: 1"),
    ("AWS::RDS::DBCluster", "EngineMode: serverless, StorageEncrypted: false"),
  ])
  func clearDataIsNot(_ type: String, _ properties: String) {
    #expect(Self.severities(type, properties) == [.medium])
  }
}
