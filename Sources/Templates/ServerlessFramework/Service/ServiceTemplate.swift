import Core

/// The CloudFormation template that a service amounts to: its own resources, those that events make, and stand-ins for
/// functions, roles and APIs, which are read from the service itself.
enum ServiceTemplate {
  /// Types of stand-ins start with this, so that they are known as resources and read by no reader.
  static let standInPrefix = "Framework::"

  /// The template and the service with its references renamed to the ids of the application.
  static func make(_ service: ServiceDefinition) -> (template: Template, service: ServiceDefinition)? {
    let renaming = Renaming(names: names(service))
    let renamed = ServiceDefinition(renaming.apply(to: service.root), file: service.file, stage: service.stage)
    let root = root(of: renamed)
    return Template(root, file: service.file).map { ($0, renamed) }
  }

  private static func names(_ service: ServiceDefinition) -> [String: String] {
    let pairs = service.functions.map { (LogicalNames.function($0.key), $0.key) }
    return Dictionary(pairs) { first, _ in first }
  }

  private static func root(of service: ServiceDefinition) -> Node {
    let own = service.resources
    var resources = Node(.mapping(GeneratedResources(service).entries), place: service.root.place)
    for section in ["Resources", "extensions"] {
      if let part = own?[section], part.isMapping, !part.isIntrinsic { resources = NodeMerge.merge(resources, part) }
    }
    resources = NodeMerge.merge(resources, PluginResources.declarations(of: service))
    let declared = standIns(service).reduce(resources, lay)
    var entries = (own?.entries ?? []).filter { $0.key != "Resources" && $0.key != "extensions" }
    entries.append(Node.Entry(key: "Resources", keyPlace: declared.place, value: declared))
    return Node(.mapping(entries), place: service.root.place)
  }

  /// Puts a stand-in among the resources. Where the service changes what the framework makes, its settings stay.
  private static func lay(_ resources: Node, _ standIn: (id: String, type: String, place: Place)) -> Node {
    let type = Node(.scalar(standInPrefix + standIn.type, .plain), place: standIn.place)
    let declaration = Node(
      .mapping([Node.Entry(key: "Type", keyPlace: standIn.place, value: type)]), place: standIn.place)
    let entry = Node.Entry(key: standIn.id, keyPlace: standIn.place, value: declaration)
    return NodeMerge.merge(resources, Node(.mapping([entry]), place: resources.place))
  }

  private static func standIns(_ service: ServiceDefinition) -> [(id: String, type: String, place: Place)] {
    let place = service.providerPlace
    var found = service.functions.map { (id: $0.key, type: "AWS::Lambda::Function", place: $0.keyPlace) }
    found += service.functions.map { (LogicalNames.role(of: $0.key), "AWS::IAM::Role", $0.keyPlace) }
    found += (service.root["layers"]?.entries ?? []).map {
      (LogicalNames.layer($0.key), "AWS::Lambda::LayerVersion", $0.keyPlace)
    }
    found.append((LogicalNames.role, "AWS::IAM::Role", place))
    found.append((LogicalNames.restAPI, "AWS::ApiGateway::RestApi", place))
    found.append((LogicalNames.httpAPI, "AWS::ApiGatewayV2::Api", place))
    found.append((LogicalNames.webSocketAPI, "AWS::ApiGatewayV2::Api", place))
    found.append((LogicalNames.deploymentBucket, "AWS::S3::Bucket", place))
    return found
  }
}
