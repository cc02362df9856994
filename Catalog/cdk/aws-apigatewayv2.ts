// https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_apigatewayv2-readme.html
import { Resource } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { grant } from 'aws-cdk-lib/aws-iam';

export const HttpMethod = { ANY: 'ANY', DELETE: 'DELETE', GET: 'GET', HEAD: 'HEAD', OPTIONS: 'OPTIONS', PATCH: 'PATCH', POST: 'POST', PUT: 'PUT' };
export const CorsHttpMethod = { ANY: '*', DELETE: 'DELETE', GET: 'GET', HEAD: 'HEAD', OPTIONS: 'OPTIONS', PATCH: 'PATCH', POST: 'POST', PUT: 'PUT' };
export const PayloadFormatVersion = { VERSION_1_0: '1.0', VERSION_2_0: '2.0' };
export const ParameterMapping = {};
export const SecurityPolicy = { TLS_1_0: 'TLS_1_0', TLS_1_2: 'TLS_1_2' };
export class HttpRouteKey {
  static with(path, method) { return `${method ?? 'ANY'} ${path}`; }
  static DEFAULT = '$default';
}
export class HttpNoneAuthorizer {
  bind() { return { authorizationType: 'NONE' }; }
}

class ApiBase extends Resource {
  make(type, props, properties) {
    this.resource = $resource(this, 'AWS::ApiGatewayV2::Api', { Name: props.apiName ?? $id(this), Description: props.description, ProtocolType: type, ...properties });
    this.apiId = this.resource.ref;
    this.apiEndpoint = this.resource.attrApiEndpoint;
    this.httpApiId = this.apiId;
  }
  arnForExecuteApi(method, path, stage) {
    return `arn:aws:execute-api:${$ref('AWS::Region')}:${$ref('AWS::AccountId')}:${this.apiId}/${stage ?? '*'}/${method ?? '*'}${path ?? '/*'}`;
  }
  metric(name) { return new Metric({ namespace: 'AWS/ApiGateway', metricName: name, dimensionsMap: { ApiId: this.apiId } }); }
  metricServerError() { return this.metric('5xx'); }
  metricClientError() { return this.metric('4xx'); }
}

export class HttpApi extends ApiBase {
  constructor(scope, id, props = {}) {
    super(scope, id);
    const cors = props.corsPreflight;
    this.make('HTTP', props, {
      DisableExecuteApiEndpoint: props.disableExecuteApiEndpoint,
      CorsConfiguration: cors ? {
        AllowOrigins: cors.allowOrigins, AllowMethods: cors.allowMethods, AllowHeaders: cors.allowHeaders, AllowCredentials: cors.allowCredentials,
      } : undefined,
    });
    this.defaultAuthorizer = props.defaultAuthorizer;
    this.defaultAuthorizationScopes = props.defaultAuthorizationScopes;
    if (props.createDefaultStage !== false) this.defaultStage = new HttpStage(this, 'DefaultStage', { httpApi: this, autoDeploy: true });
    if (props.defaultIntegration) new HttpRoute(this, 'DefaultRoute', { httpApi: this, routeKey: '$default', integration: props.defaultIntegration });
  }
  get url() { return `${this.apiEndpoint}/`; }
  addRoutes(options = {}) {
    return (options.methods ?? ['ANY']).map((method) => new HttpRoute(this, `${method}${options.path}`, {
      httpApi: this, routeKey: `${method} ${options.path}`, path: options.path, ...options,
    }));
  }
  addStage(id, options) { return new HttpStage(this, id, { httpApi: this, ...options }); }
  addVpcLink() { return $unknown('a link to a network'); }
  static fromHttpApiAttributes(scope, id, options) { return new ImportedApi(scope, id, options); }
}

class ImportedApi extends ApiBase {
  constructor(scope, id, options = {}) { super(scope, id); this.apiId = options.httpApiId ?? options.webSocketId; this.apiEndpoint = options.apiEndpoint; }
  addRoutes() { return []; }
}

export class HttpRoute extends Resource {
  constructor(scope, id, props = {}) {
    super(scope, id);
    const api = props.httpApi;
    const authorizer = props.authorizer ?? api.defaultAuthorizer;
    const bound = authorizer?.bind({ route: this, scope: api });
    const target = props.integration?.bind({ route: this, scope: this, api });
    this.resource = $resource(this, 'AWS::ApiGatewayV2::Route', {
      ApiId: api.apiId, RouteKey: props.routeKey, Target: target ? `integrations/${target}` : undefined,
      AuthorizationType: bound?.authorizationType ?? 'NONE', AuthorizerId: bound?.authorizerId,
      AuthorizationScopes: props.authorizationScopes ?? api.defaultAuthorizationScopes,
    });
    this.routeId = this.resource.ref;
    this.httpApi = api;
    this.path = props.path;
    this.routeArn = api.arnForExecuteApi('*', props.path);
  }
  grantInvoke(grantee) { return grant(grantee, ['execute-api:Invoke'], [this.routeArn]); }
}

