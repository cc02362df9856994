// https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_sns-readme.html
import { Resource } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { AnyPrincipal, PolicyDocument, PolicyStatement, grant } from 'aws-cdk-lib/aws-iam';

export const SubscriptionProtocol = {
  HTTP: 'http', HTTPS: 'https', EMAIL: 'email', EMAIL_JSON: 'email-json', SMS: 'sms', SQS: 'sqs', APPLICATION: 'application',
  LAMBDA: 'lambda', FIREHOSE: 'firehose',
};
export class SubscriptionFilter {
  static stringFilter(conditions = {}) {
    return [...(conditions.allowlist ?? conditions.whitelist ?? []), ...(conditions.denylist ? [{ 'anything-but': conditions.denylist }] : []), ...(conditions.matchPrefixes ?? []).map((prefix) => ({ prefix }))];
  }
  static numericFilter(conditions) { return [$unknown('a filter on numbers')]; }
  static existsFilter() { return [{ exists: true }]; }
}
export const FilterOrPolicy = { filter(filter) { return filter; }, policy(policy) { return policy; } };
export const TracingConfig = { ACTIVE: 'Active', PASS_THROUGH: 'PassThrough' };

class TopicBase extends Resource {
  addSubscription(subscription) { subscription.bind(this); return $unknown('a subscription'); }
  addToResourcePolicy(statement) {
    if (!this.resource) return { statementAdded: false };
    if (!this.policy) {
      this.policy = new PolicyDocument();
      $resource(this, 'AWS::SNS::TopicPolicy', { Topics: [this.topicArn], PolicyDocument: this.policy }, undefined, 'Policy');
    }
    this.policy.addStatements(statement);
    return { statementAdded: true };
  }
  grantPublish(grantee) {
    this.masterKey?.grantEncryptDecrypt(grantee);
    return grant(grantee, ['sns:Publish'], [this.topicArn], this);
  }
  grantSubscribe(grantee) { return grant(grantee, ['sns:Subscribe'], [this.topicArn], this); }
  metric(name) { return new Metric({ namespace: 'AWS/SNS', metricName: name, dimensionsMap: { TopicName: this.topicName } }); }
  bind() { return { alarmActionArn: this.topicArn }; }
}

export class Topic extends TopicBase {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.masterKey = props.masterKey;
    this.resource = $resource(this, 'AWS::SNS::Topic', {
      TopicName: props.topicName, DisplayName: props.displayName, FifoTopic: props.fifo, KmsMasterKeyId: props.masterKey?.keyArn,
    });
    this.topicArn = this.resource.ref;
    this.topicName = this.resource.attrTopicName;
    this.fifo = props.fifo ?? false;
    if (props.enforceSSL === true) this.addToResourcePolicy(new PolicyStatement({
      effect: 'Deny', actions: ['sns:Publish'], resources: [this.topicArn], principals: [new AnyPrincipal()],
      conditions: { Bool: { 'aws:SecureTransport': 'false' } },
    }));
  }
  static fromTopicArn(scope, id, arn) { return new ImportedTopic(scope, id, arn); }
  static fromTopicAttributes(scope, id, options) { return new ImportedTopic(scope, id, options.topicArn); }
}

class ImportedTopic extends TopicBase {
  constructor(scope, id, arn) { super(scope, id); this.topicArn = arn; this.topicName = $unknown('the name of a topic'); }
}

export class TopicPolicy extends Resource {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.document = props.policyDocument ?? new PolicyDocument();
    this.resource = $resource(this, 'AWS::SNS::TopicPolicy', { Topics: (props.topics ?? []).map((topic) => topic.topicArn), PolicyDocument: this.document });
  }
}

export class Subscription extends Resource {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.resource = $resource(this, 'AWS::SNS::Subscription', {
      TopicArn: props.topic?.topicArn, Protocol: props.protocol, Endpoint: props.endpoint, FilterPolicy: props.filterPolicy,
      RawMessageDelivery: props.rawMessageDelivery,
      RedrivePolicy: props.deadLetterQueue ? { deadLetterTargetArn: props.deadLetterQueue.queueArn } : undefined,
    });
  }
}
