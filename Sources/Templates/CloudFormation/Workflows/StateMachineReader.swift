import Core

/// Workflows: AWS::StepFunctions::StateMachine and AWS::Serverless::StateMachine.
/// https://docs.aws.amazon.com/step-functions/latest/dg/concepts-amazon-states-language.html
enum StateMachineReader {
  static func declare(_ resource: Resource, into assembly: inout Assembly) {
    var machine = StateMachine(id: resource.id, place: resource.place)
    machine.name = resource["StateMachineName", "Name"].text
    machine.logging = resource["LoggingConfiguration", "Logging"]["Level"].string
    machine.isTraced = resource["TracingConfiguration", "Tracing"]["Enabled"].bool
    machine.role = assembly.roleID(resource["RoleArn", "Role"])
    if resource.type == "AWS::Serverless::StateMachine", machine.role.isAbsent {
      machine.role = .known(resource.id + "Role", resource.place)
      assembly.application.roles.append(ImplicitRole.ofStateMachine(resource, assembly))
    }
    var states = StateList()
    let definition = definition(resource)
    states.read(definition)
    machine.states = states.states
    machine.definition = definition.structure
    assembly.application.stateMachines.append(machine)
  }

  /// The triggers of the functions that the states call.
  static func connect(_ resource: Resource, into assembly: inout Assembly) {
    guard let machine = assembly.application.stateMachines.first(where: { $0.id == resource.id }) else { return }
    for state in machine.states {
      guard let target = state.target.value else { continue }
      var trigger = Trigger(.stepFunctions, place: state.place)
      trigger.source = resource.reference
      assembly.addTrigger(trigger, to: target)
    }
  }

  /// The definition as a document, with `${…}` in it made a substitution.
  private static func definition(_ resource: Resource) -> Setting {
    let variables = resource["DefinitionSubstitutions"].node
    let inline = resource["Definition"]
    if let node = inline.node { return Setting(Substitution.applied(to: node, variables), in: inline.stack) }
    if let embedded = resource["DefinitionString"].embedded(variables) { return embedded }
    for key in ["DefinitionUri", "DefinitionS3Location"] {
      guard let path = LocalFiles.localPath(resource[key].node),
        let node = resource.stack.library.document(path, from: resource.stack.template.file)
      else { continue }
      return Setting(Substitution.applied(to: node, variables), in: resource.stack)
    }
    return Setting(nil, in: resource.stack)
  }
}

/// Collects the states of a definition, those inside branches and maps included.
private struct StateList {
  /// More states than a definition of 1 MB can have are not read.
  private static let maximumDepth = 30
  private(set) var states: [StateMachine.State] = []

  mutating func read(_ definition: Setting, depth: Int = 0) {
    guard depth < Self.maximumDepth else { return }
    for (name, state) in definition["States"].entries {
      guard state.node?.isMapping == true else { continue }
      add(name, state)
      for branch in state["Branches"].items { read(branch, depth: depth + 1) }
      read(state["Iterator", "ItemProcessor"], depth: depth + 1)
    }
  }

  private mutating func add(_ name: String, _ state: Setting) {
    let place = state.keyPlace ?? state.stack.template.file.whole
    let type = state["Type"].plainText.display
    var entry = StateMachine.State(
      name: name, type: type, hasCatch: !state["Catch"].items.isEmpty, hasRetry: !state["Retry"].items.isEmpty,
      place: place)
    entry.target = target(state)
    states.append(entry)
  }

  /// The function of a Lambda task, or else the resource as written.
  private func target(_ state: Setting) -> Known<Text> {
    let parameters = state["Parameters", "Arguments"]
    let function = parameters["FunctionName"]
    return state["Resource"].plainText.contains(":lambda:invoke") && function.isWritten
      ? function.text : state["Resource"].text
  }
}
