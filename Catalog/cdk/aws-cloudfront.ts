// https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_cloudfront-readme.html
import { Resource } from 'aws-cdk-lib';
import { CanonicalUserPrincipal, grant } from 'aws-cdk-lib/aws-iam';

export const ViewerProtocolPolicy = { HTTPS_ONLY: 'https-only', REDIRECT_TO_HTTPS: 'redirect-to-https', ALLOW_ALL: 'allow-all' };
export const SecurityPolicyProtocol = { SSL_V3: 'SSLv3', TLS_V1: 'TLSv1', TLS_V1_2016: 'TLSv1_2016', TLS_V1_1_2016: 'TLSv1.1_2016', TLS_V1_2_2018: 'TLSv1.2_2018', TLS_V1_2_2019: 'TLSv1.2_2019', TLS_V1_2_2021: 'TLSv1.2_2021', TLS_V1_3_2025: 'TLSv1.3_2025' };
export const LambdaEdgeEventType = { ORIGIN_REQUEST: 'origin-request', ORIGIN_RESPONSE: 'origin-response', VIEWER_REQUEST: 'viewer-request', VIEWER_RESPONSE: 'viewer-response' };
export const OriginProtocolPolicy = { HTTP_ONLY: 'http-only', MATCH_VIEWER: 'match-viewer', HTTPS_ONLY: 'https-only' };
export const AllowedMethods = {};
export const CachePolicy = {};
export const OriginRequestPolicy = {};
export const ResponseHeadersPolicy = {};
export const PriceClass = {};
export const HttpVersion = {};

function behavior(options = {}) {
  return {
    ViewerProtocolPolicy: options.viewerProtocolPolicy ?? 'allow-all', TargetOriginId: $unknown('an origin'),
    LambdaFunctionAssociations: options.edgeLambdas?.map((each) => ({ EventType: each.eventType, LambdaFunctionARN: each.functionVersion?.edgeArn, IncludeBody: each.includeBody })),
  };
}
export class Distribution extends Resource {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.behaviors = Object.entries(props.additionalBehaviors ?? {}).map(([path, options]) => ({ PathPattern: path, ...behavior(options) }));
    this.resource = $resource(this, 'AWS::CloudFront::Distribution', { DistributionConfig: {
      Enabled: props.enabled ?? true, DefaultCacheBehavior: behavior(props.defaultBehavior), CacheBehaviors: this.behaviors, WebACLId: props.webAclId,
      Aliases: props.domainNames, DefaultRootObject: props.defaultRootObject,
      Logging: props.enableLogging === true || props.logBucket ? { Bucket: props.logBucket?.bucketRegionalDomainName ?? $unknown('a bucket that the CDK makes') } : undefined,
      ViewerCertificate: props.certificate ? { AcmCertificateArn: props.certificate.certificateArn, MinimumProtocolVersion: props.minimumProtocolVersion ?? 'TLSv1.2_2021' } : undefined,
      Origins: [props.defaultBehavior?.origin?.bind?.(this)],
    } });
    this.distributionId = this.resource.ref;
    this.distributionArn = `arn:aws:cloudfront::${$ref('AWS::AccountId')}:distribution/${this.distributionId}`;
    this.distributionDomainName = this.resource.attrDomainName;
    this.domainName = this.resource.attrDomainName;
  }
  addBehavior(path, origin, options) { this.behaviors.push({ PathPattern: path, ...behavior(options) }); origin?.bind?.(this); }
  grantCreateInvalidation(grantee) { return grant(grantee, ['cloudfront:CreateInvalidation'], [this.distributionArn]); }
  grant(grantee, ...actions) { return grant(grantee, actions, [this.distributionArn]); }
  static fromDistributionAttributes(scope, id, options) { return options; }
}
export class CloudFrontWebDistribution extends Resource {
  constructor(scope, id, props = {}) {
    super(scope, id);
    const behaviors = (props.originConfigs ?? []).flatMap((origin) => origin.behaviors ?? []);
    this.resource = $resource(this, 'AWS::CloudFront::Distribution', { DistributionConfig: {
      Enabled: true, DefaultCacheBehavior: { ViewerProtocolPolicy: props.viewerProtocolPolicy ?? 'redirect-to-https', LambdaFunctionAssociations: behaviors[0]?.lambdaFunctionAssociations?.map((each) => ({ EventType: each.eventType, LambdaFunctionARN: each.lambdaFunction?.edgeArn })) },
      WebACLId: props.webACLId, Logging: props.loggingConfig ? { Bucket: props.loggingConfig.bucket?.bucketRegionalDomainName ?? $unknown('a bucket that the CDK makes') } : undefined,
      ViewerCertificate: props.viewerCertificate,
    } });
    this.distributionId = this.resource.ref;
    this.distributionDomainName = this.resource.attrDomainName;
    this.domainName = this.resource.attrDomainName;
  }
}
export class OriginAccessIdentity extends Resource {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.resource = $resource(this, 'AWS::CloudFront::CloudFrontOriginAccessIdentity', {});
    this.originAccessIdentityId = this.resource.ref;
    this.originAccessIdentityName = this.resource.ref;
    this.cloudFrontOriginAccessIdentityS3CanonicalUserId = this.resource.attrS3CanonicalUserId;
    this.grantPrincipal = new CanonicalUserPrincipal(this.resource.attrS3CanonicalUserId);
  }
}
export class S3OriginAccessControl extends Resource {
  constructor(scope, id, props) { super(scope, id); this.originAccessControlId = $unknown('an access control'); }
}
export class Function extends Resource {
  constructor(scope, id, props = {}) { super(scope, id); this.functionArn = $unknown('a function of the edge'); }
}
export const FunctionCode = { fromInline() { return {}; }, fromFile() { return {}; } };
export const FunctionEventType = { VIEWER_REQUEST: 'viewer-request', VIEWER_RESPONSE: 'viewer-response' };
export class KeyGroup extends Resource {}
export class PublicKey extends Resource {}
export class KeyValueStore extends Resource {}
