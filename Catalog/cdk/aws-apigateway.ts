// https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_apigateway-readme.html
import { Resource as Base } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';

export const AuthorizationType = { NONE: 'NONE', IAM: 'AWS_IAM', CUSTOM: 'CUSTOM', COGNITO: 'COGNITO_USER_POOLS' };
export const EndpointType = { EDGE: 'EDGE', REGIONAL: 'REGIONAL', PRIVATE: 'PRIVATE' };
export const MethodLoggingLevel = { OFF: 'OFF', ERROR: 'ERROR', INFO: 'INFO' };
export const ApiKeySourceType = { HEADER: 'HEADER', AUTHORIZER: 'AUTHORIZER' };
export const PassthroughBehavior = { WHEN_NO_MATCH: 'WHEN_NO_MATCH', NEVER: 'NEVER', WHEN_NO_TEMPLATES: 'WHEN_NO_TEMPLATES' };
export const ConnectionType = { INTERNET: 'INTERNET', VPC_LINK: 'VPC_LINK' };
export const IntegrationType = { AWS: 'AWS', AWS_PROXY: 'AWS_PROXY', HTTP: 'HTTP', HTTP_PROXY: 'HTTP_PROXY', MOCK: 'MOCK' };
export const ContentHandling = { CONVERT_TO_BINARY: 'CONVERT_TO_BINARY', CONVERT_TO_TEXT: 'CONVERT_TO_TEXT' };
export const SecurityPolicy = { TLS_1_0: 'TLS_1_0', TLS_1_2: 'TLS_1_2' };
export const Period = { DAY: 'DAY', WEEK: 'WEEK', MONTH: 'MONTH' };
export const Cors = {
  ALL_ORIGINS: ['*'], ALL_METHODS: ['OPTIONS', 'GET', 'PUT', 'POST', 'DELETE', 'PATCH', 'HEAD'],
  DEFAULT_HEADERS: ['Content-Type', 'X-Amz-Date', 'Authorization', 'X-Api-Key', 'X-Amz-Security-Token', 'X-Amz-User-Agent'],
};
export const JsonSchemaType = { NULL: 'null', BOOLEAN: 'boolean', OBJECT: 'object', ARRAY: 'array', NUMBER: 'number', INTEGER: 'integer', STRING: 'string' };
export const JsonSchemaVersion = { DRAFT4: 'draft4', DRAFT7: 'draft7' };
export class ResponseType {
  static DEFAULT_4XX = 'DEFAULT_4XX';
  static DEFAULT_5XX = 'DEFAULT_5XX';
  static UNAUTHORIZED = 'UNAUTHORIZED';
  static ACCESS_DENIED = 'ACCESS_DENIED';
  static BAD_REQUEST_BODY = 'BAD_REQUEST_BODY';
  static MISSING_AUTHENTICATION_TOKEN = 'MISSING_AUTHENTICATION_TOKEN';
}
export class IdentitySource {
  static header(name) { return `method.request.header.${name}`; }
  static queryString(name) { return `method.request.querystring.${name}`; }
  static context(name) { return `context.${name}`; }
  static stageVariable(name) { return `stageVariables.${name}`; }
}
export class AccessLogFormat {
  static jsonWithStandardFields() { return 'json'; }
  static clf() { return 'clf'; }
  static custom(format) { return format; }
}
export const AccessLogField = {};
export class LogGroupLogDestination {
  constructor(group) { this.arn = group.logGroupArn; }
}
export class FirehoseLogDestination {
  constructor(stream) { this.arn = stream.attrArn; }
}

// MARK: Integrations

