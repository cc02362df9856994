import Core

/// Resources that call a function named somewhere in their properties, one row each: the type, the kind of trigger, and
/// the path to the function's name. A star steps into every element of a list or every value of a mapping.
enum Invokers {
  private struct Row: Sendable {
    var kind: TriggerKind
    var path: [String]
    /// Where the event source or the filter stands, when it is not the resource itself.
    var source: String?
    var filter: String?

    init(_ kind: TriggerKind, _ path: String, source: String? = nil, filter: String? = nil) {
      self.kind = kind
      self.path = path.split(separator: ".").map(String.init)
      self.source = source
      self.filter = filter
    }
  }

  private static let rows: [String: [Row]] = [
    "AWS::Scheduler::Schedule": [Row(.schedule, "Target.Arn")],
    "AWS::IoT::TopicRule": [Row(.iotRule, "TopicRulePayload.Actions.*.Lambda.FunctionArn")],
    "AWS::IoT::ProvisioningTemplate": [Row(.iotProvisioning, "PreProvisioningHook.TargetArn")],
    "AWS::SES::ReceiptRule": [Row(.ses, "Rule.Actions.*.LambdaAction.FunctionArn")],
    "AWS::KinesisFirehose::DeliveryStream": [
      Row(.firehose, "*.ProcessingConfiguration.Processors.*.Parameters.*.ParameterValue")
    ],
    "AWS::Config::ConfigRule": [Row(.configRule, "Source.SourceIdentifier")],
    "AWS::Config::OrganizationConfigRule": [Row(.configRule, "OrganizationCustomRuleMetadata.LambdaFunctionArn")],
    "AWS::CloudFront::Distribution": [
      Row(.cloudFront, "DistributionConfig.DefaultCacheBehavior.LambdaFunctionAssociations.*.LambdaFunctionARN"),
      Row(.cloudFront, "DistributionConfig.CacheBehaviors.*.LambdaFunctionAssociations.*.LambdaFunctionARN"),
    ],
    "AWS::SecretsManager::RotationSchedule": [Row(.secretRotation, "RotationLambdaARN", source: "SecretId")],
    "AWS::S3ObjectLambda::AccessPoint": [
      Row(
        .s3ObjectLambda,
        "ObjectLambdaConfiguration.TransformationConfigurations.*.ContentTransformation.AwsLambda.FunctionArn")
    ],
    "AWS::Bedrock::Agent": [Row(.bedrockAgent, "ActionGroups.*.ActionGroupExecutor.Lambda")],
    "AWS::VpcLattice::TargetGroup": [Row(.vpcLattice, "Targets.*.Id")],
    "AWS::CloudWatch::Alarm": [
      Row(.cloudWatchAlarm, "AlarmActions.*"), Row(.cloudWatchAlarm, "OKActions.*"),
    ],
    "AWS::CodePipeline::Pipeline": [Row(.codePipeline, "Stages.*.Actions.*.Configuration.FunctionName")],
    "AWS::Connect::IntegrationAssociation": [Row(.connect, "IntegrationArn", source: "InstanceId")],
    "AWS::Cognito::UserPool": [
      Row(.cognitoUserPool, "LambdaConfig.*"), Row(.cognitoUserPool, "LambdaConfig.*.LambdaArn"),
    ],
    "AWS::Cognito::IdentityPool": [Row(.cognitoSync, "CognitoEvents.*")],
    "AWS::Lex::Bot": [
      Row(
        .lex,
        "TestBotAliasSettings.BotAliasLocaleSettings.*.BotAliasLocaleSetting.CodeHookSpecification.LambdaCodeHook.LambdaArn"
      )
    ],
    "AWS::Lex::BotAlias": [
      Row(.lex, "BotAliasLocaleSettings.*.BotAliasLocaleSetting.CodeHookSpecification.LambdaCodeHook.LambdaArn")
    ],
  ]

  static var types: [String] { rows.keys.sorted() }

  static func read(_ resource: Resource, into assembly: inout Assembly) {
    for row in rows[resource.type] ?? [] {
      for (target, name) in targets(resource.properties, row.path[...]) {
        guard let index = assembly.functionIndex(target.plainText) else { continue }
        var trigger = Trigger(row.kind, place: target.fullPlace ?? resource.place)
        trigger.source = row.source.map { resource[$0].text } ?? resource.reference
        trigger.events = row.kind == .cognitoUserPool ? [name] : []
        setDetails(of: &trigger, resource)
        assembly.application.functions[index].triggers.append(trigger)
      }
    }
  }

  private static func setDetails(of trigger: inout Trigger, _ resource: Resource) {
    switch resource.type {
    case "AWS::IoT::TopicRule": trigger.filter = resource["TopicRulePayload"]["Sql"].string
    case "AWS::Scheduler::Schedule":
      trigger.isEnabled = resource["State"].string.map { $0 != "DISABLED" }
      trigger.failureDestination = resource["Target"]["DeadLetterConfig"]["Arn"].text
    default: break
    }
  }

  /// The settings at the end of a path, each with the last key that a star stood for.
  private static func targets(_ setting: Setting, _ path: ArraySlice<String>, name: String = "") -> [(Setting, String)]
  {
    guard let step = path.first else { return setting.isWritten ? [(setting, name)] : [] }
    let rest = path.dropFirst()
    guard step == "*" else { return targets(setting[step], rest, name: name) }
    if setting.node?.isSequence == true { return setting.items.flatMap { targets($0, rest, name: name) } }
    return setting.entries.flatMap { targets($0.value, rest, name: $0.key) }
  }
}

