/// https://registry.terraform.io/modules/terraform-aws-modules/iam/aws
enum IdentitySketches {
  /// Since version 6.
  static let role = #"""
    data "aws_iam_policy_document" "trust" {
      dynamic "statement" {
        for_each = coalesce(var.trust_policy_permissions, {})
        content {
          actions = try(statement.value.actions, ["sts:AssumeRole"])
          effect  = try(statement.value.effect, null)
          dynamic "principals" {
            for_each = try(statement.value.principals, [])
            content {
              type        = principals.value.type
              identifiers = principals.value.identifiers
            }
          }
          dynamic "condition" {
            for_each = try(statement.value.condition, [])
            content {
              test     = condition.value.test
              variable = condition.value.variable
              values   = condition.value.values
            }
          }
        }
      }
    }
    data "aws_iam_policy_document" "inline" {
      source_policy_documents = var.source_inline_policy_documents
      dynamic "statement" {
        for_each = coalesce(var.inline_policy_permissions, {})
        content {
          effect    = try(statement.value.effect, null)
          actions   = try(statement.value.actions, null)
          resources = try(statement.value.resources, null)
        }
      }
    }
    resource "aws_iam_role" "this" {
      count                = var.create == false ? 0 : 1
      name                 = var.name
      assume_role_policy   = data.aws_iam_policy_document.trust.json
      permissions_boundary = var.permissions_boundary
    }
    resource "aws_iam_role_policy" "inline" {
      count  = var.create_inline_policy == true ? 1 : 0
      role   = aws_iam_role.this[0].id
      policy = data.aws_iam_policy_document.inline.json
    }
    resource "aws_iam_role_policy_attachment" "this" {
      for_each   = coalesce(var.policies, {})
      role       = aws_iam_role.this[0].name
      policy_arn = each.value
    }
    output "arn" { value = aws_iam_role.this[0].arn }
    output "name" { value = aws_iam_role.this[0].name }
    """#

  /// Before version 6.
  static let assumableRole = #"""
    data "aws_iam_policy_document" "trust" {
      statement {
        actions = coalesce(var.trusted_role_actions, ["sts:AssumeRole"])
        principals {
          type        = "AWS"
          identifiers = coalesce(var.trusted_role_arns, [])
        }
        principals {
          type        = "Service"
          identifiers = coalesce(var.trusted_role_services, [])
        }
      }
    }
    locals {
      admin    = var.attach_admin_policy == true ? ["arn:aws:iam::aws:policy/AdministratorAccess"] : []
      power    = var.attach_poweruser_policy == true ? ["arn:aws:iam::aws:policy/PowerUserAccess"] : []
      readonly = var.attach_readonly_policy == true ? ["arn:aws:iam::aws:policy/ReadOnlyAccess"] : []
      policies = concat(coalesce(var.custom_role_policy_arns, []), local.admin, local.power, local.readonly)
    }
    resource "aws_iam_role" "this" {
      count                = var.create_role == true ? 1 : 0
      name                 = var.role_name
      assume_role_policy   = try(coalesce(var.custom_role_trust_policy, data.aws_iam_policy_document.trust.json), null)
      permissions_boundary = var.role_permissions_boundary_arn
    }
    resource "aws_iam_role_policy_attachment" "this" {
      count      = var.create_role == true ? length(local.policies) : 0
      role       = aws_iam_role.this[0].name
      policy_arn = local.policies[count.index]
    }
    output "iam_role_arn" { value = aws_iam_role.this[0].arn }
    output "iam_role_name" { value = aws_iam_role.this[0].name }
    """#

  static let policy = #"""
    resource "aws_iam_policy" "this" {
      count  = var.create == false || var.create_policy == false ? 0 : 1
      name   = var.name
      policy = var.policy
    }
    output "arn" { value = aws_iam_policy.this[0].arn }
    output "id" { value = aws_iam_policy.this[0].id }
    output "name" { value = aws_iam_policy.this[0].name }
    """#

  static let user = #"""
    resource "aws_iam_user" "this" {
      count = var.create == false || var.create_user == false ? 0 : 1
      name  = var.name
    }
    resource "aws_iam_user_policy_attachment" "this" {
      for_each   = merge(coalesce(var.policies, {}), { for arn in coalesce(var.policy_arns, []) : arn => arn })
      user       = aws_iam_user.this[0].name
      policy_arn = each.value
    }
    output "arn" { value = aws_iam_user.this[0].arn }
    output "name" { value = aws_iam_user.this[0].name }
    output "iam_user_arn" { value = aws_iam_user.this[0].arn }
    output "iam_user_name" { value = aws_iam_user.this[0].name }
    """#

  /// https://registry.terraform.io/modules/terraform-aws-modules/kms/aws
  static let key = #"""
    resource "aws_kms_key" "this" {
      count                    = var.create == false ? 0 : 1
      enable_key_rotation      = coalesce(var.enable_key_rotation, true)
      customer_master_key_spec = var.customer_master_key_spec
      policy                   = var.policy
    }
    output "key_arn" { value = aws_kms_key.this[0].arn }
    output "key_id" { value = aws_kms_key.this[0].id }
    """#

  /// https://registry.terraform.io/modules/terraform-aws-modules/secrets-manager/aws
  static let secret = #"""
    resource "aws_secretsmanager_secret" "this" {
      count      = var.create == false ? 0 : 1
      name       = var.name
      kms_key_id = var.kms_key_id
    }
    resource "aws_secretsmanager_secret_version" "this" {
      count         = var.secret_string != null ? 1 : 0
      secret_id     = aws_secretsmanager_secret.this[0].id
      secret_string = var.secret_string
    }
    resource "aws_secretsmanager_secret_rotation" "this" {
      count               = var.enable_rotation == true ? 1 : 0
      secret_id           = aws_secretsmanager_secret.this[0].id
      rotation_lambda_arn = var.rotation_lambda_arn
    }
    output "secret_arn" { value = aws_secretsmanager_secret.this[0].arn }
    output "secret_id" { value = aws_secretsmanager_secret.this[0].id }
    output "secret_name" { value = aws_secretsmanager_secret.this[0].name }
    """#
}