export class Integration {
  constructor(props = {}) { this.props = props; }
  render(method) {
    const options = this.props.options ?? {};
    return {
      Type: this.props.type, IntegrationHttpMethod: this.props.integrationHttpMethod, Uri: this.props.uri,
      Credentials: options.credentialsRole?.roleArn, ConnectionType: options.connectionType ?? (options.vpcLink ? 'VPC_LINK' : undefined),
      RequestParameters: options.requestParameters, RequestTemplates: options.requestTemplates, PassthroughBehavior: options.passthroughBehavior,
      IntegrationResponses: options.integrationResponses?.map((response) => ({ StatusCode: response.statusCode, ResponseParameters: response.responseParameters, ResponseTemplates: response.responseTemplates })),
    };
  }
}
export class LambdaIntegration extends Integration {
  constructor(fn, options = {}) {
    super({
      type: options.proxy === false ? 'AWS' : 'AWS_PROXY', integrationHttpMethod: 'POST', options,
      uri: `arn:aws:apigateway:${$ref('AWS::Region')}:lambda:path/2015-03-31/functions/${fn.functionArn}/invocations`,
    });
    this.fn = fn;
  }
}
export class HttpIntegration extends Integration {
  constructor(url, props = {}) {
    super({ type: props.proxy === false ? 'HTTP' : 'HTTP_PROXY', integrationHttpMethod: props.httpMethod ?? 'GET', uri: url, options: props.options });
  }
}
export class MockIntegration extends Integration {
  constructor(options) { super({ type: 'MOCK', options }); }
}
export class AwsIntegration extends Integration {
  constructor(props = {}) {
    super({
      type: props.proxy ? 'AWS_PROXY' : 'AWS', integrationHttpMethod: props.integrationHttpMethod ?? 'POST', options: props.options,
      uri: `arn:aws:apigateway:${props.region ?? $ref('AWS::Region')}:${props.subdomain ? `${props.subdomain}.` : ''}${props.service}:${props.path ? `path/${props.path}` : `action/${props.action}`}`,
    });
  }
}
export class StepFunctionsIntegration {
  static startExecution(machine, options) { return new StartExecution(machine, options); }
}
class StartExecution extends AwsIntegration {
  constructor(machine, options = {}) {
    super({ service: 'states', action: 'StartSyncExecution', options });
    this.machine = machine;
  }
}
export class S3Integration extends AwsIntegration {}
export class SagemakerIntegration extends AwsIntegration {}
export class VpcLink extends Base {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.resource = $resource(this, 'AWS::ApiGateway::VpcLink', { Name: props.vpcLinkName });
    this.vpcLinkId = this.resource.ref;
  }
  addTargets() {}
}

// MARK: Authorizers

class AuthorizerBase extends Base {
  make(api, type, properties) {
    this.resource = $resource(this, 'AWS::ApiGateway::Authorizer', { RestApiId: api?.restApiId, Type: type, ...properties });
    this.authorizerId = this.resource.ref;
    this.authorizerArn = this.resource.ref;
  }
  attach(api) { if (this.resource) $set(this.resource, 'RestApiId', api.restApiId); }
}
function invocation(fn) { return `arn:aws:apigateway:${$ref('AWS::Region')}:lambda:path/2015-03-31/functions/${fn.functionArn}/invocations`; }

export class CognitoUserPoolsAuthorizer extends AuthorizerBase {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.authorizationType = 'COGNITO_USER_POOLS';
    this.make(undefined, 'COGNITO_USER_POOLS', {
      Name: props.authorizerName ?? id, ProviderARNs: (props.cognitoUserPools ?? []).map((pool) => pool.userPoolArn),
      IdentitySource: props.identitySource ?? 'method.request.header.Authorization', AuthorizerResultTtlInSeconds: props.resultsCacheTtl,
    });
  }
}
export class TokenAuthorizer extends AuthorizerBase {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.authorizationType = 'CUSTOM';
    this.make(undefined, 'TOKEN', {
      Name: props.authorizerName ?? id, AuthorizerUri: invocation(props.handler), AuthorizerResultTtlInSeconds: props.resultsCacheTtl,
      IdentitySource: props.identitySource ?? 'method.request.header.Authorization', IdentityValidationExpression: props.validationRegex,
    });
  }
}
export class RequestAuthorizer extends AuthorizerBase {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.authorizationType = 'CUSTOM';
    this.make(undefined, 'REQUEST', {
      Name: props.authorizerName ?? id, AuthorizerUri: invocation(props.handler), AuthorizerResultTtlInSeconds: props.resultsCacheTtl,
      IdentitySource: props.identitySources?.join(','),
    });
  }
}

// MARK: APIs

class ResourceBase extends Base {
  inherit(parent, options = {}) {
    this.defaultIntegration = options.defaultIntegration ?? parent?.defaultIntegration;
    this.defaultMethodOptions = options.defaultMethodOptions ?? parent?.defaultMethodOptions;
    this.defaultCorsPreflightOptions = options.defaultCorsPreflightOptions ?? parent?.defaultCorsPreflightOptions;
    this.paths = {};
    if (this.defaultCorsPreflightOptions) this.addCorsPreflight(this.defaultCorsPreflightOptions);
  }
  addMethod(verb, integration, options) { return new Method(this, verb, { httpMethod: verb, resource: this, integration, options }); }
  addResource(part, options) {
    const made = new Resource(this, part, { parent: this, pathPart: part, ...options });
    this.paths[part] = made;
    return made;
  }
  addProxy(options = {}) { return new ProxyResource(this, '{proxy+}', { parent: this, ...options }); }
  getResource(part) { return this.paths[part]; }
  resourceForPath(path) {
    let current = this;
    for (const part of path.split('/')) { if (part) current = current.paths[part] ?? current.addResource(part); }
    return current;
  }
  addCorsPreflight(options = {}) {
    return new Method(this, 'OPTIONS', { httpMethod: 'OPTIONS', resource: this, integration: preflight(options), options: { authorizationType: 'NONE', apiKeyRequired: false } });
  }
  get url() { return `${this.api.url}${this.path}`; }
}

