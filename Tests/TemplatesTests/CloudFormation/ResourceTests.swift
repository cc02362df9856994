import Core
import Testing

@testable import Templates

@Suite("Stores, messages, identities and operations")
struct ResourceTests {
  @Test func buckets() {
    let reading = Reading(
      """
      Resources:
        B:
          Type: AWS::S3::Bucket
          DeletionPolicy: Retain
          Properties:
            BucketName: name
            AccessControl: PublicRead
            PublicAccessBlockConfiguration: {BlockPublicAcls: false, RestrictPublicBuckets: true}
            BucketEncryption: {ServerSideEncryptionConfiguration: [{ServerSideEncryptionByDefault: {SSEAlgorithm: "aws:kms"}}]}
            VersioningConfiguration: {Status: Suspended}
            LoggingConfiguration: {DestinationBucketName: logs}
            CorsConfiguration: {CorsRules: [{AllowedOrigins: [a], AllowedMethods: [GET]}, {AllowedOrigins: ["*"], AllowedMethods: [PUT]}]}
        P: {Type: "AWS::S3::BucketPolicy", Properties: {Bucket: name, PolicyDocument: {Statement: [{Effect: Allow, Principal: "*", Action: "s3:PutObject", Resource: "*"}]}}}
      """)
    let bucket = reading.application.bucket("B")
    #expect(bucket?.acl.value == "PublicRead")
    #expect(reading.text(bucket?.acl.place) == "PublicRead")
    #expect(bucket?.publicAccessBlock?.blocksACLs.value == false)
    #expect(bucket?.publicAccessBlock?.ignoresACLs.isAbsent == true)
    #expect(bucket?.encryption.value == .managedKey)
    #expect(bucket?.isVersioned.value == false && bucket?.hasAccessLog.value == true)
    #expect(bucket?.cors?.origins.value == ["*"])
    #expect(bucket?.policy.first?.principals.first?.isEveryone == true)
    #expect(bucket?.deletionPolicy.value == "Retain")
  }

  @Test(
    "encryption",
    arguments: [
      ("AWS::SQS::Queue", "KmsMasterKeyId: alias/aws/sqs", Encryption.managedKey),
      ("AWS::SQS::Queue", "SqsManagedSseEnabled: false", Encryption.none),
      ("AWS::SQS::Queue", "SqsManagedSseEnabled: true", .platformKey), ("AWS::SQS::Queue", "QueueName: q", nil),
      ("AWS::SNS::Topic", "KmsMasterKeyId: my-key", .customerKey("my-key")), ("AWS::SNS::Topic", "TopicName: t", nil),
      ("AWS::DynamoDB::Table", "SSESpecification: {SSEEnabled: true}", .managedKey),
      ("AWS::DynamoDB::Table", "SSESpecification: {SSEEnabled: false}", .platformKey),
      ("AWS::DynamoDB::Table", "SSESpecification: {SSEEnabled: true, KMSMasterKeyId: k}", .customerKey("k")),
      ("AWS::RDS::DBInstance", "StorageEncrypted: false", Encryption.none),
      ("AWS::RDS::DBInstance", "StorageEncrypted: true, KmsKeyId: k", .customerKey("k")),
      ("AWS::OpenSearchService::Domain", "EncryptionAtRestOptions: {Enabled: true}", .managedKey),
      ("AWS::Kinesis::Stream", "StreamEncryption: {EncryptionType: KMS, KeyId: alias/aws/kinesis}", .managedKey),
    ])
  func encryption(type: String, property: String, expected: Encryption?) {
    let application = Reading("Resources: {X: {Type: \"\(type)\", Properties: {\(property)}}}\n").application
    let found =
      application.queues.first?.encryption ?? application.topics.first?.encryption
      ?? application.tables.first?.encryption ?? application.databases.first?.encryption
      ?? application.streams.first?.encryption
    #expect(found?.value == expected)
  }

  @Test func messaging() {
    let reading = Reading(
      """
      Resources:
        Q: {Type: "AWS::SQS::Queue", Properties: {VisibilityTimeout: 60, RedrivePolicy: {deadLetterTargetArn: !GetAtt Dead.Arn, maxReceiveCount: 3}}}
        Dead: {Type: "AWS::SQS::Queue"}
        T: {Type: "AWS::SNS::Topic", Properties: {Subscription: [{Protocol: https, Endpoint: "https://x"}]}}
        QP: {Type: "AWS::SQS::QueuePolicy", Properties: {Queues: [!Ref Q], PolicyDocument: {Statement: [{Effect: Allow, Principal: {AWS: "*"}, Action: "sqs:*", Resource: "*"}]}}}
        TP: {Type: "AWS::SNS::TopicPolicy", Properties: {Topics: [!Ref T], PolicyDocument: {Statement: [{Effect: Allow, Principal: {AWS: "*"}, Action: "sns:Publish", Resource: "*"}]}}}
        Bus: {Type: "AWS::Events::EventBus", Properties: {Name: bus}}
        BP: {Type: "AWS::Events::EventBusPolicy", Properties: {EventBusName: bus, StatementId: s, Action: "events:PutEvents", Principal: "*"}}
      """)
    let application = reading.application
    let queue = application.queues.first { $0.id == "Q" }
    #expect(queue?.visibilityTimeout.value == 60 && queue?.deadLetterTarget.value?.resource == "Dead")
    #expect(queue?.policy.first?.principals.first?.isEveryone == true)
    #expect(application.topics.first?.policy.count == 1)
    #expect(application.topics.first?.subscriptions.first?.protocolName.value == "https")
    #expect(application.buses.first?.policy.first?.principals.first?.isEveryone == true)
  }

