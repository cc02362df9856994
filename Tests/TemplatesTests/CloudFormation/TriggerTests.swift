import Core
import Testing

@testable import Templates

@Suite("What fires functions")
struct TriggerTests {
  private func triggers(_ resources: String, events: String = "") -> (Reading, [Trigger]) {
    let reading = Reading(
      """
      Resources:
        Fn:
          Type: AWS::Serverless::Function
          Properties:
            CodeUri: .
            \(events.isEmpty ? "" : "Events: {E: \(events)}")
        Bucket: {Type: "AWS::S3::Bucket"}
        Queue: {Type: "AWS::SQS::Queue"}
        Topic: {Type: "AWS::SNS::Topic"}
        Table: {Type: "AWS::DynamoDB::Table"}
      \(resources)
      """)
    return (reading, reading.function("Fn").triggers)
  }

  @Test(
    "events of SAM",
    arguments: [
      ("{Type: SQS, Properties: {Queue: !GetAtt Queue.Arn, BatchSize: 5}}", TriggerKind.sqs, "${Queue.Arn}"),
      ("{Type: SNS, Properties: {Topic: !Ref Topic}}", .sns, "${Topic}"),
      ("{Type: SNS, Properties: {Topic: !Ref Topic, SqsSubscription: true}}", .sqs, "${FnEQueue.Arn}"),
      ("{Type: DynamoDB, Properties: {Stream: !GetAtt Table.StreamArn}}", .dynamoDBStream, "${Table.StreamArn}"),
      ("{Type: Kinesis, Properties: {Stream: arn:x}}", .kinesis, "arn:x"),
      ("{Type: MSK, Properties: {Stream: arn:x, Topics: [t]}}", .kafka, "arn:x"),
      ("{Type: MQ, Properties: {Broker: arn:b}}", .mq, "arn:b"),
      ("{Type: DocumentDB, Properties: {Cluster: arn:c}}", .documentDB, "arn:c"),
      ("{Type: Schedule, Properties: {Schedule: rate(1 day)}}", .schedule, ""),
      ("{Type: ScheduleV2, Properties: {ScheduleExpression: rate(1 day)}}", .schedule, ""),
      ("{Type: EventBridgeRule, Properties: {EventBusName: bus, Pattern: {source: [a]}}}", .eventBridge, "bus"),
      ("{Type: CloudWatchLogs, Properties: {LogGroupName: g, FilterPattern: \"\"}}", .cloudWatchLogs, "g"),
      ("{Type: IoTRule, Properties: {Sql: \"SELECT * FROM 't'\"}}", .iotRule, "SELECT * FROM 't'"),
      ("{Type: AlexaSkill}", .alexa, ""),
      ("{Type: Cognito, Properties: {UserPool: !Ref Queue, Trigger: PreSignUp}}", .cognitoUserPool, "${Queue}"),
      ("{Type: S3, Properties: {Bucket: !Ref Bucket, Events: \"s3:ObjectCreated:*\"}}", .s3, "${Bucket}"),
    ])
  func serverless(event: String, kind: TriggerKind, source: String) {
    let (reading, triggers) = triggers("", events: event)
    #expect(triggers.map(\.kind) == [kind])
    #expect((triggers.first?.source.value?.display ?? "") == source)
    #expect(reading.text(triggers.first?.place) == "E")
  }

  private static let fn = "!GetAtt Fn.Arn"

