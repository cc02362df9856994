// https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_stepfunctions-readme.html
import { Construct, Resource } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement, Role, ServicePrincipal, grant } from 'aws-cdk-lib/aws-iam';

export const StateMachineType = { EXPRESS: 'EXPRESS', STANDARD: 'STANDARD' };
export const LogLevel = { OFF: 'OFF', ALL: 'ALL', ERROR: 'ERROR', FATAL: 'FATAL' };
export const IntegrationPattern = { REQUEST_RESPONSE: 'REQUEST_RESPONSE', RUN_JOB: 'RUN_JOB', WAIT_FOR_TASK_TOKEN: 'WAIT_FOR_TASK_TOKEN' };
export const QueryLanguage = { JSON_PATH: 'JSONPath', JSONATA: 'JSONata' };
export class JsonPath {
  static DISCARD = 'DISCARD';
  static entirePayload = '$';
  static taskToken = '$$.Task.Token';
  static stringAt(path) { return path; }
  static numberAt(path) { return path; }
  static listAt(path) { return path; }
  static objectAt(path) { return path; }
  static format(text) { return $unknown('a value of the execution'); }
  static array() { return $unknown('a value of the execution'); }
  static stringToJson() { return $unknown('a value of the execution'); }
  static jsonToString() { return $unknown('a value of the execution'); }
  static uuid() { return $unknown('a value of the execution'); }
  static executionName = $unknown('a value of the execution');
  static executionId = $unknown('a value of the execution');
  static stateEnteredTime = $unknown('a value of the execution');
}
export const Data = JsonPath;
export const Context = JsonPath;
export class TaskInput {
  static fromObject(value) { return { value }; }
  static fromText(value) { return { value }; }
  static fromJsonPathAt(path) { return { value: path }; }
  static fromDataAt(path) { return { value: path }; }
  static fromContextAt(path) { return { value: path }; }
}
export class WaitTime {
  static duration(duration) { return { Seconds: duration }; }
  static secondsPath(path) { return { SecondsPath: path }; }
  static timestamp(time) { return { Timestamp: time }; }
  static timestampPath(path) { return { TimestampPath: path }; }
}
export const Timeout = { duration(duration) { return duration; }, at(path) { return path; } };
export class Condition {
  static and(...parts) { return 'and'; }
  static or(...parts) { return 'or'; }
  static not(part) { return 'not'; }
  static stringEquals(variable, value) { return `${variable} = ${value}`; }
  static stringMatches(variable, value) { return `${variable} = ${value}`; }
  static booleanEquals(variable, value) { return `${variable} = ${value}`; }
  static numberEquals(variable, value) { return `${variable} = ${value}`; }
  static numberGreaterThan(variable, value) { return `${variable} > ${value}`; }
  static numberLessThan(variable, value) { return `${variable} < ${value}`; }
  static numberLessThanEquals(variable, value) { return `${variable} < ${value}`; }
  static numberGreaterThanEquals(variable, value) { return `${variable} > ${value}`; }
  static isPresent(variable) { return variable; }
  static isNotPresent(variable) { return variable; }
  static isNull(variable) { return variable; }
  static isNotNull(variable) { return variable; }
  static isString(variable) { return variable; }
  static jsonata(text) { return text; }
}
export class Errors {
  static ALL = 'States.ALL';
  static TASKS_FAILED = 'States.TaskFailed';
  static TIMEOUT = 'States.Timeout';
  static PERMISSIONS = 'States.Permissions';
}

// What states have in common: each knows the states that may come after it.
export class State extends Construct {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.props = props ?? {};
    this.following = [];
    this.extra = {};
    this.startState = this;
    this.endStates = [this];
    this.id = id;
    this.stateId = id;
  }
  next(step) {
    const target = step?.startState ?? step;
    this.following.push(target);
    this.extra.Next = target?.id;
    return new Chain(this, step);
  }
  addCatch(handler, options = {}) {
    this.extra.Catch = [...(this.extra.Catch ?? []), { ErrorEquals: options.errors ?? ['States.ALL'], Next: handler?.startState?.id }];
    this.following.push(handler?.startState ?? handler);
    return this;
  }
  addRetry(options = {}) {
    this.extra.Retry = [...(this.extra.Retry ?? []), { ErrorEquals: options.errors ?? ['States.ALL'], MaxAttempts: options.maxAttempts, IntervalSeconds: options.interval, BackoffRate: options.backoffRate }];
    return this;
  }
  body() { return { Type: 'Pass' }; }
  render() { return { ...this.body(), End: this.extra.Next ? undefined : true, ...this.extra }; }
  allow(role) {}
  static prefixStates() {}
}

