import Core
import Templates
import Testing

@Suite struct ServerlessFrameworkResourceTests {
  private static let text = """
    service: shop
    custom: {table: orders-table}
    provider:
      name: aws
      logRetentionInDays: 7
      environment: {TABLE: "${self:custom.table}", QUEUE_URL: !Ref Jobs, TOPIC: "arn:aws:sns:eu-west-1:1:news-topic"}
    functions:
      main: {handler: app.main}
      my-worker: {handler: app.worker, environment: {OTHER: !GetAtt MainLambdaFunction.Arn}}
    resources:
      - Resources:
          Orders: {Type: 'AWS::DynamoDB::Table', Properties: {TableName: "${self:custom.table}"}}
      - ${file(more.yml)}
      - Outputs: {Name: {Value: !Ref Orders, Export: {Name: x}}}
    """
  private static let more = """
    Resources:
      Jobs: {Type: 'AWS::SQS::Queue', Properties: {}}
      News: {Type: 'AWS::SNS::Topic', Properties: {TopicName: news-topic}}
      Bucket:
        Type: AWS::S3::Bucket
        Properties:
          NotificationConfiguration:
            LambdaConfigurations:
              - {Event: 's3:ObjectCreated:*', Function: !GetAtt MyDashworkerLambdaFunction.Arn}
      Mapping:
        Type: AWS::Lambda::EventSourceMapping
        Properties: {EventSourceArn: !GetAtt Jobs.Arn, FunctionName: !Ref MainLambdaFunction}
    """

  private var service: ServiceFixture { ServiceFixture(Self.text, files: ["more.yml": Self.more]) }

  @Test func resourcesOfAllPartsAreThere() throws {
    let application = try service.application()
    let types = Dictionary(uniqueKeysWithValues: application.resources.map { ($0.id, $0.type) })
    #expect(types["Orders"] == "AWS::DynamoDB::Table" && types["Jobs"] == "AWS::SQS::Queue")
    #expect(types["main"] == "AWS::Lambda::Function" && types["IamRoleLambdaExecution"] == "AWS::IAM::Role")
    #expect(!types.values.contains { $0.hasPrefix("Framework::") } && types["ApiGatewayRestApi"] == nil)
    #expect(application.outputs.map(\.name) == ["Name"] && application.outputs[0].isExported)
    #expect(application.functions.map(\.id) == ["main", "my-worker"])
    #expect(application.format == .serverlessFramework && application.name == "shop")
  }

  @Test func namesMeanResources() throws {
    let found = try ["TABLE", "QUEUE_URL", "TOPIC", "OTHER"].map { try service.variable($0).value?.attribute }
    #expect(found.map { $0?.resource } == ["Orders", "Jobs", "News", "main"])
    #expect(found.map { $0?.name } == ["Ref", "Ref", "Arn", "Arn"])
  }

  @Test func resourcesFireFunctions() throws {
    #expect(try service.function("my-worker").triggers.map(\.kind) == [.s3])
    #expect(try service.function("main").triggers.map(\.kind) == [.sqs])
  }

  @Test func logGroupsHaveTheRetentionThatIsWritten() throws {
    let groups = try service.application().logGroups
    #expect(groups.map(\.id) == ["MainLogGroup", "MyDashworkerLogGroup"])
    #expect(groups.allSatisfy { $0.retentionDays.value == 7 })
    #expect(groups.first?.name.display == "/aws/lambda/shop-dev-main")
  }

  @Test func workflows() throws {
    let text = """
      service: x
      provider: {name: aws}
      functions: {step: {handler: app.step}}
      stepFunctions:
        stateMachines:
          flow:
            events: [{http: {path: start, method: post}}]
            loggingConfig: {level: ERROR}
            tracingConfig: {enabled: true}
            definition:
              StartAt: One
              States: {One: {Type: Task, Resource: !GetAtt step.Arn, End: true}}
          named: {name: Orders-Flow, definition: {StartAt: A, States: {A: {Type: Succeed}}}}
      """
    let service = ServiceFixture(text)
    let machines = try service.application().stateMachines
    #expect(machines.map(\.id) == ["FlowStepFunctionsStateMachine", "OrdersDashFlow"])
    #expect(machines[0].logging.value == "ERROR" && machines[0].isTraced.value == true)
    #expect(machines[0].states.map { $0.target.value?.resource } == ["step"])
    #expect(try service.function("step").triggers.map(\.kind) == [.stepFunctions])
    let route = try #require(service.api(.rest).routes.first)
    #expect(route.path == "/start" && route.function == nil)
  }

