// https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_s3-readme.html
import { Resource } from 'aws-cdk-lib';
import { AnyPrincipal, PolicyDocument, PolicyStatement, grant } from 'aws-cdk-lib/aws-iam';

export class BlockPublicAccess {
  constructor(options = {}) {
    this.$json = {
      BlockPublicAcls: options.blockPublicAcls, IgnorePublicAcls: options.ignorePublicAcls,
      BlockPublicPolicy: options.blockPublicPolicy, RestrictPublicBuckets: options.restrictPublicBuckets,
    };
  }
  static BLOCK_ALL = new BlockPublicAccess({ blockPublicAcls: true, ignorePublicAcls: true, blockPublicPolicy: true, restrictPublicBuckets: true });
  static BLOCK_ACLS = new BlockPublicAccess({ blockPublicAcls: true, ignorePublicAcls: true });
  static BLOCK_ACLS_ONLY = new BlockPublicAccess({ blockPublicAcls: true, ignorePublicAcls: true, blockPublicPolicy: false, restrictPublicBuckets: false });
}
export const BucketAccessControl = {
  PRIVATE: 'Private', PUBLIC_READ: 'PublicRead', PUBLIC_READ_WRITE: 'PublicReadWrite', AUTHENTICATED_READ: 'AuthenticatedRead',
  LOG_DELIVERY_WRITE: 'LogDeliveryWrite', BUCKET_OWNER_READ: 'BucketOwnerRead', BUCKET_OWNER_FULL_CONTROL: 'BucketOwnerFullControl',
  AWS_EXEC_READ: 'AwsExecRead',
};
export const BucketEncryption = { UNENCRYPTED: 'NONE', KMS_MANAGED: 'KMS_MANAGED', S3_MANAGED: 'S3_MANAGED', KMS: 'KMS', DSSE_MANAGED: 'DSSE_MANAGED', DSSE: 'DSSE' };
export const ObjectOwnership = { BUCKET_OWNER_ENFORCED: 'BucketOwnerEnforced', BUCKET_OWNER_PREFERRED: 'BucketOwnerPreferred', OBJECT_WRITER: 'ObjectWriter' };
export const HttpMethods = { GET: 'GET', PUT: 'PUT', HEAD: 'HEAD', POST: 'POST', DELETE: 'DELETE' };
export const EventType = {
  OBJECT_CREATED: 's3:ObjectCreated:*', OBJECT_CREATED_PUT: 's3:ObjectCreated:Put', OBJECT_CREATED_POST: 's3:ObjectCreated:Post',
  OBJECT_CREATED_COPY: 's3:ObjectCreated:Copy', OBJECT_CREATED_COMPLETE_MULTIPART_UPLOAD: 's3:ObjectCreated:CompleteMultipartUpload',
  OBJECT_REMOVED: 's3:ObjectRemoved:*', OBJECT_REMOVED_DELETE: 's3:ObjectRemoved:Delete',
  OBJECT_REMOVED_DELETE_MARKER_CREATED: 's3:ObjectRemoved:DeleteMarkerCreated', OBJECT_RESTORE_POST: 's3:ObjectRestore:Post',
  OBJECT_RESTORE_COMPLETED: 's3:ObjectRestore:Completed', OBJECT_TAGGING: 's3:ObjectTagging:*',
  REDUCED_REDUNDANCY_LOST_OBJECT: 's3:ReducedRedundancyLostObject',
};
export const StorageClass = {};
export const InventoryFormat = {};
export const RedirectProtocol = { HTTP: 'http', HTTPS: 'https' };

const READ = ['s3:GetObject*', 's3:GetBucket*', 's3:List*'];
const PUT = ['s3:PutObject', 's3:PutObjectLegalHold', 's3:PutObjectRetention', 's3:PutObjectTagging', 's3:PutObjectVersionTagging', 's3:Abort*'];
const DELETE = ['s3:DeleteObject*'];