extension Resource {
  /// The resource as a reference to itself.
  var reference: Known<Text> { .known(Text(pieces: [.attribute(of: id, name: "Ref")]), place) }
}

/// Rules of event buses and pipes, and resources that CloudFormation itself asks a function to make.
enum BusEvents {
  /// AWS::Events::Rule
  static func readRule(_ resource: Resource, into assembly: inout Assembly) {
    for target in resource["Targets"].items {
      var trigger = Trigger(
        resource["EventPattern"].isWritten ? .eventBridge : .schedule, place: target.place ?? resource.place)
      trigger.source = resource["EventBusName"].text
      trigger.filter = resource["EventPattern"].source
      trigger.patterns = [resource["EventPattern"].document].compactMap(\.self)
      trigger.input = input(of: target)
      trigger.isEnabled = resource["State"].string.map { $0 != "DISABLED" }
      trigger.maximumRetries = target["RetryPolicy"]["MaximumRetryAttempts"].int
      trigger.failureDestination = target["DeadLetterConfig"]["Arn"].text
      assembly.connect(trigger, to: target["Arn"].plainText)
    }
  }

  /// What a target gets in the place of the event; nil when it gets the event.
  static func input(of target: Setting) -> Structure? {
    let members = ["Input", "InputPath", "InputTransformer"].compactMap { key in
      target[key].document.map { Structure.Member(name: key, value: $0) }
    }
    return members.isEmpty ? nil : .object(members)
  }

  /// AWS::Pipes::Pipe: the enrichment gets the records of the source, and the target gets what the enrichment answers.
  static func readPipe(_ resource: Resource, into assembly: inout Assembly) {
    let kind = EventSource.kind(of: resource["Source"].plainText, resource, assembly)
    for key in ["Enrichment", "Target"] where resource[key].isWritten {
      var trigger = Trigger(kind, place: resource[key].fullPlace ?? resource.place)
      trigger.source = resource["Source"].text
      trigger.filter = resource["SourceParameters"]["FilterCriteria"].source
      trigger.patterns = resource["SourceParameters"]["FilterCriteria"].criteria
      if key == "Target", let enrichment = assembly.functionID(resource["Enrichment"]) {
        handOn(answersOf: enrichment, trigger, to: resource[key].plainText, in: &assembly)
      } else {
        assembly.connect(trigger, .records, to: resource[key].plainText)
      }
    }
  }

  /// A target that is a function is invoked with the answer.
  private static func handOn(
    answersOf function: String, _ trigger: Trigger, to target: Text, in assembly: inout Assembly
  ) {
    var answers = Trigger(.invoke, place: trigger.place)
    answers.source = .known(Text(pieces: [.attribute(of: function, name: "Ref")]), trigger.place)
    assembly.application.conduits.append(Conduit(answers, .answer, to: target))
    if let index = assembly.functionIndex(target) { assembly.application.functions[index].triggers.append(answers) }
  }

  static func readCustom(_ resource: Resource, into assembly: inout Assembly) {
    guard let index = assembly.functionIndex(resource["ServiceToken"].plainText),
      !assembly.application.functions[index].triggers.contains(where: { $0.kind == .customResource })
    else { return }
    assembly.application.functions[index].triggers.append(Trigger(.customResource, place: resource.place))
  }

  /// A permission tells who calls a function when the caller itself stands in another template.
  static func readPermission(_ resource: Resource, into assembly: inout Assembly) {
    guard let service = resource["Principal"].string.value, let kinds = callers[service], let kind = kinds.first,
      let index = assembly.functionIndex(resource["FunctionName"].plainText),
      !assembly.application.functions[index].triggers.contains(where: { kinds.contains($0.kind) })
    else { return }
    var trigger = Trigger(kind, place: resource.place)
    trigger.source = resource["SourceArn"].text
    assembly.application.functions[index].triggers.append(trigger)
  }

  /// The kinds of trigger behind a service's principal; the first one stands for all.
  private static let callers: [String: [TriggerKind]] = [
    "apigateway.amazonaws.com": [.apiGatewayREST, .apiGatewayHTTP, .apiGatewayWebSocket, .apiGatewayAuthorizer],
    "s3.amazonaws.com": [.s3], "sns.amazonaws.com": [.sns], "iot.amazonaws.com": [.iotRule, .iotProvisioning],
    "events.amazonaws.com": [.eventBridge, .schedule], "logs.amazonaws.com": [.cloudWatchLogs],
    "cognito-idp.amazonaws.com": [.cognitoUserPool], "ses.amazonaws.com": [.ses], "lex.amazonaws.com": [.lex],
    "lexv2.amazonaws.com": [.lex], "alexa-appkit.amazon.com": [.alexa], "connect.amazonaws.com": [.connect],
    "config.amazonaws.com": [.configRule], "bedrock.amazonaws.com": [.bedrockAgent],
    "secretsmanager.amazonaws.com": [.secretRotation], "elasticloadbalancing.amazonaws.com": [.loadBalancer],
    "vpc-lattice.amazonaws.com": [.vpcLattice], "scheduler.amazonaws.com": [.schedule],
    "appsync.amazonaws.com": [.appSync], "lambda.alarms.cloudwatch.amazonaws.com": [.cloudWatchAlarm],
  ]
}
