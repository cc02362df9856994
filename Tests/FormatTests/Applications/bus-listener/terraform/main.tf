data "archive_file" "code" {
  type        = "zip"
  source_dir  = "code"
  output_path = "worker.zip"
}

resource "aws_lambda_function" "worker" {
  function_name = "worker"
  filename      = data.archive_file.code.output_path
  handler       = "app.handler"
  runtime       = "nodejs22.x"
  role          = aws_iam_role.worker.arn
}

resource "aws_iam_role" "worker" {
  name = "worker"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }]
  })
}

resource "aws_iam_role_policy_attachment" "logs" {
  role       = aws_iam_role.worker.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
}

resource "aws_cloudwatch_event_rule" "placed" {
  event_pattern = jsonencode({ source = ["shop"] })
}

resource "aws_cloudwatch_event_target" "worker" {
  rule = aws_cloudwatch_event_rule.placed.name
  arn  = aws_lambda_function.worker.arn
}
