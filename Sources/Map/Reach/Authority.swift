import Core

/// What statements of a policy allow somebody to start: functions and workflows, and what fires functions when it is
/// written to.
struct Authority {
  private let map: ApplicationMap
  private let names: NodeNames

  /// Something that may be started, by which action, and where that is allowed.
  struct Start {
    var node: Int
    var action: String
    var place: Place
  }

  init(_ map: ApplicationMap, _ names: NodeNames) {
    self.map = map
    self.names = names
  }

  /// The actions that start something, by the kind of what they start.
  private static let starting: [(action: String, kind: MapNode.Kind)] = [
    ("lambda:InvokeFunction", .function), ("states:StartExecution", .workflow), ("s3:PutObject", .bucket),
    ("sqs:SendMessage", .queue), ("sns:Publish", .topic), ("kinesis:PutRecord", .stream), ("events:PutEvents", .bus),
    ("dynamodb:PutItem", .table),
  ]

  /// What a role may start, by its own statements and by the managed policies attached to it.
  func starts(allowedBy role: Role) -> [Start] {
    let own = role.statements.filter { $0.effect == .allow }.flatMap { statement in
      Self.starting.filter { statement.includes($0.action) }.flatMap { action, kind in
        nodes(in: statement, kind).map { Start(node: $0, action: action, place: statement.place) }
      }
    }
    let managed = role.managedPolicies.flatMap { policy in
      Self.starting.filter { Self.grants(policy.text, $0.kind) }.flatMap { action, kind in
        nodes(kind).map { Start(node: $0, action: action, place: policy.place) }
      }
    }
    return own + managed
  }

  /// Whether a policy that AWS manages allows starting things of a kind.
  /// https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html
  private static func grants(_ policy: Text, _ kind: MapNode.Kind) -> Bool {
    let name = policy.display.split(separator: "/").last.map(String.init) ?? ""
    if ["AdministratorAccess", "PowerUserAccess"].contains(name) { return true }
    return managed[kind]?.contains(name) == true
  }

  private static let managed: [MapNode.Kind: Set<String>] = [
    .function: ["AWSLambdaRole", "AWSLambda_FullAccess", "AWSLambdaFullAccess"],
    .workflow: ["AWSStepFunctionsFullAccess"],
    .bucket: ["AmazonS3FullAccess", "AWSLambdaExecute", "AWSLambda_FullAccess", "AWSLambdaFullAccess"],
    .queue: ["AmazonSQSFullAccess"], .topic: ["AmazonSNSFullAccess", "AWSLambdaFullAccess"],
    .stream: ["AmazonKinesisFullAccess"], .bus: ["AmazonEventBridgeFullAccess"],
    .table: ["AmazonDynamoDBFullAccess", "AmazonDynamoDBFullAccess_v2", "AWSLambdaFullAccess"],
  ]

  private func nodes(_ kind: MapNode.Kind) -> [Int] {
    map.nodes.indices.filter { map.nodes[$0].kind == kind && !map.nodes[$0].isForeign }
  }

  private func nodes(in statement: PolicyStatement, _ kind: MapNode.Kind) -> [Int] {
    let named = statement.resources.flatMap { resource -> [Int] in
      if resource.text.coversEverything { return nodes(kind) }
      if let node = names.node(named: resource.text, where: { map.nodes[$0].kind == kind }) { return [node] }
      return names.nodes(matching: resource.text).filter { map.nodes[$0].kind == kind && !map.nodes[$0].isForeign }
    }
    return Array(Set(named)).sorted()
  }
}

extension PolicyStatement {
  /// Whether an action is among the statement's. What stands behind a `*` of a pattern may be anything.
  fileprivate func includes(_ action: String) -> Bool {
    actions.contains { Self.matches($0.text.display.lowercased(), action.lowercased()) }
  }

  private static func matches(_ pattern: String, _ action: String) -> Bool {
    guard let star = pattern.firstIndex(of: "*") else { return pattern == action }
    return action.hasPrefix(pattern[..<star])
  }
}

extension Text {
  /// `*`, or an ARN whose resource is one.
  fileprivate var coversEverything: Bool {
    if literal == "*" { return true }
    return resource == nil && (knownSuffix.hasSuffix(":*") || knownSuffix.hasSuffix(":function:*"))
  }
}
