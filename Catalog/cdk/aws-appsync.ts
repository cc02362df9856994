// https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_appsync-readme.html
import { Resource } from 'aws-cdk-lib';
import { Role, ServicePrincipal, grant } from 'aws-cdk-lib/aws-iam';

export const AuthorizationType = { API_KEY: 'API_KEY', IAM: 'AWS_IAM', USER_POOL: 'AMAZON_COGNITO_USER_POOLS', OIDC: 'OPENID_CONNECT', LAMBDA: 'AWS_LAMBDA' };
export const FieldLogLevel = { NONE: 'NONE', ERROR: 'ERROR', ALL: 'ALL', INFO: 'INFO', DEBUG: 'DEBUG' };
export const UserPoolDefaultAction = { ALLOW: 'ALLOW', DENY: 'DENY' };
export const FunctionRuntime = { JS_1_0_0: 'APPSYNC_JS' };
export class SchemaFile {
  constructor(options = {}) { this.text = $contents(options.filePath); }
  static fromAsset(path) { return { text: $contents(path) }; }
}
export class Schema extends SchemaFile {}
export class Definition {
  static fromFile(path) { return { schema: { text: $contents(path) } }; }
  static fromSchema(schema) { return { schema }; }
}
export const MappingTemplate = { fromString(text) { return text; }, fromFile(path) { return $contents(path); }, lambdaRequest() { return ''; }, lambdaResult() { return ''; }, dynamoDbResultItem() { return ''; }, dynamoDbResultList() { return ''; }, dynamoDbScanTable() { return ''; }, dynamoDbGetItem() { return ''; }, dynamoDbPutItem() { return ''; }, dynamoDbDeleteItem() { return ''; }, dynamoDbQuery() { return ''; } };
export const Code = { fromAsset(path) { return $contents(path); }, fromInline(text) { return text; } };
export class AssetCode { constructor(path) {} }
export class InlineCode { constructor(text) {} }
export const PrimaryKey = { partition() { return {}; } };
export const Values = { projecting() { return {}; }, attribute() { return {}; } };
export const KeyCondition = { eq() { return {}; } };

function mode(options = {}) {
  return {
    AuthenticationType: options.authorizationType ?? 'API_KEY',
    UserPoolConfig: options.userPoolConfig ? { UserPoolId: options.userPoolConfig.userPool?.userPoolId, DefaultAction: options.userPoolConfig.defaultAction ?? 'ALLOW' } : undefined,
    LambdaAuthorizerConfig: options.lambdaAuthorizerConfig ? { AuthorizerUri: options.lambdaAuthorizerConfig.handler?.functionArn } : undefined,
    OpenIDConnectConfig: options.openIdConnectConfig ? { Issuer: options.openIdConnectConfig.oidcProvider } : undefined,
  };
}
export class GraphqlApi extends Resource {
  constructor(scope, id, props = {}) {
    super(scope, id);
    const config = props.authorizationConfig ?? {};
    this.resource = $resource(this, 'AWS::AppSync::GraphQLApi', {
      Name: props.name, ...mode(config.defaultAuthorization), AdditionalAuthenticationProviders: (config.additionalAuthorizationModes ?? []).map(mode),
      XrayEnabled: props.xrayEnabled, Visibility: props.visibility,
      LogConfig: props.logConfig ? { FieldLogLevel: props.logConfig.fieldLogLevel ?? 'NONE' } : undefined,
    });
    this.apiId = this.resource.attrApiId;
    this.arn = this.resource.attrArn;
    this.graphqlUrl = this.resource.attrGraphQLUrl;
    this.name = props.name;
    this.apiKey = $unknown('the key of an API');
    const schema = props.schema ?? props.definition?.schema;
    $resource(this, 'AWS::AppSync::GraphQLSchema', { ApiId: this.apiId, Definition: schema?.text ?? $unknown('a schema') }, undefined, 'Schema');
  }
  addLambdaDataSource(id, fn, options) { return new LambdaDataSource(this, id, { api: this, lambdaFunction: fn, ...options }); }
  addDynamoDbDataSource(id, table, options) { return new DynamoDbDataSource(this, id, { api: this, table, ...options }); }
  addHttpDataSource(id, endpoint, options) { return new HttpDataSource(this, id, { api: this, endpoint, ...options }); }
  addNoneDataSource(id, options) { return new NoneDataSource(this, id, { api: this, ...options }); }
  addRdsDataSource(id) { return new NoneDataSource(this, id, { api: this }); }
  addRdsDataSourceV2(id) { return new NoneDataSource(this, id, { api: this }); }
  addEventBridgeDataSource(id) { return new NoneDataSource(this, id, { api: this }); }
  addOpenSearchDataSource(id) { return new NoneDataSource(this, id, { api: this }); }
  createResolver(id, props) { return new Resolver(this, id, { api: this, ...props }); }
  addType() {}
  addMutation() {}
  addQuery() {}
  addSchemaDependency() {}
  grant(grantee, resources, ...actions) { return grant(grantee, actions, [`${this.arn}/*`]); }
  grantMutation(grantee) { return grant(grantee, ['appsync:GraphQL'], [`${this.arn}/types/Mutation/*`]); }
  grantQuery(grantee) { return grant(grantee, ['appsync:GraphQL'], [`${this.arn}/types/Query/*`]); }
  addEnvironmentVariable() {}
  static fromGraphqlApiAttributes(scope, id, options) { return $unknown('an API that is there already'); }
}
export const IamResource = { all() { return {}; }, custom() { return {}; }, ofType() { return {}; } };

