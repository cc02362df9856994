import Core

/// Which reader takes which resource type, in rounds: a reader finds what the rounds before it added.
enum Readers {
  typealias Reader = @Sendable (Resource, inout Assembly) -> Void

  static let rounds = [
    joined(identities, CloudReaders.identities), joined(declaring, CloudReaders.declaring),
    joined(stores, CloudReaders.stores), defining, joined(connecting, CloudReaders.connecting), events, finishing,
    permissions,
  ]

  private static func joined(_ own: [String: Reader], _ others: [String: Reader]) -> [String: Reader] {
    own.merging(others) { first, _ in first }
  }

  /// Roles first, as functions name them.
  private static let identities: [String: Reader] = [
    "AWS::IAM::Role": { RoleReader.read($0, into: &$1) },
    "AWS::IAM::User": { RoleReader.readIdentity($0, into: &$1) },
    "AWS::IAM::Group": { RoleReader.readIdentity($0, into: &$1) },
  ]

  /// What runs and what is called from outside.
  private static let declaring: [String: Reader] = [
    "AWS::Lambda::Function": { FunctionReader.readLambda($0, into: &$1) },
    "AWS::Serverless::Function": { FunctionReader.readServerless($0, into: &$1) },
    "AWS::ApiGateway::RestApi": { RestAPIReader.declare($0, into: &$1) },
    "AWS::Serverless::Api": { SAMAPIReader.declareREST($0, into: &$1) },
    "AWS::ApiGatewayV2::Api": { HTTPAPIReader.declare($0, into: &$1) },
    "AWS::Serverless::HttpApi": { SAMAPIReader.declareHTTP($0, into: &$1) },
    "AWS::AppSync::GraphQLApi": { GraphQLReader.declare($0, into: &$1) },
    "AWS::Serverless::GraphQLApi": { GraphQLReader.declare($0, into: &$1) },
    "AWS::ElasticLoadBalancingV2::Listener": { LoadBalancerReader.declare($0, into: &$1) },
    "AWS::StepFunctions::StateMachine": { StateMachineReader.declare($0, into: &$1) },
    "AWS::Serverless::StateMachine": { StateMachineReader.declare($0, into: &$1) },
  ]

  /// What stands alone.
  private static let stores: [String: Reader] = databases.merging([
    "AWS::S3::Bucket": { BucketReader.read($0, into: &$1) },
    "AWS::DynamoDB::Table": { TableReader.read($0, into: &$1) },
    "AWS::DynamoDB::GlobalTable": { TableReader.read($0, into: &$1) },
    "AWS::Serverless::SimpleTable": { TableReader.read($0, into: &$1) },
    "AWS::SQS::Queue": { MessagingReader.readQueue($0, into: &$1) },
    "AWS::SNS::Topic": { MessagingReader.readTopic($0, into: &$1) },
    "AWS::Kinesis::Stream": { MessagingReader.readStream($0, into: &$1) },
    "AWS::KinesisFirehose::DeliveryStream": { MessagingReader.readDelivery($0, into: &$1) },
    "AWS::Events::EventBus": { MessagingReader.readBus($0, into: &$1) },
    "AWS::Cognito::UserPool": { UserDirectoryReader.readPool($0, into: &$1) },
    "AWS::Cognito::UserPoolClient": { UserDirectoryReader.readClient($0, into: &$1) },
    "AWS::Cognito::IdentityPool": { UserDirectoryReader.readIdentityPool($0, into: &$1) },
    "AWS::KMS::Key": { SecretReader.readKey($0, into: &$1) },
    "AWS::SecretsManager::Secret": { SecretReader.readSecret($0, into: &$1) },
    "AWS::SSM::Parameter": { SecretReader.readParameter($0, into: &$1) },
    "AWS::Logs::LogGroup": { OperationsReader.readLogGroup($0, into: &$1) },
    "AWS::CloudWatch::Alarm": { OperationsReader.readAlarm($0, into: &$1) },
    "AWS::CloudTrail::Trail": { OperationsReader.readTrail($0, into: &$1) },
    "AWS::CloudFront::Distribution": { OperationsReader.readDistribution($0, into: &$1) },
    "AWS::EC2::SecurityGroup": { NetworkReader.readGroup($0, into: &$1) },
    "AWS::EC2::Instance": { NetworkReader.readMachine($0, into: &$1) },
    "AWS::EC2::LaunchTemplate": { NetworkReader.readMachine($0, into: &$1) },
    "AWS::AutoScaling::LaunchConfiguration": { NetworkReader.readMachine($0, into: &$1) },
    "AWS::EC2::Volume": { NetworkReader.readVolume($0, into: &$1) },
  ]) { $1 }

