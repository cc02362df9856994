import Core

/// What plugins add to the template: the workflows of serverless-step-functions.
/// https://github.com/serverless-operations/serverless-step-functions
enum PluginResources {
  private static let spellings = [
    ("name", "StateMachineName"), ("role", "RoleArn"), ("definition", "Definition"), ("type", "StateMachineType"),
  ]
  private static let sections = [
    ("loggingConfig", "LoggingConfiguration", "level", "Level"),
    ("tracingConfig", "TracingConfiguration", "enabled", "Enabled"),
  ]

  /// The workflows as resources of CloudFormation.
  static func declarations(of service: ServiceDefinition) -> Node {
    let entries = machines(of: service).map { machine in
      let id = LogicalNames.stateMachine(
        machine.key, name: machine.value["name"]?.literal, id: machine.value["id"]?.literal)
      return Node.Entry(key: id, keyPlace: machine.keyPlace, value: declaration(machine))
    }
    return Node(.mapping(entries), place: service.root.place)
  }

  private static func machines(of service: ServiceDefinition) -> [Node.Entry] {
    let section = service.root["stepFunctions"]?["stateMachines"]
    return (section?.itemsOrSelf ?? []).flatMap(\.entries).filter { $0.value.isMapping && !$0.value.isIntrinsic }
  }

  private static func declaration(_ machine: Node.Entry) -> Node {
    var properties = spellings.compactMap { own, property -> Node.Entry? in
      machine.value.entry(own).map { Node.Entry(key: property, keyPlace: $0.keyPlace, value: $0.value) }
    }
    for (own, section, key, property) in sections {
      guard let settings = machine.value.entry(own), let value = settings.value.entry(key) else { continue }
      let inner = Node.Entry(key: property, keyPlace: value.keyPlace, value: value.value)
      let body = Node(.mapping([inner]), place: settings.value.place)
      properties.append(Node.Entry(key: section, keyPlace: settings.keyPlace, value: body))
    }
    let type = Node(.scalar("AWS::StepFunctions::StateMachine", .plain), place: machine.keyPlace)
    let body = Node(.mapping(properties), place: machine.value.place)
    return Node(
      .mapping([
        Node.Entry(key: "Type", keyPlace: machine.keyPlace, value: type),
        Node.Entry(key: "Properties", keyPlace: machine.keyPlace, value: body),
      ]), place: machine.value.place)
  }

  /// Which events start workflows.
  static func eventKinds(of service: ServiceDefinition) -> [String] {
    machines(of: service).flatMap { ServiceEvent.all(of: $0.value) }.map(\.kind)
  }

  /// The routes that start workflows; no function stands behind them.
  static func readEvents(_ context: ServiceContext, into assembly: inout Assembly) {
    for machine in machines(of: context.service) {
      for event in ServiceEvent.all(of: machine.value) where event.kind == "http" {
        ServiceEvents.readRoute(event, context, into: &assembly)
      }
    }
  }
}
