// The CDK's core: constructs and stacks, and what all modules share.

export class Construct {
  constructor(scope, id) { $construct(this, scope, id); }
  toString() { return $path(this); }
}

export class Resource extends Construct {
  constructor(scope, id) {
    super(scope, id);
    this.env = { account: $ref('AWS::AccountId'), region: $ref('AWS::Region') };
  }
  get stack() { return $stackOf(this); }
  applyRemovalPolicy(policy) { this.resource?.applyRemovalPolicy(policy); }
}

export class App extends Construct {
  constructor(props) { super(null, ''); }
  synth() { return $unknown('the assembly'); }
}

export class Stage extends Construct {
  constructor(scope, id, props = {}) { super(scope, id); this.account = props.env?.account; this.region = props.env?.region; this.stageName = id; }
  synth() { return $unknown('the assembly'); }
}

export class Stack extends Construct {
  constructor(scope, id, props = {}) {
    super(scope, id);
    $stack(this);
    this.account = props?.env?.account ?? $ref('AWS::AccountId');
    this.region = props?.env?.region ?? $ref('AWS::Region');
    this.partition = $ref('AWS::Partition');
    this.urlSuffix = $ref('AWS::URLSuffix');
    this.stackName = props?.stackName ?? id;
    this.stackId = $ref('AWS::StackId');
    this.artifactId = id;
    this.availabilityZones = [$unknown('an availability zone'), $unknown('an availability zone')];
    this.environment = $unknown('the environment of the stack');
    this.tags = new TagManager();
    this.templateOptions = {};
  }
  static of(construct) { return $stackOf(construct); }
  get stack() { return this; }
  formatArn(parts) {
    const separator = parts.arnFormat === 'colon' ? ':' : '/';
    const name = parts.resourceName ? `${parts.resource}${parts.sep ?? separator}${parts.resourceName}` : parts.resource;
    return `arn:${parts.partition ?? 'aws'}:${parts.service}:${parts.region ?? this.region}:${parts.account ?? this.account}:${name}`;
  }
  exportValue(value) { return value; }
  addDependency() {}
  addTransform() {}
  addMetadata() {}
  getLogicalId(resource) { return resource.logicalId; }
  toJsonString(value) { return JSON.stringify(value); }
  splitArn(arn) { return {}; }
}

export class NestedStack extends Construct {
  constructor(scope, id, props) {
    super(scope, id);
    this.account = $ref('AWS::AccountId');
    this.region = $ref('AWS::Region');
    this.partition = $ref('AWS::Partition');
    this.stackName = id;
  }
  get stack() { return $stackOf(this); }
  get nestedStackParent() { return $stackOf(this); }
}

class TagManager {
  setTag() {}
  removeTag() {}
}

export class Tags {
  static of() { return new Tags(); }
  add() {}
  remove() {}
}
export const Tag = { add() {}, isTag() {} };

export class Aspects {
  static of() { return new Aspects(); }
  add() {}
}

export class Annotations {
  static of() { return new Annotations(); }
  addWarning() {}
  addWarningV2() {}
  addInfo() {}
  addError() {}
}

export class Duration {
  constructor(seconds) { this.$json = seconds; }
  static seconds(amount) { return new Duration(amount); }
  static millis(amount) { return new Duration($over(amount, 1000)); }
  static minutes(amount) { return new Duration($times(amount, 60)); }
  static hours(amount) { return new Duration($times(amount, 3600)); }
  static days(amount) { return new Duration($times(amount, 86400)); }
  static parse(text) { return new Duration($unknown('a duration')); }
  toSeconds() { return this.$json; }
  toMinutes() { return $over(this.$json, 60); }
  toHours() { return $over(this.$json, 3600); }
  toDays() { return $over(this.$json, 86400); }
  toMilliseconds() { return $times(this.$json, 1000); }
  toIsoString() { return `PT${this.$json}S`; }
  toString() { return `${this.$json} seconds`; }
  plus(other) { return new Duration(this.$json + other.$json); }
}

export class Size {
  constructor(mebibytes) { this.$json = mebibytes; }
  static kibibytes(amount) { return new Size($over(amount, 1024)); }
  static mebibytes(amount) { return new Size(amount); }
  static gibibytes(amount) { return new Size($times(amount, 1024)); }
  static tebibytes(amount) { return new Size($times(amount, 1048576)); }
  toKibibytes() { return $times(this.$json, 1024); }
  toMebibytes() { return this.$json; }
  toGibibytes() { return $over(this.$json, 1024); }
}

export const RemovalPolicy = {
  DESTROY: 'Delete', RETAIN: 'Retain', SNAPSHOT: 'Snapshot', RETAIN_ON_UPDATE_OR_DELETE: 'RetainExceptOnCreate',
};
export const CfnDeletionPolicy = { DELETE: 'Delete', RETAIN: 'Retain', SNAPSHOT: 'Snapshot' };
export const ArnFormat = {
  COLON_RESOURCE_NAME: 'colon', SLASH_RESOURCE_NAME: 'slash', NO_RESOURCE_NAME: 'none',
  SLASH_RESOURCE_SLASH_RESOURCE_NAME: 'slash',
};
export const PhysicalName = { GENERATE_IF_NEEDED: undefined };

export class SecretValue {
  static unsafePlainText(text) { return text; }
  static plainText(text) { return text; }
  static secretsManager(id, options = {}) {
    return `{{resolve:secretsmanager:${id}:SecretString:${options.jsonField ?? ''}}}`;
  }
  static ssmSecure(name, version) { return `{{resolve:ssm-secure:${name}:${version ?? ''}}}`; }
  static cfnParameter(parameter) { return parameter.valueAsString; }
  static cfnDynamicReference(reference) { return $unknown('a dynamic reference'); }
  static resourceAttribute(value) { return value; }
}

