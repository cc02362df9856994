// https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_kms-readme.html
import { Resource } from 'aws-cdk-lib';
import { AccountRootPrincipal, PolicyDocument, PolicyStatement, grant } from 'aws-cdk-lib/aws-iam';

export const KeySpec = { SYMMETRIC_DEFAULT: 'SYMMETRIC_DEFAULT', RSA_2048: 'RSA_2048', RSA_3072: 'RSA_3072', RSA_4096: 'RSA_4096', ECC_NIST_P256: 'ECC_NIST_P256', ECC_NIST_P384: 'ECC_NIST_P384', ECC_NIST_P521: 'ECC_NIST_P521', ECC_SECG_P256K1: 'ECC_SECG_P256K1', HMAC_256: 'HMAC_256' };
export const KeyUsage = { ENCRYPT_DECRYPT: 'ENCRYPT_DECRYPT', SIGN_VERIFY: 'SIGN_VERIFY', GENERATE_VERIFY_MAC: 'GENERATE_VERIFY_MAC' };

class KeyBase extends Resource {
  grant(grantee, ...actions) { return grant(grantee, actions, [this.keyArn], this); }
  grantDecrypt(grantee) { return this.grant(grantee, 'kms:Decrypt'); }
  grantEncrypt(grantee) { return this.grant(grantee, 'kms:Encrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*'); }
  grantEncryptDecrypt(grantee) { return this.grant(grantee, 'kms:Decrypt', 'kms:Encrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*'); }
  grantAdmin(grantee) { return this.grant(grantee, 'kms:Create*', 'kms:Describe*', 'kms:Enable*', 'kms:List*', 'kms:Put*', 'kms:Update*', 'kms:Revoke*', 'kms:Disable*', 'kms:Get*', 'kms:Delete*', 'kms:TagResource', 'kms:UntagResource', 'kms:ScheduleKeyDeletion', 'kms:CancelKeyDeletion'); }
  grantGenerateMac(grantee) { return this.grant(grantee, 'kms:GenerateMac'); }
  grantVerifyMac(grantee) { return this.grant(grantee, 'kms:VerifyMac'); }
  addAlias(name) { return new Alias(this, 'Alias', { aliasName: name, targetKey: this }); }
  addToResourcePolicy(statement) { this.policy?.addStatements(statement); }
}
// The account that owns the key decides over it through its own policies.
export class Key extends KeyBase {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.policy = props.policy ?? new PolicyDocument({ statements: [new PolicyStatement({ actions: ['kms:*'], resources: ['*'], principals: [new AccountRootPrincipal()] })] });
    this.resource = $resource(this, 'AWS::KMS::Key', {
      Description: props.description, EnableKeyRotation: props.enableKeyRotation, KeyPolicy: this.policy, KeySpec: props.keySpec,
      KeyUsage: props.keyUsage, PendingWindowInDays: props.pendingWindow?.toDays(), MultiRegion: props.multiRegion, Enabled: props.enabled,
    }, { DeletionPolicy: props.removalPolicy ?? 'Retain' });
    this.keyArn = this.resource.attrArn;
    this.keyId = this.resource.ref;
    if (props.alias) this.addAlias(props.alias);
  }
  static fromKeyArn(scope, id, arn) { return new ImportedKey(scope, id, arn); }
  static fromLookup(scope, id, options) { return new ImportedKey(scope, id, $unknown('a key that is there already')); }
}
class ImportedKey extends KeyBase {
  constructor(scope, id, arn) { super(scope, id); this.keyArn = arn; this.keyId = arn; }
}
export class Alias extends KeyBase {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.resource = $resource(this, 'AWS::KMS::Alias', { AliasName: props.aliasName, TargetKeyId: props.targetKey?.keyArn });
    this.aliasName = props.aliasName;
    this.keyArn = props.targetKey?.keyArn;
    this.keyId = props.aliasName;
  }
  static fromAliasName(scope, id, name) { return new ImportedKey(scope, id, name); }
}
