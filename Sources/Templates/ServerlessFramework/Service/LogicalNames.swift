import Core

/// The names that the framework gives to what it makes.
/// https://www.serverless.com/framework/docs/providers/aws/guide/resources
enum LogicalNames {
  static let role = "IamRoleLambdaExecution"
  static let restAPI = "ApiGatewayRestApi"
  static let httpAPI = "HttpApi"
  static let webSocketAPI = "WebsocketsApi"
  static let deploymentBucket = "ServerlessDeploymentBucket"

  /// "my-function" becomes "MyDashfunction".
  static func normalized(_ name: String) -> String {
    let replaced = name.map { $0 == "-" ? "Dash" : $0 == "_" ? "Underscore" : String($0) }.joined()
    return upperFirst(replaced)
  }

  static func function(_ key: String) -> String { normalized(key) + "LambdaFunction" }
  static func logGroup(_ key: String) -> String { normalized(key) + "LogGroup" }
  static func role(of key: String) -> String { normalized(key) + role }
  static func layer(_ key: String) -> String { normalized(key) + "LambdaLayer" }
  static func bucket(_ name: String) -> String { "S3Bucket" + upperFirst(alphanumeric(name)) }
  static func topic(_ name: String) -> String { "SNSTopic" + upperFirst(alphanumeric(name)) }
  static func userPool(_ name: String) -> String { "CognitoUserPool" + upperFirst(alphanumeric(name)) }
  static func eventBus(_ name: String) -> String { normalized(name) + "EventBridgeEventBus" }

  /// Of a workflow of serverless-step-functions: the id or the name that it is given, or its key.
  static func stateMachine(_ key: String, name: String?, id: String?) -> String {
    id ?? name.map(normalized) ?? normalized(key) + "StepFunctionsStateMachine"
  }

  static func upperFirst(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  private static func alphanumeric(_ text: String) -> String {
    text.filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
  }
}

/// Renames resources wherever intrinsic functions name them: in the application a function has the key that it has in
/// the service, and not the longer logical id.
struct Renaming {
  let names: [String: String]

  func apply(to node: Node) -> Node {
    switch node.tag {
    case "!Ref": return scalar(node) { names[$0] ?? $0 }
    case "!GetAtt": return attribute(node)
    case "!Sub": return substitution(node)
    default: break
    }
    switch node.content {
    case .scalar: return node
    case .sequence(let items): return Node(.sequence(items.map(apply)), tag: node.tag, place: node.place)
    case .mapping(let entries): return Node(.mapping(entries.map(apply)), tag: node.tag, place: node.place)
    }
  }

  private func apply(to entry: Node.Entry) -> Node.Entry {
    var entry = entry
    switch entry.key {
    case "Ref": entry.value = scalar(entry.value) { names[$0] ?? $0 }
    case "Fn::GetAtt": entry.value = attribute(entry.value)
    case "Fn::Sub": entry.value = substitution(entry.value)
    default: entry.value = apply(to: entry.value)
    }
    return entry
  }

  private func scalar(_ node: Node, _ rename: (String) -> String) -> Node {
    guard case .scalar(let text, let style) = node.content else { return node }
    return Node(.scalar(rename(text), style), tag: node.tag, place: node.place)
  }

  private func attribute(_ node: Node) -> Node {
    guard case .sequence(var items) = node.content else { return scalar(node, renamedPath) }
    if let first = items.first { items[0] = scalar(first) { names[$0] ?? $0 } }
    return Node(.sequence(items), tag: node.tag, place: node.place)
  }

  /// "HelloLambdaFunction.Arn" becomes "hello.Arn".
  private func renamedPath(_ path: String) -> String {
    guard let dot = path.firstIndex(of: ".") else { return names[path] ?? path }
    return names[String(path[..<dot])].map { $0 + path[dot...] } ?? path
  }

  private func substitution(_ node: Node) -> Node {
    guard case .sequence(var items) = node.content else { return scalar(node, renamedPlaceholders) }
    if let first = items.first { items[0] = scalar(first, renamedPlaceholders) }
    if items.count > 1 { items[1] = apply(to: items[1]) }
    return Node(.sequence(items), tag: node.tag, place: node.place)
  }

  private func renamedPlaceholders(_ pattern: String) -> String {
    var (result, rest) = ("", Substring(pattern))
    while let start = rest.firstRange(of: "${"), let end = rest[start.upperBound...].firstIndex(of: "}") {
      result += rest[..<start.upperBound] + renamedPath(String(rest[start.upperBound..<end]))
      rest = rest[end...]
    }
    return result + rest
  }
}
