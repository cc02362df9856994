import Core

/// Which reader takes which resource type, in rounds: a reader finds what the rounds before it added.
enum Readers {
  typealias Reader = @Sendable (Resource, inout Assembly) -> Void

  static let rounds = [identities, declaring, defining, connecting, finishing]

  /// Roles first, as functions name them.
  private static let identities: [String: Reader] = [
    "AWS::IAM::Role": { RoleReader.read($0, into: &$1) },
    "AWS::IAM::User": { RoleReader.readIdentity($0, into: &$1) },
    "AWS::IAM::Group": { RoleReader.readIdentity($0, into: &$1) },
  ]

  /// What stands alone.
  private static let declaring: [String: Reader] = [
    "AWS::Lambda::Function": { FunctionReader.readLambda($0, into: &$1) },
    "AWS::Serverless::Function": { FunctionReader.readServerless($0, into: &$1) },
    "AWS::ApiGateway::RestApi": { RestAPIReader.declare($0, into: &$1) },
    "AWS::Serverless::Api": { SAMAPIReader.declareREST($0, into: &$1) },
    "AWS::ApiGatewayV2::Api": { HTTPAPIReader.declare($0, into: &$1) },
    "AWS::Serverless::HttpApi": { SAMAPIReader.declareHTTP($0, into: &$1) },
  ]

  /// What APIs are made of.
  private static let defining: [String: Reader] = [
    "AWS::ApiGateway::RestApi": { RestAPIReader.define($0, into: &$1) },
    "AWS::Serverless::Api": { RestAPIReader.define($0, into: &$1) },
    "AWS::ApiGatewayV2::Api": { HTTPAPIReader.define($0, into: &$1) },
    "AWS::Serverless::HttpApi": { RestAPIReader.define($0, into: &$1) },
    "AWS::ApiGateway::Authorizer": { RestAPIReader.readAuthorizer($0, into: &$1) },
    "AWS::ApiGatewayV2::Authorizer": { HTTPAPIReader.readAuthorizer($0, into: &$1) },
  ]

  /// What joins others.
  private static let connecting: [String: Reader] = [
    "AWS::IAM::Policy": { RoleReader.readPolicy($0, into: &$1) },
    "AWS::IAM::RolePolicy": { RoleReader.readPolicy($0, into: &$1) },
    "AWS::IAM::ManagedPolicy": { RoleReader.readPolicy($0, into: &$1) },
    "AWS::Lambda::Permission": { RoleReader.readPermission($0, into: &$1) },
    "AWS::Lambda::Url": { FunctionURLReader.read($0, into: &$1) },
    "AWS::Lambda::EventInvokeConfig": { FunctionReader.readInvokeConfig($0, into: &$1) },
    "AWS::Lambda::EventSourceMapping": { EventSource.read($0, into: &$1) },
    "AWS::Serverless::Function": { SAMEvents.read($0, into: &$1) },
    "AWS::Serverless::StateMachine": { SAMEvents.readStateMachine($0, into: &$1) },
    "AWS::Serverless::Connector": { Connectors.read($0, into: &$1) },
    "AWS::ApiGateway::Method": { RestAPIReader.readMethod($0, into: &$1) },
    "AWS::ApiGateway::Stage": { StageSettings.readStage($0, into: &$1) },
    "AWS::ApiGateway::Deployment": { StageSettings.readDeployment($0, into: &$1) },
    "AWS::ApiGateway::UsagePlan": { StageSettings.readUsagePlan($0, into: &$1) },
    "AWS::ApiGateway::GatewayResponse": { RestAPIReader.readResponse($0, into: &$1) },
    "AWS::ApiGateway::BasePathMapping": { StageSettings.readMapping($0, into: &$1) },
    "AWS::ApiGatewayV2::Route": { HTTPAPIReader.readRoute($0, into: &$1) },
    "AWS::ApiGatewayV2::Stage": { StageSettings.readStage($0, into: &$1) },
    "AWS::ApiGatewayV2::ApiMapping": { StageSettings.readMapping($0, into: &$1) },
    "AWS::WAFv2::WebACLAssociation": { StageSettings.readFirewall($0, into: &$1) },
    "AWS::WAFRegional::WebACLAssociation": { StageSettings.readFirewall($0, into: &$1) },
    "AWS::S3::Bucket": { Notifications.readBucket($0, into: &$1) },
    "AWS::SNS::Subscription": { Notifications.readSubscription($0, into: &$1) },
    "AWS::SNS::Topic": { Notifications.readTopic($0, into: &$1) },
    "AWS::Logs::SubscriptionFilter": { Notifications.readLogFilter($0, into: &$1) },
  ]

  /// What needs all the rest.
  private static let finishing: [String: Reader] = [
    "AWS::IAM::Role": { RoleReader.attachManagedPolicies($0, into: &$1) }
  ]
}
