// https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_lambda-readme.html
import { Construct, Duration, Resource } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { PolicyStatement, Role, ServicePrincipal, Identity, PrincipalBase, ManagedPolicy, grant } from 'aws-cdk-lib/aws-iam';

export class Runtime {
  static NODEJS = 'nodejs';
  static NODEJS_4_3 = 'nodejs4.3';
  static NODEJS_6_10 = 'nodejs6.10';
  static NODEJS_8_10 = 'nodejs8.10';
  static NODEJS_10_X = 'nodejs10.x';
  static NODEJS_12_X = 'nodejs12.x';
  static NODEJS_14_X = 'nodejs14.x';
  static NODEJS_16_X = 'nodejs16.x';
  static NODEJS_18_X = 'nodejs18.x';
  static NODEJS_20_X = 'nodejs20.x';
  static NODEJS_22_X = 'nodejs22.x';
  static NODEJS_24_X = 'nodejs24.x';
  static NODEJS_LATEST = 'nodejs18.x';
  static PYTHON_2_7 = 'python2.7';
  static PYTHON_3_6 = 'python3.6';
  static PYTHON_3_7 = 'python3.7';
  static PYTHON_3_8 = 'python3.8';
  static PYTHON_3_9 = 'python3.9';
  static PYTHON_3_10 = 'python3.10';
  static PYTHON_3_11 = 'python3.11';
  static PYTHON_3_12 = 'python3.12';
  static PYTHON_3_13 = 'python3.13';
  static PYTHON_3_14 = 'python3.14';
  static JAVA_8 = 'java8';
  static JAVA_8_CORRETTO = 'java8.al2';
  static JAVA_11 = 'java11';
  static JAVA_17 = 'java17';
  static JAVA_21 = 'java21';
  static JAVA_25 = 'java25';
  static DOTNET_CORE_1 = 'dotnetcore1.0';
  static DOTNET_CORE_2 = 'dotnetcore2.0';
  static DOTNET_CORE_2_1 = 'dotnetcore2.1';
  static DOTNET_CORE_3_1 = 'dotnetcore3.1';
  static DOTNET_6 = 'dotnet6';
  static DOTNET_8 = 'dotnet8';
  static DOTNET_9 = 'dotnet9';
  static GO_1_X = 'go1.x';
  static RUBY_2_5 = 'ruby2.5';
  static RUBY_2_7 = 'ruby2.7';
  static RUBY_3_2 = 'ruby3.2';
  static RUBY_3_3 = 'ruby3.3';
  static RUBY_3_4 = 'ruby3.4';
  static PROVIDED = 'provided';
  static PROVIDED_AL2 = 'provided.al2';
  static PROVIDED_AL2023 = 'provided.al2023';
  static FROM_IMAGE = undefined;
  constructor(name) { this.$json = name; this.name = name; }
}

export const Architecture = { ARM_64: 'arm64', X86_64: 'x86_64' };
export const Handler = { FROM_IMAGE: undefined };
export const Tracing = { ACTIVE: 'Active', PASS_THROUGH: 'PassThrough', DISABLED: undefined };
export const StartingPosition = { LATEST: 'LATEST', TRIM_HORIZON: 'TRIM_HORIZON', AT_TIMESTAMP: 'AT_TIMESTAMP' };
export const FunctionUrlAuthType = { NONE: 'NONE', AWS_IAM: 'AWS_IAM' };
export const InvokeMode = { BUFFERED: 'BUFFERED', RESPONSE_STREAM: 'RESPONSE_STREAM' };
export const HttpMethod = {
  GET: 'GET', PUT: 'PUT', HEAD: 'HEAD', POST: 'POST', DELETE: 'DELETE', PATCH: 'PATCH', OPTIONS: 'OPTIONS', ALL: '*',
};
export const LogFormat = { JSON: 'JSON', TEXT: 'Text' };
export const LoggingFormat = { JSON: 'JSON', TEXT: 'Text' };
export const FileSystem = { fromEfsAccessPoint(point, path) { return { arn: point?.accessPointArn, localMountPath: path }; } };
export const LambdaInsightsVersion = {};
export const FilterRule = {
  isEqual(value) { return [value]; }, or(...values) { return values; }, exists() { return [{ exists: true }]; },
  notExists() { return [{ exists: false }]; }, beginsWith(prefix) { return [{ prefix }]; }, null() { return [null]; },
  empty() { return ['']; }, between(from, to) { return [{ numeric: ['>', from, '<=', to] }]; },
  notEquals(value) { return [{ 'anything-but': [value] }]; },
};
export const FilterCriteria = { filter(pattern) { return { pattern: JSON.stringify(pattern) }; } };

