import Core
import Templates
import Testing

@Suite struct ServerlessFrameworkEventTests {
  private static let resources = """
    resources:
      Resources:
        Jobs: {Type: 'AWS::SQS::Queue', Properties: {QueueName: jobs-queue}}
        Orders: {Type: 'AWS::DynamoDB::Table', Properties: {TableName: orders}}
        Files: {Type: 'AWS::S3::Bucket', Properties: {BucketName: "files-${env:SUFFIX}"}}
        Clicks: {Type: 'AWS::Kinesis::Stream', Properties: {Name: clicks}}
        News: {Type: 'AWS::SNS::Topic', Properties: {TopicName: news-topic}}
    """

  private func service(_ event: String) -> ServiceFixture {
    ServiceFixture(
      "service: x\nprovider: {name: aws}\nfunctions:\n  main:\n    handler: app.main\n    events:\n      - \(event)\n"
        + Self.resources)
  }

  private func trigger(_ event: String) throws -> Trigger {
    let triggers = try service(event).function("main").triggers
    try #require(triggers.count == 1)
    return triggers[0]
  }

  @Test(arguments: [
    ("s3: photos", TriggerKind.s3, "S3BucketPhotos"),
    ("s3: {bucket: my.photos, event: 's3:ObjectRemoved:*'}", .s3, "S3BucketMyphotos"),
    ("s3: {bucket: !Ref Files, existing: true}", .s3, "Files"),
    ("s3: {bucket: 'files-${env:SUFFIX}', existing: true}", .s3, "Files"),
    ("sns: dispatch", .sns, "SNSTopicDispatch"),
    ("sns: {topicName: dispatch-me}", .sns, "SNSTopicDispatchme"),
    ("sns: {arn: !Ref News, topicName: news-topic}", .sns, "News"),
    ("sns: 'arn:aws:sns:eu-west-1:111122223333:news-topic'", .sns, "News"),
    ("sqs: !GetAtt Jobs.Arn", .sqs, "Jobs"),
    ("sqs: {arn: {Fn::GetAtt: [Jobs, Arn]}}", .sqs, "Jobs"),
    ("sqs: 'arn:aws:sqs:eu-west-1:111122223333:jobs-queue'", .sqs, "Jobs"),
    ("sqs: 'arn:aws:sqs:${aws:region}:${aws:accountId}:jobs-queue'", .sqs, "Jobs"),
    ("stream: {type: dynamodb, arn: !GetAtt Orders.StreamArn}", .dynamoDBStream, "Orders"),
    ("stream: !GetAtt Orders.StreamArn", .dynamoDBStream, "Orders"),
    ("stream: {type: kinesis, arn: {Fn::GetAtt: [Clicks, Arn]}}", .kinesis, "Clicks"),
    ("stream: {arn: {Fn::GetAtt: [Clicks, Arn]}}", .kinesis, "Clicks"),
    ("stream: 'arn:aws:kinesis:eu-west-1:111122223333:stream/clicks'", .kinesis, "Clicks"),
    (
      "eventBridge: {eventBus: shop-events, pattern: {source: [shop]}}", .eventBridge,
      "ShopDasheventsEventBridgeEventBus"
    ),
    ("cognitoUserPool: {pool: members, trigger: PreSignUp}", .cognitoUserPool, "CognitoUserPoolMembers"),
  ]) func sourcesAreResources(_ event: String, _ kind: TriggerKind, _ resource: String) throws {
    let service = service(event)
    let trigger = try #require(service.function("main").triggers.first)
    #expect(trigger.kind == kind && trigger.source.value?.resource == resource)
    #expect(try service.application().resources.contains { $0.id == resource })
    #expect(service.result.diagnostics.isEmpty)
  }

