import Core

/// AWS::Serverless::Connector, as a resource of its own or written inside its source.
enum Connectors {
  static let table = GrantTable(profiles)

  private static let plainTypes = [
    "AWS::Serverless::Function": "AWS::Lambda::Function", "AWS::Serverless::SimpleTable": "AWS::DynamoDB::Table",
    "AWS::Serverless::StateMachine": "AWS::StepFunctions::StateMachine",
    "AWS::Serverless::Api": "AWS::ApiGateway::RestApi", "AWS::Serverless::HttpApi": "AWS::ApiGatewayV2::Api",
  ]

  static func read(_ resource: Resource, into assembly: inout Assembly) {
    connect(end(resource["Source"], in: assembly), resource.properties, into: &assembly)
  }

  /// The `Connectors` attribute beside a resource's properties.
  static func readEmbedded(_ resource: Resource, into assembly: inout Assembly) {
    let source = End(id: resource.id, type: plain(resource.type), arn: nil)
    for (_, connector) in resource.attribute("Connectors").entries {
      connect(source, connector["Properties"], into: &assembly)
    }
  }

  /// One side of a connector.
  private struct End {
    var id: String?
    var type: String
    var arn: Text?

    func value(_ attribute: String) -> Text? {
      if attribute == "Arn", let arn { return arn }
      return id.map { Text(pieces: [.attribute(of: $0, name: attribute)]) }
    }
  }

  private static func plain(_ type: String) -> String { plainTypes[type] ?? type }

  private static func end(_ setting: Setting, in assembly: Assembly) -> End {
    if let local = setting["Id"].string.value {
      let id = setting.stack.identifier(local)
      return End(id: id, type: plain(assembly.resource(id)?.type ?? ""), arn: nil)
    }
    let arn = setting["Arn"].isWritten ? setting["Arn"].plainText : nil
    return End(id: arn?.resource, type: setting["Type"].string.value ?? "", arn: arn)
  }

  private static func connect(_ source: End, _ properties: Setting, into assembly: inout Assembly) {
    guard let place = properties["Permissions"].fullPlace else { return }
    for destination in properties["Destination"].itemsOrSelf.map({ end($0, in: assembly) }) {
      for permission in properties["Permissions"].strings.value ?? [] {
        grant(permission, from: source, to: destination, at: place, in: &assembly)
      }
    }
  }

  private static func grant(
    _ permission: String, from source: End, to destination: End, at place: Place, in assembly: inout Assembly
  ) {
    for (side, name) in [(source, "source"), (destination, "destination")] {
      let heading = "\(source.type) \(destination.type) \(permission) \(name)"
      let statements = table.statements(heading, at: place, template: "connector") { placeholder in
        let parts = placeholder.split(separator: ".").map(String.init)
        guard parts.count == 2 else { return nil }
        return (parts[0] == "Source" ? source : destination).value(parts[1])
      }
      guard let statements, let role = role(of: side, in: assembly),
        let index = assembly.application.roles.firstIndex(where: { $0.id == role })
      else { continue }
      assembly.application.roles[index].statements += statements
    }
  }

  private static func role(of end: End, in assembly: Assembly) -> String? {
    guard let id = end.id else { return nil }
    if let function = assembly.application.function(id) { return function.role.value }
    return assembly.application.stateMachines.first { $0.id == id }?.role.value
  }
}