  private static let databases: [String: Reader] = Dictionary(
    uniqueKeysWithValues: DatabaseReader.types.map { type -> (String, Reader) in
      (type, { DatabaseReader.read($0, into: &$1) })
    })

  /// What APIs are made of.
  private static let defining: [String: Reader] = [
    "AWS::ApiGateway::RestApi": { RestAPIReader.define($0, into: &$1) },
    "AWS::Serverless::Api": { RestAPIReader.define($0, into: &$1) },
    "AWS::ApiGatewayV2::Api": { HTTPAPIReader.define($0, into: &$1) },
    "AWS::Serverless::HttpApi": { RestAPIReader.define($0, into: &$1) },
    "AWS::ApiGateway::Authorizer": { RestAPIReader.readAuthorizer($0, into: &$1) },
    "AWS::ApiGatewayV2::Authorizer": { HTTPAPIReader.readAuthorizer($0, into: &$1) },
    "AWS::AppSync::GraphQLApi": { GraphQLReader.define($0, into: &$1) },
    "AWS::Serverless::GraphQLApi": { GraphQLReader.readServerless($0, into: &$1) },
  ]

  /// What belongs to something else.
  private static let connecting: [String: Reader] = [
    "AWS::IAM::Policy": { RoleReader.readPolicy($0, into: &$1) },
    "AWS::IAM::RolePolicy": { RoleReader.readPolicy($0, into: &$1) },
    "AWS::IAM::ManagedPolicy": { RoleReader.readPolicy($0, into: &$1) },
    "AWS::Lambda::Permission": { RoleReader.readPermission($0, into: &$1) },
    "AWS::Lambda::EventInvokeConfig": {
      FunctionReader.readInvokeConfig($0, into: &$1)
      Destinations.read($0.properties, of: $0["FunctionName"].plainText, into: &$1)
    },
    "AWS::Serverless::Connector": { Connectors.read($0, into: &$1) },
    "AWS::S3::BucketPolicy": { BucketReader.readPolicy($0, into: &$1) },
    "AWS::SQS::QueuePolicy": { MessagingReader.readQueuePolicy($0, into: &$1) },
    "AWS::SNS::TopicPolicy": { MessagingReader.readTopicPolicy($0, into: &$1) },
    "AWS::Events::EventBusPolicy": { MessagingReader.readBusPolicy($0, into: &$1) },
    "AWS::Cognito::IdentityPoolRoleAttachment": { UserDirectoryReader.attachRoles($0, into: &$1) },
    "AWS::SecretsManager::RotationSchedule": { SecretReader.readRotation($0, into: &$1) },
    "AWS::EC2::SecurityGroupIngress": { NetworkReader.readIngress($0, into: &$1) },
    "AWS::Logs::LogGroup": { LogRetention.read($0, into: &$1) },
    "AWS::Lambda::Function": { LogRetention.readChosenGroup($0, into: &$1) },
    "AWS::Serverless::Function": { LogRetention.readChosenGroup($0, into: &$1) },
    "AWS::ApiGateway::Method": { RestAPIReader.readMethod($0, into: &$1) },
    "AWS::ApiGateway::Stage": { StageSettings.readStage($0, into: &$1) },
    "AWS::ApiGateway::Deployment": { StageSettings.readDeployment($0, into: &$1) },
    "AWS::ApiGateway::UsagePlan": { StageSettings.readUsagePlan($0, into: &$1) },
    "AWS::ApiGateway::GatewayResponse": { RestAPIReader.readResponse($0, into: &$1) },
    "AWS::ApiGateway::BasePathMapping": { StageSettings.readMapping($0, into: &$1) },
    "AWS::ApiGatewayV2::Route": { HTTPAPIReader.readRoute($0, into: &$1) },
    "AWS::ApiGatewayV2::Stage": { StageSettings.readStage($0, into: &$1) },
    "AWS::ApiGatewayV2::ApiMapping": { StageSettings.readMapping($0, into: &$1) },
    "AWS::AppSync::Resolver": { GraphQLReader.readResolver($0, into: &$1) },
    "AWS::ElasticLoadBalancingV2::Listener": { LoadBalancerReader.readListener($0, into: &$1) },
    "AWS::ElasticLoadBalancingV2::ListenerRule": { LoadBalancerReader.readRule($0, into: &$1) },
  ]

