// https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_events-readme.html
import { Resource } from 'aws-cdk-lib';
import { PolicyStatement, grant } from 'aws-cdk-lib/aws-iam';

export class Schedule {
  constructor(expression) { this.expressionString = expression; }
  static rate(duration) { return new Schedule(`rate(${duration.toMinutes()} minutes)`); }
  static expression(text) { return new Schedule(text); }
  static cron(options = {}) {
    return new Schedule(`cron(${options.minute ?? '*'} ${options.hour ?? '*'} ${options.day ?? '?'} ${options.month ?? '*'} ${options.weekDay ?? '?'} ${options.year ?? '*'})`);
  }
}
export class RuleTargetInput {
  static fromObject(value) { return value; }
  static fromText(value) { return value; }
  static fromMultilineText(value) { return value; }
  static fromEventPath(path) { return $unknown('a part of an event'); }
}
export const EventField = {
  fromPath(path) { return $unknown('a part of an event'); }, eventId: $unknown('a part of an event'), time: $unknown('a part of an event'),
};
export const Match = {
  prefix(value) { return [{ prefix: value }]; }, suffix(value) { return [{ suffix: value }]; }, exists() { return [{ exists: true }]; },
  doesNotExist() { return [{ exists: false }]; }, exactString(value) { return [value]; }, equalsIgnoreCase(value) { return [{ 'equals-ignore-case': value }]; },
  anythingBut(...values) { return [{ 'anything-but': values }]; }, wildcard(value) { return [{ wildcard: value }]; },
  anyOf(...values) { return values; }, greaterThan(value) { return [$unknown('a comparison')]; }, lessThan(value) { return [$unknown('a comparison')]; },
};
export const RuleTargetInputProperties = {};
export const HttpMethod = { POST: 'POST', GET: 'GET', HEAD: 'HEAD', OPTIONS: 'OPTIONS', PUT: 'PUT', PATCH: 'PATCH', DELETE: 'DELETE' };

function pattern(options) {
  if (!options) return undefined;
  return {
    source: options.source, 'detail-type': options.detailType, detail: options.detail, account: options.account,
    region: options.region, resources: options.resources, id: options.id, time: options.time, version: options.version,
  };
}

export class EventBus extends Resource {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.resource = $resource(this, 'AWS::Events::EventBus', { Name: props.eventBusName ?? id, EventSourceName: props.eventSourceName, KmsKeyIdentifier: props.kmsKey?.keyArn });
    this.eventBusName = this.resource.ref;
    this.eventBusArn = this.resource.attrArn;
  }
  grantPutEventsTo(grantee) { return grant(grantee, ['events:PutEvents'], [this.eventBusArn], this); }
  grantAllPutEvents(grantee) { return grant(grantee, ['events:PutEvents'], ['*'], this); }
  static grantAllPutEvents(grantee) { return grant(grantee, ['events:PutEvents'], ['*']); }
  static grantPutEvents(grantee) { return grant(grantee, ['events:PutEvents'], ['*']); }
  archive(id, options) {}
  addToResourcePolicy(statement) {
    $resource(this, 'AWS::Events::EventBusPolicy', { EventBusName: this.eventBusName, StatementId: statement.$json.Sid, Statement: statement }, undefined, 'Policy');
  }
  static fromEventBusName(scope, id, name) { return new ImportedBus(scope, id, name); }
  static fromEventBusArn(scope, id, arn) { return new ImportedBus(scope, id, arn, arn); }
  static fromEventBusAttributes(scope, id, options) { return new ImportedBus(scope, id, options.eventBusName, options.eventBusArn); }
}

class ImportedBus extends Resource {
  constructor(scope, id, name, arn) {
    super(scope, id);
    this.eventBusName = name;
    this.eventBusArn = arn ?? `arn:aws:events:${$ref('AWS::Region')}:${$ref('AWS::AccountId')}:event-bus/${name}`;
  }
  grantPutEventsTo(grantee) { return grant(grantee, ['events:PutEvents'], [this.eventBusArn]); }
  archive() {}
}

export class Rule extends Resource {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.targets = [];
    this.resource = $resource(this, 'AWS::Events::Rule', {
      Name: props.ruleName, Description: props.description, EventPattern: pattern(props.eventPattern),
      ScheduleExpression: props.schedule?.expressionString, EventBusName: props.eventBus?.eventBusName,
      State: props.enabled === false ? 'DISABLED' : 'ENABLED', Targets: this.targets,
    });
    this.ruleName = this.resource.ref;
    this.ruleArn = this.resource.attrArn;
    for (const target of props.targets ?? []) this.addTarget(target);
  }
  addTarget(target) {
    const bound = target.bind(this);
    this.targets.push({ Id: `Target${this.targets.length}`, ...bound });
  }
  addEventPattern(options) { $set(this.resource, 'EventPattern', pattern(options)); }
  static fromEventRuleArn(scope, id, arn) { return $unknown('a rule that is there already'); }
}

export class Archive extends Resource {}
export class CfnRuleProps {}
export class Connection extends Resource {
  constructor(scope, id, props = {}) { super(scope, id); this.connectionArn = $unknown('a connection'); this.connectionName = $unknown('a connection'); }
}
export class ApiDestination extends Resource {
  constructor(scope, id, props = {}) { super(scope, id); this.apiDestinationArn = $unknown('an API destination'); this.apiDestinationName = $unknown('an API destination'); }
}
export const Authorization = { apiKey() { return {}; }, basic() { return {}; }, oauth() { return {}; } };
export const HttpParameter = { fromString(value) { return value; }, fromSecret(value) { return value; } };
