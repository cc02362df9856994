// https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_apigatewayv2_authorizers-readme.html

// An authorizer is made for the API of the first route that uses it.
class AuthorizerBase {
  bind(options) {
    if (!this.made) this.made = $resource(options.scope, 'AWS::ApiGatewayV2::Authorizer', { ApiId: options.scope.apiId, ...this.properties() }, undefined, this.id);
    return { authorizationType: this.kind, authorizerId: this.made.ref };
  }
}
export class HttpJwtAuthorizer extends AuthorizerBase {
  constructor(id, issuer, props = {}) { super(); this.id = id; this.issuer = issuer; this.props = props; this.kind = 'JWT'; }
  properties() {
    return { AuthorizerType: 'JWT', Name: this.props.authorizerName ?? this.id, JwtConfiguration: { Issuer: this.issuer, Audience: this.props.jwtAudience } };
  }
}
export class HttpUserPoolAuthorizer extends AuthorizerBase {
  constructor(id, pool, props = {}) { super(); this.id = id; this.pool = pool; this.props = props; this.kind = 'JWT'; }
  properties() {
    return { AuthorizerType: 'JWT', Name: this.props.authorizerName ?? this.id, JwtConfiguration: {
      Issuer: `https://cognito-idp.${$ref('AWS::Region')}.amazonaws.com/${this.pool?.userPoolId}`,
      Audience: (this.props.userPoolClients ?? []).map((client) => client.userPoolClientId),
    } };
  }
}
export class HttpLambdaAuthorizer extends AuthorizerBase {
  constructor(id, fn, props = {}) { super(); this.id = id; this.fn = fn; this.props = props; this.kind = 'CUSTOM'; }
  properties() {
    return { AuthorizerType: 'REQUEST', Name: this.props.authorizerName ?? this.id, IdentitySource: this.props.identitySource, AuthorizerResultTtlInSeconds: this.props.resultsCacheTtl,
      AuthorizerUri: `arn:aws:apigateway:${$ref('AWS::Region')}:lambda:path/2015-03-31/functions/${this.fn.functionArn}/invocations` };
  }
}
export class WebSocketLambdaAuthorizer extends HttpLambdaAuthorizer {}
export class HttpIamAuthorizer {
  bind() { return { authorizationType: 'AWS_IAM' }; }
}
export class WebSocketIamAuthorizer extends HttpIamAuthorizer {}
export const HttpLambdaResponseType = { SIMPLE: 'SIMPLE', IAM: 'IAM' };