  @Test(
    "resources that call functions",
    arguments: [
      (
        "\"AWS::Lambda::EventSourceMapping\", Properties: {FunctionName: !Ref Fn, EventSourceArn: !GetAtt Queue.Arn}",
        TriggerKind.sqs
      ),
      (
        "\"AWS::Lambda::EventSourceMapping\", Properties: {FunctionName: !Ref Fn, EventSourceArn: !GetAtt Table.StreamArn}",
        .dynamoDBStream
      ),
      (
        "\"AWS::Lambda::EventSourceMapping\", Properties: {FunctionName: !Ref Fn, EventSourceArn: \"arn:aws:kafka:r:1:cluster/x\"}",
        .kafka
      ),
      ("\"AWS::SNS::Subscription\", Properties: {Protocol: lambda, TopicArn: !Ref Topic, Endpoint: \(fn)}", .sns),
      ("\"AWS::SNS::Topic\", Properties: {Subscription: [{Protocol: lambda, Endpoint: \(fn)}]}", .sns),
      (
        "\"AWS::Events::Rule\", Properties: {EventPattern: {source: [x]}, Targets: [{Arn: \(fn), Id: a}]}", .eventBridge
      ),
      (
        "\"AWS::Events::Rule\", Properties: {ScheduleExpression: rate(1 day), Targets: [{Arn: \(fn), Id: a}]}",
        .schedule
      ),
      ("\"AWS::Scheduler::Schedule\", Properties: {Target: {Arn: \(fn)}}", .schedule),
      ("\"AWS::Pipes::Pipe\", Properties: {Source: !GetAtt Queue.Arn, Target: \(fn)}", .sqs),
      (
        "\"AWS::IoT::TopicRule\", Properties: {TopicRulePayload: {Sql: s, Actions: [{Lambda: {FunctionArn: \(fn)}}]}}",
        .iotRule
      ),
      ("\"AWS::Cognito::UserPool\", Properties: {LambdaConfig: {PreSignUp: \(fn)}}", .cognitoUserPool),
      (
        "\"AWS::Cognito::UserPool\", Properties: {LambdaConfig: {CustomEmailSender: {LambdaArn: \(fn)}}}",
        .cognitoUserPool
      ),
      ("\"AWS::Logs::SubscriptionFilter\", Properties: {LogGroupName: g, DestinationArn: \(fn)}", .cloudWatchLogs),
      (
        "\"AWS::Config::ConfigRule\", Properties: {Source: {Owner: CUSTOM_LAMBDA, SourceIdentifier: \(fn)}}",
        .configRule
      ),
      ("\"AWS::SES::ReceiptRule\", Properties: {Rule: {Actions: [{LambdaAction: {FunctionArn: \(fn)}}]}}", .ses),
      (
        "\"AWS::S3::Bucket\", Properties: {NotificationConfiguration: {LambdaConfigurations: [{Event: e, Function: \(fn)}]}}",
        .s3
      ),
      (
        "\"AWS::CloudFront::Distribution\", Properties: {DistributionConfig: {DefaultCacheBehavior: {LambdaFunctionAssociations: [{LambdaFunctionARN: !Ref Fn.Version}]}}}",
        .cloudFront
      ),
      (
        "\"AWS::SecretsManager::RotationSchedule\", Properties: {SecretId: s, RotationLambdaARN: \(fn)}",
        .secretRotation
      ),
      ("\"AWS::CloudWatch::Alarm\", Properties: {AlarmActions: [\(fn)]}", .cloudWatchAlarm),
      ("\"Custom::Setup\", Properties: {ServiceToken: \(fn)}", .customResource),
      ("\"AWS::CloudFormation::CustomResource\", Properties: {ServiceToken: \(fn)}", .customResource),
      ("\"AWS::Bedrock::Agent\", Properties: {ActionGroups: [{ActionGroupExecutor: {Lambda: \(fn)}}]}", .bedrockAgent),
      ("\"AWS::Lambda::Permission\", Properties: {FunctionName: \(fn), Principal: lex.amazonaws.com}", .lex),
      (
        "\"AWS::StepFunctions::StateMachine\", Properties: {Definition: {States: {A: {Type: Task, Resource: \(fn)}}}}",
        .stepFunctions
      ),
    ])
  func resources(declaration: String, kind: TriggerKind) {
    let (_, triggers) = triggers("  Caller: {Type: \(declaration)}")
    #expect(triggers.map(\.kind) == [kind])
  }

