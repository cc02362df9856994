import Core
import Flow
import Testing

/// Which fields of an event an outsider controls, by trigger.
@Suite struct EventTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var trigger: TriggerKind
    var foreign: [String]
    var trusted: [String]
    var testDescription: String { trigger.rawValue }
  }

  private static let cases = [
    Case(
      trigger: .apiGatewayREST,
      foreign: [
        #"event["queryStringParameters"]["x"]"#, #"event["body"]"#, #"json.loads(event["body"])["a"]["b"]"#,
        #"event["headers"]["X-Name"]"#, #"event["pathParameters"]["id"]"#, #"event["path"]"#,
        #"event["multiValueQueryStringParameters"]["x"][0]"#,
        #"event["requestContext"]["authorizer"]["claims"]["name"]"#,
      ],
      trusted: [
        #"event["requestContext"]["requestId"]"#, #"event["resource"]"#, #"event["httpMethod"]"#,
        #"event["stageVariables"]["lambdaVersion"]"#, #"event["requestContext"]["identity"]["sourceIp"]"#,
        #"event["requestContext"]["authorizer"]["claims"]["sub"]"#, #"event["isBase64Encoded"]"#,
      ]),
    Case(
      trigger: .apiGatewayHTTP,
      foreign: [
        #"event["body"]"#, #"event["rawPath"]"#, #"event["rawQueryString"]"#, #"event["cookies"][0]"#,
        #"event["queryStringParameters"].get("x")"#, #"event["headers"].get("x-name", "")"#,
      ],
      trusted: [#"event["requestContext"]["time"]"#, #"event["routeKey"]"#, #"event["version"]"#]),
    Case(
      trigger: .functionURL, foreign: [#"event["body"]"#, #"event["rawPath"]"#],
      trusted: [#"event["requestContext"]["accountId"]"#]),
    Case(
      trigger: .s3,
      foreign: [
        #"event["Records"][0]["s3"]["object"]["key"]"#,
        #"[r["s3"]["object"]["key"] for r in event["Records"]][0]"#,
        #"urllib.parse.unquote_plus(event["Records"][0]["s3"]["object"]["key"])"#,
      ],
      trusted: [
        #"event["Records"][0]["s3"]["bucket"]["name"]"#, #"event["Records"][0]["eventTime"]"#,
        #"event["Records"][0]["awsRegion"]"#, #"event["Records"][0]["s3"]["object"]["eTag"]"#,
        #"event["Records"][0]["eventName"]"#,
      ]),
    Case(
      trigger: .sqs,
      foreign: [#"event["Records"][0]["body"]"#, #"json.loads(event["Records"][0]["body"])["path"]"#],
      trusted: [#"event["Records"][0]["messageId"]"#, #"event["Records"][0]["eventSourceARN"]"#]),
    Case(
      trigger: .sns,
      foreign: [
        #"event["Records"][0]["Sns"]["Message"]"#, #"event["Records"][0]["Sns"]["Subject"]"#,
        #"event["Records"][0]["Sns"]["MessageAttributes"]["a"]["Value"]"#,
      ],
      trusted: [
        #"event["Records"][0]["Sns"]["TopicArn"]"#, #"event["Records"][0]["Sns"]["Timestamp"]"#,
        #"event["Records"][0]["EventSource"]"#,
      ]),
    Case(
      trigger: .dynamoDBStream,
      foreign: [#"event["Records"][0]["dynamodb"]["NewImage"]["name"]["S"]"#],
      trusted: [#"event["Records"][0]["eventName"]"#, #"event["Records"][0]["dynamodb"]["SequenceNumber"]"#]),
    Case(
      trigger: .kinesis,
      foreign: [
        #"event["Records"][0]["kinesis"]["data"]"#,
        #"base64.b64decode(event["Records"][0]["kinesis"]["data"]).decode()"#,
        #"event["Records"][0]["kinesis"]["partitionKey"]"#,
      ],
      trusted: [#"event["Records"][0]["kinesis"]["sequenceNumber"]"#, #"event["Records"][0]["eventID"]"#]),
    Case(
      trigger: .eventBridge, foreign: [#"event["detail"]["name"]"#],
      trusted: [#"event["time"]"#, #"event["account"]"#, #"event["region"]"#, #"event["id"]"#]),
    Case(trigger: .schedule, foreign: [], trusted: [#"event["time"]"#, #"event["resources"][0]"#]),
    Case(
      trigger: .ses,
      foreign: [
        #"event["Records"][0]["ses"]["mail"]["commonHeaders"]["subject"]"#,
        #"event["Records"][0]["ses"]["mail"]["source"]"#,
      ],
      trusted: [#"event["Records"][0]["ses"]["mail"]["messageId"]"#]),
    Case(
      trigger: .appSync, foreign: [#"event["arguments"]["id"]"#], trusted: [#"event["info"]["fieldName"]"#]),
    Case(
      trigger: .cognitoUserPool, foreign: [#"event["request"]["userAttributes"]["name"]"#],
      trusted: [#"event["triggerSource"]"#, #"event["userPoolId"]"#, #"event["region"]"#]),
    Case(
      trigger: .iotRule, foreign: [#"event["temperature"]"#], trusted: []),
    Case(
      trigger: .kafka, foreign: [#"list(event["records"].values())[0][0]["value"]"#],
      trusted: [#"event["eventSourceArn"]"#]),
    Case(
      trigger: .cloudFront, foreign: [#"event["Records"][0]["cf"]["request"]["uri"]"#],
      trusted: [#"event["Records"][0]["cf"]["config"]["distributionId"]"#]),
    Case(trigger: .invoke, foreign: [#"event["anything"]"#, "event"], trusted: ["context.aws_request_id"]),
    Case(trigger: .loadBalancer, foreign: [#"event["body"]"#, #"event["queryStringParameters"]["q"]"#], trusted: []),
    Case(
      trigger: .apiGatewayWebSocket, foreign: [#"event["body"]"#],
      trusted: [#"event["requestContext"]["connectionId"]"#, #"event["requestContext"]["routeKey"]"#]),
    Case(
      trigger: .lex, foreign: [#"event["inputTranscript"]"#], trusted: [#"event["bot"]["name"]"#]),
    Case(
      trigger: .alexa, foreign: [#"event["request"]["intent"]["slots"]["city"]["value"]"#],
      trusted: [#"event["request"]["timestamp"]"#]),
    Case(
      trigger: .stepFunctions, foreign: [#"event["name"]"#], trusted: []),
  ]

  private static func program(_ expression: String) -> String {
    """
    import base64, json, os, urllib.parse
    def handler(event, context):
        os.system("x " + str(\(expression)))
    """
  }

  @Test(arguments: cases) func fields(of example: Case) {
    for expression in example.foreign {
      let code = Code.python(Self.program(expression), triggers: [example.trigger])
      let found = code.solved().flows(to: [.shell], from: [.event, .wholeEvent, .mutableClaim, .sensitive])
      #expect(found == ["app.py:3 shell"], "\(expression) is foreign")
    }
    for expression in example.trusted {
      let code = Code.python(Self.program(expression), triggers: [example.trigger])
      #expect(code.solved().solution.paths.filter { $0.sink == .shell }.isEmpty, "\(expression) is trusted")
    }
  }

  @Test func severalTriggersTogetherTrustWhatAllTrust() {
    let code = Code.python(
      """
      import os
      def handler(event, context):
          os.system(event["Records"][0]["body"])  # reaches shell
          os.system(event["Records"][0]["s3"]["object"]["key"])  # reaches shell
          os.system(event["Records"][0]["awsRegion"])
      """, triggers: [.sqs, .s3])
    expectFlows(code)
  }

  @Test func thePathNamesItsControllerAndSteps() {
    let code = Code.python(
      """
      import os
      def show(text):
          command = "cat " + text
          os.system(command)
      def handler(event, context):
          show(event["Records"][0]["s3"]["object"]["key"])
      """, triggers: [.s3])
    let solved = code.solved()
    #expect(solved.sources(of: .shell) == ["event.Records[].s3.object.key user"])
    #expect(
      solved.steps(to: .shell) == [
        "event.Records[].s3.object.key comes in", "reads key", "passed as text", "joined into a string",
        "assigned to command", "reaches os.system",
      ])
  }

  @Test func anAuthenticatedRouteLowersAnonymousToUser() {
    let code = Code.python(
      "import os\ndef handler(event, context):\n    os.system(event['body'])", triggers: [.apiGatewayREST])
    #expect(code.solved().sources(of: .shell) == ["event.body anonymous"])
    #expect(code.solved(isAuthenticated: true).sources(of: .shell) == ["event.body user"])
  }
}
