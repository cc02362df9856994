import Core

/// Rules, schedules, pipes and workflows.
/// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_event_rule
enum EventShapes {
  static let all: [String: Shape] = [
    "aws_cloudwatch_event_rule": Shape(
      "AWS::Events::Rule", ["is_enabled": Shape.Target("State", ["true": "ENABLED", "false": "DISABLED"])]),
    "aws_cloudwatch_event_target": .part(
      of: "rule", type: "AWS::Events::Rule", ["event_bus_name": ""], adjust: target),
    "aws_scheduler_schedule": Shape("AWS::Scheduler::Schedule"),
    "aws_pipes_pipe": Shape("AWS::Pipes::Pipe"),
    "aws_sfn_state_machine": Shape(
      "AWS::StepFunctions::StateMachine", ["name": "StateMachineName"], documents: ["definition"]),
    "aws_iot_topic_rule": Shape(
      "AWS::IoT::TopicRule",
      [
        "sql": "TopicRulePayload.Sql", "lambda": "TopicRulePayload.Actions[].Lambda",
        "sqs": "TopicRulePayload.Actions[].Sqs", "sns": "TopicRulePayload.Actions[].Sns",
        "kinesis": "TopicRulePayload.Actions[].Kinesis", "firehose": "TopicRulePayload.Actions[].Firehose",
        "s3": "TopicRulePayload.Actions[].S3", "dynamodbv2": "TopicRulePayload.Actions[].DynamoDBv2",
        "step_functions": "TopicRulePayload.Actions[].StepFunctions",
      ]),
    "aws_ses_receipt_rule": Shape("AWS::SES::ReceiptRule", ["lambda_action": "Rule.Actions[].LambdaAction"]),
    "aws_config_config_rule": Shape("AWS::Config::ConfigRule"),
    "aws_bedrockagent_agent_action_group": Shape(
      "AWS::Bedrock::Agent", ["action_group_executor": "ActionGroups[].ActionGroupExecutor"]),
  ]

  /// A target is an element of its rule's list.
  private static func target(_ properties: inout Properties, _ instance: Instance) {
    let rule = properties["Rule"]
    let place = instance.block.place
    var result = Properties()
    if let rule { result.set("Rule", rule, at: place) }
    let target = Value(.object(properties.fields.filter { $0.name != "Rule" }), at: place)
    result.set("Targets", Value(.list([target]), at: place), at: place)
    properties = result
  }
}