  @Test func filtersAndLimitsAreKept() {
    let (reading, found) = triggers(
      """
        Mapping:
          Type: AWS::Lambda::EventSourceMapping
          Properties:
            FunctionName: !Ref Fn
            EventSourceArn: !GetAtt Queue.Arn
            BatchSize: 7
            Enabled: false
            MaximumRetryAttempts: 2
            FunctionResponseTypes: [ReportBatchItemFailures]
            FilterCriteria: {Filters: [{Pattern: '{"body":["x"]}'}]}
            DestinationConfig: {OnFailure: {Destination: !Ref Topic}}
      """,
      events:
        "{Type: S3, Properties: {Bucket: !Ref Bucket, Events: e, Filter: {S3Key: {Rules: [{Name: prefix, Value: in/}, {Name: suffix, Value: .jpg}]}}}}"
    )
    let mapping = found.first { $0.kind == .sqs }
    #expect(mapping?.batchSize.value == 7 && mapping?.isEnabled.value == false && mapping?.maximumRetries.value == 2)
    #expect(mapping?.reportsBatchItemFailures.value == true)
    #expect(mapping?.filter.value?.contains("body") == true)
    #expect(mapping?.failureDestination.value?.display == "${Topic}")
    #expect(reading.text(mapping?.place) == "Mapping")
    let storage = found.first { $0.kind == .s3 }
    #expect(storage?.keyPrefix.value?.literal == "in/" && storage?.keySuffix.value?.literal == ".jpg")
  }

  @Test func aliasesAndNamesLeadToTheFunction() {
    let reading = Reading(
      """
      Resources:
        Fn: {Type: "AWS::Lambda::Function", Properties: {FunctionName: !Sub "${AWS::StackName}-work"}}
        Live: {Type: "AWS::Lambda::Alias", Properties: {FunctionName: !Ref Fn, Name: live}}
        A: {Type: "AWS::Scheduler::Schedule", Properties: {Target: {Arn: !Ref Live}}}
        B: {Type: "AWS::Scheduler::Schedule", Properties: {Target: {Arn: !Sub "arn:aws:lambda:${AWS::Region}:1:function:${AWS::StackName}-work:live"}}}
        C: {Type: "AWS::Scheduler::Schedule", Properties: {Target: {Arn: "arn:aws:lambda:r:1:function:other"}}}
      """)
    #expect(reading.function("Fn").triggers.count == 2)
  }

  @Test(
    "workflow definitions in every form",
    arguments: [
      "Definition: {States: {A: {Type: Task, Resource: \"${Target}\"}}}, DefinitionSubstitutions: {Target: !GetAtt Fn.Arn}",
      "DefinitionUri: flow.asl.json, DefinitionSubstitutions: {Target: !GetAtt Fn.Arn}",
    ])
  func workflows(properties: String) {
    let reading = Reading(
      """
      Resources:
        Fn: {Type: "AWS::Serverless::Function"}
        Flow: {Type: "AWS::Serverless::StateMachine", Properties: {\(properties)}}
      """,
      files: [
        "flow.asl.json":
          "{\"States\": {\"A\": {\"Type\": \"Task\", \"Resource\": \"${Target}\", \"TimeoutSeconds\": ${Wait}}}}"
      ])
    #expect(reading.function("Fn").triggers.map(\.kind) == [.stepFunctions])
    #expect(reading.application.stateMachines.first?.role.value == "FlowRole")
    #expect(reading.application.role("FlowRole")?.isImplicit == true)
  }

  @Test func statesInStringsBranchesAndMaps() {
    let reading = Reading(
      """
      Resources:
        Fn: {Type: "AWS::Lambda::Function"}
        Flow:
          Type: AWS::StepFunctions::StateMachine
          Properties:
            LoggingConfiguration: {Level: ALL}
            TracingConfiguration: {Enabled: true}
            DefinitionString:
              Fn::Sub: |
                {"StartAt": "Both", "States": {
                  "Both": {"Type": "Parallel", "Branches": [{"States": {"One": {"Type": "Task", "Resource": "${Fn.Arn}",
                    "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "x"}]}}}]},
                  "Each": {"Type": "Map", "ItemProcessor": {"States": {"Two": {"Type": "Task",
                    "Resource": "arn:aws:states:::lambda:invoke", "Parameters": {"FunctionName": "${Fn}"},
                    "Retry": [{"ErrorEquals": ["States.ALL"]}]}}}}}}
      """)
    let machine = reading.application.stateMachines.first
    #expect(machine?.states.map(\.name) == ["Both", "One", "Each", "Two"])
    #expect(machine?.states[1].hasCatch == true && machine?.states[1].hasRetry == false)
    #expect(machine?.states[3].hasRetry == true)
    #expect(machine?.states[3].target.value?.resource == "Fn")
    #expect(machine?.logging.value == "ALL" && machine?.isTraced.value == true)
    #expect(reading.function("Fn").triggers.count == 2)
  }
}
