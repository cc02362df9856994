import Core

/// Roles, and the policies that are attached to them from outside.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-role.html
enum RoleReader {
  static func read(_ resource: Resource, into assembly: inout Assembly) {
    var role = Role(id: resource.id, place: resource.place)
    role.name = resource["RoleName"].text
    role.trust = PolicyReader.statements(resource["AssumeRolePolicyDocument"])
    role.permissionsBoundary = resource["PermissionsBoundary"].text
    role.statements = inlinePolicies(resource)
    role.managedPolicies = PolicyReader.entries(resource["ManagedPolicyArns"])
    role.isIncomplete =
      resource["Policies"].items.contains { $0.node?.isMapping != true }
      || resource["Policies"].node?.hasConditionalPart() == true
    assembly.application.roles.append(role)
  }

  static func inlinePolicies(_ resource: Resource) -> [PolicyStatement] {
    resource["Policies"].items.flatMap { PolicyReader.statements($0["PolicyDocument"]) }
  }

  /// Local managed policies become statements of the roles that name them.
  static func attachManagedPolicies(_ resource: Resource, into assembly: inout Assembly) {
    for entry in PolicyReader.entries(resource["ManagedPolicyArns"]) {
      guard let id = entry.text.resource else { continue }
      attach(policy: id, to: resource.id, in: &assembly)
    }
  }

  /// Adds the statements of a managed policy of this application to a role, and the role to the policy.
  static func attach(policy id: String, to role: String, in assembly: inout Assembly) {
    guard let policy = assembly.resource(id), policy.type == "AWS::IAM::ManagedPolicy",
      let index = assembly.application.roles.firstIndex(where: { $0.id == role })
    else { return }
    assembly.application.roles[index].statements += PolicyReader.statements(policy["PolicyDocument"])
    guard let principal = assembly.application.principals.firstIndex(where: { $0.id == id }) else { return }
    assembly.application.principals[principal].attachedRoles.append(role)
  }

  /// AWS::IAM::Policy, AWS::IAM::ManagedPolicy and AWS::IAM::RolePolicy
  static func readPolicy(_ resource: Resource, into assembly: inout Assembly) {
    var principal = Principal(id: resource.id, kind: .policy, place: resource.place)
    principal.statements = PolicyReader.statements(resource["PolicyDocument"])
    for target in resource["Roles"].itemsOrSelf + resource["RoleName"].itemsOrSelf {
      guard let role = assembly.roleID(target).value,
        let index = assembly.application.roles.firstIndex(where: { $0.id == role })
      else { continue }
      assembly.application.roles[index].statements += principal.statements
      principal.attachedRoles.append(role)
    }
    assembly.application.principals.append(principal)
  }

  /// AWS::IAM::User and AWS::IAM::Group
  static func readIdentity(_ resource: Resource, into assembly: inout Assembly) {
    let kind: Principal.Kind = resource.type == "AWS::IAM::User" ? .user : .group
    var principal = Principal(id: resource.id, kind: kind, place: resource.place)
    principal.statements = inlinePolicies(resource)
    principal.managedPolicies = PolicyReader.entries(resource["ManagedPolicyArns"])
    assembly.application.principals.append(principal)
  }

  /// AWS::Lambda::Permission
  static func readPermission(_ resource: Resource, into assembly: inout Assembly) {
    var permission = InvokePermission(
      id: resource.id, function: resource["FunctionName"].plainText, principal: resource["Principal"].plainText,
      place: resource.place)
    permission.action = resource["Action"].text
    permission.sourceArn = resource["SourceArn"].text
    permission.sourceAccount = resource["SourceAccount"].text
    permission.urlAuthentication = resource["FunctionUrlAuthType"].text
    assembly.application.permissions.append(permission)
  }
}
