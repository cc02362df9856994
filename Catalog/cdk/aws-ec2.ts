// https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_ec2-readme.html
import { Construct, Resource } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';

export const SubnetType = { PUBLIC: 'Public', PRIVATE_WITH_EGRESS: 'Private', PRIVATE_WITH_NAT: 'Private', PRIVATE: 'Private', PRIVATE_ISOLATED: 'Isolated', ISOLATED: 'Isolated' };
export const InstanceClass = {};
export const InstanceSize = {};
export const Protocol = { ALL: '-1', TCP: 'tcp', UDP: 'udp', ICMP: 'icmp' };
export class InstanceType {
  constructor(name) { this.$json = name; }
  static of(kind, size) { return new InstanceType($unknown('a kind of machine')); }
}
export class Peer {
  static ipv4(range) { return { CidrIp: range }; }
  static ipv6(range) { return { CidrIpv6: range }; }
  static anyIpv4() { return { CidrIp: '0.0.0.0/0' }; }
  static anyIpv6() { return { CidrIpv6: '::/0' }; }
  static prefixList(list) { return { SourcePrefixListId: list }; }
  static securityGroupId(group) { return { SourceSecurityGroupId: group }; }
}
export class Port {
  constructor(props = {}) { this.rule = { IpProtocol: props.protocol, FromPort: props.fromPort, ToPort: props.toPort }; }
  static tcp(port) { return new Port({ protocol: 'tcp', fromPort: port, toPort: port }); }
  static tcpRange(from, to) { return new Port({ protocol: 'tcp', fromPort: from, toPort: to }); }
  static udp(port) { return new Port({ protocol: 'udp', fromPort: port, toPort: port }); }
  static udpRange(from, to) { return new Port({ protocol: 'udp', fromPort: from, toPort: to }); }
  static allTcp() { return new Port({ protocol: 'tcp', fromPort: 0, toPort: 65535 }); }
  static allUdp() { return new Port({ protocol: 'udp', fromPort: 0, toPort: 65535 }); }
  static allTraffic() { return new Port({ protocol: '-1' }); }
  static allIcmp() { return new Port({ protocol: 'icmp', fromPort: -1, toPort: -1 }); }
  static icmpPing() { return new Port({ protocol: 'icmp', fromPort: 8, toPort: -1 }); }
  static HTTP = new Port({ protocol: 'tcp', fromPort: 80, toPort: 80 });
  static HTTPS = new Port({ protocol: 'tcp', fromPort: 443, toPort: 443 });
  static SSH = new Port({ protocol: 'tcp', fromPort: 22, toPort: 22 });
  static RDP = new Port({ protocol: 'tcp', fromPort: 3389, toPort: 3389 });
  static MYSQL_AURORA = new Port({ protocol: 'tcp', fromPort: 3306, toPort: 3306 });
  static POSTGRES = new Port({ protocol: 'tcp', fromPort: 5432, toPort: 5432 });
}

function peerRule(peer) {
  const group = peer?.connections?.groups?.[0] ?? (peer instanceof SecurityGroup ? peer : undefined);
  return group ? { SourceSecurityGroupId: group.securityGroupId } : peer;
}
export class Connections {
  constructor(props = {}) { this.groups = props.securityGroups ?? []; this.securityGroups = this.groups; this.defaultPort = props.defaultPort; this.connections = this; }
  allowFrom(other, port) { for (const group of this.groups) group.addIngressRule(other, port); }
  allowTo(other, port) { other?.connections?.allowFrom?.(this, port); }
  allowFromAnyIpv4(port) { for (const group of this.groups) group.addIngressRule(Peer.anyIpv4(), port); }
  allowDefaultPortFrom(other) { this.allowFrom(other, this.defaultPort); }
  allowDefaultPortFromAnyIpv4() { this.allowFromAnyIpv4(this.defaultPort); }
  allowDefaultPortTo(other) {}
  allowInternally() {}
  allowToAnyIpv4() {}
  allowToDefaultPort(other) { other?.connections?.allowDefaultPortFrom?.(this); }
  addSecurityGroup(...groups) { this.groups.push(...groups); }
}

