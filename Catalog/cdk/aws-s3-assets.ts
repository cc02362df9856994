// https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_s3_assets-readme.html
import { Resource } from 'aws-cdk-lib';

export class Asset extends Resource {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.s3BucketName = $unknown('the bucket of the assets');
    this.s3ObjectKey = $unknown('the key of an asset');
    this.s3ObjectUrl = $unknown('the address of an asset');
    this.httpUrl = $unknown('the address of an asset');
    this.assetPath = props.path;
    this.bucket = $unknown('the bucket of the assets');
  }
  grantRead() {}
}
