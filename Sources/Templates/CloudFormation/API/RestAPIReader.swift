import Core

/// REST APIs: AWS::ApiGateway::RestApi with its parts, and AWS::Serverless::Api.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-restapi.html
enum RestAPIReader {
  static func declare(_ resource: Resource, into assembly: inout Assembly) {
    var api = API(id: resource.id, kind: .rest, place: resource.place)
    api.name = resource["Name"].text
    api.isPrivate = isPrivate(resource["EndpointConfiguration"])
    api.resourcePolicy = PolicyReader.statements(resource["Policy"])
    assembly.application.apis.append(api)
  }

  /// SAM takes a string or a mapping, CloudFormation a mapping with a list.
  static func isPrivate(_ endpoint: Setting) -> Known<Bool> {
    let types = endpoint["Types", "Type"]
    return (types.isWritten ? types : endpoint).strings.map { $0.contains("PRIVATE") }
  }

  static func define(_ resource: Resource, into assembly: inout Assembly) {
    guard let index = assembly.application.apis.firstIndex(where: { $0.id == resource.id }) else { return }
    var api = assembly.application.apis[index]
    OpenAPIReader.read(definition(resource), into: &api, assembly)
    assembly.application.apis[index] = api
    RouteTriggers.addAll(of: index, to: &assembly)
  }

  /// The definition in the template, or in a local file.
  static func definition(_ resource: Resource) -> Setting {
    for key in ["Body", "DefinitionBody"] where resource[key].isWritten { return resource[key] }
    for key in ["DefinitionUri", "BodyS3Location"] {
      guard let path = LocalFiles.localPath(resource[key].node),
        let node = resource.stack.library.document(path, from: resource.stack.template.file)
      else { continue }
      return Setting(node, in: resource.stack)
    }
    return Setting(nil, in: resource.stack)
  }

  /// AWS::ApiGateway::Authorizer
  static func readAuthorizer(_ resource: Resource, into assembly: inout Assembly) {
    guard let index = assembly.apiIndex(resource["RestApiId"].plainText) else { return }
    let isCognito = resource["Type"].string.value == "COGNITO_USER_POOLS"
    var authorizer = API.Authorizer(id: resource.id, kind: isCognito ? .cognito : .lambda, place: resource.place)
    authorizer.target =
      isCognito ? resource["ProviderARNs"].items.first?.text ?? .absent : resource["AuthorizerUri"].text
    authorizer.cacheSeconds = resource["AuthorizerResultTtlInSeconds"].int
    RouteTriggers.add(authorizer, to: index, in: &assembly)
  }

  /// AWS::ApiGateway::Method. Mock answers to OPTIONS are the preflight, no route of the application.
  static func readMethod(_ resource: Resource, into assembly: inout Assembly) {
    guard let index = assembly.apiIndex(resource["RestApiId"].plainText) else { return }
    let method = resource["HttpMethod"].string.value ?? "ANY"
    let integration = resource["Integration"]
    if method == "OPTIONS", integration["Type"].string.value == "MOCK" { return }
    var route = API.Route(method: method, path: path(resource["ResourceId"].plainText, assembly), place: resource.place)
    route.function = assembly.functionID(integration["Uri"])
    route.authorization = authorization(resource)
    route.asksForScopes = resource["AuthorizationScopes"].isWritten
    route.requiresAPIKey = resource["ApiKeyRequired"].bool
    route.validatesRequest = validation(resource["RequestValidatorId"], assembly)
    RouteTriggers.add(route, to: index, in: &assembly)
  }

  static func authorization(_ resource: Resource) -> Known<Authorization> {
    let authorizer = resource["AuthorizerId"].plainText.resource
    return resource["AuthorizationType"].string.compactMap(or: "an authorizer that is not in the template") { type in
      switch type {
      case "NONE": Authorization.none
      case "AWS_IAM": .iam
      default: authorizer.map(Authorization.authorizer)
      }
    }
  }

  private static func validation(_ reference: Setting, _ assembly: Assembly) -> Known<Bool> {
    guard let place = reference.place else { return .absent }
    guard let id = reference.plainText.resource, let validator = assembly.resource(id) else {
      return .unknown(because: "the validator is not in the template", place)
    }
    let checks = [validator["ValidateRequestBody"], validator["ValidateRequestParameters"]]
    return .known(checks.contains { $0.bool.value == true }, place)
  }

  /// The path of an AWS::ApiGateway::Resource, from its ancestors' parts.
  private static func path(_ reference: Text, _ assembly: Assembly) -> String {
    var parts: [String] = []
    var id = reference.resource
    while let current = id, let resource = assembly.resource(current), resource.type == "AWS::ApiGateway::Resource",
      parts.count < 50
    {
      parts.insert(resource["PathPart"].plainText.display, at: 0)
      id = resource["ParentId"].plainText.resource
    }
    return "/" + parts.joined(separator: "/")
  }

  /// AWS::ApiGateway::GatewayResponse
  static func readResponse(_ resource: Resource, into assembly: inout Assembly) {
    guard let index = assembly.apiIndex(resource["RestApiId"].plainText),
      resource["ResponseType"].string.value?.hasPrefix("DEFAULT") ?? false
    else { return }
    assembly.application.apis[index].hasDefaultErrorResponse = .known(true, resource.place)
  }
}

/// Joins routes and authorizers to the functions behind them.
enum RouteTriggers {
  static func kind(of api: API) -> TriggerKind {
    switch api.kind {
    case .rest: .apiGatewayREST
    case .http: .apiGatewayHTTP
    case .webSocket: .apiGatewayWebSocket
    case .graphQL: .appSync
    case .loadBalancer: .loadBalancer
    }
  }

  /// Adds a route to an API and the trigger to its function.
  static func add(_ route: API.Route, to api: Int, in assembly: inout Assembly) {
    assembly.application.apis[api].routes.append(route)
    addTrigger(RouteReference(api: api, route: assembly.application.apis[api].routes.count - 1), to: &assembly)
  }

  static func add(_ authorizer: API.Authorizer, to api: Int, in assembly: inout Assembly) {
    assembly.application.apis[api].authorizers.append(authorizer)
    addTrigger(of: authorizer, to: &assembly)
  }

  /// Adds the triggers of every route and authorizer that an API has.
  static func addAll(of api: Int, to assembly: inout Assembly) {
    for route in assembly.application.apis[api].routes.indices {
      addTrigger(RouteReference(api: api, route: route), to: &assembly)
    }
    for authorizer in assembly.application.apis[api].authorizers { addTrigger(of: authorizer, to: &assembly) }
  }

  static func addTrigger(_ reference: RouteReference, to assembly: inout Assembly) {
    let (api, route) = assembly.application.route(reference)
    guard let function = route.function.flatMap({ assembly.functionIndex(of: $0) }) else { return }
    var trigger = Trigger(kind(of: api), place: route.place)
    trigger.route = reference
    trigger.source = .known(Text(pieces: [.attribute(of: api.id, name: "Ref")]), route.place)
    assembly.application.functions[function].triggers.append(trigger)
  }

  private static func addTrigger(of authorizer: API.Authorizer, to assembly: inout Assembly) {
    guard authorizer.kind == .lambda, let target = authorizer.target.value,
      let index = assembly.functionIndex(target),
      !assembly.application.functions[index].triggers.contains(where: { $0.kind == .apiGatewayAuthorizer })
    else { return }
    assembly.application.functions[index].triggers.append(Trigger(.apiGatewayAuthorizer, place: authorizer.place))
  }
}
