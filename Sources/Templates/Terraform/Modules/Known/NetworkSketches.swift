/// https://registry.terraform.io/modules/terraform-aws-modules/security-group/aws
enum NetworkSketches {
  /// Named rules stand for ports; only those that are asked about most are known here, the others count as open ports
  /// of an unknown number.
  static let securityGroup = #"""
    locals {
      ports = {
        "ssh-tcp" = [22, 22], "rdp-tcp" = [3389, 3389], "http-80-tcp" = [80, 80], "https-443-tcp" = [443, 443],
        "mysql-tcp" = [3306, 3306], "postgresql-tcp" = [5432, 5432], "redis-tcp" = [6379, 6379],
        "mongodb-27017-tcp" = [27017, 27017], "mssql-tcp" = [1433, 1433], "all-all" = [0, 65535],
        "all-tcp" = [0, 65535], "http-8080-tcp" = [8080, 8080],
      }
    }
    resource "aws_security_group" "this" {
      count = var.create == false || var.create_sg == false ? 0 : 1
      name  = var.name
    }
    resource "aws_security_group_rule" "named" {
      count             = length(coalesce(var.ingress_rules, []))
      security_group_id = aws_security_group.this[0].id
      type              = "ingress"
      from_port         = try(local.ports[var.ingress_rules[count.index]][0], null)
      to_port           = try(local.ports[var.ingress_rules[count.index]][1], null)
      protocol          = "tcp"
      cidr_blocks       = var.ingress_cidr_blocks
    }
    resource "aws_security_group_rule" "ranges" {
      count             = length(coalesce(var.ingress_with_cidr_blocks, []))
      security_group_id = aws_security_group.this[0].id
      type              = "ingress"
      from_port         = try(var.ingress_with_cidr_blocks[count.index].from_port, local.ports[var.ingress_with_cidr_blocks[count.index].rule][0], null)
      to_port           = try(var.ingress_with_cidr_blocks[count.index].to_port, local.ports[var.ingress_with_cidr_blocks[count.index].rule][1], null)
      protocol          = try(var.ingress_with_cidr_blocks[count.index].protocol, "tcp")
      cidr_blocks       = try(split(",", var.ingress_with_cidr_blocks[count.index].cidr_blocks), var.ingress_cidr_blocks)
    }
    output "security_group_id" { value = aws_security_group.this[0].id }
    output "security_group_arn" { value = aws_security_group.this[0].arn }
    output "security_group_name" { value = aws_security_group.this[0].name }
    """#

  /// https://registry.terraform.io/modules/terraform-aws-modules/rds/aws
  static let database = #"""
    resource "aws_db_instance" "this" {
      count                               = var.create_db_instance == false ? 0 : 1
      identifier                          = var.identifier
      engine                              = var.engine
      username                            = var.username
      password                            = var.manage_master_user_password == false ? var.password : null
      publicly_accessible                 = var.publicly_accessible
      storage_encrypted                   = coalesce(var.storage_encrypted, true)
      kms_key_id                          = var.kms_key_id
      backup_retention_period             = var.backup_retention_period
      deletion_protection                 = var.deletion_protection
      enabled_cloudwatch_logs_exports     = var.enabled_cloudwatch_logs_exports
      iam_database_authentication_enabled = var.iam_database_authentication_enabled
    }
    output "db_instance_arn" { value = aws_db_instance.this[0].arn }
    output "db_instance_endpoint" { value = aws_db_instance.this[0].endpoint }
    output "db_instance_address" { value = aws_db_instance.this[0].address }
    output "db_instance_identifier" { value = aws_db_instance.this[0].identifier }
    """#

  /// https://registry.terraform.io/modules/terraform-aws-modules/rds-aurora/aws
  static let cluster = #"""
    resource "aws_rds_cluster" "this" {
      count                               = var.create == false ? 0 : 1
      cluster_identifier                  = var.name
      master_username                     = var.master_username
      master_password                     = var.manage_master_user_password == false ? var.master_password : null
      storage_encrypted                   = coalesce(var.storage_encrypted, true)
      kms_key_id                          = var.kms_key_id
      backup_retention_period             = var.backup_retention_period
      deletion_protection                 = var.deletion_protection
      enabled_cloudwatch_logs_exports     = var.enabled_cloudwatch_logs_exports
      iam_database_authentication_enabled = var.iam_database_authentication_enabled
    }
    output "cluster_arn" { value = aws_rds_cluster.this[0].arn }
    output "cluster_endpoint" { value = aws_rds_cluster.this[0].endpoint }
    output "cluster_id" { value = aws_rds_cluster.this[0].id }
    """#

  /// https://registry.terraform.io/modules/terraform-aws-modules/ec2-instance/aws
  static let instance = #"""
    resource "aws_instance" "this" {
      count     = var.create == false ? 0 : 1
      ami       = var.ami
      user_data = var.user_data
      metadata_options { http_tokens = try(var.metadata_options.http_tokens, "required") }
      root_block_device { encrypted = try(var.root_block_device.encrypted, var.root_block_device[0].encrypted, null) }
    }
    output "id" { value = aws_instance.this[0].id }
    output "arn" { value = aws_instance.this[0].arn }
    output "private_ip" { value = aws_instance.this[0].private_ip }
    """#
}
