/// A state of a workflow where a run comes to it.
/// https://docs.aws.amazon.com/step-functions/latest/dg/concepts-amazon-states-language.html
package struct WorkflowStep: Sendable {
  package var name: String
  /// Its place in the order: "2", and "2.1" for the first one inside of the second.
  package var number: String
  /// "Task", "Choice", "Map" …
  package var type: String
  /// What a task calls, as written.
  package var resource: Text?
  package var parameters: Structure?
  /// The names of the states that may follow; empty at the end.
  package var next: [String]

  /// The operation that a task runs without a function: "dynamodb" and "putItem" of
  /// `arn:aws:states:::aws-sdk:dynamodb:putItem`.
  package var operation: (service: String, name: String)? { resource.flatMap(Self.operation) }

  /// The operation that the resource of a task stands for; nil for a function.
  package static func operation(_ resource: Text) -> (service: String, name: String)? {
    guard resource.resource == nil, resource.knownPrefix.hasPrefix("arn:aws:states:::") else { return nil }
    var parts = resource.display.split(separator: ":", omittingEmptySubsequences: false).dropFirst(5)
    if parts.first == "aws-sdk" { parts = parts.dropFirst() }
    guard parts.count == 2, let service = parts.first, let name = parts.last else { return nil }
    return (services[String(service)] ?? String(service), String(name.prefix { $0 != "." }))
  }

  /// Services by the names that the SDK for Java gives them, where those differ.
  private static let services = [
    "states": "stepfunctions", "sfn": "stepfunctions", "eventbridge": "events", "cloudwatchlogs": "logs",
    "cognitoidentityprovider": "cognito-idp",
  ]
}

extension StateMachine {
  /// The states in the order in which a run comes to them, those of branches and maps behind the state that holds them.
  package var steps: [WorkflowStep] {
    var walk = WorkflowWalk()
    if let definition { walk.follow(definition, prefix: "", depth: 0) }
    return walk.steps
  }

  /// Whether a run may leave states out.
  package var hasChoices: Bool { states.contains { $0.type == "Choice" } }
}

/// A walk through a definition from its start.
private struct WorkflowWalk {
  private static let deepest = 8
  var steps: [WorkflowStep] = []

  mutating func follow(_ definition: Structure, prefix: String, depth: Int) {
    guard depth < Self.deepest, let first = definition["StartAt"]?.literal, let states = definition["States"] else {
      return
    }
    var seen: Set<String> = [first]
    var pending = [first]
    var number = 0
    while number < pending.count {
      let name = pending[number]
      number += 1
      guard let state = states[name] else { continue }
      let next = Self.successors(of: state)
      add(state, name, prefix + String(number), next)
      for name in next where seen.insert(name).inserted { pending.append(name) }
      for part in Self.parts(of: state) { follow(part, prefix: "\(prefix)\(number).", depth: depth + 1) }
    }
  }

  private mutating func add(_ state: Structure, _ name: String, _ number: String, _ next: [String]) {
    steps.append(
      WorkflowStep(
        name: name, number: number, type: state["Type"]?.literal ?? "", resource: state["Resource"]?.text,
        parameters: state["Parameters"] ?? state["Arguments"], next: next))
  }

  private static func successors(of state: Structure) -> [String] {
    let choices = (state["Choices"]?.items ?? []).map { $0["Next"] }
    let catches = (state["Catch"]?.items ?? []).map { $0["Next"] }
    var names: [String] = []
    for name in [state["Next"]] + choices + [state["Default"]] + catches {
      if let name = name?.literal, !names.contains(name) { names.append(name) }
    }
    return names
  }

  private static func parts(of state: Structure) -> [Structure] {
    (state["Branches"]?.items ?? []) + [state["ItemProcessor"] ?? state["Iterator"]].compactMap(\.self)
  }
}