export class Chain {
  constructor(first, last) {
    this.startState = first?.startState ?? first;
    this.last = last;
    this.endStates = last?.endStates ?? [last];
    this.id = this.startState?.id;
  }
  static start(state) { return state instanceof Chain ? state : new Chain(state, state); }
  static sequence(first, next) { return Chain.start(first).next(next); }
  static custom(start, ends, last) { return new Chain(start, last); }
  next(step) {
    for (const end of this.endStates) end?.next(step);
    return new Chain(this.startState, step);
  }
  toSingleState(id, props) { return new Parallel(this.startState, id, props).branch(this); }
}

export class Pass extends State {
  body() { return { Type: 'Pass', Result: this.props.result?.value, ResultPath: this.props.resultPath, Parameters: this.props.parameters }; }
}
export const Result = {
  fromObject(value) { return { value }; }, fromString(value) { return { value }; }, fromArray(value) { return { value }; },
  fromBoolean(value) { return { value }; }, fromNumber(value) { return { value }; },
};
export class Wait extends State {
  body() { return { Type: 'Wait', ...this.props.time }; }
}
export class Succeed extends State {
  constructor(scope, id, props) { super(scope, id, props); this.endStates = []; }
  render() { return { Type: 'Succeed' }; }
}
export class Fail extends State {
  constructor(scope, id, props) { super(scope, id, props); this.endStates = []; }
  render() { return { Type: 'Fail', Error: this.props.error, Cause: this.props.cause }; }
}
export class Choice extends State {
  constructor(scope, id, props) { super(scope, id, props); this.endStates = []; this.choices = []; }
  when(condition, step) {
    const target = step?.startState ?? step;
    this.following.push(target);
    this.endStates.push(...(step?.endStates ?? []));
    this.choices.push({ Condition: condition, Next: target?.id });
    return this;
  }
  otherwise(step) {
    const target = step?.startState ?? step;
    this.following.push(target);
    this.endStates.push(...(step?.endStates ?? []));
    this.fallback = target?.id;
    return this;
  }
  afterwards(options) { return Chain.custom(this, this.endStates, new Joint(this.endStates)); }
  render() { return { Type: 'Choice', Choices: this.choices, Default: this.fallback }; }
}
// What comes after a choice comes after each of its ways.
class Joint {
  constructor(ends) { this.endStates = ends; }
  next(step) { for (const end of this.endStates) end?.next(step); return step; }
}
export class Parallel extends State {
  constructor(scope, id, props) { super(scope, id, props); this.branches = []; }
  branch(...steps) { this.branches.push(...steps); return this; }
  body() { return { Type: 'Parallel', ResultPath: this.props.resultPath, Branches: this.branches.map(rendered) }; }
  allow(role) { for (const step of this.branches) allowAll(step, role); }
}
export class Map extends State {
  iterator(step) { this.inner = step; return this; }
  itemProcessor(step) { this.inner = step; return this; }
  body() { return { Type: 'Map', ItemsPath: this.props.itemsPath, MaxConcurrency: this.props.maxConcurrency, ItemProcessor: this.inner ? rendered(this.inner) : undefined }; }
  allow(role) { if (this.inner) allowAll(this.inner, role); }
}
export class DistributedMap extends Map {}
export class CustomState extends State {
  body() { return this.props.stateJson ?? {}; }
}
export const ProcessorMode = { INLINE: 'INLINE', DISTRIBUTED: 'DISTRIBUTED' };
export const ProcessorType = { STANDARD: 'STANDARD', EXPRESS: 'EXPRESS' };
export class StateMachineFragment extends Construct {
  next(step) { return Chain.start(this).next(step); }
}

// A task whose module of tasks has no model says what it calls only where its properties do.
export class TaskStateBase extends State {}
export class Task extends State {
  body() { return { Type: 'Task', Resource: this.props.task?.arn ?? $unknown('a task') }; }
}