class StageBase extends Resource {
  make(api, props) {
    this.resource = $resource(this, 'AWS::ApiGatewayV2::Stage', {
      ApiId: api?.apiId, StageName: props.stageName ?? '$default', AutoDeploy: props.autoDeploy,
      AccessLogSettings: props.accessLogSettings ? { DestinationArn: props.accessLogSettings.destination?.arn ?? $unknown('a log'), Format: props.accessLogSettings.format } : undefined,
      DefaultRouteSettings: props.throttle ? { ThrottlingBurstLimit: props.throttle.burstLimit, ThrottlingRateLimit: props.throttle.rateLimit } : undefined,
    });
    this.stageName = props.stageName ?? '$default';
    this.url = `https://${api?.apiId}.execute-api.${$ref('AWS::Region')}.amazonaws.com/${props.stageName ?? ''}`;
    this.callbackUrl = this.url;
    this.api = api;
  }
  grantManagementApiAccess(grantee) {
    return grant(grantee, ['execute-api:ManageConnections'], [`arn:aws:execute-api:${$ref('AWS::Region')}:${$ref('AWS::AccountId')}:${this.api?.apiId}/${this.stageName}/*/@connections/*`]);
  }
  metric(name) { return this.api.metric(name); }
}
export class HttpStage extends StageBase {
  constructor(scope, id, props = {}) { super(scope, id); this.make(props.httpApi, props); }
}
export class WebSocketStage extends StageBase {
  constructor(scope, id, props = {}) { super(scope, id); this.make(props.webSocketApi, props); this.url = `wss://${props.webSocketApi?.apiId}.execute-api.${$ref('AWS::Region')}.amazonaws.com/${props.stageName}`; }
}
export class LogGroupLogDestination {
  constructor(group) { this.arn = group.logGroupArn; }
}

export class WebSocketApi extends ApiBase {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.make('WEBSOCKET', props, { RouteSelectionExpression: props.routeSelectionExpression ?? '$request.body.action' });
    if (props.connectRouteOptions) this.addRoute('$connect', props.connectRouteOptions);
    if (props.disconnectRouteOptions) this.addRoute('$disconnect', props.disconnectRouteOptions);
    if (props.defaultRouteOptions) this.addRoute('$default', props.defaultRouteOptions);
  }
  addRoute(key, options) { return new WebSocketRoute(this, `${key}Route`, { webSocketApi: this, routeKey: key, ...options }); }
  grantManageConnections(grantee) {
    return grant(grantee, ['execute-api:ManageConnections'], [`arn:aws:execute-api:${$ref('AWS::Region')}:${$ref('AWS::AccountId')}:${this.apiId}/*/*/@connections/*`]);
  }
  static fromWebSocketApiAttributes(scope, id, options) { return new ImportedApi(scope, id, options); }
}
export class WebSocketRoute extends Resource {
  constructor(scope, id, props = {}) {
    super(scope, id);
    const bound = props.authorizer?.bind({ route: this, scope: props.webSocketApi });
    const target = props.integration?.bind({ route: this, scope: this, api: props.webSocketApi });
    this.resource = $resource(this, 'AWS::ApiGatewayV2::Route', {
      ApiId: props.webSocketApi.apiId, RouteKey: props.routeKey, Target: target ? `integrations/${target}` : undefined,
      AuthorizationType: bound?.authorizationType ?? 'NONE', AuthorizerId: bound?.authorizerId, ApiKeyRequired: props.apiKeyRequired,
    });
    this.routeId = this.resource.ref;
  }
}
export class DomainName extends Resource {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.resource = $resource(this, 'AWS::ApiGatewayV2::DomainName', { DomainName: props.domainName });
    this.name = props.domainName;
    this.regionalDomainName = $unknown('a domain');
    this.regionalHostedZoneId = $unknown('a zone');
  }
}
export class ApiMapping extends Resource {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.resource = $resource(this, 'AWS::ApiGatewayV2::ApiMapping', { ApiId: props.api?.apiId, DomainName: props.domainName?.name, Stage: props.stage?.stageName ?? '$default' });
  }
}
export class VpcLink extends Resource {
  constructor(scope, id, props) { super(scope, id); this.vpcLinkId = $unknown('a link to a network'); }
}
export class HttpAuthorizer extends Resource {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.resource = $resource(this, 'AWS::ApiGatewayV2::Authorizer', {
      ApiId: props.httpApi?.apiId, AuthorizerType: props.type, Name: props.authorizerName ?? id, AuthorizerUri: props.authorizerUri,
      IdentitySource: props.identitySource, JwtConfiguration: props.jwtIssuer ? { Issuer: props.jwtIssuer, Audience: props.jwtAudience } : undefined,
    });
    this.authorizerId = this.resource.ref;
    this.kind = props.type;
  }
  bind() { return { authorizationType: this.kind === 'JWT' ? 'JWT' : 'CUSTOM', authorizerId: this.authorizerId }; }
}
export const HttpAuthorizerType = { JWT: 'JWT', LAMBDA: 'REQUEST', IAM: 'AWS_IAM' };

// The integration of a route with whatever answers it.
export function integration(route, api, properties) {
  return $resource(route, 'AWS::ApiGatewayV2::Integration', { ApiId: api.apiId, ...properties }, undefined, 'Integration').ref;
}
export class HttpIntegration extends Resource {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.resource = $resource(this, 'AWS::ApiGatewayV2::Integration', {
      ApiId: props.httpApi?.apiId, IntegrationType: props.integrationType, IntegrationUri: props.integrationUri, IntegrationMethod: props.method,
    });
    this.integrationId = this.resource.ref;
  }
}
export const HttpIntegrationType = { AWS_PROXY: 'AWS_PROXY', HTTP_PROXY: 'HTTP_PROXY' };
export const HttpIntegrationSubtype = {};
export const HttpConnectionType = { INTERNET: 'INTERNET', VPC_LINK: 'VPC_LINK' };