export class CfnParameter extends Construct {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.resource = $resource(this, '$Parameter', {
      Type: props.type ?? 'String', Default: props.default, NoEcho: props.noEcho, AllowedPattern: props.allowedPattern,
    });
    this.valueAsString = this.resource.ref;
    this.valueAsNumber = this.resource.ref;
    this.valueAsList = $call('Ref', id);
    this.value = this.resource.ref;
    this.logicalId = id;
  }
}

export class CfnOutput extends Construct {
  constructor(scope, id, props = {}) {
    super(scope, id);
    $resource(this, '$Output', { Value: props.value, Description: props.description });
    this.value = props.value;
    this.importValue = props.value;
  }
  overrideLogicalId() {}
}

export class CfnResource extends Construct {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.resource = $resource(this, props.type, props.properties);
    this.ref = this.resource.ref;
    this.logicalId = this.resource.logicalId;
  }
  getAtt(name) { return $att(this.resource, name); }
  addPropertyOverride(path, value) { this.resource.addPropertyOverride(path, value); }
  addOverride(path, value) { this.resource.addOverride(path, value); }
  addDependency() {}
  addDependsOn() {}
  addMetadata() {}
  applyRemovalPolicy(policy) { this.resource.applyRemovalPolicy(policy); }
  static isCfnResource(value) { return $unknown('the kind of a construct'); }
}

export class CfnCondition extends Construct {
  constructor(scope, id, props) { super(scope, id); this.logicalId = id; }
}
export class CfnMapping extends Construct {
  constructor(scope, id, props = {}) { super(scope, id); this.mapping = props.mapping; }
  findInMap(first, second) { return $unknown('a mapping'); }
}
export class CfnRule extends Construct {}
export class CfnJson extends Construct {
  constructor(scope, id, props = {}) { super(scope, id); this.value = props.value; }
}
export const CfnTag = {};

export class CustomResource extends Resource {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.resource = $resource(this, 'AWS::CloudFormation::CustomResource', {
      ServiceToken: props.serviceToken, ...props.properties,
    }, { DeletionPolicy: props.removalPolicy });
    this.ref = this.resource.ref;
  }
  getAtt(name) { return $att(this.resource, name); }
  getAttString(name) { return $att(this.resource, name); }
}

export const CustomResourceProvider = {
  getOrCreate() { return $unknown('the provider of a custom resource'); },
  getOrCreateProvider() { return $unknown('the provider of a custom resource'); },
};

export class Fn {
  static join(separator, parts) { return $call('Fn::Join', [separator, parts]); }
  static sub(body, variables) { return $call('Fn::Sub', variables ? [body, variables] : body); }
  static select(index, list) { return $call('Fn::Select', [index, list]); }
  static split(separator, text) { return $call('Fn::Split', [separator, text]); }
  static importValue(name) { return $call('Fn::ImportValue', name); }
  static getAtt(resource, name) { return $call('Fn::GetAtt', [resource, name]); }
  static ref(name) { return $call('Ref', name); }
  static base64(text) { return $call('Fn::Base64', text); }
  static findInMap(map, first, second) { return $unknown('a mapping'); }
  static getAzs(region) { return $unknown('availability zones'); }
  static cidr() { return $unknown('address ranges'); }
  static conditionIf(condition, yes, no) { return $unknown('a condition'); }
  static conditionEquals() { return $unknown('a condition'); }
}

export const Aws = {
  ACCOUNT_ID: $ref('AWS::AccountId'), REGION: $ref('AWS::Region'), PARTITION: $ref('AWS::Partition'),
  STACK_NAME: $ref('AWS::StackName'), STACK_ID: $ref('AWS::StackId'), URL_SUFFIX: $ref('AWS::URLSuffix'),
  NO_VALUE: undefined,
};

export class ScopedAws {
  constructor() {
    this.accountId = $ref('AWS::AccountId');
    this.region = $ref('AWS::Region');
    this.partition = $ref('AWS::Partition');
    this.stackName = $ref('AWS::StackName');
    this.urlSuffix = $ref('AWS::URLSuffix');
  }
}

export class Token {
  static asString(value) { return value; }
  static asNumber(value) { return value; }
  static asList(value) { return value; }
  static asAny(value) { return value; }
  static isUnresolved(value) { return $unknown('whether a value is known'); }
}

export class Lazy {
  static string(producer) { return producer.produce(); }
  static stringValue(producer) { return producer.produce(); }
  static uncachedString(producer) { return producer.produce(); }
  static number(producer) { return producer.produce(); }
  static list(producer) { return producer.produce(); }
  static any(producer) { return producer.produce(); }
}

export class Names {
  static uniqueId(construct) { return $unknown('a unique name'); }
  static nodeUniqueId(node) { return $unknown('a unique name'); }
  static uniqueResourceName(construct) { return $unknown('a unique name'); }
}

export class Arn {
  static format(parts, stack) { return stack.formatArn(parts); }
  static extractResourceName(arn) { return $unknown('the name in an ARN'); }
  static split(arn) { return {}; }
}

export class DockerImage {
  static fromRegistry(name) { return $unknown('an image'); }
  static fromBuild(path) { return $unknown('an image'); }
}
export const BundlingDockerImage = DockerImage;
export class DefaultStackSynthesizer { constructor(props) {} }
export class CliCredentialsStackSynthesizer { constructor(props) {} }
export class LegacyStackSynthesizer { constructor(props) {} }
export const TimeZone = { of(name) { return name; }, ETC_UTC: 'Etc/UTC' };
export const Expiration = { after(duration) { return $unknown('a point in time'); }, atDate() { return $unknown('a point in time'); } };
