# A bucket of Terraform tells a queue.
resource "aws_s3_bucket" "inbox" { bucket = "inbox" }
resource "aws_sqs_queue" "jobs" { name = "jobs" }

resource "aws_s3_bucket_notification" "inbox" {
  bucket = aws_s3_bucket.inbox.id
  queue {
    queue_arn     = aws_sqs_queue.jobs.arn
    events        = ["s3:ObjectCreated:*"]
    filter_prefix = "new/"
  }
}

resource "aws_iam_role" "worker" {
  name               = "worker"
  assume_role_policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }] })
}

resource "aws_iam_role_policy" "put" {
  role   = aws_iam_role.worker.id
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:PutObject", Resource = "${aws_s3_bucket.inbox.arn}/*" }] })
}

data "archive_file" "code" {
  type        = "zip"
  source_dir  = "${path.module}/src"
  output_path = "code.zip"
}

resource "aws_lambda_function" "upload" {
  function_name = "upload"
  role          = aws_iam_role.worker.arn
  filename      = data.archive_file.code.output_path
  handler       = "upload.handler"
  runtime       = "python3.13"
  environment { variables = { INBOX = aws_s3_bucket.inbox.bucket } }
}

resource "aws_lambda_function_url" "upload" {
  function_name      = aws_lambda_function.upload.function_name
  authorization_type = "NONE"
}

resource "aws_lambda_function" "scan" {
  function_name = "scan"
  role          = aws_iam_role.worker.arn
  filename      = data.archive_file.code.output_path
  handler       = "scan.handler"
  runtime       = "python3.13"
}

resource "aws_lambda_event_source_mapping" "jobs" {
  event_source_arn = aws_sqs_queue.jobs.arn
  function_name    = aws_lambda_function.scan.arn
}
