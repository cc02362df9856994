// https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_elasticloadbalancingv2-readme.html
import { Resource } from 'aws-cdk-lib';
import { Connections, SecurityGroup } from 'aws-cdk-lib/aws-ec2';

export const ApplicationProtocol = { HTTP: 'HTTP', HTTPS: 'HTTPS' };
export const Protocol = { HTTP: 'HTTP', HTTPS: 'HTTPS', TCP: 'TCP', TLS: 'TLS', UDP: 'UDP' };
export const TargetType = { INSTANCE: 'instance', IP: 'ip', LAMBDA: 'lambda', ALB: 'alb' };
export const ListenerCondition = { pathPatterns(list) { return {}; }, hostHeaders(list) { return {}; }, httpHeader() { return {}; }, httpRequestMethods() { return {}; }, queryStrings() { return {}; } };
export class ListenerAction {
  static forward(groups) { return { Type: 'forward', TargetGroupArn: groups[0]?.targetGroupArn }; }
  static fixedResponse(code) { return { Type: 'fixed-response' }; }
  static redirect(options) { return { Type: 'redirect' }; }
  static authenticateOidc(options = {}) { return { Type: 'authenticate-oidc' }; }
}
export const SslPolicy = {};

class BalancerBase extends Resource {
  make(type, props) {
    const group = props.securityGroup ?? new SecurityGroup(this, 'SecurityGroup', { vpc: props.vpc });
    this.connections = new Connections({ securityGroups: [group] });
    this.resource = $resource(this, 'AWS::ElasticLoadBalancingV2::LoadBalancer', { Type: type, Scheme: props.internetFacing === true ? 'internet-facing' : 'internal', SecurityGroups: [group.securityGroupId] });
    this.loadBalancerArn = this.resource.ref;
    this.loadBalancerDnsName = this.resource.attrDNSName;
    this.loadBalancerCanonicalHostedZoneId = this.resource.attrCanonicalHostedZoneID;
    this.vpc = props.vpc;
  }
  addListener(id, props) { return new ApplicationListener(this, id, { loadBalancer: this, ...props }); }
  logAccessLogs() {}
  setAttribute() {}
  addRedirect() {}
}
export class ApplicationLoadBalancer extends BalancerBase {
  constructor(scope, id, props = {}) { super(scope, id); this.make('application', props); }
}
export class NetworkLoadBalancer extends BalancerBase {
  constructor(scope, id, props = {}) { super(scope, id); this.make('network', props); }
}
export class ApplicationListener extends Resource {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.actions = [];
    this.resource = $resource(this, 'AWS::ElasticLoadBalancingV2::Listener', {
      LoadBalancerArn: props.loadBalancer?.loadBalancerArn, Port: props.port, Protocol: props.protocol ?? (props.certificates ? 'HTTPS' : undefined), DefaultActions: this.actions,
    });
    this.listenerArn = this.resource.ref;
    this.connections = props.loadBalancer?.connections;
    if (props.open !== false) this.connections?.allowFromAnyIpv4($unknown('the port of a listener'));
    if (props.defaultAction) this.actions.push(props.defaultAction);
    for (const group of props.defaultTargetGroups ?? []) this.actions.push(ListenerAction.forward([group]));
  }
  addTargets(id, props = {}) {
    const group = new ApplicationTargetGroup(this, `${id}Group`, props);
    if (!props.conditions) this.actions.push(ListenerAction.forward([group]));
    return group;
  }
  addTargetGroups(id, props = {}) { for (const group of props.targetGroups ?? []) this.actions.push(ListenerAction.forward([group])); }
  addAction(id, props = {}) { this.actions.push(props.action); }
  addCertificates() {}
}
export class NetworkListener extends ApplicationListener {}
export class ApplicationTargetGroup extends Resource {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.targets = [];
    this.resource = $resource(this, 'AWS::ElasticLoadBalancingV2::TargetGroup', { TargetType: props.targetType ?? (props.targets?.[0]?.kind), Targets: this.targets });
    this.targetGroupArn = this.resource.ref;
    for (const target of props.targets ?? []) this.addTarget(target);
  }
  addTarget(...targets) { for (const target of targets) if (target.id) this.targets.push({ Id: target.id }); }
}
export class NetworkTargetGroup extends ApplicationTargetGroup {}
