// https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_opensearchservice-readme.html
import { Resource } from 'aws-cdk-lib';
import { grant } from 'aws-cdk-lib/aws-iam';

export const EngineVersion = {};
export const TLSSecurityPolicy = {};
export class Domain extends Resource {
  constructor(scope, id, props = {}) {
    super(scope, id);
    const isFine = props.fineGrainedAccessControl;
    this.resource = $resource(this, 'AWS::OpenSearchService::Domain', {
      DomainName: props.domainName, EncryptionAtRestOptions: props.encryptionAtRest ? { Enabled: props.encryptionAtRest.enabled, KmsKeyId: props.encryptionAtRest.kmsKey?.keyArn } : undefined,
      NodeToNodeEncryptionOptions: { Enabled: props.nodeToNodeEncryption }, DomainEndpointOptions: { EnforceHTTPS: props.enforceHttps },
      AccessPolicies: props.accessPolicies ? { Version: '2012-10-17', Statement: props.accessPolicies } : undefined,
      AdvancedSecurityOptions: isFine ? { Enabled: true, MasterUserOptions: { MasterUserName: isFine.masterUserName, MasterUserPassword: isFine.masterUserPassword } } : undefined,
      LogPublishingOptions: props.logging ? { ES_APPLICATION_LOGS: { Enabled: true } } : undefined,
    }, { DeletionPolicy: props.removalPolicy ?? 'Retain' });
    this.domainArn = this.resource.attrArn;
    this.domainName = this.resource.ref;
    this.domainEndpoint = this.resource.attrDomainEndpoint;
  }
  grantRead(grantee) { return grant(grantee, ['es:ESHttpGet', 'es:ESHttpHead'], [this.domainArn, `${this.domainArn}/*`]); }
  grantWrite(grantee) { return grant(grantee, ['es:ESHttpDelete', 'es:ESHttpPost', 'es:ESHttpPut', 'es:ESHttpPatch'], [this.domainArn, `${this.domainArn}/*`]); }
  grantReadWrite(grantee) { this.grantRead(grantee); return this.grantWrite(grantee); }
  grantIndexReadWrite(index, grantee) { return this.grantReadWrite(grantee); }
  addAccessPolicies() {}
}