class DataSource extends Resource {
  make(type, props, extra) {
    this.api = props.api;
    this.role = new Role(this, 'ServiceRole', { assumedBy: new ServicePrincipal('appsync.amazonaws.com') });
    this.grantPrincipal = this.role;
    this.name = props.name ?? $id(this);
    this.resource = $resource(this, 'AWS::AppSync::DataSource', { ApiId: props.api?.apiId, Name: this.name, Type: type, ServiceRoleArn: this.role.roleArn, ...extra });
    this.ds = this.resource;
  }
  createResolver(id, props) {
    const options = props ?? id;
    return new Resolver(this.api, props ? id : `${options.typeName}${options.fieldName}`, { api: this.api, dataSource: this, ...options });
  }
  createFunction(id, props) { return { functionId: $unknown('a function of a pipeline'), dataSource: this }; }
}
export class LambdaDataSource extends DataSource {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.make('AWS_LAMBDA', props, { LambdaConfig: { LambdaFunctionArn: props.lambdaFunction?.functionArn } });
    props.lambdaFunction?.grantInvoke(this.role);
  }
}
export class DynamoDbDataSource extends DataSource {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.make('AMAZON_DYNAMODB', props, { DynamoDBConfig: { TableName: props.table?.tableName } });
    if (props.readOnlyAccess === true) props.table?.grantReadData(this.role);
    else props.table?.grantReadWriteData(this.role);
  }
}
export class HttpDataSource extends DataSource {
  constructor(scope, id, props = {}) { super(scope, id); this.make('HTTP', props, { HttpConfig: { Endpoint: props.endpoint } }); }
}
export class NoneDataSource extends DataSource {
  constructor(scope, id, props = {}) { super(scope, id); this.make('NONE', props, {}); }
}
export class AppsyncFunction extends Resource {
  constructor(scope, id, props = {}) { super(scope, id); this.functionId = $unknown('a function of a pipeline'); }
}
export class Resolver extends Resource {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.resource = $resource(this, 'AWS::AppSync::Resolver', { ApiId: props.api?.apiId, TypeName: props.typeName, FieldName: props.fieldName, DataSourceName: props.dataSource?.name });
    this.arn = this.resource.attrResolverArn;
  }
}
