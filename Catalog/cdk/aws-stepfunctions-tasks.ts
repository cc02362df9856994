// https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_stepfunctions_tasks-readme.html
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { State } from 'aws-cdk-lib/aws-stepfunctions';

class TaskState extends State {
  task(resource, parameters) {
    const wait = this.props.integrationPattern === 'WAIT_FOR_TASK_TOKEN' ? '.waitForTaskToken' : this.props.integrationPattern === 'RUN_JOB' ? '.sync' : '';
    return { Type: 'Task', Resource: `arn:aws:states:::${resource}${wait}`, Parameters: parameters, ResultPath: this.props.resultPath, OutputPath: this.props.outputPath };
  }
  permit(role, actions, resources) { role?.addToPrincipalPolicy(new PolicyStatement({ actions, resources })); }
}

export class LambdaInvoke extends TaskState {
  body() {
    const fn = this.props.lambdaFunction;
    if (this.props.payloadResponseOnly === true) return { Type: 'Task', Resource: fn?.functionArn, ResultPath: this.props.resultPath };
    return this.task('lambda:invoke', { FunctionName: fn?.functionArn, 'Payload.$': this.props.payload?.value ?? '$' });
  }
  allow(role) { this.permit(role, ['lambda:InvokeFunction'], [this.props.lambdaFunction?.functionArn, `${this.props.lambdaFunction?.functionArn}:*`]); }
}
export class RunLambdaTask {
  constructor(fn) { this.arn = fn.functionArn; }
}
export class InvokeFunction {
  constructor(fn) { this.arn = fn.functionArn; }
}
class DynamoTask extends TaskState {
  body() { return this.task(`dynamodb:${this.operation()}`, { TableName: this.props.table?.tableName }); }
  allow(role) { this.permit(role, [`dynamodb:${this.action()}`], [this.props.table?.tableArn]); }
}
export class DynamoPutItem extends DynamoTask {
  operation() { return 'putItem'; }
  action() { return 'PutItem'; }
}
export class DynamoGetItem extends DynamoTask {
  operation() { return 'getItem'; }
  action() { return 'GetItem'; }
}
export class DynamoUpdateItem extends DynamoTask {
  operation() { return 'updateItem'; }
  action() { return 'UpdateItem'; }
}
export class DynamoDeleteItem extends DynamoTask {
  operation() { return 'deleteItem'; }
  action() { return 'DeleteItem'; }
}
export class DynamoAttributeValue {
  static fromString(value) { return { S: value }; }
  static fromNumber(value) { return { N: value }; }
  static numberFromString(value) { return { N: value }; }
  static fromStringSet(value) { return { SS: value }; }
  static fromMap(value) { return { M: value }; }
  static fromList(value) { return { L: value }; }
  static fromBoolean(value) { return { BOOL: value }; }
  static mapFromJsonPath(value) { return { M: value }; }
}
export class SqsSendMessage extends TaskState {
  body() { return this.task('sqs:sendMessage', { QueueUrl: this.props.queue?.queueUrl }); }
  allow(role) { this.permit(role, ['sqs:SendMessage'], [this.props.queue?.queueArn]); }
}
export class SnsPublish extends TaskState {
  body() { return this.task('sns:publish', { TopicArn: this.props.topic?.topicArn }); }
  allow(role) { this.permit(role, ['sns:Publish'], [this.props.topic?.topicArn]); }
}
export class EventBridgePutEvents extends TaskState {
  body() { return this.task('events:putEvents', {}); }
  allow(role) { for (const entry of this.props.entries ?? []) entry.eventBus?.grantPutEventsTo(role); }
}
export class StepFunctionsStartExecution extends TaskState {
  body() { return this.task('states:startExecution', { StateMachineArn: this.props.stateMachine?.stateMachineArn }); }
  allow(role) { this.permit(role, ['states:StartExecution'], [this.props.stateMachine?.stateMachineArn]); }
}
export class CallAwsService extends TaskState {
  body() { return this.task(`aws-sdk:${this.props.service}:${this.props.action}`, this.props.parameters); }
  allow(role) {
    this.permit(role, [this.props.iamAction ?? `${this.props.service}:${Object.keys($pascal({ [this.props.action]: true }))[0]}`], this.props.iamResources);
  }
}
export class EvaluateExpression extends TaskState {
  body() { return { Type: 'Task', Resource: $unknown('a function that the CDK makes') }; }
}
class OtherTask extends TaskState {
  body() { return { Type: 'Task', Resource: $unknown('a service') }; }
}
export class BedrockInvokeModel extends OtherTask {}
export class GlueStartJobRun extends OtherTask {}
export class EcsRunTask extends OtherTask {}
export class BatchSubmitJob extends OtherTask {}
export class CodeBuildStartBuild extends OtherTask {}
export class AthenaStartQueryExecution extends OtherTask {}
export class AthenaGetQueryExecution extends OtherTask {}
export class AthenaGetQueryResults extends OtherTask {}
export class SageMakerCreateTrainingJob extends OtherTask {}
export class HttpInvoke extends OtherTask {}
export class CallApiGatewayRestApiEndpoint extends OtherTask {}
export class CallApiGatewayHttpApiEndpoint extends OtherTask {}
export const LambdaInvocationType = { REQUEST_RESPONSE: 'RequestResponse', EVENT: 'Event', DRY_RUN: 'DryRun' };
export const HttpMethod = { GET: 'GET', POST: 'POST', PUT: 'PUT', DELETE: 'DELETE', PATCH: 'PATCH', HEAD: 'HEAD', OPTIONS: 'OPTIONS' };
