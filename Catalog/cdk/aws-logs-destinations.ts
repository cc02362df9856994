// https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_logs_destinations-readme.html
export class LambdaDestination {
  constructor(fn) { this.fn = fn; }
  bind() { return this.fn.functionArn; }
}
export class KinesisDestination {
  constructor(stream) { this.stream = stream; }
  bind() { return this.stream.streamArn; }
}
