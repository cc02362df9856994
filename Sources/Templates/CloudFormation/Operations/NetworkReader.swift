import Core

/// Networks and machines beside the functions.
enum NetworkReader {
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroup.html
  static func readGroup(_ resource: Resource, into assembly: inout Assembly) {
    var group = SecurityGroup(id: resource.id, place: resource.place)
    for rule in resource["SecurityGroupIngress"].itemsOrSelf {
      guard let place = rule.place else { continue }
      group.ingress.append(ingress(rule, at: place))
    }
    assembly.application.securityGroups.append(group)
  }

  /// AWS::EC2::SecurityGroupIngress
  static func readIngress(_ resource: Resource, into assembly: inout Assembly) {
    let id = resource["GroupId", "GroupName"].plainText.resource
    guard let index = assembly.application.securityGroups.firstIndex(where: { $0.id == id }) else { return }
    assembly.application.securityGroups[index].ingress.append(ingress(resource.properties, at: resource.place))
  }

  /// Every port when the protocol is -1.
  private static func ingress(_ rule: Setting, at place: Place) -> SecurityGroup.Ingress {
    let allPorts = rule["IpProtocol"].string.value == "-1"
    let from = allPorts ? .known(0, place) : rule["FromPort"].int
    let to = allPorts ? .known(65535, place) : rule["ToPort"].int
    return SecurityGroup.Ingress(cidr: rule["CidrIp", "CidrIpv6"].string, fromPort: from, toPort: to, place: place)
  }

  /// AWS::EC2::Instance, AWS::EC2::LaunchTemplate and AWS::AutoScaling::LaunchConfiguration
  static func readMachine(_ resource: Resource, into assembly: inout Assembly) {
    var machine = Machine(id: resource.id, type: resource.type, place: resource.place)
    let data = resource["LaunchTemplateData"].isWritten ? resource["LaunchTemplateData"] : resource.properties
    machine.userData = data["UserData"].text
    machine.requiresMetadataTokens = data["MetadataOptions"]["HttpTokens"].string.map { $0 == "required" }
    let disks = data["BlockDeviceMappings"].items.map { $0["Ebs"]["Encrypted"].bool }
    machine.isEncrypted = disks.first { $0.value != true } ?? disks.first ?? .absent
    assembly.application.machines.append(machine)
  }

  /// AWS::EC2::Volume
  static func readVolume(_ resource: Resource, into assembly: inout Assembly) {
    var volume = Machine(id: resource.id, type: resource.type, place: resource.place)
    volume.isEncrypted = resource["Encrypted"].bool
    assembly.application.machines.append(volume)
  }
}
