// https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_scheduler_targets-readme.html
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';

class Target {
  constructor(target, props = {}) { this.target = target; this.props = props ?? {}; }
  render(schedule, arn, action) {
    const role = this.props.role ?? new Role(schedule, 'TargetRole', { assumedBy: new ServicePrincipal('scheduler.amazonaws.com') });
    role?.addToPrincipalPolicy(new PolicyStatement({ actions: [action], resources: [arn] }));
    return { Arn: arn, RoleArn: role?.roleArn, Input: this.props.input, DeadLetterConfig: this.props.deadLetterQueue ? { Arn: this.props.deadLetterQueue.queueArn } : undefined };
  }
}
export class LambdaInvoke extends Target {
  bind(schedule) { return this.render(schedule, this.target.functionArn, 'lambda:InvokeFunction'); }
}
export class SqsSendMessage extends Target {
  bind(schedule) { return this.render(schedule, this.target.queueArn, 'sqs:SendMessage'); }
}
export class SnsPublish extends Target {
  bind(schedule) { return this.render(schedule, this.target.topicArn, 'sns:Publish'); }
}
export class StepFunctionsStartExecution extends Target {
  bind(schedule) { return this.render(schedule, this.target.stateMachineArn, 'states:StartExecution'); }
}
export class EventBridgePutEvents extends Target {
  bind(schedule) { return { Arn: $unknown('an event bus') }; }
}
export class Universal extends Target {
  bind(schedule) { return { Arn: $unknown('a service') }; }
}
