import Core

/// Networks and machines beside the functions.
/// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/security_group
enum NetworkShapes {
  static let all: [String: Shape] = [
    "aws_security_group": Shape("AWS::EC2::SecurityGroup", ["ingress": "", "egress": ""], adjust: ingress),
    "aws_default_security_group": Shape("AWS::EC2::SecurityGroup", ["ingress": "", "egress": ""], adjust: ingress),
    "aws_security_group_rule": .part(
      of: "security_group_id", type: "AWS::EC2::SecurityGroup", adjust: rule),
    "aws_vpc_security_group_ingress_rule": .part(
      of: "security_group_id", type: "AWS::EC2::SecurityGroup", adjust: rule),
    "aws_instance": Shape(
      "AWS::EC2::Instance", ["root_block_device": "", "ebs_block_device": ""], adjust: disks),
    "aws_launch_template": Shape("AWS::EC2::LaunchTemplate", lists: ["block_device_mappings"]),
    "aws_launch_configuration": Shape(
      "AWS::AutoScaling::LaunchConfiguration", ["root_block_device": "", "ebs_block_device": ""], adjust: disks),
    "aws_ebs_volume": Shape("AWS::EC2::Volume"),
  ]

  /// A rule here may name several ranges, one each in CloudFormation.
  private static func ingress(_ properties: inout Properties, _ instance: Instance) {
    let rules = instance.read()["ingress"]?.items ?? []
    let list = rules.flatMap { expanded($0, at: $0.place) }
    let place = instance.block.place
    if !list.isEmpty { properties.set("SecurityGroupIngress", Value(.list(list), at: place), at: place) }
  }

  /// A rule that stands beside its group.
  private static func rule(_ properties: inout Properties, _ instance: Instance) {
    let contents = instance.read()
    let group = properties["SecurityGroupId"]
    properties = Properties()
    let place = instance.block.place
    if let group { properties.set("SecurityGroupId", group, at: place) }
    guard contents["type"]?.literal != "egress" else { return }
    properties.set("SecurityGroupIngress", Value(.list(expanded(contents, at: place)), at: place), at: place)
  }

  private static func expanded(_ rule: Value, at place: Place) -> [Value] {
    var common = Properties()
    let names = ["from_port": "FromPort", "to_port": "ToPort", "protocol": "IpProtocol", "ip_protocol": "IpProtocol"]
    for field in rule.fields ?? [] {
      if let name = names[field.name] { common.set(name, field.value, at: field.namePlace) }
    }
    var rules: [Value] = []
    for (source, name) in [
      ("cidr_blocks", "CidrIp"), ("cidr_ipv4", "CidrIp"), ("ipv6_cidr_blocks", "CidrIpv6"), ("cidr_ipv6", "CidrIpv6"),
    ] {
      guard let ranges = rule[source] else { continue }
      for range in ranges.items ?? [ranges] where !range.isNull {
        var one = common
        one.set(name, range, at: range.place)
        rules.append(Value(.object(one.fields), at: place))
      }
    }
    return rules
  }

  private static func disks(_ properties: inout Properties, _ instance: Instance) {
    let contents = instance.read()
    let blocks = ["root_block_device", "ebs_block_device"].flatMap { contents[$0]?.items ?? [] }
    let disks = blocks.map { block -> Value in
      var disk = Properties()
      if let encrypted = block["encrypted"] { disk.set("Ebs.Encrypted", encrypted, at: block.place) }
      return Value(.object(disk.fields), at: block.place)
    }
    let place = instance.block.place
    if !disks.isEmpty { properties.set("BlockDeviceMappings", Value(.list(disks), at: place), at: place) }
  }
}
