/// https://registry.terraform.io/modules/terraform-aws-modules/lambda/aws
enum FunctionSketches {
  static let lambda = #"""
    locals {
      makes_function = var.create != false && var.create_function != false && var.create_layer != true
      makes_role     = local.makes_function && var.create_role != false
      source = try(
        coalesce(var.local_existing_package, try(var.source_path[0].path, var.source_path[0], var.source_path.path, var.source_path)),
        null,
      )
    }
    resource "aws_lambda_function" "this" {
      count                          = local.makes_function ? 1 : 0
      function_name                  = var.function_name
      handler                        = var.handler
      runtime                        = var.runtime
      package_type                   = var.package_type
      image_uri                      = var.image_uri
      filename                       = local.source
      s3_key                         = try(var.s3_existing_package.key, null)
      role                           = var.create_role == false ? var.lambda_role : aws_iam_role.lambda[0].arn
      timeout                        = var.timeout
      memory_size                    = var.memory_size
      layers                         = var.layers
      kms_key_arn                    = var.kms_key_arn
      reserved_concurrent_executions = var.reserved_concurrent_executions
      environment { variables = var.environment_variables }
      tracing_config { mode = var.tracing_mode }
      dead_letter_config { target_arn = var.dead_letter_target_arn }
      ephemeral_storage { size = var.ephemeral_storage_size }
      vpc_config {
        subnet_ids         = var.vpc_subnet_ids
        security_group_ids = var.vpc_security_group_ids
      }
    }
    resource "aws_lambda_layer_version" "this" {
      count      = var.create_layer == true ? 1 : 0
      layer_name = var.layer_name
      filename   = local.source
    }
    data "aws_iam_policy_document" "trust" {
      statement {
        actions = ["sts:AssumeRole"]
        principals {
          type        = "Service"
          identifiers = distinct(concat(["lambda.amazonaws.com"], [for e in coalesce(var.trusted_entities, []) : e if can(tostring(e))]))
        }
      }
    }
    resource "aws_iam_role" "lambda" {
      count                = local.makes_role ? 1 : 0
      name                 = try(coalesce(var.role_name, var.function_name), null)
      assume_role_policy   = data.aws_iam_policy_document.trust.json
      permissions_boundary = var.role_permissions_boundary
    }
    resource "aws_iam_role_policy" "logs" {
      count = local.makes_role && var.attach_cloudwatch_logs_policy != false ? 1 : 0
      role  = aws_iam_role.lambda[0].id
      policy = jsonencode({ Statement = [{
        Effect   = "Allow"
        Action   = ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "arn:aws:logs:*:*:log-group:/aws/lambda/${var.function_name}:*"
      }] })
    }
    resource "aws_iam_role_policy" "json" {
      count  = local.makes_role && var.policy_json != null ? 1 : 0
      role   = aws_iam_role.lambda[0].id
      policy = var.policy_json
    }
    resource "aws_iam_role_policy" "jsons" {
      count  = local.makes_role ? length(coalesce(var.policy_jsons, [])) : 0
      role   = aws_iam_role.lambda[0].id
      policy = var.policy_jsons[count.index]
    }
    data "aws_iam_policy_document" "statements" {
      dynamic "statement" {
        for_each = coalesce(var.policy_statements, {})
        content {
          sid           = try(statement.value.sid, null)
          effect        = try(statement.value.effect, null)
          actions       = try(statement.value.actions, null)
          not_actions   = try(statement.value.not_actions, null)
          resources     = try(statement.value.resources, null)
          not_resources = try(statement.value.not_resources, null)
          dynamic "condition" {
            for_each = try(statement.value.condition, {})
            content {
              test     = condition.value.test
              variable = condition.value.variable
              values   = condition.value.values
            }
          }
        }
      }
    }
    resource "aws_iam_role_policy" "statements" {
      count  = local.makes_role && var.policy_statements != null ? 1 : 0
      role   = aws_iam_role.lambda[0].id
      policy = data.aws_iam_policy_document.statements.json
    }
    resource "aws_iam_role_policy_attachment" "many" {
      count      = local.makes_role ? length(concat(coalesce(var.policies, []), compact([var.policy]))) : 0
      role       = aws_iam_role.lambda[0].name
      policy_arn = concat(coalesce(var.policies, []), compact([var.policy]))[count.index]
    }
    resource "aws_iam_role_policy_attachment" "tracing" {
      count      = local.makes_role && var.attach_tracing_policy == true ? 1 : 0
      role       = aws_iam_role.lambda[0].name
      policy_arn = "arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess"
    }
    resource "aws_iam_role_policy_attachment" "network" {
      count      = local.makes_role && var.attach_network_policy == true ? 1 : 0
      role       = aws_iam_role.lambda[0].name
      policy_arn = "arn:aws:iam::aws:policy/service-role/AWSLambdaENIManagementAccess"
    }
    resource "aws_cloudwatch_log_group" "lambda" {
      count             = local.makes_function && var.use_existing_cloudwatch_log_group != true ? 1 : 0
      name              = "/aws/lambda/${var.function_name}"
      retention_in_days = var.cloudwatch_logs_retention_in_days
      kms_key_id        = var.cloudwatch_logs_kms_key_id
    }
    resource "aws_lambda_function_url" "this" {
      count              = local.makes_function && var.create_lambda_function_url == true ? 1 : 0
      function_name      = aws_lambda_function.this[0].function_name
      authorization_type = coalesce(var.authorization_type, "NONE")
      cors {
        allow_origins     = try(var.cors.allow_origins, null)
        allow_methods     = try(var.cors.allow_methods, null)
        allow_headers     = try(var.cors.allow_headers, null)
        allow_credentials = try(var.cors.allow_credentials, null)
      }
    }
    resource "aws_lambda_permission" "triggers" {
      for_each       = local.makes_function ? coalesce(var.allowed_triggers, {}) : {}
      function_name  = aws_lambda_function.this[0].function_name
      action         = try(each.value.action, "lambda:InvokeFunction")
      principal      = try(each.value.principal, "${each.value.service}.amazonaws.com")
      source_arn     = try(each.value.source_arn, null)
      source_account = try(each.value.source_account, null)
    }
    resource "aws_lambda_event_source_mapping" "this" {
      for_each                = local.makes_function ? coalesce(var.event_source_mapping, {}) : {}
      function_name           = aws_lambda_function.this[0].arn
      event_source_arn        = try(each.value.event_source_arn, null)
      batch_size              = try(each.value.batch_size, null)
      starting_position       = try(each.value.starting_position, null)
      maximum_retry_attempts  = try(each.value.maximum_retry_attempts, null)
      function_response_types = try(each.value.function_response_types, null)
    }
    resource "aws_lambda_function_event_invoke_config" "this" {
      count         = local.makes_function && var.create_async_event_config == true ? 1 : 0
      function_name = aws_lambda_function.this[0].function_name
      destination_config {
        on_failure { destination = var.destination_on_failure }
      }
    }
    output "lambda_function_arn" { value = aws_lambda_function.this[0].arn }
    output "lambda_function_arn_static" { value = aws_lambda_function.this[0].arn }
    output "lambda_function_invoke_arn" { value = aws_lambda_function.this[0].invoke_arn }
    output "lambda_function_name" { value = aws_lambda_function.this[0].function_name }
    output "lambda_function_qualified_arn" { value = aws_lambda_function.this[0].qualified_arn }
    output "lambda_function_url" { value = aws_lambda_function_url.this[0].function_url }
    output "lambda_layer_arn" { value = aws_lambda_layer_version.this[0].arn }
    output "lambda_layer_layer_arn" { value = aws_lambda_layer_version.this[0].layer_arn }
    output "lambda_role_arn" { value = aws_iam_role.lambda[0].arn }
    output "lambda_role_name" { value = aws_iam_role.lambda[0].name }
    output "lambda_cloudwatch_log_group_arn" { value = aws_cloudwatch_log_group.lambda[0].arn }
    output "lambda_cloudwatch_log_group_name" { value = aws_cloudwatch_log_group.lambda[0].name }
    """#

  /// https://registry.terraform.io/modules/terraform-aws-modules/step-functions/aws
  static let workflow = #"""
    locals { makes_role = var.create_role != false && var.use_existing_role != true }
    resource "aws_sfn_state_machine" "this" {
      count      = var.create == false ? 0 : 1
      name       = var.name
      definition = var.definition
      type       = var.type
      role_arn   = local.makes_role ? aws_iam_role.this[0].arn : var.role_arn
      logging_configuration { level = try(var.logging_configuration.level, null) }
    }
    resource "aws_iam_role" "this" {
      count = local.makes_role ? 1 : 0
      name  = try(coalesce(var.role_name, var.name), null)
      assume_role_policy = jsonencode({ Statement = [
        { Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "states.amazonaws.com" } }
      ] })
    }
    resource "aws_iam_role_policy" "json" {
      count  = local.makes_role && var.policy_json != null ? 1 : 0
      role   = aws_iam_role.this[0].id
      policy = var.policy_json
    }
    resource "aws_iam_role_policy_attachment" "many" {
      count      = local.makes_role ? length(concat(coalesce(var.policies, []), compact([var.policy]))) : 0
      role       = aws_iam_role.this[0].name
      policy_arn = concat(coalesce(var.policies, []), compact([var.policy]))[count.index]
    }
    output "state_machine_arn" { value = aws_sfn_state_machine.this[0].arn }
    output "state_machine_id" { value = aws_sfn_state_machine.this[0].id }
    output "state_machine_name" { value = aws_sfn_state_machine.this[0].name }
    output "role_arn" { value = aws_iam_role.this[0].arn }
    output "role_name" { value = aws_iam_role.this[0].name }
    """#

  /// https://registry.terraform.io/modules/terraform-aws-modules/cloudwatch/aws
  static let logGroup = #"""
    resource "aws_cloudwatch_log_group" "this" {
      count             = var.create == false ? 0 : 1
      name              = var.name
      retention_in_days = var.retention_in_days
      kms_key_id        = var.kms_key_id
    }
    output "cloudwatch_log_group_name" { value = aws_cloudwatch_log_group.this[0].name }
    output "cloudwatch_log_group_arn" { value = aws_cloudwatch_log_group.this[0].arn }
    """#
}