function preflight(options) {
  return new MockIntegration({ integrationResponses: [{ statusCode: '204', responseParameters: {
    'method.response.header.Access-Control-Allow-Origin': quoted(options.allowOrigins?.[0] ?? '*'),
    'method.response.header.Access-Control-Allow-Methods': quoted((options.allowMethods ?? Cors.ALL_METHODS).join(',')),
    'method.response.header.Access-Control-Allow-Headers': quoted((options.allowHeaders ?? Cors.DEFAULT_HEADERS).join(',')),
    'method.response.header.Access-Control-Allow-Credentials': options.allowCredentials ? quoted('true') : undefined,
  } }] });
}
function quoted(text) { return `'${text}'`; }

export class Resource extends ResourceBase {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.api = props.parent.api;
    this.restApi = this.api;
    this.parentResource = props.parent;
    this.path = `${props.parent.path === '/' ? '' : props.parent.path}/${props.pathPart}`;
    this.resource = $resource(this, 'AWS::ApiGateway::Resource', {
      RestApiId: this.api.restApiId, ParentId: props.parent.resourceId, PathPart: props.pathPart,
    });
    this.resourceId = this.resource.ref;
    this.inherit(props.parent, props);
  }
}
export class ProxyResource extends Resource {
  constructor(scope, id, props = {}) {
    super(scope, id, { ...props, pathPart: '{proxy+}' });
    if (props.anyMethod !== false) this.anyMethod = this.addMethod('ANY');
  }
}
class RootResource extends ResourceBase {
  constructor(api, props) {
    super(api, 'Default');
    this.api = api;
    this.restApi = api;
    this.path = '/';
    this.resourceId = api.restApiRootResourceId;
    this.inherit(undefined, props);
  }
}

export class Method extends Base {
  constructor(scope, id, props = {}) {
    super(scope, id);
    const resource = props.resource;
    const options = { ...resource.defaultMethodOptions, ...props.options };
    const integration = props.integration ?? resource.defaultIntegration ?? new MockIntegration();
    const authorizer = options.authorizer;
    authorizer?.attach(resource.api);
    this.resource = $resource(this, 'AWS::ApiGateway::Method', {
      RestApiId: resource.api.restApiId, ResourceId: resource.resourceId, HttpMethod: props.httpMethod,
      AuthorizationType: authorizer?.authorizationType ?? options.authorizationType ?? 'NONE', AuthorizerId: authorizer?.authorizerId,
      AuthorizationScopes: options.authorizationScopes, ApiKeyRequired: options.apiKeyRequired ?? false,
      RequestValidatorId: options.requestValidator?.requestValidatorId ?? validator(this, resource.api, options.requestValidatorOptions),
      RequestParameters: options.requestParameters, RequestModels: Object.fromEntries(Object.entries(options.requestModels ?? {}).map(([type, model]) => [type, model.modelId])),
      Integration: integration.render?.(this) ?? integration,
    });
    this.methodId = this.resource.ref;
    this.httpMethod = props.httpMethod;
    this.api = resource.api;
    this.methodArn = resource.api.arnForExecuteApi(props.httpMethod, resource.path);
    if (integration.machine) startExecution(this, integration);
  }
  addMethodResponse() {}
  metricCount() { return new Metric({ namespace: 'AWS/ApiGateway', metricName: 'Count' }); }
}

function validator(method, api, options) {
  return options ? new RequestValidator(method, 'Validator', { restApi: api, ...options }).requestValidatorId : undefined;
}
function startExecution(method, integration) {
  const role = new Role(method, 'StartExecutionRole', { assumedBy: new ServicePrincipal('apigateway.amazonaws.com') });
  integration.machine.grantExecution(role, 'states:StartSyncExecution');
}

