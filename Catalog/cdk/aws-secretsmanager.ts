// https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_secretsmanager-readme.html
import { Resource } from 'aws-cdk-lib';
import { PolicyDocument, grant } from 'aws-cdk-lib/aws-iam';

class SecretBase extends Resource {
  grantRead(grantee) {
    this.encryptionKey?.grantDecrypt(grantee);
    return grant(grantee, ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'], [this.secretArn], this);
  }
  grantWrite(grantee) { return grant(grantee, ['secretsmanager:PutSecretValue', 'secretsmanager:UpdateSecret'], [this.secretArn], this); }
  addToResourcePolicy(statement) {
    if (!this.policy) {
      this.policy = new PolicyDocument();
      if (this.resource) $resource(this, 'AWS::SecretsManager::ResourcePolicy', { SecretId: this.secretArn, ResourcePolicy: this.policy }, undefined, 'Policy');
    }
    this.policy.addStatements(statement);
  }
  secretValueFromJson(field) { return `{{resolve:secretsmanager:${this.secretArn}:SecretString:${field}}}`; }
  get secretValue() { return `{{resolve:secretsmanager:${this.secretArn}:SecretString}}`; }
  addRotationSchedule(id, options = {}) { return new RotationSchedule(this, id, { secret: this, ...options }); }
  attach() { return this; }
  denyAccountRootDelete() {}
}
export class Secret extends SecretBase {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.encryptionKey = props.encryptionKey;
    this.resource = $resource(this, 'AWS::SecretsManager::Secret', {
      Name: props.secretName, Description: props.description, KmsKeyId: props.encryptionKey?.keyArn,
      SecretString: props.secretStringValue ?? (props.secretObjectValue ? JSON.stringify(props.secretObjectValue) : undefined),
      GenerateSecretString: props.secretStringValue ?? props.secretObjectValue ? undefined : { SecretStringTemplate: props.generateSecretString?.secretStringTemplate, GenerateStringKey: props.generateSecretString?.generateStringKey },
    }, { DeletionPolicy: props.removalPolicy });
    this.secretArn = this.resource.ref;
    this.secretName = this.resource.ref;
    this.secretFullArn = this.resource.ref;
  }
  static fromSecretNameV2(scope, id, name) { return new ImportedSecret(scope, id, name); }
  static fromSecretName(scope, id, name) { return new ImportedSecret(scope, id, name); }
  static fromSecretCompleteArn(scope, id, arn) { return new ImportedSecret(scope, id, undefined, arn); }
  static fromSecretPartialArn(scope, id, arn) { return new ImportedSecret(scope, id, undefined, arn); }
  static fromSecretArn(scope, id, arn) { return new ImportedSecret(scope, id, undefined, arn); }
  static fromSecretAttributes(scope, id, options) { return new ImportedSecret(scope, id, undefined, options.secretCompleteArn ?? options.secretPartialArn ?? options.secretArn); }
}
class ImportedSecret extends SecretBase {
  constructor(scope, id, name, arn) {
    super(scope, id);
    this.secretName = name ?? $unknown('the name of a secret');
    this.secretArn = arn ?? `arn:aws:secretsmanager:${$ref('AWS::Region')}:${$ref('AWS::AccountId')}:secret:${name}-??????`;
    this.secretFullArn = this.secretArn;
  }
}
export class SecretStringValueBeta1 {
  static fromUnsafePlaintext(text) { return text; }
  static fromToken(value) { return value; }
}
export class RotationSchedule extends Resource {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.resource = $resource(this, 'AWS::SecretsManager::RotationSchedule', {
      SecretId: props.secret?.secretArn, RotationLambdaARN: props.rotationLambda?.functionArn ?? (props.hostedRotation ? $unknown('a function that AWS makes') : undefined),
    });
  }
}
export class SecretRotation extends Resource {
  constructor(scope, id, props = {}) {
    super(scope, id);
    $resource(this, 'AWS::SecretsManager::RotationSchedule', { SecretId: props.secret?.secretArn, RotationLambdaARN: $unknown('a function that AWS makes') });
  }
}
export const SecretRotationApplication = {};
export const HostedRotation = { mysqlSingleUser() { return {}; }, postgreSqlSingleUser() { return {}; }, mysqlMultiUser() { return {}; }, postgreSqlMultiUser() { return {}; } };
