import Core
import Privilege
import Testing

@testable import Rules

/// The parts that the rules on permissions stand on.
@Suite struct PermissionTests {
  @Test(arguments: [
    ("s3:*", "s3:GetObject", true), ("s3:Get*", "s3:GetObject", true), ("s3:get?bject", "s3:GetObject", true),
    ("*", "iam:PassRole", true), ("s3:*Object", "s3:GetObjectAcl", false), ("s3:*", "sqs:SendMessage", false),
    ("dynamodb:*Item", "dynamodb:BatchWriteItem", true), ("s3:Get*", "s3:*", false), ("s3:**", "s3:", true),
  ])
  func actionsMatch(pattern: String, action: String, matches: Bool) {
    #expect(ActionPattern(pattern).matches(action) == matches)
  }

  @Test("a pattern of many stars ends")
  func manyStars() {
    let pattern = String(repeating: "*a", count: 200) + "b"
    #expect(!Wildcard.matches(pattern, String(repeating: "a", count: 2000)))
  }

  private static let place = Place(FileID(0), 0, 1)

  @Test(arguments: [
    (Text("*"), true), (Text("arn:aws:s3:::*"), true), (Text("arn:aws:s3:::photos/*"), false),
    (Text("arn:aws:dynamodb:*:*:table/*"), true), (Text("arn:aws:logs:eu-west-1:*:log-group:/aws/lambda/a:*"), false),
    (Text(pieces: [.literal("arn:aws:dynamodb:"), .unknown("AWS::Region"), .literal(":1:table/*")]), true),
    (Text(pieces: [.attribute(of: "Photos", name: "Arn"), .literal("/*")]), false),
  ])
  func resourcesAreEverything(text: Text, isEverything: Bool) {
    #expect(PolicyStatement.Entry(text, at: Self.place).isEverything == isEverything)
  }

  @Test(arguments: [
    "xray:PutTraceSegments", "cloudwatch:PutMetricData", "ec2:CreateNetworkInterface", "logs:PutLogEvents",
  ])
  func someActionsExistOnStarOnly(action: String) { #expect(UnrestrictableActions.include(ActionPattern(action))) }

  @Test(arguments: [
    "s3:GetObject", "s3:ListBucket", "dynamodb:Scan", "ses:SendEmail", "kms:Decrypt", "lambda:InvokeFunction",
  ])
  func othersCanBeLimited(action: String) { #expect(!UnrestrictableActions.include(ActionPattern(action))) }

  @Test("a flat denial takes back what it names")
  func denial() {
    var allow = PolicyStatement(place: Self.place)
    allow.actions = ["iam:PassRole", "s3:GetObject"].map { .init(Text($0), at: Self.place) }
    var deny = PolicyStatement(place: Self.place)
    deny.effect = .deny
    deny.actions = [.init("iam:*", at: Self.place)]
    deny.resources = [.init("*", at: Self.place)]
    let grantee = Grantee(
      id: "r", kind: .role, statements: [allow, deny], managedPolicies: [], functions: [], place: Self.place)
    #expect(grantee.allowing.flatMap(\.actions).map(\.text.display) == ["s3:GetObject"])
  }

  @Test(arguments: [
    ("s3", "ListObjectsV2", ["s3:ListBucket"]), ("lambda", "Invoke", ["lambda:InvokeFunction"]),
    ("dynamodb", "PutItem", ["dynamodb:PutItem"]), ("stepfunctions", "StartExecution", ["states:StartExecution"]),
  ])
  func callsNeedActions(service: String, operation: String, actions: [String]) {
    let call = ServiceCall(service: service, operation: operation, parameters: [:], functions: [], place: Self.place)
    #expect(call.actions == actions)
  }

  @Test("there are at least twenty ways to gain rights, each of named actions")
  func escalation() {
    #expect(EscalationPath.all.count >= 20)
    #expect(
      EscalationPath.all.allSatisfy { path in !path.deed.isEmpty && path.actions.allSatisfy { $0.contains(":") } })
  }

  @Test("the table of runtimes is well formed")
  func runtimes() {
    for (name, support) in RuntimeSupport.ended {
      #expect(support.date.split(separator: "-").map(\.count) == [4, 2, 2], "\(name)")
      #expect(RuntimeSupport.ended[support.successor] == nil, "\(name) is to move to another that ended")
    }
  }
}

/// What names and values tell about secrets.
@Suite struct SecretNameTests {
  @Test(arguments: [
    "DB_PASSWORD", "dbPassword", "API_KEY", "apiKey", "STRIPE_SECRET_KEY", "GITHUB_TOKEN", "JWT_SECRET", "PRIVATE_KEY",
    "MasterUserPassword",
  ])
  func secrets(name: String) { #expect(SecretNames.holdsSecret(name)) }

  @Test(arguments: [
    "DB_PASSWORD_PARAMETER", "SECRET_NAME", "SecretArn", "TOKEN_URL", "TOKEN_TTL", "PASSWORD_MIN_LENGTH", "TABLE",
    "GenerateSecret", "KEY_ID", "COMPASS", "USER_POOL_ID", "tokenValidityMinutes", "",
  ])
  func others(name: String) { #expect(!SecretNames.holdsSecret(name)) }

  @Test(arguments: ["", "true", "xxxxxxxx", "<your token>", "${TOKEN}", "replace-me", "REPLACE_ME", "abc123", "0000"])
  func placeholders(value: String) { #expect(SecretNames.isPlaceholder(value)) }

  @Test(arguments: [
    ("arn:aws:secretsmanager:eu-west-1:1:secret:db", true), ("BROKER_SECRET_ARN", true), ("HUNTER", false),
  ])
  func references(value: String, isReference: Bool) { #expect(SecretNames.isReference(value) == isReference) }

  @Test(arguments: ["hT7rq0ZsW3kLm9", "AKIAIOSFODNN7EXAMPLE", "correct horse battery"])
  func values(value: String) { #expect(!SecretNames.isPlaceholder(value)) }
}
