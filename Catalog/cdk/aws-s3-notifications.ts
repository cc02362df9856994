// https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_s3_notifications-readme.html
function filter(filters) {
  const rules = [];
  for (const each of filters ?? []) {
    if (each.prefix) rules.push({ Name: 'prefix', Value: each.prefix });
    if (each.suffix) rules.push({ Name: 'suffix', Value: each.suffix });
  }
  return rules.length ? { S3Key: { Rules: rules } } : undefined;
}

export class LambdaDestination {
  constructor(fn) { this.fn = fn; }
  bind(bucket, event, filters) {
    bucket.notifications?.LambdaConfigurations.push({ Event: event, Function: this.fn.functionArn, Filter: filter(filters) });
  }
}
export class SqsDestination {
  constructor(queue) { this.queue = queue; }
  bind(bucket, event, filters) {
    bucket.notifications?.QueueConfigurations.push({ Event: event, Queue: this.queue.queueArn, Filter: filter(filters) });
  }
}
export class SnsDestination {
  constructor(topic) { this.topic = topic; }
  bind(bucket, event, filters) {
    bucket.notifications?.TopicConfigurations.push({ Event: event, Topic: this.topic.topicArn, Filter: filter(filters) });
  }
}
