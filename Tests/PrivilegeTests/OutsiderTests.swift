import Core
import Privilege
import Testing

/// What conditions leave to people of other accounts.
@Suite struct OutsiderTests {
  typealias Row = (comparison: String, key: String, value: Text, answer: Answer)

  private static func condition(_ row: Row) -> [PolicyStatement.Condition] {
    [PolicyStatement.Condition(comparison: row.comparison, key: row.key, values: [row.value])]
  }

  private static let own = Text(pieces: [.unknown("AWS::AccountId")])

  @Test(
    "a service that acts for somebody else",
    arguments: [
      ("StringEquals", "aws:SourceAccount", "111122223333", .no), ("StringLike", "AWS:SourceAccount", "*", .yes),
      ("StringEquals", "aws:SourceAccount", own, .perhaps),
      ("ArnLike", "aws:SourceArn", "arn:aws:sns:eu-west-1:111122223333:*", .no),
      ("ArnLike", "aws:SourceArn", "arn:aws:sns:eu-west-1:*:orders", .yes),
      ("ArnEquals", "aws:SourceArn", "arn:aws:s3:::uploads", .no), ("ArnLike", "aws:SourceArn", "arn:aws:s3:::*", .yes),
      ("ArnLike", "aws:SourceArn", Text(pieces: [.attribute(of: "Uploads", name: "Arn")]), .perhaps),
      ("Bool", "aws:ViaAWSService", "true", .perhaps),
    ] as [Row])
  func services(_ row: Row) {
    let conditions = Self.condition(row)
    #expect(Outsider.commandingService(conditions).satisfies(conditions) == row.answer)
  }

  @Test(
    "an identity of another account",
    arguments: [
      ("StringEquals", "sts:ExternalId", "orders", .no), ("StringLike", "sts:ExternalId", "*", .yes),
      ("StringEquals", "aws:PrincipalOrgID", "o-1234567890", .no), ("Bool", "aws:SecureTransport", "true", .yes),
      ("ArnLike", "aws:PrincipalArn", "arn:aws:iam::*:role/deployer", .yes),
      ("ArnLike", "aws:PrincipalArn", "arn:aws:iam::111122223333:role/*", .no),
      ("IpAddress", "aws:SourceIp", "198.51.100.0/24", .perhaps),
    ] as [Row])
  func identities(_ row: Row) {
    let conditions = Self.condition(row)
    #expect(Outsider.identity(conditions).satisfies(conditions) == row.answer)
  }

  @Test(
    "pipelines of other repositories, users of other pools",
    arguments: [
      ("StringLike", "token.actions.githubusercontent.com:sub", "repo:acme/orders:*", .no),
      ("StringLike", "token.actions.githubusercontent.com:sub", "repo:*", .yes),
      ("StringEquals", "token.actions.githubusercontent.com:aud", "sts.amazonaws.com", .yes),
      ("StringLike", "gitlab.com:sub", "project_path:acme/*", .no),
    ] as [Row])
  func pipelines(_ row: Row) { #expect(Outsider.pipeline.satisfies(Self.condition(row)) == row.answer) }

  @Test(arguments: [
    ("cognito-identity.amazonaws.com:aud", "eu-west-1:0f0f0f0f-0000-4000-8000-0f0f0f0f0f0f", Answer.no),
    ("cognito-identity.amazonaws.com:amr", "authenticated", .yes),
  ])
  func poolUsers(_ key: String, _ value: String, _ answer: Answer) {
    let row = ("ForAnyValue:StringEquals", key, Text(value), answer)
    #expect(Outsider.poolUser.satisfies(Self.condition(row)) == answer)
  }
}

/// What actions can be about.
@Suite struct ConcernTests {
  @Test(arguments: [
    ("iam:PassRole", "arn:aws:s3:::orders/*", false), ("iam:PassRole", "arn:aws:iam::111122223333:role/*", true),
    ("iam:PassRole", "*", true), ("iam:PassRole", "arn:aws:iam::*:user/*", false),
    ("lambda:UpdateFunctionCode", "arn:aws:lambda:*:*:function:orders-*", true),
    ("s3:ListAllMyBuckets", "arn:aws:s3:::*", false), ("s3:ListAllMyBuckets", "*", true),
    ("nobody:Knows", "arn:aws:s3:::orders", false),
  ])
  func resourcesOfActions(_ action: String, _ resource: String, _ expected: Bool) {
    #expect(PermissionTable.builtIn.canConcern(action, Text(resource)) == expected)
  }

  @Test(arguments: [
    ("s3:DeleteObject*", true), ("kms:GenerateDataKey*", true), ("s3:PutObject*", false), ("s3:*", false),
    ("dynamodb:*Item", false), ("sns:Publish", false), ("nobody:Knows*", false),
  ])
  func variantsOfOneAction(_ pattern: String, _ expected: Bool) {
    #expect(PermissionTable.builtIn.isOneAction(ActionPattern(pattern)) == expected)
  }
}
