// https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_cloudfront_origins-readme.html
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { OriginAccessIdentity } from 'aws-cdk-lib/aws-cloudfront';

class Origin {
  constructor(domain) { this.domain = domain; }
  bind(distribution) { return { DomainName: this.domain }; }
}
// A bucket that is no website is read by the distribution alone.
export class S3Origin {
  constructor(bucket, props = {}) { this.bucket = bucket; this.props = props; }
  bind(distribution) {
    const bucket = this.bucket;
    if (bucket.isWebsite !== true && bucket.grantRead) bucket.grantRead(this.props.originAccessIdentity ?? new OriginAccessIdentity(distribution, 'S3Origin'));
    return { DomainName: bucket.bucketRegionalDomainName };
  }
}
export class S3BucketOrigin {
  static withOriginAccessControl(bucket, props) { return new ControlledOrigin(bucket); }
  static withOriginAccessIdentity(bucket, props) { return new S3Origin(bucket, props); }
  static withBucketDefaults(bucket) { return new Origin(bucket.bucketRegionalDomainName); }
}
class ControlledOrigin {
  constructor(bucket) { this.bucket = bucket; }
  bind(distribution) {
    this.bucket.addToResourcePolicy(new PolicyStatement({
      actions: ['s3:GetObject'], resources: [this.bucket.arnForObjects('*')], principals: [new ServicePrincipal('cloudfront.amazonaws.com')],
      conditions: { StringEquals: { 'AWS:SourceArn': distribution.distributionArn } },
    }));
    return { DomainName: this.bucket.bucketRegionalDomainName };
  }
}
export class S3StaticWebsiteOrigin extends Origin {
  constructor(bucket) { super(bucket.bucketWebsiteDomainName); }
}
export class HttpOrigin extends Origin {}
export class RestApiOrigin extends Origin {
  constructor(api) { super(api.url); }
}
export class FunctionUrlOrigin extends Origin {
  constructor(url) { super(url.url); }
  static withOriginAccessControl(url) { return new Origin(url.url); }
}
export class LoadBalancerV2Origin extends Origin {
  constructor(balancer) { super(balancer.loadBalancerDnsName); }
}
export class OriginGroup extends Origin {
  constructor(props) { super($unknown('a group of origins')); }
}
