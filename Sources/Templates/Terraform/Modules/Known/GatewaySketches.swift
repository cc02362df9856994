/// https://registry.terraform.io/modules/terraform-aws-modules/apigateway-v2/aws
enum GatewaySketches {
  /// Routes are called `routes` since version 5 and `integrations` before.
  static let http = #"""
    locals {
      routes = merge(coalesce(var.integrations, {}), coalesce(var.routes, {}))
      log    = try(coalesce(var.stage_access_log_settings.destination_arn, var.default_stage_access_log_destination_arn), null)
      limits = try(coalesce(var.stage_default_route_settings, var.default_route_settings), {})
    }
    resource "aws_apigatewayv2_api" "this" {
      count         = var.create == false || var.create_api_gateway == false ? 0 : 1
      name          = var.name
      protocol_type = coalesce(var.protocol_type, "HTTP")
      body          = var.body
      target        = var.target
      cors_configuration {
        allow_origins     = try(var.cors_configuration.allow_origins, null)
        allow_methods     = try(var.cors_configuration.allow_methods, null)
        allow_headers     = try(var.cors_configuration.allow_headers, null)
        allow_credentials = try(var.cors_configuration.allow_credentials, null)
      }
    }
    resource "aws_apigatewayv2_authorizer" "this" {
      for_each        = coalesce(var.authorizers, {})
      api_id          = aws_apigatewayv2_api.this[0].id
      name            = try(each.value.name, each.key)
      authorizer_type = try(each.value.authorizer_type, "REQUEST")
      authorizer_uri  = try(each.value.authorizer_uri, null)
      authorizer_result_ttl_in_seconds = try(each.value.authorizer_result_ttl_in_seconds, null)
      jwt_configuration {
        audience = try(each.value.jwt_configuration.audience, each.value.audience, null)
        issuer   = try(each.value.jwt_configuration.issuer, each.value.issuer, null)
      }
    }
    resource "aws_apigatewayv2_integration" "this" {
      for_each         = local.routes
      api_id           = aws_apigatewayv2_api.this[0].id
      integration_type = try(each.value.integration.type, each.value.integration_type, "AWS_PROXY")
      integration_uri  = try(each.value.integration.uri, each.value.lambda_arn, each.value.integration_uri, null)
    }
    resource "aws_apigatewayv2_route" "this" {
      for_each           = local.routes
      api_id             = aws_apigatewayv2_api.this[0].id
      route_key          = each.key
      target             = "integrations/${aws_apigatewayv2_integration.this[each.key].id}"
      authorization_type = try(each.value.authorization_type, "NONE")
      authorizer_id      = try(aws_apigatewayv2_authorizer.this[each.value.authorizer_key].id, each.value.authorizer_id, null)
      api_key_required   = try(each.value.api_key_required, null)
    }
    resource "aws_apigatewayv2_stage" "this" {
      count  = var.create_stage == false || var.create_default_stage == false ? 0 : 1
      api_id = aws_apigatewayv2_api.this[0].id
      name   = coalesce(var.stage_name, "$default")
      dynamic "access_log_settings" {
        for_each = local.log != null || try(var.stage_access_log_settings.create_log_group, var.stage_access_log_settings != null) ? [1] : []
        content { destination_arn = try(coalesce(local.log, "log-group"), null) }
      }
      default_route_settings {
        throttling_rate_limit = try(local.limits.throttling_rate_limit, null)
        logging_level         = try(local.limits.logging_level, null)
        data_trace_enabled    = try(local.limits.data_trace_enabled, null)
      }
    }
    output "api_id" { value = aws_apigatewayv2_api.this[0].id }
    output "api_arn" { value = aws_apigatewayv2_api.this[0].arn }
    output "api_endpoint" { value = aws_apigatewayv2_api.this[0].api_endpoint }
    output "api_execution_arn" { value = aws_apigatewayv2_api.this[0].execution_arn }
    output "apigatewayv2_api_id" { value = aws_apigatewayv2_api.this[0].id }
    output "apigatewayv2_api_arn" { value = aws_apigatewayv2_api.this[0].arn }
    output "apigatewayv2_api_api_endpoint" { value = aws_apigatewayv2_api.this[0].api_endpoint }
    output "apigatewayv2_api_execution_arn" { value = aws_apigatewayv2_api.this[0].execution_arn }
    output "stage_arn" { value = aws_apigatewayv2_stage.this[0].arn }
    output "stage_id" { value = aws_apigatewayv2_stage.this[0].id }
    """#
}
