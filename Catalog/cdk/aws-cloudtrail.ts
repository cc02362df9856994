// https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_cloudtrail-readme.html
import { Resource } from 'aws-cdk-lib';

export const ReadWriteType = { READ_ONLY: 'ReadOnly', WRITE_ONLY: 'WriteOnly', ALL: 'All', NONE: 'None' };
export const DataResourceType = {};
export class Trail extends Resource {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.resource = $resource(this, 'AWS::CloudTrail::Trail', {
      TrailName: props.trailName, IsLogging: true, IsMultiRegionTrail: props.isMultiRegionTrail ?? true, EnableLogFileValidation: props.enableFileValidation ?? true,
      KMSKeyId: props.encryptionKey?.keyArn, S3BucketName: props.bucket?.bucketName ?? $unknown('a bucket that the CDK makes'),
    });
    this.trailArn = this.resource.attrArn;
  }
  addLambdaEventSelector() {}
  addS3EventSelector() {}
  addEventSelector() {}
  logAllS3DataEvents() {}
  logAllLambdaDataEvents() {}
}