export class SecurityGroup extends Resource {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.ingress = [];
    this.resource = $resource(this, 'AWS::EC2::SecurityGroup', {
      GroupName: props.securityGroupName, GroupDescription: props.description, VpcId: props.vpc?.vpcId, SecurityGroupIngress: this.ingress,
    });
    this.securityGroupId = this.resource.attrGroupId;
    this.connections = new Connections({ securityGroups: [this] });
  }
  addIngressRule(peer, port, description) { this.ingress.push({ ...peerRule(peer), ...port?.rule, Description: description }); }
  addEgressRule() {}
  static fromSecurityGroupId(scope, id, group) { return new ImportedGroup(scope, id, group); }
  static fromLookupById(scope, id, group) { return new ImportedGroup(scope, id, group); }
  static fromLookupByName(scope, id, name) { return new ImportedGroup(scope, id, $unknown('a security group')); }
}
class ImportedGroup extends Resource {
  constructor(scope, id, group) {
    super(scope, id);
    this.securityGroupId = group;
    this.connections = new Connections({ securityGroups: [this] });
  }
  addIngressRule(peer, port) {
    $resource(this, 'AWS::EC2::SecurityGroupIngress', { GroupId: this.securityGroupId, ...peerRule(peer), ...port?.rule }, undefined, 'Ingress');
  }
  addEgressRule() {}
}

export class Subnet extends Resource {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.resource = $resource(this, 'AWS::EC2::Subnet', { VpcId: props.vpcId, CidrBlock: props.cidrBlock, MapPublicIpOnLaunch: props.mapPublicIpOnLaunch });
    this.subnetId = this.resource.ref;
    this.routeTable = $unknown('a route table');
    this.internetConnectivityEstablished = $unknown('a dependency');
  }
  static fromSubnetId(scope, id, subnet) { return { subnetId: subnet }; }
  static fromSubnetAttributes(scope, id, options) { return { subnetId: options.subnetId, availabilityZone: options.availabilityZone }; }
}
export class PrivateSubnet extends Subnet {}
export class PublicSubnet extends Subnet {}

export class Vpc extends Resource {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.resource = $resource(this, 'AWS::EC2::VPC', { CidrBlock: props.cidr });
    describe(this, this.resource.ref);
  }
  addInterfaceEndpoint() { return $unknown('an endpoint'); }
  addGatewayEndpoint() { return $unknown('an endpoint'); }
  addFlowLog(id, options) { return $unknown('a flow log'); }
  selectSubnets() { return selection(); }
  static fromLookup(scope, id, options) { return new ImportedVpc(scope, id); }
  static fromVpcAttributes(scope, id, options) { return new ImportedVpc(scope, id); }
}
class ImportedVpc extends Resource {
  constructor(scope, id) { super(scope, id); describe(this, $unknown('a network that is there already')); }
  addInterfaceEndpoint() { return $unknown('an endpoint'); }
  addGatewayEndpoint() { return $unknown('an endpoint'); }
  addFlowLog() { return $unknown('a flow log'); }
  selectSubnets() { return selection(); }
}
function describe(vpc, id) {
  vpc.vpcId = id;
  vpc.vpcArn = $unknown('a network');
  vpc.vpcCidrBlock = $unknown('the addresses of a network');
  vpc.vpcDefaultSecurityGroup = $unknown('a security group');
  vpc.publicSubnets = $unknown('subnets');
  vpc.privateSubnets = $unknown('subnets');
  vpc.isolatedSubnets = $unknown('subnets');
  vpc.availabilityZones = $unknown('availability zones');
  vpc.internetConnectivityEstablished = $unknown('a dependency');
}
function selection() { return { subnetIds: $unknown('subnets'), subnets: $unknown('subnets'), availabilityZones: $unknown('availability zones') }; }