// All states that can be reached from the first one.
function reachable(start) {
  const found = [];
  const waiting = [start?.startState ?? start];
  for (const state of waiting) {
    if (!(state instanceof State) || found.includes(state)) continue;
    found.push(state);
    waiting.push(...state.following);
  }
  return found;
}
function rendered(start) {
  const states = {};
  for (const state of reachable(start)) states[state.id] = state.render();
  return { StartAt: start?.startState?.id ?? start?.id, States: states };
}
function allowAll(start, role) { for (const state of reachable(start)) state.allow(role); }

export class DefinitionBody {
  static fromChainable(chain) { return { chain }; }
  static fromFile(path) { return { document: $document(path) }; }
  static fromString(text) { return { text }; }
}
export class ChainDefinitionBody { constructor(chain) { this.chain = chain; } }
export class FileDefinitionBody { constructor(path) { this.document = $document(path); } }
export class StringDefinitionBody { constructor(text) { this.text = text; } }

class MachineBase extends Resource {
  grantStartExecution(grantee) { return grant(grantee, ['states:StartExecution'], [this.stateMachineArn], this); }
  grantStartSyncExecution(grantee) { return grant(grantee, ['states:StartSyncExecution'], [this.stateMachineArn], this); }
  grantRead(grantee) { return grant(grantee, ['states:ListExecutions', 'states:DescribeExecution', 'states:DescribeStateMachine', 'states:GetExecutionHistory'], [this.stateMachineArn], this); }
  grantTaskResponse(grantee) { return grant(grantee, ['states:SendTaskSuccess', 'states:SendTaskFailure', 'states:SendTaskHeartbeat'], [this.stateMachineArn], this); }
  grantExecution(grantee, ...actions) { return grant(grantee, actions, [this.stateMachineArn, `${this.stateMachineArn}:*`], this); }
  grant(grantee, ...actions) { return grant(grantee, actions, [this.stateMachineArn], this); }
  metric(name) { return new Metric({ namespace: 'AWS/States', metricName: name, dimensionsMap: { StateMachineArn: this.stateMachineArn } }); }
  metricFailed() { return this.metric('ExecutionsFailed'); }
  metricTimedOut() { return this.metric('ExecutionsTimedOut'); }
}

export class StateMachine extends MachineBase {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.role = props.role ?? new Role(this, 'Role', { assumedBy: new ServicePrincipal('states.amazonaws.com') });
    this.grantPrincipal = this.role?.grantPrincipal;
    const chain = props.definitionBody?.chain ?? props.definition;
    this.resource = $resource(this, 'AWS::StepFunctions::StateMachine', {
      StateMachineName: props.stateMachineName, RoleArn: this.role?.roleArn, StateMachineType: props.stateMachineType ?? 'STANDARD',
      Definition: props.definitionBody?.document ?? (chain ? rendered(chain) : undefined), DefinitionString: props.definitionBody?.text,
      DefinitionSubstitutions: props.definitionSubstitutions, TracingConfiguration: { Enabled: props.tracingEnabled },
      LoggingConfiguration: props.logs ? { Level: props.logs.level ?? 'ERROR', IncludeExecutionData: props.logs.includeExecutionData, Destinations: [{ CloudWatchLogsLogGroup: { LogGroupArn: props.logs.destination?.logGroupArn } }] } : undefined,
    });
    this.stateMachineArn = this.resource.ref;
    this.stateMachineName = this.resource.attrName;
    if (chain) allowAll(chain, this.role);
  }
  addToRolePolicy(statement) { this.role?.addToPrincipalPolicy(statement); }
  static fromStateMachineArn(scope, id, arn) { return new ImportedMachine(scope, id, arn); }
  static fromStateMachineName(scope, id, name) {
    return new ImportedMachine(scope, id, `arn:aws:states:${$ref('AWS::Region')}:${$ref('AWS::AccountId')}:stateMachine:${name}`);
  }
}
class ImportedMachine extends MachineBase {
  constructor(scope, id, arn) { super(scope, id); this.stateMachineArn = arn; }
}
export class Activity extends Resource {
  constructor(scope, id, props) { super(scope, id); this.activityArn = $unknown('an activity'); }
}
