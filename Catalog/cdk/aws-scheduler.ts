// https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_scheduler-readme.html
import { Resource } from 'aws-cdk-lib';

export class ScheduleExpression {
  static rate(duration) { return `rate(${duration.toMinutes()} minutes)`; }
  static cron(options = {}) { return `cron(${options.minute ?? '*'} ${options.hour ?? '*'} ${options.day ?? '*'} ${options.month ?? '*'} ${options.weekDay ?? '?'} ${options.year ?? '*'})`; }
  static expression(text) { return text; }
  static at(date) { return 'at'; }
}
export const ScheduleTargetInput = { fromObject(value) { return value; }, fromText(value) { return value; } };
export const TimeWindow = { flexible() { return {}; }, off() { return {}; } };
export const ContextAttribute = {};
export class ScheduleGroup extends Resource {
  constructor(scope, id, props = {}) { super(scope, id); this.scheduleGroupName = props?.scheduleGroupName; }
}
export class Schedule extends Resource {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.resource = $resource(this, 'AWS::Scheduler::Schedule', {
      Name: props.scheduleName, ScheduleExpression: props.schedule, State: props.enabled === false ? 'DISABLED' : 'ENABLED', Target: props.target?.bind(this),
    });
  }
}
