import Core
import Testing

@testable import Templates

@Suite("Roles and policies")
struct RoleTests {
  @Test func implicitRoleHoldsExpandedTemplates() {
    let reading = Reading(
      """
      Resources:
        Table: {Type: "AWS::Serverless::SimpleTable"}
        Fn:
          Type: AWS::Serverless::Function
          Properties:
            Policies:
              - AmazonS3FullAccess
              - DynamoDBReadPolicy: {TableName: !Ref Table}
              - Statement: {Effect: Allow, Action: ["ses:SendEmail"], Resource: "*"}
              - NoSuchPolicy: {}
            Events:
              Q: {Type: SQS, Properties: {Queue: !GetAtt Queue.Arn}}
        Queue: {Type: "AWS::SQS::Queue"}
      """)
    #expect(reading.function("Fn").role.value == "FnRole")
    let role = reading.role("FnRole")
    #expect(role.isImplicit && role.isIncomplete)
    let managed = role.managedPolicies.compactMap(\.text.literal)
    #expect(managed.contains("arn:aws:iam::aws:policy/AmazonS3FullAccess"))
    #expect(managed.contains { $0.hasSuffix("AWSLambdaSQSQueueExecutionRole") })
    #expect(role.statements.count == 2)
    let expanded = role.statements[0]
    #expect(expanded.template == "DynamoDBReadPolicy")
    #expect(expanded.actions.contains { $0.text.literal == "dynamodb:GetItem" })
    #expect(
      expanded.resources.first?.text.display == "arn:aws:dynamodb:${AWS::Region}:${AWS::AccountId}:table/${Table}")
    #expect(reading.text(expanded.place) == "DynamoDBReadPolicy: {TableName: !Ref Table}")
    #expect(reading.text(role.statements[1].actions.first?.place) == "\"ses:SendEmail\"")
  }

  @Test func everyPublishedTemplateHasActionsAndResources() {
    #expect(PolicyTemplates.table.headings.count == 81)
    let nothing = Setting(nil, in: Stack.make(Template.forTests, library: Library.forTests))
    let place = Place(FileID(0), 0, 0)
    for name in PolicyTemplates.table.headings {
      let statements = PolicyTemplates.expand(name, nothing, at: place) ?? []
      #expect(!statements.isEmpty, "\(name)")
      for statement in statements {
        #expect(statement.actions.allSatisfy { $0.text.literal?.contains(":") ?? false }, "\(name)")
        #expect(!statement.resources.isEmpty, "\(name)")
      }
    }
  }

  @Test func rolesGatherWhatIsAttached() {
    let reading = Reading(
      """
      Resources:
        Role:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument:
              Statement: {Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}
            ManagedPolicyArns: [!Ref Own, "arn:aws:iam::aws:policy/AdministratorAccess"]
            Policies:
              - PolicyName: inline
                PolicyDocument: {Statement: [{Effect: Deny, NotAction: "s3:*", Resource: "*"}]}
        Own:
          Type: AWS::IAM::ManagedPolicy
          Properties: {PolicyDocument: {Statement: [{Effect: Allow, Action: "sqs:*", Resource: "*"}]}}
        Later:
          Type: AWS::IAM::Policy
          Properties:
            Roles: [!Ref Role]
            PolicyDocument: {Statement: [{Effect: Allow, Action: "sns:Publish", Resource: "*"}]}
        Fn: {Type: "AWS::Lambda::Function", Properties: {Role: !GetAtt Role.Arn}}
      """)
    let role = reading.role("Role")
    #expect(reading.function("Fn").role.value == "Role")
    #expect(role.trust.first?.principals.first?.value.literal == "lambda.amazonaws.com")
    #expect(role.statements.first?.effect == .deny)
    #expect(role.statements.first?.notActions.first?.text.literal == "s3:*")
    let actions = role.statements.flatMap(\.actions).compactMap(\.text.literal)
    #expect(Set(actions) == ["sqs:*", "sns:Publish"])
    #expect(reading.application.principals.first { $0.id == "Own" }?.attachedRoles == ["Role"])
    #expect(reading.application.principals.first { $0.id == "Later" }?.attachedRoles == ["Role"])
  }

  @Test func policiesInStringsAndConditions() {
    let reading = Reading(
      """
      Resources:
        Bucket: {Type: "AWS::S3::Bucket"}
        Policy:
          Type: AWS::S3::BucketPolicy
          Properties:
            Bucket: !Ref Bucket
            PolicyDocument: !Sub |
              {"Statement": [{"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject",
                "Resource": "${Bucket.Arn}/*", "Condition": {"Bool": {"aws:SecureTransport": "true"}}}]}
      """)
    let statement = reading.application.buckets.first?.policy.first
    #expect(statement?.principals.first?.isEveryone == true)
    #expect(statement?.resources.first?.text.display == "${Bucket.Arn}/*")
    #expect(statement?.conditions.first?.key == "aws:SecureTransport")
  }

  @Test func connectorsGrant() {
    let reading = Reading(
      """
      Resources:
        Table: {Type: "AWS::DynamoDB::Table"}
        Topic: {Type: "AWS::SNS::Topic"}
        Fn:
          Type: AWS::Serverless::Function
          Connectors: {Data: {Properties: {Destination: {Id: Table}, Permissions: [Read]}}}
          Properties: {CodeUri: .}
        Join:
          Type: AWS::Serverless::Connector
          Properties: {Source: {Id: Fn}, Destination: {Id: Topic}, Permissions: [Write]}
      """)
    let statements = reading.role("FnRole").statements
    #expect(statements.contains { $0.resources.first?.text.display == "${Table.Arn}" && $0.template == "connector" })
    #expect(statements.contains { $0.actions.first?.text.literal == "sns:Publish" })
    #expect(!statements.flatMap(\.actions).contains { $0.text.literal == "dynamodb:PutItem" })
  }
}

extension Template {
  fileprivate static var file: SourceFile { SourceFile(id: FileID(0), path: "t.yaml", bytes: []) }

  /// The smallest template there is.
  static var forTests: Template {
    let place = file.whole
    let type = Node.Entry(key: "Type", keyPlace: place, value: Node(.scalar("A::B::C", .plain), place: place))
    let resource = Node.Entry(key: "X", keyPlace: place, value: Node(.mapping([type]), place: place))
    let resources = Node.Entry(key: "Resources", keyPlace: place, value: Node(.mapping([resource]), place: place))
    guard let template = Template(Node(.mapping([resources]), place: place), file: file) else {
      preconditionFailure("the template has a resource")
    }
    return template
  }
}

extension Library {
  static var forTests: Library { Library(from: Template.file, Template.forTests, in: FileTree(contents: [])) }
}
