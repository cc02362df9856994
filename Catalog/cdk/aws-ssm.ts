// https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_ssm-readme.html
import { Resource } from 'aws-cdk-lib';
import { grant } from 'aws-cdk-lib/aws-iam';

export const ParameterType = { STRING: 'String', SECURE_STRING: 'SecureString', STRING_LIST: 'StringList' };
export const ParameterTier = {};
export const ParameterDataType = {};
export const ParameterValueType = {};

class ParameterBase extends Resource {
  grantRead(grantee) { return grant(grantee, ['ssm:DescribeParameters', 'ssm:GetParameters', 'ssm:GetParameter', 'ssm:GetParameterHistory'], [this.parameterArn], this); }
  grantWrite(grantee) { return grant(grantee, ['ssm:PutParameter'], [this.parameterArn], this); }
}
function arn(name) {
  return $isKnown(name) && name.startsWith('/') ? `arn:aws:ssm:${$ref('AWS::Region')}:${$ref('AWS::AccountId')}:parameter${name}` : `arn:aws:ssm:${$ref('AWS::Region')}:${$ref('AWS::AccountId')}:parameter/${name}`;
}
export class StringParameter extends ParameterBase {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.resource = $resource(this, 'AWS::SSM::Parameter', { Name: props.parameterName, Type: props.type ?? 'String', Value: props.stringValue, Description: props.description });
    this.parameterName = this.resource.ref;
    this.parameterArn = `arn:aws:ssm:${$ref('AWS::Region')}:${$ref('AWS::AccountId')}:parameter/${this.parameterName}`;
    this.stringValue = props.stringValue;
  }
  static fromStringParameterName(scope, id, name) { return new ImportedParameter(scope, id, name); }
  static fromStringParameterAttributes(scope, id, options) { return new ImportedParameter(scope, id, options.parameterName); }
  static fromSecureStringParameterAttributes(scope, id, options) { return new ImportedParameter(scope, id, options.parameterName); }
  static fromStringParameterArn(scope, id, arn) { return new ImportedParameter(scope, id, arn); }
  static valueForStringParameter(scope, name) { return $unknown('the value of a parameter'); }
  static valueFromLookup(scope, name) { return $unknown('the value of a parameter'); }
  static valueForTypedStringParameterV2(scope, name) { return $unknown('the value of a parameter'); }
  static valueForSecureStringParameter(scope, name) { return `{{resolve:ssm-secure:${name}}}`; }
}
class ImportedParameter extends ParameterBase {
  constructor(scope, id, name) {
    super(scope, id);
    this.parameterName = name;
    this.parameterArn = arn(name);
    this.stringValue = $unknown('the value of a parameter');
  }
}
export class StringListParameter extends ParameterBase {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.resource = $resource(this, 'AWS::SSM::Parameter', { Name: props.parameterName, Type: 'StringList', Value: props.stringListValue?.join(',') });
    this.parameterName = this.resource.ref;
    this.parameterArn = `arn:aws:ssm:${$ref('AWS::Region')}:${$ref('AWS::AccountId')}:parameter/${this.parameterName}`;
  }
}
