// https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_cloudwatch_actions-readme.html
export class SnsAction {
  constructor(topic) { this.topic = topic; }
  bind() { return { alarmActionArn: this.topic.topicArn }; }
}
export class LambdaAction {
  constructor(fn) { this.fn = fn; }
  bind() { return { alarmActionArn: this.fn.functionArn }; }
}
export class SsmAction {
  bind() { return { alarmActionArn: $unknown('an action') }; }
}
export class ApplicationScalingAction extends SsmAction {}
export class AutoScalingAction extends SsmAction {}
export class Ec2Action extends SsmAction {}
