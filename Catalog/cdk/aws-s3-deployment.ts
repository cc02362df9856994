// https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_s3_deployment-readme.html
import { Resource } from 'aws-cdk-lib';

export class BucketDeployment extends Resource {
  constructor(scope, id, props = {}) { super(scope, id); this.deployedBucket = props.destinationBucket; this.objectKeys = $unknown('keys'); }
  addSource() {}
}
export class Source {
  static asset(path) { return { path }; }
  static data(key, value) { return {}; }
  static jsonData(key, value) { return {}; }
  static bucket() { return {}; }
}
export const ServerSideEncryption = {};
export const StorageClass = {};
export const CacheControl = { setPublic() {}, maxAge() {}, noCache() {}, fromString() {} };