class RestApiBase extends Base {
  deploy(props) {
    if (props.deploy === false) return;
    this.deploymentStage = new Stage(this, 'DeploymentStage', { restApiId: this.restApiId, stageName: 'prod', ...props.deployOptions });
    this.latestDeployment = {};
  }
  get url() { return `https://${this.restApiId}.execute-api.${$ref('AWS::Region')}.amazonaws.com/${this.deploymentStage?.stageName ?? 'prod'}/`; }
  urlForPath(path) { return `${this.url}${path ?? ''}`; }
  arnForExecuteApi(method, path, stage) {
    return `arn:aws:execute-api:${$ref('AWS::Region')}:${$ref('AWS::AccountId')}:${this.restApiId}/${stage ?? '*'}/${method ?? '*'}${path ?? '/*'}`;
  }
  addUsagePlan(id, props) { return new UsagePlan(this, id, props); }
  addApiKey(id, options) { return new ApiKey(this, id, options); }
  addModel(id, props) { return new Model(this, id, { restApi: this, ...props }); }
  addRequestValidator(id, props) { return new RequestValidator(this, id, { restApi: this, ...props }); }
  addGatewayResponse(id, props) { return new GatewayResponse(this, id, { restApi: this, ...props }); }
  addDomainName(id, options) { return new DomainName(this, id, { mapping: this, ...options }); }
  metric(name) { return new Metric({ namespace: 'AWS/ApiGateway', metricName: name, dimensionsMap: { ApiName: this.restApiName } }); }
  metricServerError() { return this.metric('5XXError'); }
  metricClientError() { return this.metric('4XXError'); }
  metricLatency() { return this.metric('Latency'); }
  metricCount() { return this.metric('Count'); }
}

export class RestApi extends RestApiBase {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.restApiName = props.restApiName ?? id;
    this.resource = $resource(this, 'AWS::ApiGateway::RestApi', {
      Name: this.restApiName, Description: props.description, Policy: props.policy, ApiKeySourceType: props.apiKeySourceType,
      EndpointConfiguration: endpoints(props), DisableExecuteApiEndpoint: props.disableExecuteApiEndpoint,
      BinaryMediaTypes: props.binaryMediaTypes, MinimumCompressionSize: props.minimumCompressionSize,
    });
    this.restApiId = this.resource.ref;
    this.restApiRootResourceId = this.resource.attrRootResourceId;
    this.root = new RootResource(this, props);
    this.methods = [];
    this.deploy(props);
    if (props.domainName) this.domainName = this.addDomainName('CustomDomain', props.domainName);
  }
  static fromRestApiId(scope, id, api) { return new ImportedApi(scope, id, { restApiId: api }); }
  static fromRestApiAttributes(scope, id, options) { return new ImportedApi(scope, id, options); }
}

class ImportedApi extends RestApiBase {
  constructor(scope, id, options = {}) {
    super(scope, id);
    this.restApiId = options.restApiId;
    this.restApiRootResourceId = options.rootResourceId;
    this.root = new RootResource(this, {});
  }
}

function endpoints(props) {
  const types = props.endpointTypes ?? props.endpointConfiguration?.types;
  return types ? { Types: types, VpcEndpointIds: props.endpointConfiguration?.vpcEndpoints?.map((endpoint) => endpoint.vpcEndpointId) } : undefined;
}

export class LambdaRestApi extends RestApi {
  constructor(scope, id, props = {}) {
    super(scope, id, { ...props, ...props.options, defaultIntegration: new LambdaIntegration(props.handler, props.integrationOptions) });
    if (props.proxy !== false) {
      this.root.addProxy();
      this.root.addMethod('ANY');
    }
  }
}
export class StepFunctionsRestApi extends RestApi {
  constructor(scope, id, props = {}) {
    super(scope, id, { ...props, defaultIntegration: StepFunctionsIntegration.startExecution(props.stateMachine) });
    this.root.addMethod('ANY');
  }
}
export class SpecRestApi extends RestApiBase {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.restApiName = props.restApiName ?? id;
    this.resource = $resource(this, 'AWS::ApiGateway::RestApi', {
      Name: this.restApiName, Policy: props.policy, Body: props.apiDefinition?.body, EndpointConfiguration: endpoints(props),
    });
    this.restApiId = this.resource.ref;
    this.root = $unknown('the root of an API');
    this.deploy(props);
  }
}
export class ApiDefinition {
  static fromAsset(path) { return { body: $document(path) }; }
  static fromInline(body) { return { body }; }
  static fromBucket() { return { body: $unknown('a definition in a bucket') }; }
}
export class AssetApiDefinition {
  constructor(path) { this.body = $document(path); }
}

