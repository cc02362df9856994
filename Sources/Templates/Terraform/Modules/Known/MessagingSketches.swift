/// https://registry.terraform.io/modules/terraform-aws-modules/sqs/aws
enum MessagingSketches {
  /// The statements of these modules' policies, as a document.
  private static let statements = #"""
    data "aws_iam_policy_document" "given" {
      source_policy_documents = var.SOURCES
      dynamic "statement" {
        for_each = coalesce(var.STATEMENTS, {})
        content {
          sid       = try(statement.value.sid, null)
          effect    = try(statement.value.effect, null)
          actions   = try(statement.value.actions, null)
          resources = try(statement.value.resources, null)
          dynamic "principals" {
            for_each = try(statement.value.principals, [])
            content {
              type        = principals.value.type
              identifiers = principals.value.identifiers
            }
          }
          dynamic "condition" {
            for_each = try(statement.value.conditions, statement.value.condition, [])
            content {
              test     = condition.value.test
              variable = condition.value.variable
              values   = condition.value.values
            }
          }
        }
      }
    }
    """#

  private static func statements(_ sources: String, _ statements: String) -> String {
    Self.statements.replacing("SOURCES", with: sources).replacing("STATEMENTS", with: statements)
  }

  static let queue =
    statements("source_queue_policy_documents", "queue_policy_statements") + #"""

      resource "aws_sqs_queue" "this" {
        count                      = var.create == false ? 0 : 1
        name                       = var.name
        kms_master_key_id          = var.kms_master_key_id
        sqs_managed_sse_enabled    = var.kms_master_key_id == null ? var.sqs_managed_sse_enabled != false : null
        visibility_timeout_seconds = var.visibility_timeout_seconds
        redrive_policy = var.create_dlq == true ? jsonencode({
          deadLetterTargetArn = aws_sqs_queue.dlq[0].arn
        }) : try(jsonencode(var.redrive_policy), null)
      }
      resource "aws_sqs_queue" "dlq" {
        count                      = var.create_dlq == true ? 1 : 0
        name                       = try(coalesce(var.dlq_name, "${var.name}-dlq"), null)
        kms_master_key_id          = var.dlq_kms_master_key_id
        sqs_managed_sse_enabled    = var.dlq_kms_master_key_id == null ? var.dlq_sqs_managed_sse_enabled != false : null
        visibility_timeout_seconds = var.dlq_visibility_timeout_seconds
      }
      resource "aws_sqs_queue_policy" "this" {
        count     = var.create_queue_policy == true ? 1 : 0
        queue_url = aws_sqs_queue.this[0].url
        policy    = data.aws_iam_policy_document.given.json
      }
      output "queue_id" { value = aws_sqs_queue.this[0].id }
      output "queue_url" { value = aws_sqs_queue.this[0].url }
      output "queue_arn" { value = aws_sqs_queue.this[0].arn }
      output "queue_name" { value = aws_sqs_queue.this[0].name }
      output "sqs_queue_id" { value = aws_sqs_queue.this[0].id }
      output "sqs_queue_arn" { value = aws_sqs_queue.this[0].arn }
      output "sqs_queue_name" { value = aws_sqs_queue.this[0].name }
      output "dead_letter_queue_arn" { value = aws_sqs_queue.dlq[0].arn }
      output "dead_letter_queue_url" { value = aws_sqs_queue.dlq[0].url }
      output "dead_letter_queue_id" { value = aws_sqs_queue.dlq[0].id }
      output "dead_letter_queue_name" { value = aws_sqs_queue.dlq[0].name }
      """#

  /// https://registry.terraform.io/modules/terraform-aws-modules/sns/aws
  static let topic =
    statements("source_topic_policy_documents", "topic_policy_statements") + #"""

      resource "aws_sns_topic" "this" {
        count             = var.create == false ? 0 : 1
        name              = var.name
        kms_master_key_id = var.kms_master_key_id
        policy            = var.topic_policy
      }
      resource "aws_sns_topic_policy" "this" {
        count  = var.topic_policy_statements != null ? 1 : 0
        arn    = aws_sns_topic.this[0].arn
        policy = data.aws_iam_policy_document.given.json
      }
      resource "aws_sns_topic_subscription" "this" {
        for_each      = coalesce(var.subscriptions, {})
        topic_arn     = aws_sns_topic.this[0].arn
        protocol      = each.value.protocol
        endpoint      = each.value.endpoint
        filter_policy = try(each.value.filter_policy, null)
      }
      output "topic_arn" { value = aws_sns_topic.this[0].arn }
      output "topic_id" { value = aws_sns_topic.this[0].id }
      output "topic_name" { value = aws_sns_topic.this[0].name }
      output "sns_topic_arn" { value = aws_sns_topic.this[0].arn }
      """#

  /// https://registry.terraform.io/modules/terraform-aws-modules/eventbridge/aws
  static let events = #"""
    locals {
      targets = flatten([
        for name, targets in coalesce(var.targets, {}) : [for target in targets : { rule = name, target = target }]
      ])
    }
    resource "aws_cloudwatch_event_bus" "this" {
      count = var.create_bus == false ? 0 : 1
      name  = coalesce(var.bus_name, "default")
    }
    resource "aws_cloudwatch_event_rule" "this" {
      for_each            = coalesce(var.rules, {})
      name                = each.key
      event_bus_name      = var.create_bus == false ? try(coalesce(var.bus_name, "default"), null) : aws_cloudwatch_event_bus.this[0].name
      event_pattern       = try(each.value.event_pattern, null)
      schedule_expression = try(each.value.schedule_expression, null)
      is_enabled          = try(each.value.enabled, null)
    }
    resource "aws_cloudwatch_event_target" "this" {
      count = length(local.targets)
      rule  = aws_cloudwatch_event_rule.this[local.targets[count.index].rule].name
      arn   = try(local.targets[count.index].target.arn, null)
      dead_letter_config { arn = try(local.targets[count.index].target.dead_letter_arn, null) }
    }
    resource "aws_scheduler_schedule" "this" {
      for_each            = coalesce(var.schedules, {})
      name                = each.key
      schedule_expression = try(each.value.schedule_expression, null)
      target { arn = try(each.value.arn, null) }
    }
    resource "aws_pipes_pipe" "this" {
      for_each   = coalesce(var.pipes, {})
      name       = each.key
      source     = try(each.value.source, null)
      target     = try(each.value.target, null)
      enrichment = try(each.value.enrichment, null)
    }
    output "eventbridge_bus_name" { value = aws_cloudwatch_event_bus.this[0].name }
    output "eventbridge_bus_arn" { value = aws_cloudwatch_event_bus.this[0].arn }
    output "eventbridge_rule_arns" { value = { for name, rule in aws_cloudwatch_event_rule.this : name => rule.arn } }
    output "eventbridge_rule_ids" { value = { for name, rule in aws_cloudwatch_event_rule.this : name => rule.id } }
    output "eventbridge_schedule_arns" { value = { for name, s in aws_scheduler_schedule.this : name => s.arn } }
    """#
}
