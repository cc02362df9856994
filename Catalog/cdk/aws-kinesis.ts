// https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_kinesis-readme.html
import { Resource } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { grant } from 'aws-cdk-lib/aws-iam';

export const StreamEncryption = { UNENCRYPTED: 'NONE', KMS: 'KMS', MANAGED: 'MANAGED' };
export const StreamMode = { ON_DEMAND: 'ON_DEMAND', PROVISIONED: 'PROVISIONED' };

class StreamBase extends Resource {
  grantRead(grantee) { return grant(grantee, ['kinesis:DescribeStreamSummary', 'kinesis:GetRecords', 'kinesis:GetShardIterator', 'kinesis:ListShards', 'kinesis:SubscribeToShard', 'kinesis:DescribeStream', 'kinesis:ListStreams', 'kinesis:DescribeStreamConsumer'], [this.streamArn], this); }
  grantWrite(grantee) { return grant(grantee, ['kinesis:ListShards', 'kinesis:PutRecord', 'kinesis:PutRecords'], [this.streamArn], this); }
  grantReadWrite(grantee) { this.grantRead(grantee); return this.grantWrite(grantee); }
  grant(grantee, ...actions) { return grant(grantee, actions, [this.streamArn], this); }
  metric(name) { return new Metric({ namespace: 'AWS/Kinesis', metricName: name, dimensionsMap: { StreamName: this.streamName } }); }
}
// Streams are encrypted with the service's own key unless the program says otherwise.
export class Stream extends StreamBase {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.encryptionKey = props.encryptionKey;
    this.resource = $resource(this, 'AWS::Kinesis::Stream', {
      Name: props.streamName, ShardCount: props.shardCount, RetentionPeriodHours: props.retentionPeriod?.toHours(),
      StreamEncryption: props.encryption === 'NONE' ? undefined : { EncryptionType: 'KMS', KeyId: props.encryptionKey?.keyArn ?? 'alias/aws/kinesis' },
    });
    this.streamArn = this.resource.attrArn;
    this.streamName = this.resource.ref;
  }
  static fromStreamArn(scope, id, arn) { return new ImportedStream(scope, id, arn); }
  static fromStreamAttributes(scope, id, options) { return new ImportedStream(scope, id, options.streamArn); }
}
class ImportedStream extends StreamBase {
  constructor(scope, id, arn) { super(scope, id); this.streamArn = arn; this.streamName = $unknown('the name of a stream'); }
}