export class Stage extends Base {
  constructor(scope, id, props = {}) {
    super(scope, id);
    const settings = { HttpMethod: '*', ResourcePath: '/*', LoggingLevel: props.loggingLevel, DataTraceEnabled: props.dataTraceEnabled,
      MetricsEnabled: props.metricsEnabled, ThrottlingBurstLimit: props.throttlingBurstLimit, ThrottlingRateLimit: props.throttlingRateLimit,
      CachingEnabled: props.cachingEnabled, CacheDataEncrypted: props.cacheDataEncrypted };
    this.resource = $resource(this, 'AWS::ApiGateway::Stage', {
      RestApiId: props.restApiId ?? props.deployment?.api?.restApiId, StageName: props.stageName ?? 'prod', TracingEnabled: props.tracingEnabled,
      Variables: props.variables, MethodSettings: [settings], CacheClusterEnabled: props.cacheClusterEnabled,
      AccessLogSetting: props.accessLogDestination ? { DestinationArn: props.accessLogDestination.arn ?? $unknown('a log'), Format: props.accessLogFormat } : undefined,
    });
    this.stageName = props.stageName ?? 'prod';
    this.stageArn = `arn:aws:apigateway:${$ref('AWS::Region')}::/restapis/${props.restApiId}/stages/${this.stageName}`;
    this.restApi = $scope(this);
  }
  urlForPath(path) { return `${this.restApi?.url}${path ?? ''}`; }
  addApiKey() {}
}
export class Deployment extends Base {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.api = props.api;
    this.resource = $resource(this, 'AWS::ApiGateway::Deployment', { RestApiId: props.api?.restApiId });
    this.deploymentId = this.resource.ref;
  }
  addToLogicalId() {}
}
export class RequestValidator extends Base {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.resource = $resource(this, 'AWS::ApiGateway::RequestValidator', {
      RestApiId: props.restApi?.restApiId, ValidateRequestBody: props.validateRequestBody, ValidateRequestParameters: props.validateRequestParameters,
    });
    this.requestValidatorId = this.resource.ref;
  }
}
export class Model extends Base {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.resource = $resource(this, 'AWS::ApiGateway::Model', { RestApiId: props.restApi?.restApiId, ContentType: props.contentType, Name: props.modelName });
    this.modelId = this.resource.ref;
  }
  static EMPTY_MODEL = { modelId: 'Empty' };
  static ERROR_MODEL = { modelId: 'Error' };
}
export class GatewayResponse extends Base {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.resource = $resource(this, 'AWS::ApiGateway::GatewayResponse', {
      RestApiId: props.restApi?.restApiId, ResponseType: props.type, StatusCode: props.statusCode, ResponseParameters: props.responseHeaders,
    });
  }
}
export class UsagePlan extends Base {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.stages = (props.apiStages ?? []).map(planStage);
    this.resource = $resource(this, 'AWS::ApiGateway::UsagePlan', {
      UsagePlanName: props.name, Throttle: $pascal(props.throttle), Quota: $pascal(props.quota), ApiStages: this.stages,
    });
    this.usagePlanId = this.resource.ref;
    if (props.apiKey) this.addApiKey(props.apiKey);
  }
  addApiKey(key) { $resource(this, 'AWS::ApiGateway::UsagePlanKey', { KeyId: key.keyId, KeyType: 'API_KEY', UsagePlanId: this.usagePlanId }, undefined, 'Key'); }
  addApiStage(stage) { this.stages.push(planStage(stage)); }
}
function planStage(stage) {
  return { ApiId: stage.api?.restApiId ?? stage.stage?.restApi?.restApiId, Stage: stage.stage?.stageName };
}
export class ApiKey extends Base {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.resource = $resource(this, 'AWS::ApiGateway::ApiKey', { Name: props.apiKeyName, Value: props.value, Enabled: props.enabled ?? true });
    this.keyId = this.resource.ref;
    this.keyArn = this.resource.ref;
  }
  static fromApiKeyId(scope, id, key) { return { keyId: key }; }
}
export class RateLimitedApiKey extends ApiKey {}
export class DomainName extends Base {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.resource = $resource(this, 'AWS::ApiGateway::DomainName', { DomainName: props.domainName, SecurityPolicy: props.securityPolicy });
    this.domainName = this.resource.ref;
    this.domainNameAliasDomainName = $unknown('a domain');
    this.domainNameAliasHostedZoneId = $unknown('a zone');
  }
  addBasePathMapping(api, options = {}) { new BasePathMapping(this, 'Mapping', { domainName: this, restApi: api, ...options }); }
  addApiMapping() {}
  static fromDomainNameAttributes(scope, id, options) { return options; }
}
export class BasePathMapping extends Base {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.resource = $resource(this, 'AWS::ApiGateway::BasePathMapping', {
      DomainName: props.domainName?.domainName, RestApiId: props.restApi?.restApiId, Stage: props.stage?.stageName, BasePath: props.basePath,
    });
  }
}