export class Code {
  constructor(properties, attributes) { this.properties = properties; this.attributes = attributes; }
  static fromAsset(path, options) { return new Code({ Code: $asset(path) }); }
  static asset(path) { return new Code({ Code: $asset(path) }); }
  static fromInline(text) { return new Code({ Code: { ZipFile: text } }); }
  static inline(text) { return new Code({ Code: { ZipFile: text } }); }
  static fromBucket(bucket, key) { return new Code({ Code: { S3Bucket: bucket.bucketName, S3Key: key } }); }
  static fromBucketV2(bucket, key) { return new Code({ Code: { S3Bucket: bucket.bucketName, S3Key: key } }); }
  static bucket(bucket, key) { return new Code({ Code: { S3Bucket: bucket.bucketName, S3Key: key } }); }
  static fromDockerBuild(path) { return new Code({ Code: $asset(path) }); }
  static fromCustomCommand(output) { return new Code({ Code: $asset(output) }); }
  static fromCfnParameters() { return new Code({ Code: $unknown('code that a pipeline brings') }); }
  static cfnParameters() { return new Code({ Code: $unknown('code that a pipeline brings') }); }
  static fromEcrImage() { return image($unknown('an image in a registry')); }
  static fromAssetImage(path, options) { return DockerImageCode.fromImageAsset(path, options); }
}
export class AssetCode extends Code {
  constructor(path) { super({ Code: $asset(path) }); }
}
export class InlineCode extends Code {
  constructor(text) { super({ Code: { ZipFile: text } }); }
}
export class S3Code extends Code {
  constructor(bucket, key) { super({ Code: { S3Bucket: bucket.bucketName, S3Key: key } }); }
}
export class DockerImageCode {
  static fromImageAsset(path, options = {}) {
    return image($unknown('an image that is built'), { Metadata: { DockerContext: $asset(path), Dockerfile: options.file ?? 'Dockerfile' } });
  }
  static fromEcr() { return image($unknown('an image in a registry')); }
}
function image(uri, attributes) { return new Code({ PackageType: 'Image', Code: { ImageUri: uri } }, attributes); }