class EndpointBase extends Resource {
  constructor(scope, id, props) {
    super(scope, id);
    this.vpcEndpointId = $unknown('an endpoint');
    this.vpcEndpointDnsEntries = $unknown('the names of an endpoint');
    this.connections = new Connections({ securityGroups: props?.securityGroups });
  }
  addToPolicy() {}
}
export class InterfaceVpcEndpoint extends EndpointBase {}
export class GatewayVpcEndpoint extends EndpointBase {}
export class FlowLog extends Resource {}
export class FlowLogDestination { static toCloudWatchLogs() { return {}; } static toS3() { return {}; } }
export class BastionHostLinux extends Resource {
  constructor(scope, id, props = {}) { super(scope, id); this.instanceId = $unknown('a machine'); this.connections = new Connections(); }
}

export class Instance extends Resource {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.role = props.role ?? new Role(this, 'InstanceRole', { assumedBy: new ServicePrincipal('ec2.amazonaws.com') });
    this.grantPrincipal = this.role?.grantPrincipal;
    this.userData = props.userData ?? UserData.forLinux();
    const group = props.securityGroup ?? new SecurityGroup(this, 'InstanceSecurityGroup', { vpc: props.vpc });
    this.resource = $resource(this, 'AWS::EC2::Instance', {
      InstanceType: props.instanceType, KeyName: props.keyName, SecurityGroupIds: [group.securityGroupId], UserData: this.userData,
      MetadataOptions: props.requireImdsv2 ? { HttpTokens: 'required' } : undefined,
      BlockDeviceMappings: props.blockDevices?.map((device) => ({ DeviceName: device.deviceName, Ebs: device.volume?.ebs })),
    });
    this.instanceId = this.resource.ref;
    this.instancePublicIp = this.resource.attrPublicIp;
    this.instancePrivateIp = this.resource.attrPrivateIp;
    this.instancePublicDnsName = this.resource.attrPublicDnsName;
    this.connections = new Connections({ securityGroups: [group] });
  }
  addUserData(...lines) { this.userData.addCommands(...lines); }
  addToRolePolicy(statement) { this.role?.addToPrincipalPolicy(statement); }
  addSecurityGroup(group) { this.connections.addSecurityGroup(group); }
}
export class UserData {
  constructor() { this.lines = []; this.$json = ''; }
  static forLinux() { return new UserData(); }
  static forWindows() { return new UserData(); }
  static custom(text) { const data = new UserData(); data.addCommands(text); return data; }
  addCommands(...lines) { this.lines.push(...lines); this.$json = this.lines.join('\n'); }
  addS3DownloadCommand() { return $unknown('a path'); }
  addExecuteFileCommand() {}
  render() { return this.lines.join('\n'); }
}
export class BlockDeviceVolume {
  static ebs(size, options = {}) { return { ebs: { VolumeSize: size, Encrypted: options.encrypted } }; }
}
export const MachineImage = { latestAmazonLinux() { return {}; }, latestAmazonLinux2() { return {}; }, latestAmazonLinux2023() { return {}; }, genericLinux() { return {}; }, lookup() { return {}; } };
export class AmazonLinuxImage { constructor(props) {} }

export class Volume extends Resource {
  constructor(scope, id, props = {}) {
    super(scope, id);
    this.resource = $resource(this, 'AWS::EC2::Volume', { AvailabilityZone: props.availabilityZone, Size: props.size?.toGibibytes(), Encrypted: props.encrypted, KmsKeyId: props.encryptionKey?.keyArn }, { DeletionPolicy: props.removalPolicy });
    this.volumeId = this.resource.ref;
  }
  grantAttachVolume() {}
}
export const GatewayVpcEndpointAwsService = {};
export const InterfaceVpcEndpointAwsService = {};
export const IpAddresses = { cidr(range) { return range; } };
export const NatProvider = { gateway() { return {}; }, instance() { return {}; } };
