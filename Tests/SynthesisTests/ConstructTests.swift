import Core
import Regenerate
import Templates
import Testing

@testable import Synthesis

/// What the models of the CDK's constructs say.
@Suite struct ConstructTests {
  @Test func theEmbeddedModelsAreFresh() throws {
    for file in try ConstructGenerator().files(root: Repository.root) {
      #expect(file.isFresh(root: Repository.root), "\(file.path) is stale: run `make regenerate`")
    }
  }

  @Test(arguments: [
    ("bucket.grantRead(fn)", ["s3:GetObject*", "s3:GetBucket*", "s3:List*"]),
    ("bucket.grantPut(fn)", ["s3:PutObject"]), ("table.grantReadData(fn)", ["dynamodb:Query", "dynamodb:Scan"]),
    ("table.grant(fn, 'dynamodb:PutItem')", ["dynamodb:PutItem"]), ("table.grantFullAccess(fn)", ["dynamodb:*"]),
    (
      "fn.addToRolePolicy(new iam.PolicyStatement({ actions: ['ses:SendEmail'], resources: ['*'] }))",
      ["ses:SendEmail"]
    ),
  ])
  func grantsAddToTheRole(_ statement: String, _ expected: [String]) throws {
    let files = Synthesized.typescript(
      """
      \(Synthesized.function)
      const bucket = new s3.Bucket(this, 'Files');
      const table = new dynamodb.Table(this, 'Orders', { partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING } });
      \(statement);
      """)
    let actions = try Synthesized.application(files).application.actions(ofRole: "Fn/ServiceRole")
    for action in expected { #expect(actions.contains(action), "\(actions)") }
  }

  @Test func functionsHaveTheDefaultsOfTheLibrary() throws {
    let application = try Synthesized.application(Synthesized.typescript(Synthesized.function)).application
    let function = try #require(application.functions.first)
    #expect(function.isTraced.isAbsent && function.timeout.isAbsent && function.reservedConcurrency.isAbsent)
    let role = try #require(application.role(of: function))
    #expect(
      role.managedPolicies.map(\.text.display) == ["arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"])
  }

  @Test func routesHaveTheirAuthorizers() throws {
    let files = Synthesized.typescript(
      """
      \(Synthesized.function)
      const api = new apigateway.RestApi(this, 'Api');
      const authorizer = new apigateway.TokenAuthorizer(this, 'Auth', { handler: fn });
      const items = api.root.addResource('items').addResource('{id}');
      items.addMethod('GET', new apigateway.LambdaIntegration(fn), { authorizer });
      items.addMethod('POST', new apigateway.LambdaIntegration(fn), { authorizationType: apigateway.AuthorizationType.IAM });
      items.addMethod('DELETE', new apigateway.LambdaIntegration(fn));
      """)
    let api = try #require(try Synthesized.application(files).application.apis.first)
    #expect(api.routes.map(\.path) == ["/items/{id}", "/items/{id}", "/items/{id}"])
    #expect(api.routes.allSatisfy { $0.function == "Fn" })
    #expect(api.routes.map(\.authorization.value) == [.authorizer("Auth"), .iam, Authorization.none])
  }

  @Test(arguments: [
    ("fn.addEventSource(new sources.SqsEventSource(queue))", TriggerKind.sqs),
    (
      "bucket.addEventNotification(s3.EventType.OBJECT_CREATED, new notify.LambdaDestination(fn), { prefix: 'in/' })",
      .s3
    ),
    ("topic.addSubscription(new subscribe.LambdaSubscription(fn))", .sns),
    (
      "new events.Rule(this, 'R', { schedule: events.Schedule.rate(cdk.Duration.hours(1)) }).addTarget(new targets.LambdaFunction(fn))",
      .schedule
    ),
    (
      "new events.Rule(this, 'R', { eventPattern: { source: ['x'] }, targets: [new targets.LambdaFunction(fn)] })",
      .eventBridge
    ),
    ("fn.addFunctionUrl({ authType: lambda.FunctionUrlAuthType.NONE })", .functionURL),
    (
      "new http.HttpApi(this, 'H').addRoutes({ path: '/x', integration: new integrations.HttpLambdaIntegration('I', fn) })",
      .apiGatewayHTTP
    ),
    ("new cognito.UserPool(this, 'P', { lambdaTriggers: { preSignUp: fn } })", .cognitoUserPool),
  ])
  func eventsFireTheirFunctions(_ statement: String, _ kind: TriggerKind) throws {
    let imports = """
      import * as sources from 'aws-cdk-lib/aws-lambda-event-sources';
      import * as notify from 'aws-cdk-lib/aws-s3-notifications';
      import * as sqs from 'aws-cdk-lib/aws-sqs';
      import * as sns from 'aws-cdk-lib/aws-sns';
      import * as subscribe from 'aws-cdk-lib/aws-sns-subscriptions';
      import * as events from 'aws-cdk-lib/aws-events';
      import * as targets from 'aws-cdk-lib/aws-events-targets';
      import * as cognito from 'aws-cdk-lib/aws-cognito';
      import * as http from 'aws-cdk-lib/aws-apigatewayv2';
      import * as integrations from 'aws-cdk-lib/aws-apigatewayv2-integrations';
      """
    let files = Synthesized.typescript(
      """
      \(Synthesized.function)
      const queue = new sqs.Queue(this, 'Q');
      const bucket = new s3.Bucket(this, 'B');
      const topic = new sns.Topic(this, 'T');
      \(statement);
      """, imports: imports)
    let function = try #require(try Synthesized.application(files).application.functions.first)
    #expect(function.triggers.map(\.kind) == [kind])
  }

  @Test func constructsOfTheFirstLevelAreResources() throws {
    let files = Synthesized.typescript(
      """
      const bucket = new s3.CfnBucket(this, 'Plain', { bucketName: 'plain', versioningConfiguration: { status: 'Enabled' } });
      bucket.addPropertyOverride('BucketEncryption.ServerSideEncryptionConfiguration', []);
      new s3.CfnBucketPolicy(this, 'Policy', { bucket: bucket.ref, policyDocument: { Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Principal: '*', Resource: `${bucket.attrArn}/*` }] } });
      """)
    let bucket = try #require(try Synthesized.application(files).application.buckets.first)
    #expect(bucket.isVersioned.value == true && bucket.policy.count == 1)
  }

  @Test func theConstructThatIsNotUnderstoodIsNamed() throws {
    let files = Synthesized.typescript(
      "new s3.Bucket(this, 'B'); new odd.Gadget(this, 'G', { public: true });",
      imports: "import * as odd from 'aws-cdk-lib/aws-odd';")
    let (application, diagnostics) = try Synthesized.application(files)
    #expect(application.buckets.count == 1)
    #expect(diagnostics.map(\.message) == ["the construct aws-odd.Gadget is not understood"])
  }

  @Test func inlineCodeStandsInTheProgram() throws {
    let files = Synthesized.typescript(
      "new lambda.Function(this, 'F', { runtime: lambda.Runtime.NODEJS_20_X, handler: 'index.handler', code: lambda.Code.fromInline(`exports.handler = async () => 1`) });"
    )
    let function = try #require(try Synthesized.application(files).application.functions.first)
    guard case .inline(let place, _) = function.code else {
      Issue.record("the code is not inline")
      return
    }
    let source = Array(try #require(files["lib/stack.ts"]).utf8)
    #expect(
      String(decoding: source[Int(place.start)..<Int(place.end)], as: UTF8.self) == "exports.handler = async () => 1")
  }
}

/// Where this repository lies.
enum Repository {
  static var root: String { #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 } }
}