  @Test(arguments: [
    ("schedule: rate(10 minutes)", TriggerKind.schedule),
    ("schedule: {rate: ['cron(0 12 * * ? *)'], enabled: true}", .schedule),
    ("eventBridge: {schedule: rate(1 hour)}", .schedule), ("eventBridge: {pattern: {source: [aws.ec2]}}", .eventBridge),
    ("cloudwatchEvent: {event: {source: [aws.ec2]}}", .eventBridge),
    ("cloudwatchLog: /aws/lambda/other", .cloudWatchLogs),
    ("iot: {sql: \"SELECT * FROM 'a'\"}", .iotRule), ("iotFleetProvisioning: {templateBody: x}", .iotProvisioning),
    ("alexaSkill", .alexa), ("alexaSkill: amzn1.ask.skill.x", .alexa), ("alexaSmartHome: {appId: x}", .alexa),
    ("cloudFront: {eventType: viewer-request, origin: 's3://x'}", .cloudFront),
    ("activemq: {arn: 'arn:b', queue: q, basicAuthArn: 'arn:s'}", .mq),
    ("rabbitmq: {arn: 'arn:b', queue: q, basicAuthArn: 'arn:s'}", .mq),
    ("kafka: {topic: t, bootstrapServers: [b]}", .kafka), ("msk: {arn: 'arn:c', topic: t}", .kafka),
  ]) func otherKinds(_ event: String, _ kind: TriggerKind) throws {
    #expect(try trigger(event).kind == kind)
  }

  @Test func detailsOfBuckets() throws {
    let trigger = try trigger(
      "s3: {bucket: photos, event: 's3:ObjectRemoved:*', rules: [{prefix: in/}, {suffix: .jpg}]}")
    #expect(trigger.events == ["s3:ObjectRemoved:*"])
    #expect(trigger.keyPrefix.display == "in/" && trigger.keySuffix.display == ".jpg")
    #expect(try self.trigger("s3: photos").events == ["s3:ObjectCreated:*"])
  }

  @Test func detailsOfPolling() throws {
    let trigger = try trigger(
      """
      stream:
                type: dynamodb
                arn: !GetAtt Orders.StreamArn
                batchSize: 7
                maximumRetryAttempts: 2
                enabled: false
                functionResponseType: ReportBatchItemFailures
                filterPatterns: [{eventName: [INSERT]}]
                destinations: {onFailure: {type: sqs, arn: !GetAtt Jobs.Arn}}
      """)
    #expect(trigger.batchSize.value == 7 && trigger.maximumRetries.value == 2 && trigger.isEnabled.value == false)
    #expect(trigger.reportsBatchItemFailures.value == true)
    #expect(trigger.filter.value == "[{eventName: [INSERT]}]")
    #expect(trigger.failureDestination.value?.resource == "Jobs")
  }

  @Test func detailsOfTopicsAndLogs() throws {
    let topic = try trigger(
      "sns: {topicName: t, filterPolicy: {pet: [dog]}, redrivePolicy: {deadLetterTargetRef: Jobs}}")
    #expect(topic.filter.value == "{pet: [dog]}" && topic.failureDestination.value?.resource == "Jobs")
    let log = try trigger("cloudwatchLog: {logGroup: /aws/x, filter: ERROR}")
    #expect(log.source.display == "/aws/x" && log.filter.value == "ERROR")
    #expect(try trigger("cognitoUserPool: {pool: p, trigger: PreSignUp, existing: true}").events == ["PreSignUp"])
  }

  @Test func bucketsAndTopicsAreMade() throws {
    let text = """
      service: x
      provider: {name: aws, s3: {photos: {name: the-photos, accessControl: PublicRead}}}
      functions:
        a: {handler: app.a, events: [{s3: photos}, {sns: {topicName: t, kmsMasterKeyId: alias/k}}]}
        b: {handler: app.b, events: [{s3: {bucket: photos, event: 's3:ObjectRemoved:*'}}]}
      resources: {extensions: {S3BucketPhotos: {Properties: {VersioningConfiguration: {Status: Enabled}}}}}
      """
    let service = ServiceFixture(text)
    let application = try service.application()
    #expect(application.buckets.map(\.id) == ["S3BucketPhotos"])
    let bucket = application.buckets[0]
    #expect(bucket.name.display == "the-photos" && bucket.acl.value == "PublicRead" && bucket.isVersioned.value == true)
    #expect(application.topics.map(\.id) == ["SNSTopicT"])
    #expect(try service.line(bucket.place).hasPrefix("a: {handler"))
  }

  @Test func unknownKindsAreSaid() throws {
    let service = service("pigeon: {coop: one}")
    #expect(service.result.diagnostics.map(\.kind) == [.unsupported])
    #expect(try service.line(service.result.diagnostics[0].place) == "- pigeon: {coop: one}")
    #expect(try service.function("main").triggers.isEmpty)
  }
}
