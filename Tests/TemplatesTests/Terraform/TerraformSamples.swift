/// A small application as Terraform writes it.
enum TerraformSamples {
  static let application = """
    resource "aws_s3_bucket" "uploads" {
      bucket = "shop-uploads"
    }
    resource "aws_s3_bucket_acl" "uploads" {
      bucket = aws_s3_bucket.uploads.id
      acl    = "public-read"
    }
    resource "aws_s3_bucket_public_access_block" "uploads" {
      bucket            = aws_s3_bucket.uploads.id
      block_public_acls = true
    }
    resource "aws_s3_bucket_versioning" "uploads" {
      bucket = aws_s3_bucket.uploads.bucket
      versioning_configuration { status = "Enabled" }
    }
    resource "aws_s3_bucket_notification" "uploads" {
      bucket = aws_s3_bucket.uploads.id
      lambda_function {
        lambda_function_arn = aws_lambda_function.resize.arn
        events              = ["s3:ObjectCreated:*"]
        filter_prefix       = "in/"
      }
    }
    data "archive_file" "resize" {
      type        = "zip"
      source_dir  = "${path.module}/src"
      output_path = "${path.module}/build/resize.zip"
    }
    resource "aws_lambda_function" "resize" {
      function_name                  = "resize"
      filename                       = data.archive_file.resize.output_path
      handler                        = "app.handler"
      runtime                        = "python3.12"
      timeout                        = 30
      memory_size                    = 256
      reserved_concurrent_executions = 5
      role                           = aws_iam_role.resize.arn
      environment {
        variables = {
          BUCKET = aws_s3_bucket.uploads.id
          TOKEN  = "abc"
        }
      }
      tracing_config { mode = "Active" }
      dead_letter_config { target_arn = aws_sqs_queue.dead.arn }
      vpc_config {
        subnet_ids         = ["subnet-1"]
        security_group_ids = ["sg-1"]
      }
    }
    resource "aws_sqs_queue" "dead" {}
    data "aws_iam_policy_document" "trust" {
      statement {
        actions = ["sts:AssumeRole"]
        principals {
          type        = "Service"
          identifiers = ["lambda.amazonaws.com"]
        }
      }
    }
    resource "aws_iam_role" "resize" {
      name               = "resize"
      assume_role_policy = data.aws_iam_policy_document.trust.json
    }
    resource "aws_iam_role_policy" "resize" {
      role   = aws_iam_role.resize.id
      policy = jsonencode({
        Statement = [{
          Effect   = "Allow"
          Action   = ["s3:GetObject", "s3:*"]
          Resource = "${aws_s3_bucket.uploads.arn}/*"
        }]
      })
    }
    resource "aws_iam_policy" "wide" {
      policy = <<EOF
    {
      "Version": "2012-10-17",
      "Statement": {"Effect": "Allow", "Action": "dynamodb:*", "Resource": "${aws_sqs_queue.dead.arn}"}
    }
    EOF
    }
    resource "aws_iam_role_policy_attachment" "wide" {
      role       = aws_iam_role.resize.name
      policy_arn = aws_iam_policy.wide.arn
    }
    resource "aws_lambda_permission" "bucket" {
      function_name = aws_lambda_function.resize.function_name
      action        = "lambda:InvokeFunction"
      principal     = "s3.amazonaws.com"
      source_arn    = aws_s3_bucket.uploads.arn
    }
    """
}
