locals {
  policies = ["arn:aws:iam::aws:policy/AmazonS3FullAccess"] # finding: broad-managed-policy
  trust = jsonencode({
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }]
  })
}
resource "aws_iam_role" "workers" {
  for_each            = toset(["resize", "notify"])
  name                = each.key
  assume_role_policy  = local.trust
  managed_policy_arns = local.policies
}
