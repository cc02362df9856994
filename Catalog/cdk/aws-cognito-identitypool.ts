// https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_cognito_identitypool-readme.html
import { Resource } from 'aws-cdk-lib';
import { FederatedPrincipal, Role } from 'aws-cdk-lib/aws-iam';

function trust(pool, kind) {
  return new FederatedPrincipal('cognito-identity.amazonaws.com', {
    StringEquals: { 'cognito-identity.amazonaws.com:aud': pool.identityPoolId }, 'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': kind },
  }, 'sts:AssumeRoleWithWebIdentity');
}
export class IdentityPool extends Resource {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.resource = $resource(this, 'AWS::Cognito::IdentityPool', { IdentityPoolName: props.identityPoolName, AllowUnauthenticatedIdentities: props.allowUnauthenticatedIdentities ?? false });
    this.identityPoolId = this.resource.ref;
    this.identityPoolName = this.resource.attrName;
    this.authenticatedRole = props.authenticatedRole ?? new Role(this, 'AuthenticatedRole', { assumedBy: trust(this, 'authenticated') });
    this.unauthenticatedRole = props.unauthenticatedRole ?? new Role(this, 'UnauthenticatedRole', { assumedBy: trust(this, 'unauthenticated') });
    $resource(this, 'AWS::Cognito::IdentityPoolRoleAttachment', {
      IdentityPoolId: this.identityPoolId, Roles: { authenticated: this.authenticatedRole.roleArn, unauthenticated: this.unauthenticatedRole.roleArn },
    }, undefined, 'Roles');
  }
}
export class UserPoolAuthenticationProvider { constructor(props) {} }
export const IdentityPoolProviderUrl = {};