class BucketBase extends Resource {
  arnForObjects(pattern) { return `${this.bucketArn}/${pattern}`; }
  urlForObject(key) { return `https://${this.bucketRegionalDomainName}/${key ?? ''}`; }
  virtualHostedUrlForObject(key) { return `https://${this.bucketRegionalDomainName}/${key ?? ''}`; }
  s3UrlForObject(key) { return key ? `s3://${this.bucketName}/${key}` : `s3://${this.bucketName}`; }
  addToResourcePolicy(statement) {
    if (!this.policy) this.policy = new BucketPolicy(this, 'Policy', { bucket: this });
    this.policy.document.addStatements(statement);
    return { statementAdded: true };
  }
  grantObjects(grantee, actions, pattern) {
    this.encryptionKey?.grantEncryptDecrypt(grantee);
    return grant(grantee, actions, [this.bucketArn, this.arnForObjects(pattern ?? '*')], this);
  }
  grantRead(grantee, pattern) { return this.grantObjects(grantee, READ, pattern); }
  grantReadWrite(grantee, pattern) { return this.grantObjects(grantee, [...READ, ...DELETE, ...PUT], pattern); }
  grantWrite(grantee, pattern) { return this.grantObjects(grantee, [...DELETE, ...PUT], pattern); }
  grantPut(grantee, pattern) { return grant(grantee, PUT, [this.arnForObjects(pattern ?? '*')], this); }
  grantPutAcl(grantee, pattern) { return grant(grantee, ['s3:PutObjectAcl', 's3:PutObjectVersionAcl'], [this.arnForObjects(pattern ?? '*')], this); }
  grantDelete(grantee, pattern) { return grant(grantee, DELETE, [this.arnForObjects(pattern ?? '*')], this); }
  grantPublicAccess(prefix, ...actions) {
    const statement = new PolicyStatement({ actions: actions.length ? actions : ['s3:GetObject'], resources: [this.arnForObjects(prefix ?? '*')], principals: [new AnyPrincipal()] });
    this.addToResourcePolicy(statement);
    return { resourceStatement: statement };
  }
  addEventNotification(event, destination, ...filters) { destination.bind(this, event, filters); }
  addObjectCreatedNotification(destination, ...filters) { this.addEventNotification('s3:ObjectCreated:*', destination, ...filters); }
  addObjectRemovedNotification(destination, ...filters) { this.addEventNotification('s3:ObjectRemoved:*', destination, ...filters); }
  enableEventBridgeNotification() {}
  onCloudTrailPutObject(id, options) { return $unknown('a rule'); }
}