  @Test func identities() {
    let reading = Reading(
      """
      Resources:
        Pool:
          Type: AWS::Cognito::UserPool
          Properties:
            MfaConfiguration: "OFF"
            AdminCreateUserConfig: {AllowAdminCreateUserOnly: true}
            Policies: {PasswordPolicy: {MinimumLength: 6, RequireSymbols: false}}
            Schema: [{Name: email, Mutable: true}, {Name: role, Mutable: true}, {Name: tenant, Mutable: false}]
        Client: {Type: "AWS::Cognito::UserPoolClient", Properties: {UserPoolId: !Ref Pool, ExplicitAuthFlows: [ALLOW_USER_PASSWORD_AUTH], WriteAttributes: ["custom:role"], PreventUserExistenceErrors: LEGACY}}
        Guests: {Type: "AWS::Cognito::IdentityPool", Properties: {AllowUnauthenticatedIdentities: true}}
        Roles: {Type: "AWS::Cognito::IdentityPoolRoleAttachment", Properties: {IdentityPoolId: !Ref Guests, Roles: {unauthenticated: !GetAtt Guest.Arn}}}
        Guest: {Type: "AWS::IAM::Role", Properties: {AssumeRolePolicyDocument: {Statement: []}}}
        Key: {Type: "AWS::KMS::Key", Properties: {EnableKeyRotation: false, KeyPolicy: {Statement: [{Effect: Allow, Principal: "*", Action: "kms:*", Resource: "*"}]}}}
        Secret: {Type: "AWS::SecretsManager::Secret", Properties: {SecretString: hunter2}}
        Rotation: {Type: "AWS::SecretsManager::RotationSchedule", Properties: {SecretId: !Ref Secret}}
        Stored: {Type: "AWS::SSM::Parameter", Properties: {Type: String, Value: v}}
      """)
    let application = reading.application
    let pool = application.userPools.first
    #expect(pool?.multiFactor.value == "OFF" && pool?.allowsSelfSignUp.value == false)
    #expect(pool?.minimumPasswordLength.value == 6 && pool?.requiresSymbols.value == false)
    #expect(pool?.mutableCustomAttributes.map { $0.text.literal } == ["role"])
    #expect(application.userPoolClients.first?.flows.value == ["ALLOW_USER_PASSWORD_AUTH"])
    #expect(application.userPoolClients.first?.preventsUserExistenceErrors.value == false)
    #expect(application.identityPools.first?.allowsGuests.value == true)
    #expect(application.identityPools.first?.guestRole.value?.resource == "Guest")
    #expect(application.keys.first?.rotates.value == false && application.keys.first?.policy.count == 1)
    #expect(application.secrets.map { $0.value.value?.literal } == ["hunter2", "v"])
    #expect(application.secrets.map { $0.isEncrypted.value } == [true, false])
    #expect(application.secrets.first?.rotates.value == true)
  }

  @Test func operations() {
    let reading = Reading(
      """
      Parameters: {Pw: {Type: String, NoEcho: true, Default: secret}}
      Resources:
        Alarm: {Type: "AWS::CloudWatch::Alarm", Properties: {Namespace: AWS/Lambda, MetricName: Errors, Dimensions: [{Name: FunctionName, Value: !Ref Fn}], AlarmActions: [arn:x]}}
        Trail: {Type: "AWS::CloudTrail::Trail", Properties: {IsLogging: true, EnableLogFileValidation: false}}
        Front: {Type: "AWS::CloudFront::Distribution", Properties: {DistributionConfig: {DefaultCacheBehavior: {ViewerProtocolPolicy: https-only}, CacheBehaviors: [{ViewerProtocolPolicy: allow-all}], ViewerCertificate: {MinimumProtocolVersion: TLSv1}}}}
        Db: {Type: "AWS::RDS::DBInstance", Properties: {PubliclyAccessible: true, MasterUsername: admin, MasterUserPassword: !Ref Pw, BackupRetentionPeriod: 0}}
        Group: {Type: "AWS::EC2::SecurityGroup", Properties: {SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: 0.0.0.0/0}]}}
        More: {Type: "AWS::EC2::SecurityGroupIngress", Properties: {GroupId: !Ref Group, IpProtocol: "-1", CidrIpv6: "::/0"}}
        Vm: {Type: "AWS::EC2::Instance", Properties: {UserData: !Base64 "export KEY=1", MetadataOptions: {HttpTokens: optional}}}
        Disk: {Type: "AWS::EC2::Volume", Properties: {Encrypted: false}}
        Fn: {Type: "AWS::Lambda::Function"}
      Outputs:
        Password: {Value: !Ref Pw, Export: {Name: pw}}
      """)
    let application = reading.application
    #expect(
      application.alarms.first?.metric.value == "Errors" && application.alarms.first?.subjects.first?.resource == "Fn")
    #expect(application.alarms.first?.actions.value?.count == 1)
    #expect(application.trails.first?.validatesLogFiles.value == false)
    #expect(application.distributions.first?.viewerProtocol.value == "allow-all")
    let database = application.databases.first
    #expect(database?.isPublic.value == true && database?.password.value?.literal == "secret")
    #expect(database?.hasBackups.value == false)
    #expect(application.securityGroups.first?.ingress.map { $0.toPort.value } == [22, 65535])
    #expect(application.machines.first?.userData.value?.literal == "export KEY=1")
    #expect(application.machines.map { $0.isEncrypted.value } == [nil, false])
    #expect(application.parameters.first?.isHidden.value == true)
    #expect(
      application.outputs.first?.isExported == true && application.outputs.first?.value.value?.literal == "secret")
    #expect(application.resources.count == 9)
  }
}