// What functions have in common, whether they are made here or were there before.
export class FunctionBase extends Resource {
  constructor(scope, id) {
    super(scope, id);
    this.permissionsNode = {};
    this.isBoundToVpc = false;
  }
  grantInvoke(grantee) {
    const principal = grantee?.grantPrincipal;
    if (principal instanceof ServicePrincipal) {
      return this.addPermission('Invoke', { principal, sourceArn: principal.conditions?.ArnLike?.['aws:SourceArn'] });
    }
    return grant(grantee, ['lambda:InvokeFunction'], [this.functionArn, `${this.functionArn}:*`], this);
  }
  grantInvokeUrl(grantee) { return grant(grantee, ['lambda:InvokeFunctionUrl'], [this.functionArn], this); }
  grantInvokeLatestVersion(grantee) { return grant(grantee, ['lambda:InvokeFunction'], [this.functionArn], this); }
  addToResourcePolicy(statement) {
    $resource(this, 'AWS::Lambda::Permission', {
      FunctionName: this.functionArn, Action: 'lambda:InvokeFunction', Principal: Object.values(statement.$json.Principal ?? {})[0]?.[0],
    }, undefined, 'Invoke');
  }
  addPermission(id, permission = {}) {
    const principal = permission.principal?.fragment ?? $unknown('a principal');
    $resource(this, 'AWS::Lambda::Permission', {
      FunctionName: this.functionArn, Action: permission.action ?? 'lambda:InvokeFunction',
      Principal: Object.values(principal)[0], SourceArn: permission.sourceArn, SourceAccount: permission.sourceAccount,
      FunctionUrlAuthType: permission.functionUrlAuthType, PrincipalOrgID: permission.organizationId,
    }, undefined, id);
  }
  addFunctionUrl(options = {}) { return new FunctionUrl(this, 'FunctionUrl', { function: this, ...options }); }
  addEventSource(source) { source.bind(this); }
  addEventSourceMapping(id, options = {}) { return new EventSourceMapping(this, id, { target: this, ...options }); }
  addToRolePolicy(statement) { this.role?.addToPrincipalPolicy(statement); }
  configureAsyncInvoke(options = {}) {
    $resource(this, 'AWS::Lambda::EventInvokeConfig', {
      FunctionName: this.functionName, Qualifier: '$LATEST', MaximumRetryAttempts: options.retryAttempts,
      MaximumEventAgeInSeconds: options.maxEventAge,
      DestinationConfig: {
        OnFailure: options.onFailure ? { Destination: options.onFailure.bind(this) } : undefined,
        OnSuccess: options.onSuccess ? { Destination: options.onSuccess.bind(this) } : undefined,
      },
    }, undefined, 'EventInvokeConfig');
  }
  metric(name) { return new Metric({ namespace: 'AWS/Lambda', metricName: name, dimensionsMap: { FunctionName: this.functionName } }); }
  metricErrors() { return this.metric('Errors'); }
  metricInvocations() { return this.metric('Invocations'); }
  metricThrottles() { return this.metric('Throttles'); }
  metricDuration() { return this.metric('Duration'); }
}

export class Function extends FunctionBase {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.role = props.role ?? executionRole(this, props);
    this.grantPrincipal = this.role?.grantPrincipal ?? this.role;
    this.environment = { ...props.environment };
    this.layers = (props.layers ?? []).map((layer) => layer.layerVersionArn);
    const code = props.code ?? {};
    this.resource = $resource(this, 'AWS::Lambda::Function', {
      FunctionName: props.functionName, Description: props.description, ...code.properties,
      Handler: props.handler, Runtime: props.runtime, Role: this.role?.roleArn, Timeout: props.timeout,
      MemorySize: props.memorySize, Environment: { Variables: this.environment }, KmsKeyArn: props.environmentEncryption?.keyArn,
      Layers: this.layers, ReservedConcurrentExecutions: props.reservedConcurrentExecutions,
      TracingConfig: { Mode: props.tracing }, DeadLetterConfig: { TargetArn: deadLetters(this, props) },
      VpcConfig: network(this, props), EphemeralStorage: { Size: props.ephemeralStorageSize },
      LoggingConfig: props.logGroup ? { LogGroup: props.logGroup.logGroupName } : undefined,
      FileSystemConfigs: props.filesystem ? [{ Arn: props.filesystem.arn, LocalMountPath: props.filesystem.localMountPath }] : undefined,
      Architectures: props.architecture ? [props.architecture] : undefined,
    }, code.attributes);
    this.functionName = this.resource.ref;
    this.functionArn = this.resource.attrArn;
    this.runtime = props.runtime;
    this.timeout = props.timeout;
    this.latestVersion = this;
    this.lambda = this;
    this.edgeArn = this.functionArn;
    for (const statement of props.initialPolicy ?? []) this.addToRolePolicy(statement);
    if (props.tracing === 'Active') this.addToRolePolicy(new PolicyStatement({ actions: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], resources: ['*'] }));
    if (props.logRetention) retention(this, props.logRetention);
    for (const source of props.events ?? []) this.addEventSource(source);
    if (props.onFailure || props.onSuccess || props.retryAttempts !== undefined || props.maxEventAge) this.configureAsyncInvoke(props);
    this.logGroup = props.logGroup ?? LogGroup.fromLogGroupName(this, 'LogGroup', `/aws/lambda/${this.functionName}`);
  }
  addEnvironment(key, value) { this.environment[key] = value; return this; }
  addLayers(...layers) { this.layers.push(...layers.map((layer) => layer.layerVersionArn)); }
  addAlias(name, options) { return new Alias(this, `Alias${name}`, { aliasName: name, version: this, ...options }); }
  addVersion() { return this.currentVersion; }
  get currentVersion() { return new Version(this, 'CurrentVersion', { lambda: this }); }
  get connections() { return this.ownConnections; }
  invalidateVersionBasedOn() {}
  static fromFunctionArn(scope, id, arn) { return new ImportedFunction(scope, id, arn); }
  static fromFunctionAttributes(scope, id, options) { return new ImportedFunction(scope, id, options.functionArn, options.role); }
  static fromFunctionName(scope, id, name) {
    return new ImportedFunction(scope, id, `arn:aws:lambda:${$ref('AWS::Region')}:${$ref('AWS::AccountId')}:function:${name}`);
  }
  static classifyVersionProperty() {}
  static metricAll(name) { return new Metric({ namespace: 'AWS/Lambda', metricName: name }); }
  static metricAllErrors() { return new Metric({ namespace: 'AWS/Lambda', metricName: 'Errors' }); }
}

