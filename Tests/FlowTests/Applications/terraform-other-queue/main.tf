# The mapping is of another queue.
# flow: none
resource "aws_sqs_queue" "jobs" { name = "jobs" }
resource "aws_sqs_queue" "other" { name = "other" }

resource "aws_iam_role" "worker" {
  name               = "worker"
  assume_role_policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }] })
}

resource "aws_iam_role_policy" "send" {
  role   = aws_iam_role.worker.id
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "sqs:SendMessage", Resource = aws_sqs_queue.jobs.arn }] })
}

data "archive_file" "code" {
  type        = "zip"
  source_dir  = "${path.module}/src"
  output_path = "code.zip"
}

resource "aws_lambda_function" "send" {
  function_name = "send"
  role          = aws_iam_role.worker.arn
  filename      = data.archive_file.code.output_path
  handler       = "send.handler"
  runtime       = "python3.13"
  environment { variables = { JOBS = aws_sqs_queue.jobs.url } }
}

resource "aws_lambda_function_url" "send" {
  function_name      = aws_lambda_function.send.function_name
  authorization_type = "NONE"
}

resource "aws_lambda_function" "work" {
  function_name = "work"
  role          = aws_iam_role.worker.arn
  filename      = data.archive_file.code.output_path
  handler       = "work.handler"
  runtime       = "python3.13"
}

resource "aws_lambda_event_source_mapping" "jobs" {
  event_source_arn = aws_sqs_queue.other.arn
  function_name    = aws_lambda_function.work.arn
}