  @Test func theDeploymentBucket() throws {
    let text = """
      service: x
      provider: {name: aws, deploymentBucket: {serverSideEncryption: AES256, blockPublicAccess: true}}
      functions: {a: {handler: app.a}}
      """
    let bucket = try #require(ServiceFixture(text).application().buckets.first)
    #expect(bucket.encryption.value == .platformKey && bucket.publicAccessBlock?.blocksPolicies.value == true)
    let existing = "service: x\nprovider: {name: aws, deploymentBucket: {name: there}}\nfunctions: {a: {handler: b.c}}"
    #expect(try ServiceFixture(existing).application().buckets.isEmpty)
  }
}

@Suite struct ServerlessFrameworkTreeTests {
  private static let one = "service: one\nprovider: aws\nfunctions: {a: {handler: app.a}}"

  @Test func severalServicesAreSeveralApplications() {
    let files = [
      "a/serverless.yml": Self.one, "b/serverless.yaml": Self.one.split(separator: "one").joined(separator: "two"),
      "serverless.common.yml": "provider: {name: aws}\nfunctions: {x: {handler: a.b}}\ncustom: {service: x}",
    ]
    let fixture = ServiceFixture(
      "services: {a: {path: a}, b: {path: b}}\nprovider: service", named: "serverless-compose.yml", files: files)
    #expect(fixture.result.applications.map(\.name) == ["one", "two"])
    #expect(fixture.result.applications.map(\.folder) == ["a", "b"])
    #expect(fixture.result.diagnostics.isEmpty)
  }

  @Test func jsonIsAsGoodAsYAML() throws {
    let text = #"{"service": "x", "provider": {"name": "aws"}, "functions": {"a": {"handler": "app.a", "timeout": 9}}}"#
    let service = ServiceFixture(text, named: "serverless.json")
    #expect(try service.function("a").timeout.value == 9)
  }

  private static func service(of provider: String) -> ServiceFixture {
    ServiceFixture(
      """
      service: x
      provider: {name: \(provider), runtime: nodejs20}
      functions:
        a: {handler: run, events: [{http: path}]}
        b: {handler: src/b.run, events: [{http: true, methods: [get], authLevel: anonymous}, {queue: q}]}
        c:
          handler: c.run
          events:
            - event: {eventType: google.storage.object.finalize, resource: photos}
            - serviceBus:
              x-azure-settings: {queueName: orders}
      """)
  }

  @Test func servicesOfAzure() throws {
    let service = Self.service(of: "azure")
    let api = try service.api(.http)
    #expect(api.routes.map(\.function) == ["a", "b"])
    #expect(api.routes.map(\.authorization.value) == [.authorizer("function key"), Authorization.none])
    #expect(api.routes[1].method == "GET")
    #expect(try service.function("b").triggers.map(\.kind) == [.azureHTTP, .azureMessage])
    #expect(try service.function("c").triggers.last?.source.value?.literal == "orders")
    #expect(service.result.applications.first?.cloud == .azure)
  }

  @Test func servicesOfGoogle() throws {
    let service = Self.service(of: "google")
    let function = try service.function("a")
    #expect(function.handler.value == "index.run")
    #expect(function.triggers.map(\.kind) == [.webRequest])
    #expect(function.url?.authentication.value == nil)
    #expect(try service.function("c").triggers.first?.kind == .googleStorage)
    #expect(try service.function("c").triggers.first?.source.value?.literal == "photos")
  }

  @Test func servicesOfOthers() throws {
    let service = Self.service(of: "openwhisk")
    #expect(try service.function("a").triggers.map(\.kind) == [.httpPayload])
    #expect(service.result.applications.first?.apis.isEmpty == true)
    #expect(service.result.diagnostics.map(\.kind) == [.unsupported])
  }
}