function executionRole(fn, props) {
  const managed = ['service-role/AWSLambdaBasicExecutionRole'];
  if (props.vpc) managed.push('service-role/AWSLambdaVPCAccessExecutionRole');
  return new Role(fn, 'ServiceRole', {
    assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    managedPolicies: managed.map((name) => ManagedPolicy.fromAwsManagedPolicyName(name)),
  });
}

function deadLetters(fn, props) {
  if (props.deadLetterTopic) {
    props.deadLetterTopic.grantPublish(fn);
    return props.deadLetterTopic.topicArn;
  }
  if (props.deadLetterQueue) {
    props.deadLetterQueue.grantSendMessages(fn);
    return props.deadLetterQueue.queueArn;
  }
  return props.deadLetterQueueEnabled ? $unknown('a queue that the CDK makes') : undefined;
}

function network(fn, props) {
  if (!props.vpc) return undefined;
  const groups = props.securityGroups ?? (props.securityGroup ? [props.securityGroup] : undefined);
  fn.isBoundToVpc = true;
  fn.ownConnections = groups?.[0]?.connections ?? $unknown('the connections of a function');
  return { SubnetIds: $unknown('subnets'), SecurityGroupIds: groups?.map((group) => group.securityGroupId) ?? $unknown('a security group') };
}

function retention(fn, days) {
  $resource(fn, 'AWS::Logs::LogGroup', { LogGroupName: `/aws/lambda/${fn.functionName}`, RetentionInDays: days }, undefined, 'LogRetention');
}

export class DockerImageFunction extends Function {
  constructor(scope, id, props = {}) { super(scope, id, props); }
}
export class SingletonFunction extends Function {}

class ImportedFunction extends FunctionBase {
  constructor(scope, id, arn, role) {
    super(scope, id);
    this.functionArn = arn;
    this.functionName = arn;
    this.role = role;
    this.grantPrincipal = role?.grantPrincipal;
    this.latestVersion = this;
    this.edgeArn = arn;
  }
}

export class Version extends FunctionBase {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.lambda = props.lambda;
    this.role = props.lambda?.role;
    this.grantPrincipal = props.lambda?.grantPrincipal;
    this.functionArn = props.lambda?.functionArn;
    this.functionName = props.lambda?.functionName;
    this.edgeArn = this.functionArn;
    this.version = '1';
    this.latestVersion = this;
  }
  static fromVersionArn(scope, id, arn) { return new ImportedFunction(scope, id, arn); }
  addAlias(name, options) { return new Alias(this, `Alias${name}`, { aliasName: name, version: this, ...options }); }
}

