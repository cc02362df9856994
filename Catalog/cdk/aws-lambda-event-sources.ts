// https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_lambda_event_sources-readme.html
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { LambdaSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { LambdaDestination } from 'aws-cdk-lib/aws-s3-notifications';
import { LambdaIntegration } from 'aws-cdk-lib/aws-apigateway';

export class SqsEventSource {
  constructor(queue, props) { this.queue = queue; this.props = props; }
  bind(fn) {
    new EventSourceMapping(fn, 'SqsEventSource', { ...this.props, target: fn, eventSourceArn: this.queue.queueArn });
    this.queue.grantConsumeMessages(fn);
  }
}
export class DynamoEventSource {
  constructor(table, props) { this.table = table; this.props = props; }
  bind(fn) {
    new EventSourceMapping(fn, 'DynamoDBEventSource', { ...this.props, target: fn, eventSourceArn: this.table.tableStreamArn });
    this.table.grantStreamRead(fn);
  }
}
export class KinesisEventSource {
  constructor(stream, props) { this.stream = stream; this.props = props; }
  bind(fn) {
    new EventSourceMapping(fn, 'KinesisEventSource', { ...this.props, target: fn, eventSourceArn: this.stream.streamArn });
    this.stream.grantRead(fn);
  }
}
export class SnsEventSource {
  constructor(topic, props) { this.topic = topic; this.props = props; }
  bind(fn) { this.topic.addSubscription(new LambdaSubscription(fn, this.props)); }
}
export class S3EventSource {
  constructor(bucket, props = {}) { this.bucket = bucket; this.props = props; }
  bind(fn) {
    for (const event of this.props.events ?? []) this.bucket.addEventNotification(event, new LambdaDestination(fn), ...(this.props.filters ?? []));
  }
}
export class S3EventSourceV2 extends S3EventSource {}
export class S3OnFailureDestination {
  constructor(bucket) { this.bucket = bucket; }
  bind() { return { destination: this.bucket.bucketArn }; }
}
export class SqsDlq {
  constructor(queue) { this.queue = queue; }
  bind(fn) { this.queue.grantSendMessages(fn); return { destination: this.queue.queueArn }; }
}
export class SnsDlq {
  constructor(topic) { this.topic = topic; }
  bind(fn) { this.topic.grantPublish(fn); return { destination: this.topic.topicArn }; }
}
export class ManagedKafkaEventSource {
  constructor(props = {}) { this.props = props; }
  bind(fn) { new EventSourceMapping(fn, 'KafkaEventSource', { ...this.props, target: fn, eventSourceArn: this.props.clusterArn, kafkaTopic: this.props.topic }); }
}
export class SelfManagedKafkaEventSource {
  constructor(props = {}) { this.props = props; }
  bind(fn) { new EventSourceMapping(fn, 'KafkaEventSource', { ...this.props, target: fn, kafkaBootstrapServers: this.props.bootstrapServers, kafkaTopic: this.props.topic }); }
}
export class ApiEventSource {
  constructor(method, path, options) { this.method = method; this.path = path; this.options = options; }
  bind(fn) { $unsupported('an API that the CDK makes for an event source is not read'); }
}
