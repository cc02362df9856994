// https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_events_targets-readme.html
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';

function common(props = {}) {
  return {
    Input: props.event, DeadLetterConfig: props.deadLetterQueue ? { Arn: props.deadLetterQueue.queueArn } : undefined,
    RetryPolicy: props.retryAttempts === undefined && !props.maxEventAge ? undefined : { MaximumRetryAttempts: props.retryAttempts, MaximumEventAgeInSeconds: props.maxEventAge },
  };
}
function role(target) { return new Role(target, 'EventsRole', { assumedBy: new ServicePrincipal('events.amazonaws.com') }); }

export class LambdaFunction {
  constructor(fn, props) { this.fn = fn; this.props = props; }
  bind(rule) { return { Arn: this.fn.functionArn, ...common(this.props) }; }
}
export class SqsQueue {
  constructor(queue, props) { this.queue = queue; this.props = props; }
  bind(rule) {
    this.queue.addToResourcePolicy(new PolicyStatement({
      actions: ['sqs:SendMessage', 'sqs:GetQueueAttributes', 'sqs:GetQueueUrl'], resources: [this.queue.queueArn],
      principals: [new ServicePrincipal('events.amazonaws.com')], conditions: { ArnEquals: { 'aws:SourceArn': rule.ruleArn } },
    }));
    return { Arn: this.queue.queueArn, ...common({ ...this.props, event: this.props?.message }) };
  }
}
export class SnsTopic {
  constructor(topic, props) { this.topic = topic; this.props = props; }
  bind(rule) {
    this.topic.addToResourcePolicy(new PolicyStatement({
      actions: ['sns:Publish'], resources: [this.topic.topicArn], principals: [new ServicePrincipal('events.amazonaws.com')],
      conditions: { ArnEquals: { 'aws:SourceArn': rule.ruleArn } },
    }));
    return { Arn: this.topic.topicArn, ...common({ ...this.props, event: this.props?.message }) };
  }
}
export class SfnStateMachine {
  constructor(machine, props = {}) { this.machine = machine; this.props = props; }
  bind(rule) {
    const own = this.props.role ?? role(this.machine);
    this.machine.grantStartExecution(own);
    return { Arn: this.machine.stateMachineArn, RoleArn: own.roleArn, ...common({ ...this.props, event: this.props.input }) };
  }
}
export class EventBus {
  constructor(bus, props = {}) { this.bus = bus; this.props = props; }
  bind(rule) {
    const own = this.props.role ?? role(rule);
    this.bus.grantPutEventsTo(own);
    return { Arn: this.bus.eventBusArn, RoleArn: own.roleArn, ...common(this.props) };
  }
}
export class CloudWatchLogGroup {
  constructor(group, props) { this.group = group; this.props = props; }
  bind(rule) { return { Arn: this.group.logGroupArn, ...common(this.props) }; }
}
export class KinesisStream {
  constructor(stream, props) { this.stream = stream; this.props = props; }
  bind(rule) {
    const own = role(this.stream);
    this.stream.grantWrite(own);
    return { Arn: this.stream.streamArn, RoleArn: own.roleArn };
  }
}
export class KinesisFirehoseStream {
  constructor(stream, props) { this.stream = stream; }
  bind(rule) { return { Arn: this.stream.attrArn }; }
}
export class KinesisFirehoseStreamV2 extends KinesisFirehoseStream {}
export class ApiGateway {
  constructor(api, props = {}) { this.api = api; this.props = props; }
  bind(rule) { return { Arn: this.api.arnForExecuteApi?.(this.props.method, this.props.path, this.props.stage) ?? $unknown('an API'), ...common(this.props) }; }
}
export class ApiDestination {
  constructor(destination, props) { this.destination = destination; this.props = props; }
  bind(rule) { return { Arn: this.destination.apiDestinationArn, ...common(this.props) }; }
}
class OtherTarget {
  constructor(target, props) { this.target = target; this.props = props; }
  bind(rule) { return { Arn: $unknown('a target of a rule'), ...common(this.props) }; }
}
export class CodeBuildProject extends OtherTarget {}
export class CodePipeline extends OtherTarget {}
export class EcsTask extends OtherTarget {}
export class BatchJob extends OtherTarget {}
export class AwsApi extends OtherTarget {}
export class AppSync extends OtherTarget {}
export class RedshiftQuery extends OtherTarget {}