export class Alias extends FunctionBase {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.lambda = props.version?.lambda ?? props.version;
    this.version = props.version;
    this.role = props.version?.role;
    this.grantPrincipal = props.version?.grantPrincipal;
    this.resource = $resource(this, 'AWS::Lambda::Alias', {
      Name: props.aliasName, FunctionName: this.lambda?.functionName, FunctionVersion: props.version?.version,
    });
    this.functionArn = this.resource.ref;
    this.functionName = this.resource.ref;
    this.aliasName = props.aliasName;
  }
  addAutoScaling() { return $unknown('scaling'); }
}

export class LayerVersion extends Resource {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.resource = $resource(this, 'AWS::Lambda::LayerVersion', {
      LayerName: props.layerVersionName, Content: props.code?.properties?.Code, Description: props.description,
    });
    this.layerVersionArn = this.resource.ref;
  }
  addPermission(id, options = {}) {
    $resource(this, 'AWS::Lambda::LayerVersionPermission', {
      LayerVersionArn: this.layerVersionArn, Action: 'lambda:GetLayerVersion', Principal: options.accountId, OrganizationId: options.organizationId,
    }, undefined, id);
  }
  static fromLayerVersionArn(scope, id, arn) { return { layerVersionArn: arn }; }
  static fromLayerVersionAttributes(scope, id, options) { return { layerVersionArn: options.layerVersionArn }; }
}

export class FunctionUrl extends Resource {
  constructor(scope, id, props = {}) {
    super(scope, id);
    const cors = props.cors;
    this.resource = $resource(this, 'AWS::Lambda::Url', {
      TargetFunctionArn: props.function.functionArn, AuthType: props.authType ?? 'AWS_IAM', InvokeMode: props.invokeMode,
      Cors: cors ? {
        AllowOrigins: cors.allowedOrigins, AllowMethods: cors.allowedMethods, AllowHeaders: cors.allowedHeaders,
        AllowCredentials: cors.allowCredentials,
      } : undefined,
    });
    this.functionArn = props.function.functionArn;
    this.url = this.resource.attrFunctionUrl;
    this.authType = props.authType ?? 'AWS_IAM';
    this.function = props.function;
  }
  grantInvokeUrl(grantee) { return this.function.grantInvokeUrl(grantee); }
}

export class EventSourceMapping extends Resource {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.resource = $resource(this, 'AWS::Lambda::EventSourceMapping', {
      EventSourceArn: props.eventSourceArn, FunctionName: props.target?.functionName, BatchSize: props.batchSize,
      Enabled: props.enabled, StartingPosition: props.startingPosition, MaximumRetryAttempts: props.retryAttempts,
      BisectBatchOnFunctionError: props.bisectBatchOnError, Topics: props.kafkaTopic ? [props.kafkaTopic] : undefined,
      SelfManagedEventSource: props.kafkaBootstrapServers ? { Endpoints: { KafkaBootstrapServers: props.kafkaBootstrapServers } } : undefined,
      FunctionResponseTypes: props.reportBatchItemFailures ? ['ReportBatchItemFailures'] : undefined,
      FilterCriteria: props.filters ? { Filters: props.filters.map((filter) => ({ Pattern: filter.pattern })) } : undefined,
      DestinationConfig: props.onFailure ? { OnFailure: { Destination: props.onFailure.bind(props.target)?.destination } } : undefined,
      SourceAccessConfigurations: props.sourceAccessConfigurations?.map((each) => ({ Type: each.type, URI: each.uri })),
    });
    this.eventSourceMappingId = this.resource.ref;
    this.eventSourceMappingArn = this.resource.attrEventSourceMappingArn;
  }
}

export class CodeSigningConfig extends Resource {}
