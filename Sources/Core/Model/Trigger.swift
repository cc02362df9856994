/// What makes a function run. The raw value is the name of the trigger's file in Catalog/events/, which says which fields
/// of the event an outsider controls.
package enum TriggerKind: String, Sendable, CaseIterable {
  case apiGatewayREST = "api-gateway-rest"
  case apiGatewayHTTP = "api-gateway-http"
  case apiGatewayWebSocket = "api-gateway-websocket"
  case apiGatewayAuthorizer = "api-gateway-authorizer"
  case functionURL = "function-url"
  case loadBalancer = "load-balancer"
  case vpcLattice = "vpc-lattice"
  case appSync = "appsync"
  case s3 = "s3"
  case s3ObjectLambda = "s3-object-lambda"
  case s3Batch = "s3-batch"
  case sqs = "sqs"
  case sns = "sns"
  case dynamoDBStream = "dynamodb-stream"
  case kinesis = "kinesis"
  case firehose = "firehose"
  case kafka = "kafka"
  case mq = "mq"
  case eventBridge = "eventbridge"
  case schedule = "schedule"
  case cloudWatchLogs = "cloudwatch-logs"
  case cloudWatchAlarm = "cloudwatch-alarm"
  case iotRule = "iot-rule"
  case iotProvisioning = "iot-provisioning"
  case cognitoUserPool = "cognito-user-pool"
  case cognitoSync = "cognito-sync"
  case ses = "ses"
  case cloudFront = "cloudfront"
  case lex = "lex"
  case alexa = "alexa"
  case connect = "connect"
  case bedrockAgent = "bedrock-agent"
  case customResource = "custom-resource"
  case codePipeline = "code-pipeline"
  case configRule = "config-rule"
  case secretRotation = "secret-rotation"
  case stepFunctions = "step-functions"
  case documentDB = "documentdb"
  /// An HTTP request as web frameworks hand it over: Google's Cloud Functions and Cloud Run functions, Vercel.
  case webRequest = "web-request"
  /// The body and the parameters of an HTTP request as plain data: OpenFaaS, OpenWhisk, Kubeless.
  case httpPayload = "http-payload"
  /// A CloudEvent: Knative, and Google's functions. https://github.com/cloudevents/spec
  case cloudEvent = "cloud-event"
  case googleStorage = "google-storage"
  case googlePubSub = "google-pubsub"
  /// Changes of Firestore and other services that functions of Google listen to.
  case googleEvent = "google-event"
  case azureHTTP = "azure-http"
  case azureBlob = "azure-blob"
  /// Storage queues, Service Bus, Event Hubs, Event Grid.
  case azureMessage = "azure-message"
  /// Cosmos DB and SQL.
  case azureChangeFeed = "azure-change-feed"
  /// Direct invocation with a free-form payload; also what is assumed when nothing says what fires the function.
  case invoke = "invoke"
}

/// One trigger of one function.
package struct Trigger: Sendable {
  package var kind: TriggerKind
  /// The bucket, queue, topic, table, bus or API behind it, as far as known.
  package var source: Known<Text> = .absent
  /// For HTTP triggers, the route in `Application.apis`; its authorization says who may call it.
  package var route: RouteReference?
  /// Storage notifications: the object key's prefix and suffix that fire it.
  package var keyPrefix: Known<Text> = .absent
  package var keySuffix: Known<Text> = .absent
  /// Storage notifications: event names such as "s3:ObjectCreated:*".
  package var events: [String] = []
  /// An event pattern or filter criteria, as written (JSON or YAML text).
  package var filter: Known<String> = .absent
  /// The same, understood: patterns of which one must match; none when there is no filter, or when it is not known.
  package var patterns: [Structure] = []
  /// A topic's filter is about the message itself and not about its attributes.
  package var filtersBody = false
  /// What the target gets in the place of the event: the rule's `InputPath`, `Input` or `InputTransformer`.
  /// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
  package var input: Structure?
  /// The target gets the records of the event as a list, without what is around them.
  package var sendsRecords = false
  package var batchSize: Known<Int> = .absent
  package var reportsBatchItemFailures: Known<Bool> = .absent
  package var maximumRetries: Known<Int> = .absent
  package var failureDestination: Known<Text> = .absent
  package var isEnabled: Known<Bool> = .absent
  package var place: Place

  package init(_ kind: TriggerKind, place: Place) {
    self.kind = kind
    self.place = place
  }
}

/// A route by the index of its API in `Application.apis` and its own index there.
package struct RouteReference: Hashable, Sendable {
  package var api: Int
  package var route: Int
  package init(api: Int, route: Int) {
    self.api = api
    self.route = route
  }
}
