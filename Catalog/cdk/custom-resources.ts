// https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.custom_resources-readme.html
import { Construct, Resource } from 'aws-cdk-lib';
import { Role, ServicePrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';

// A function of the framework stands between the resource and the handler; the handler is what is called.
export class Provider extends Construct {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.onEventHandler = props.onEventHandler;
    this.isCompleteHandler = props.isCompleteHandler;
    this.serviceToken = props.onEventHandler?.functionArn;
  }
}
export class AwsCustomResource extends Construct {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.role = props.role ?? new Role(this, 'ServiceRole', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    this.grantPrincipal = this.role;
    for (const statement of props.policy?.statements ?? []) this.role?.addToPrincipalPolicy(statement);
  }
  getResponseField(path) { return $unknown('an answer of a service'); }
  getResponseFieldReference(path) { return $unknown('an answer of a service'); }
}
export class AwsCustomResourcePolicy {
  static fromSdkCalls(options = {}) { return { statements: [] }; }
  static fromStatements(statements) { return { statements }; }
  static ANY_RESOURCE = ['*'];
}
export class PhysicalResourceId {
  static of(id) { return id; }
  static fromResponse(path) { return $unknown('an answer of a service'); }
}
export class PhysicalResourceIdReference {}
export class SdkCallsPolicyOptions {}