  /// What fires functions.
  private static let events: [String: Reader] = invokers.merging([
    "AWS::Serverless::Function": {
      SAMEvents.read($0, into: &$1)
      Destinations.readFunction($0, into: &$1)
    },
    "AWS::Lambda::Function": { Destinations.readFunction($0, into: &$1) },
    "AWS::SQS::Queue": { Destinations.readQueue($0, into: &$1) },
    "AWS::KinesisFirehose::DeliveryStream": {
      Invokers.read($0, into: &$1)
      Destinations.readDelivery($0, into: &$1)
    },
    "AWS::IoT::TopicRule": {
      Invokers.read($0, into: &$1)
      Destinations.readTopicRule($0, into: &$1)
    },
    "AWS::Serverless::StateMachine": {
      SAMEvents.readStateMachine($0, into: &$1)
      StateMachineReader.connect($0, into: &$1)
    },
    "AWS::StepFunctions::StateMachine": { StateMachineReader.connect($0, into: &$1) },
    "AWS::Lambda::Url": { FunctionURLReader.read($0, into: &$1) },
    "AWS::Lambda::EventSourceMapping": { EventSource.read($0, into: &$1) },
    "AWS::S3::Bucket": { Notifications.readBucket($0, into: &$1) },
    "AWS::SNS::Subscription": { Notifications.readSubscription($0, into: &$1) },
    "AWS::SNS::Topic": { Notifications.readTopic($0, into: &$1) },
    "AWS::Logs::SubscriptionFilter": { Notifications.readLogFilter($0, into: &$1) },
    "AWS::Events::Rule": { BusEvents.readRule($0, into: &$1) },
    "AWS::Pipes::Pipe": { BusEvents.readPipe($0, into: &$1) },
    "AWS::CloudFormation::CustomResource": { BusEvents.readCustom($0, into: &$1) },
  ]) { $1 }

  private static let invokers: [String: Reader] = Dictionary(
    uniqueKeysWithValues: Invokers.types.map { type -> (String, Reader) in
      (type, { Invokers.read($0, into: &$1) })
    })

  /// What needs the events: the implicit APIs are there now.
  private static let finishing: [String: Reader] = [
    "AWS::IAM::Role": { RoleReader.attachManagedPolicies($0, into: &$1) },
    "AWS::AppSync::GraphQLSchema": { SchemaReader.read($0, into: &$1) },
    "AWS::Serverless::GraphQLApi": { SchemaReader.readServerless($0, into: &$1) },
    "AWS::WAFv2::WebACLAssociation": { StageSettings.readFirewall($0, into: &$1) },
    "AWS::WAFRegional::WebACLAssociation": { StageSettings.readFirewall($0, into: &$1) },
  ]

  /// The last resort to learn what fires a function.
  private static let permissions: [String: Reader] = [
    "AWS::Lambda::Permission": { BusEvents.readPermission($0, into: &$1) }
  ]
}
