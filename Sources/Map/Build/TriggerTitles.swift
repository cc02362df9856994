import Core

extension TriggerKind {
  /// What fires it, as people call it.
  package var title: String {
    switch self {
    case .apiGatewayREST: "REST API"
    case .apiGatewayHTTP: "HTTP API"
    case .apiGatewayWebSocket: "WebSocket API"
    case .apiGatewayAuthorizer: "authorizer"
    case .functionURL: "function URL"
    case .loadBalancer: "load balancer"
    case .vpcLattice: "VPC Lattice"
    case .appSync: "AppSync"
    case .s3: "bucket"
    case .s3ObjectLambda: "object read"
    case .s3Batch: "batch of objects"
    case .sqs: "queue"
    case .sns: "topic"
    case .dynamoDBStream: "table stream"
    case .kinesis: "stream"
    case .firehose: "delivery stream"
    case .kafka: "Kafka topic"
    case .mq: "message broker"
    case .eventBridge: "event bus"
    case .schedule: "Timetable"
    case .cloudWatchLogs: "log group"
    case .cloudWatchAlarm: "alarm"
    case .iotRule: "IoT rule"
    case .iotProvisioning: "IoT provisioning"
    case .cognitoUserPool: "user directory"
    case .cognitoSync: "Cognito Sync"
    case .ses: "E-mail"
    case .cloudFront: "content delivery"
    case .lex: "chat bot"
    case .alexa: "Alexa"
    case .connect: "call centre"
    case .bedrockAgent: "Bedrock agent"
    case .customResource: "Deployment"
    case .codePipeline: "pipeline"
    case .configRule: "configuration rule"
    case .secretRotation: "secret rotation"
    case .stepFunctions: "workflow"
    case .documentDB: "document database"
    case .webRequest, .httpPayload, .azureHTTP: "HTTP endpoint"
    case .cloudEvent: "CloudEvent"
    case .googleStorage: "bucket"
    case .googlePubSub: "topic"
    case .googleEvent, .azureMessage: "event"
    case .azureBlob: "storage container"
    case .azureChangeFeed: "change feed"
    case .invoke: "direct invocation"
    }
  }

  /// The kind of the resource whose events fire it; nil when it is none that the map draws.
  var resource: MapNode.Kind? {
    switch self {
    case .s3, .s3ObjectLambda, .s3Batch, .googleStorage, .azureBlob: .bucket
    case .sqs: .queue
    case .sns, .googlePubSub: .topic
    case .dynamoDBStream: .table
    case .kinesis, .firehose: .stream
    case .eventBridge: .bus
    case .cognitoUserPool, .cognitoSync: .directory
    case .stepFunctions: .workflow
    case .secretRotation: .secret
    case .documentDB: .database
    default: nil
    }
  }
}

extension Audience {
  /// Who fires a trigger that no resource of the application stands behind.
  init(firing kind: TriggerKind) {
    switch kind {
    case .loadBalancer, .cloudFront, .alexa, .lex, .connect, .ses, .cognitoUserPool, .apiGatewayAuthorizer, .webRequest,
      .httpPayload, .azureHTTP:
      self = .anonymous
    case .apiGatewayREST, .apiGatewayHTTP, .apiGatewayWebSocket, .appSync, .vpcLattice, .functionURL, .iotRule,
      .iotProvisioning, .cognitoSync, .bedrockAgent:
      self = .user
    case .schedule, .customResource, .codePipeline, .configRule, .secretRotation, .cloudWatchAlarm, .invoke:
      self = .operators
    default: self = .service
    }
  }
}
