/// https://registry.terraform.io/modules/terraform-aws-modules/s3-bucket/aws
enum StorageSketches {
  static let bucket = #"""
    locals {
      makes_bucket = var.create_bucket != false
      denies_http  = var.attach_deny_insecure_transport_policy == true || var.attach_require_latest_tls_policy == true
    }
    resource "aws_s3_bucket" "this" {
      count         = local.makes_bucket ? 1 : 0
      bucket        = var.bucket
      force_destroy = var.force_destroy
    }
    resource "aws_s3_bucket_acl" "this" {
      count  = local.makes_bucket && var.acl != null ? 1 : 0
      bucket = aws_s3_bucket.this[0].id
      acl    = var.acl
    }
    resource "aws_s3_bucket_versioning" "this" {
      count  = local.makes_bucket && length(keys(coalesce(var.versioning, {}))) > 0 ? 1 : 0
      bucket = aws_s3_bucket.this[0].id
      versioning_configuration {
        status = try(var.versioning.enabled ? "Enabled" : "Suspended", var.versioning.status)
      }
    }
    resource "aws_s3_bucket_server_side_encryption_configuration" "this" {
      count  = local.makes_bucket && length(keys(coalesce(var.server_side_encryption_configuration, {}))) > 0 ? 1 : 0
      bucket = aws_s3_bucket.this[0].id
      rule {
        apply_server_side_encryption_by_default {
          sse_algorithm     = try(var.server_side_encryption_configuration.rule.apply_server_side_encryption_by_default.sse_algorithm, null)
          kms_master_key_id = try(var.server_side_encryption_configuration.rule.apply_server_side_encryption_by_default.kms_master_key_id, null)
        }
      }
    }
    resource "aws_s3_bucket_logging" "this" {
      count         = local.makes_bucket && length(keys(coalesce(var.logging, {}))) > 0 ? 1 : 0
      bucket        = aws_s3_bucket.this[0].id
      target_bucket = try(var.logging.target_bucket, null)
    }
    resource "aws_s3_bucket_website_configuration" "this" {
      count  = local.makes_bucket && length(keys(coalesce(var.website, {}))) > 0 ? 1 : 0
      bucket = aws_s3_bucket.this[0].id
    }
    resource "aws_s3_bucket_cors_configuration" "this" {
      count  = local.makes_bucket && length(coalesce(var.cors_rule, [])) > 0 ? 1 : 0
      bucket = aws_s3_bucket.this[0].id
      dynamic "cors_rule" {
        for_each = try(jsondecode(var.cors_rule), var.cors_rule)
        content {
          allowed_methods = cors_rule.value.allowed_methods
          allowed_origins = cors_rule.value.allowed_origins
          allowed_headers = try(cors_rule.value.allowed_headers, null)
        }
      }
    }
    resource "aws_s3_bucket_public_access_block" "this" {
      count                   = local.makes_bucket ? 1 : 0
      bucket                  = aws_s3_bucket.this[0].id
      block_public_acls       = coalesce(var.block_public_acls, true)
      block_public_policy     = coalesce(var.block_public_policy, true)
      ignore_public_acls      = coalesce(var.ignore_public_acls, true)
      restrict_public_buckets = coalesce(var.restrict_public_buckets, true)
    }
    resource "aws_s3_bucket_policy" "given" {
      count  = local.makes_bucket && var.attach_policy == true ? 1 : 0
      bucket = aws_s3_bucket.this[0].id
      policy = var.policy
    }
    resource "aws_s3_bucket_policy" "transport" {
      count  = local.makes_bucket && local.denies_http ? 1 : 0
      bucket = aws_s3_bucket.this[0].id
      policy = jsonencode({ Statement = [{
        Effect    = "Deny"
        Principal = "*"
        Action    = "s3:*"
        Resource  = [aws_s3_bucket.this[0].arn, "${aws_s3_bucket.this[0].arn}/*"]
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      }] })
    }
    output "s3_bucket_id" { value = aws_s3_bucket.this[0].id }
    output "s3_bucket_arn" { value = aws_s3_bucket.this[0].arn }
    output "s3_bucket_bucket_domain_name" { value = aws_s3_bucket.this[0].bucket_domain_name }
    output "s3_bucket_bucket_regional_domain_name" { value = aws_s3_bucket.this[0].bucket_regional_domain_name }
    """#

  static let notification = #"""
    resource "aws_s3_bucket_notification" "this" {
      count  = var.create == false ? 0 : 1
      bucket = var.bucket
      dynamic "lambda_function" {
        for_each = coalesce(var.lambda_notifications, {})
        content {
          lambda_function_arn = lambda_function.value.function_arn
          events              = lambda_function.value.events
          filter_prefix       = try(lambda_function.value.filter_prefix, null)
          filter_suffix       = try(lambda_function.value.filter_suffix, null)
        }
      }
    }
    resource "aws_lambda_permission" "allow" {
      for_each      = coalesce(var.lambda_notifications, {})
      function_name = each.value.function_name
      action        = "lambda:InvokeFunction"
      principal     = "s3.amazonaws.com"
      source_arn    = try(coalesce(var.bucket_arn, "arn:aws:s3:::${var.bucket}"), null)
    }
    """#

  /// https://registry.terraform.io/modules/terraform-aws-modules/dynamodb-table/aws
  static let table = #"""
    resource "aws_dynamodb_table" "this" {
      count                       = var.create_table == false ? 0 : 1
      name                        = var.name
      hash_key                    = var.hash_key
      stream_enabled              = var.stream_enabled
      stream_view_type            = var.stream_view_type
      deletion_protection_enabled = var.deletion_protection_enabled
      point_in_time_recovery { enabled = var.point_in_time_recovery_enabled }
      server_side_encryption {
        enabled     = var.server_side_encryption_enabled
        kms_key_arn = var.server_side_encryption_kms_key_arn
      }
    }
    output "dynamodb_table_arn" { value = aws_dynamodb_table.this[0].arn }
    output "dynamodb_table_id" { value = aws_dynamodb_table.this[0].id }
    output "dynamodb_table_stream_arn" { value = aws_dynamodb_table.this[0].stream_arn }
    """#
}
