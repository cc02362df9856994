// https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_elasticloadbalancingv2_targets-readme.html
export class LambdaTarget {
  constructor(fn) { this.id = fn.functionArn; this.kind = 'lambda'; }
}
export class IpTarget {
  constructor(address) { this.id = address; this.kind = 'ip'; }
}
export class InstanceTarget {
  constructor(instance) { this.id = instance?.instanceId; this.kind = 'instance'; }
}
