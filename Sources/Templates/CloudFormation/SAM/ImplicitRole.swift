import Core

/// The roles that SAM writes for functions and workflows that name none.
/// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-policies.html
enum ImplicitRole {
  private static let pollers = [
    "SQS": "AWSLambdaSQSQueueExecutionRole", "Kinesis": "AWSLambdaKinesisExecutionRole",
    "DynamoDB": "AWSLambdaDynamoDBExecutionRole", "MSK": "AWSLambdaMSKExecutionRole",
  ]

  static func ofFunction(_ resource: Resource, _ assembly: Assembly) -> Role {
    var role = Role(id: resource.id + "Role", place: resource.place)
    role.isImplicit = true
    role.permissionsBoundary = resource["PermissionsBoundary"].text
    role.trust = PolicyReader.statements(resource["AssumeRolePolicyDocument"])
    role.managedPolicies = platformPolicies(resource).map { name in
      PolicyStatement.Entry(Text("arn:aws:iam::aws:policy/service-role/\(name)"), at: resource.place)
    }
    if let statement = deadLetterStatement(resource) { role.statements.append(statement) }
    addPolicies(resource["Policies"], to: &role, assembly)
    if resource["Policies"].node?.hasConditionalPart() == true { role.isIncomplete = true }
    return role
  }

  static func ofStateMachine(_ resource: Resource, _ assembly: Assembly) -> Role {
    var role = Role(id: resource.id + "Role", place: resource.place)
    role.isImplicit = true
    role.permissionsBoundary = resource["PermissionsBoundary"].text
    addPolicies(resource["Policies"], to: &role, assembly)
    return role
  }

  private static func platformPolicies(_ resource: Resource) -> [String] {
    var names = ["AWSLambdaBasicExecutionRole"]
    if resource["VpcConfig"].isWritten { names.append("AWSLambdaVPCAccessExecutionRole") }
    if resource["Tracing"].string.value == "Active" { names.append("AWSXRayDaemonWriteAccess") }
    let events = resource["Events"].entries.compactMap { $0.value["Type"].string.value }
    return names + Set(events).sorted().compactMap { pollers[$0] }
  }

  private static func deadLetterStatement(_ resource: Resource) -> PolicyStatement? {
    let queue = resource["DeadLetterQueue"]
    guard let type = queue["Type"].string.value, let place = queue.place else { return nil }
    var statement = PolicyStatement(place: place)
    statement.template = "DeadLetterQueue"
    statement.actions = [PolicyStatement.Entry(type == "SNS" ? "sns:Publish" : "sqs:SendMessage", at: place)]
    statement.resources = [PolicyStatement.Entry(queue["TargetArn"].plainText, at: place)]
    return statement
  }

  /// Names of managed policies, policy documents, and policy templates with their parameters, alone or in a list.
  private static func addPolicies(_ policies: Setting, to role: inout Role, _ assembly: Assembly) {
    for policy in policies.itemsOrSelf { addPolicy(policy, to: &role, assembly) }
  }

  private static func addPolicy(_ policy: Setting, to role: inout Role, _ assembly: Assembly) {
    guard let node = policy.node else { return }
    guard node.isMapping, !node.isIntrinsic else {
      let entry = PolicyStatement.Entry(policy.plainText, at: node.place)
      role.managedPolicies.append(managed(entry))
      if let id = entry.text.resource, let local = assembly.resource(id), local.type == "AWS::IAM::ManagedPolicy" {
        role.statements += PolicyReader.statements(local["PolicyDocument"])
      }
      return
    }
    if policy["Statement"].isWritten {
      role.statements += PolicyReader.statements(policy)
    } else if let (name, parameters) = policy.entries.first, let place = parameters.fullPlace ?? policy.place {
      let expanded = PolicyTemplates.expand(name, parameters, at: place)
      role.statements += expanded ?? []
      role.isIncomplete = role.isIncomplete || expanded == nil
    } else {
      role.isIncomplete = true
    }
  }

  /// SAM takes the bare name of a managed policy for its ARN.
  private static func managed(_ entry: PolicyStatement.Entry) -> PolicyStatement.Entry {
    guard let name = entry.text.literal, !name.isEmpty, !name.hasPrefix("arn:") else { return entry }
    let folder = name.hasPrefix("AWSLambda") && name.hasSuffix("Role") ? "service-role/" : ""
    return PolicyStatement.Entry(Text("arn:aws:iam::aws:policy/\(folder)\(name)"), at: entry.place)
  }
}
