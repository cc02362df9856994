// https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_sqs-readme.html
import { Resource } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { AnyPrincipal, PolicyDocument, PolicyStatement, grant } from 'aws-cdk-lib/aws-iam';

export const QueueEncryption = { UNENCRYPTED: 'NONE', KMS_MANAGED: 'MANAGED', KMS: 'KMS', SQS_MANAGED: 'SQS_MANAGED' };
export const DeduplicationScope = { MESSAGE_GROUP: 'messageGroup', QUEUE: 'queue' };
export const FifoThroughputLimit = { PER_QUEUE: 'perQueue', PER_MESSAGE_GROUP_ID: 'perMessageGroupId' };
export const RedrivePermission = { ALLOW_ALL: 'allowAll', DENY_ALL: 'denyAll', BY_QUEUE: 'byQueue' };

class QueueBase extends Resource {
  addToResourcePolicy(statement) {
    if (!this.resource) return { statementAdded: false };
    if (!this.policy) {
      this.policy = new PolicyDocument();
      $resource(this, 'AWS::SQS::QueuePolicy', { Queues: [this.queueUrl], PolicyDocument: this.policy }, undefined, 'Policy');
    }
    this.policy.addStatements(statement);
    return { statementAdded: true };
  }
  grant(grantee, ...actions) { return grant(grantee, actions, [this.queueArn], this); }
  grantConsumeMessages(grantee) {
    this.encryptionMasterKey?.grantDecrypt(grantee);
    return this.grant(grantee, 'sqs:ReceiveMessage', 'sqs:ChangeMessageVisibility', 'sqs:GetQueueUrl', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes');
  }
  grantSendMessages(grantee) {
    this.encryptionMasterKey?.grantEncryptDecrypt(grantee);
    return this.grant(grantee, 'sqs:SendMessage', 'sqs:GetQueueAttributes', 'sqs:GetQueueUrl');
  }
  grantPurge(grantee) { return this.grant(grantee, 'sqs:PurgeQueue', 'sqs:GetQueueAttributes', 'sqs:GetQueueUrl'); }
  metric(name) { return new Metric({ namespace: 'AWS/SQS', metricName: name, dimensionsMap: { QueueName: this.queueName } }); }
  metricApproximateNumberOfMessagesVisible() { return this.metric('ApproximateNumberOfMessagesVisible'); }
  metricApproximateAgeOfOldestMessage() { return this.metric('ApproximateAgeOfOldestMessage'); }
  metricNumberOfMessagesReceived() { return this.metric('NumberOfMessagesReceived'); }
  metricNumberOfMessagesSent() { return this.metric('NumberOfMessagesSent'); }
}

export class Queue extends QueueBase {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.encryptionMasterKey = props.encryptionMasterKey;
    this.resource = $resource(this, 'AWS::SQS::Queue', {
      QueueName: props.queueName, VisibilityTimeout: props.visibilityTimeout, FifoQueue: props.fifo,
      MessageRetentionPeriod: props.retentionPeriod, DelaySeconds: props.deliveryDelay,
      ContentBasedDeduplication: props.contentBasedDeduplication,
      KmsMasterKeyId: masterKey(props), SqsManagedSseEnabled: managed(props.encryption),
      RedrivePolicy: props.deadLetterQueue ? { deadLetterTargetArn: props.deadLetterQueue.queue?.queueArn, maxReceiveCount: props.deadLetterQueue.maxReceiveCount } : undefined,
    }, { DeletionPolicy: props.removalPolicy ?? 'Delete' });
    this.queueArn = this.resource.attrArn;
    this.queueUrl = this.resource.ref;
    this.queueName = this.resource.attrQueueName;
    this.fifo = props.fifo ?? false;
    this.deadLetterQueue = props.deadLetterQueue;
    if (props.enforceSSL === true) this.addToResourcePolicy(new PolicyStatement({
      effect: 'Deny', actions: ['sqs:*'], resources: [this.queueArn], principals: [new AnyPrincipal()],
      conditions: { Bool: { 'aws:SecureTransport': 'false' } },
    }));
  }
  static fromQueueArn(scope, id, arn) { return new ImportedQueue(scope, id, arn); }
  static fromQueueAttributes(scope, id, options) { return new ImportedQueue(scope, id, options.queueArn, options.queueUrl); }
}

class ImportedQueue extends QueueBase {
  constructor(scope, id, arn, url) {
    super(scope, id);
    this.queueArn = arn;
    this.queueUrl = url ?? $unknown('the address of a queue');
    this.queueName = $unknown('the name of a queue');
  }
}

function masterKey(props) {
  if (props.encryptionMasterKey) return props.encryptionMasterKey.keyArn;
  if (props.encryption === 'MANAGED') return 'alias/aws/sqs';
  return props.encryption === 'KMS' ? $unknown('a key that the CDK makes') : undefined;
}

function managed(encryption) {
  if (encryption === 'NONE') return $at(encryption, false);
  return encryption === 'SQS_MANAGED' ? $at(encryption, true) : undefined;
}

export class QueuePolicy extends Resource {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.document = new PolicyDocument();
    this.resource = $resource(this, 'AWS::SQS::QueuePolicy', { Queues: (props.queues ?? []).map((queue) => queue.queueUrl), PolicyDocument: this.document });
  }
}
