// https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_lambda_destinations-readme.html
export class SqsDestination {
  constructor(queue) { this.queue = queue; }
  bind(fn) { this.queue.grantSendMessages(fn); return this.queue.queueArn; }
}
export class SnsDestination {
  constructor(topic) { this.topic = topic; }
  bind(fn) { this.topic.grantPublish(fn); return this.topic.topicArn; }
}
export class LambdaDestination {
  constructor(target) { this.target = target; }
  bind(fn) { this.target.grantInvoke(fn); return this.target.functionArn; }
}
export class EventBridgeDestination {
  constructor(bus) { this.bus = bus; }
  bind(fn) { this.bus?.grantPutEventsTo(fn); return this.bus?.eventBusArn ?? $unknown('the default event bus'); }
}
export class S3Destination {
  constructor(bucket) { this.bucket = bucket; }
  bind(fn) { return this.bucket.bucketArn; }
}
