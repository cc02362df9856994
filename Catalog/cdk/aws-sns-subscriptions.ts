// https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_sns_subscriptions-readme.html
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';

function subscribe(topic, protocol, endpoint, props = {}) {
  $resource(topic, 'AWS::SNS::Subscription', {
    TopicArn: topic.topicArn, Protocol: protocol, Endpoint: endpoint, FilterPolicy: props.filterPolicy ?? props.filterPolicyWithMessageBody,
    RawMessageDelivery: props.rawMessageDelivery,
    RedrivePolicy: props.deadLetterQueue ? { deadLetterTargetArn: props.deadLetterQueue.queueArn } : undefined,
  }, undefined, 'Subscription');
}

export class LambdaSubscription {
  constructor(fn, props) { this.fn = fn; this.props = props; }
  bind(topic) { subscribe(topic, 'lambda', this.fn.functionArn, this.props); }
}
export class SqsSubscription {
  constructor(queue, props) { this.queue = queue; this.props = props; }
  bind(topic) {
    subscribe(topic, 'sqs', this.queue.queueArn, this.props);
    this.queue.addToResourcePolicy(new PolicyStatement({
      actions: ['sqs:SendMessage'], resources: [this.queue.queueArn], principals: [new ServicePrincipal('sns.amazonaws.com')],
      conditions: { ArnEquals: { 'aws:SourceArn': topic.topicArn } },
    }));
  }
}
export class EmailSubscription {
  constructor(address, props = {}) { this.address = address; this.props = props; }
  bind(topic) { subscribe(topic, this.props.json ? 'email-json' : 'email', this.address, this.props); }
}
export class SmsSubscription {
  constructor(number, props) { this.number = number; this.props = props; }
  bind(topic) { subscribe(topic, 'sms', this.number, this.props); }
}
export class UrlSubscription {
  constructor(url, props = {}) { this.url = url; this.props = props; }
  bind(topic) { subscribe(topic, this.props.protocol ?? ($isKnown(this.url) && this.url.startsWith('http:') ? 'http' : 'https'), this.url, this.props); }
}