export class Bucket extends BucketBase {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.encryptionKey = props.encryptionKey;
    this.notifications = { LambdaConfigurations: [], QueueConfigurations: [], TopicConfigurations: [] };
    this.corsRules = (props.cors ?? []).map(corsRule);
    this.lifecycle = [...(props.lifecycleRules ?? [])];
    this.resource = $resource(this, 'AWS::S3::Bucket', {
      BucketName: props.bucketName, AccessControl: props.accessControl,
      BucketEncryption: encryption(props.encryption, props.encryptionKey, props.bucketKeyEnabled),
      PublicAccessBlockConfiguration: props.blockPublicAccess ?? (props.publicReadAccess ? BlockPublicAccess.BLOCK_ACLS_ONLY : undefined),
      VersioningConfiguration: props.versioned === undefined ? undefined : { Status: status(props.versioned) },
      LoggingConfiguration: logging(props), WebsiteConfiguration: website(props),
      CorsConfiguration: props.cors ? { CorsRules: this.corsRules } : undefined,
      LifecycleConfiguration: props.lifecycleRules ? { Rules: this.lifecycle.map((rule) => ({ Status: 'Enabled', ExpirationInDays: rule.expiration })) } : undefined,
      OwnershipControls: props.objectOwnership ? { Rules: [{ ObjectOwnership: props.objectOwnership }] } : undefined,
      ObjectLockEnabled: props.objectLockEnabled, NotificationConfiguration: this.notifications,
    }, { DeletionPolicy: props.removalPolicy ?? 'Retain' });
    this.bucketName = this.resource.ref;
    this.bucketArn = this.resource.attrArn;
    this.bucketDomainName = this.resource.attrDomainName;
    this.bucketRegionalDomainName = this.resource.attrRegionalDomainName;
    this.bucketDualStackDomainName = this.resource.attrDualStackDomainName;
    this.bucketWebsiteUrl = this.resource.attrWebsiteURL;
    this.bucketWebsiteDomainName = this.resource.attrWebsiteURL;
    this.isWebsite = props.websiteIndexDocument ? true : false;
    if (props.publicReadAccess === true) this.addToResourcePolicy($at(props.publicReadAccess, new PolicyStatement({
      actions: ['s3:GetObject'], resources: [this.arnForObjects('*')], principals: [new AnyPrincipal()],
    })));
    if (props.enforceSSL === true) this.addToResourcePolicy(new PolicyStatement({
      effect: 'Deny', actions: ['s3:*'], resources: [this.bucketArn, this.arnForObjects('*')], principals: [new AnyPrincipal()],
      conditions: { Bool: { 'aws:SecureTransport': 'false' } },
    }));
  }
  addLifecycleRule(rule) {}
  addCorsRule(rule) {
    this.corsRules.push(corsRule(rule));
    $set(this.resource, 'CorsConfiguration', { CorsRules: this.corsRules });
  }
  addMetric() {}
  addInventory() {}
  static fromBucketName(scope, id, name) { return new ImportedBucket(scope, id, name); }
  static fromBucketArn(scope, id, arn) { return new ImportedBucket(scope, id, undefined, arn); }
  static fromBucketAttributes(scope, id, options) { return new ImportedBucket(scope, id, options.bucketName, options.bucketArn); }
  static fromCfnBucket(bucket) { return $unknown('a bucket'); }
}

class ImportedBucket extends BucketBase {
  constructor(scope, id, name, arn) {
    super(scope, id);
    this.bucketName = name ?? $unknown('the name of a bucket');
    this.bucketArn = arn ?? `arn:aws:s3:::${name}`;
    this.bucketRegionalDomainName = `${this.bucketName}.s3.amazonaws.com`;
    this.bucketDomainName = `${this.bucketName}.s3.amazonaws.com`;
  }
  addToResourcePolicy() { return { statementAdded: false }; }
}

// The policy of the bucket is made with its first statement.
export class BucketPolicy extends Resource {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.document = props.document ?? new PolicyDocument();
    this.resource = $resource(this, 'AWS::S3::BucketPolicy', { Bucket: props.bucket.bucketName, PolicyDocument: this.document });
  }
}

function status(versioned) {
  if (versioned === true) return $at(versioned, 'Enabled');
  return versioned === false ? undefined : $unknown('whether versions are kept');
}

function encryption(kind, key, isBucketKey) {
  if (kind === undefined && !key) return undefined;
  if (!$isKnown(kind)) return kind;
  if (kind === 'NONE') return undefined;
  const algorithm = kind === 'S3_MANAGED' ? 'AES256' : 'aws:kms';
  const own = kind === undefined || kind === 'KMS' || kind === 'DSSE';
  return $at(kind ?? key, { ServerSideEncryptionConfiguration: [{
    BucketKeyEnabled: isBucketKey,
    ServerSideEncryptionByDefault: { SSEAlgorithm: algorithm, KMSMasterKeyID: own ? key?.keyArn ?? $unknown('a key that the CDK makes') : undefined },
  }] });
}

function logging(props) {
  if (!props.serverAccessLogsBucket && !props.serverAccessLogsPrefix) return undefined;
  return { DestinationBucketName: props.serverAccessLogsBucket?.bucketName, LogFilePrefix: props.serverAccessLogsPrefix };
}

function website(props) {
  if (!props.websiteIndexDocument && !props.websiteRedirect) return undefined;
  return { IndexDocument: props.websiteIndexDocument, ErrorDocument: props.websiteErrorDocument };
}

function corsRule(rule) {
  return { AllowedOrigins: rule.allowedOrigins, AllowedMethods: rule.allowedMethods, AllowedHeaders: rule.allowedHeaders, MaxAge: rule.maxAge };
}
