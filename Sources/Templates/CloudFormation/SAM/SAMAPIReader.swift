import Core

/// AWS::Serverless::Api and AWS::Serverless::HttpApi, and the APIs that SAM makes for events that name none.
/// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-api.html
/// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-httpapi.html
enum SAMAPIReader {
  static func declareREST(_ resource: Resource, into assembly: inout Assembly) {
    var api = API(id: resource.id, kind: .rest, place: resource.place)
    apply(resource.properties, to: &api)
    assembly.application.apis.append(api)
  }

  static func declareHTTP(_ resource: Resource, into assembly: inout Assembly) {
    var api = API(id: resource.id, kind: .http, place: resource.place)
    apply(resource.properties, to: &api)
    assembly.application.apis.append(api)
  }

  /// The index of the API that SAM makes for a stack's events, which is added when it is not there yet. The Globals
  /// section is all that speaks of it.
  static func implicitAPI(_ kind: API.Kind, for event: Setting, in assembly: inout Assembly) -> Int {
    let id = event.stack.identifier(kind == .rest ? "ServerlessRestApi" : "ServerlessHttpApi")
    if let index = assembly.application.apis.firstIndex(where: { $0.id == id }) { return index }
    var api = API(id: id, kind: kind, place: event.keyPlace ?? event.stack.template.file.whole)
    api.isImplicit = true
    let globals = event.stack.template.root["Globals"]?[kind == .rest ? "Api" : "HttpApi"]
    apply(Setting(globals, in: event.stack), to: &api)
    assembly.application.apis.append(api)
    let index = assembly.application.apis.count - 1
    RouteTriggers.addAll(of: index, to: &assembly)
    return index
  }

  private static func apply(_ properties: Setting, to api: inout API) {
    api.name = properties["Name"].text
    StageSettings.apply(properties, to: &api)
    api.cors = CORSReader.read(properties[api.kind == .rest ? "Cors" : "CorsConfiguration"])
    api.isPrivate = RestAPIReader.isPrivate(properties["EndpointConfiguration"])
    api.minimumTLS = properties["Domain"]["SecurityPolicy"].string
    if let place = properties["GatewayResponses"]["DEFAULT_5XX", "DEFAULT_4XX"].place {
      api.hasDefaultErrorResponse = .known(true, place)
    }
    applyAuth(properties["Auth"], to: &api)
  }

  private static func applyAuth(_ auth: Setting, to api: inout API) {
    api.authorizers = auth["Authorizers"].entries.map { authorizer($0, $1) }
    api.defaultAuthorization = authorization(auth["DefaultAuthorizer"])
    api.resourcePolicy = resourcePolicy(auth["ResourcePolicy"])
    let plan = auth["UsagePlan"]
    if plan.isWritten, let place = plan.fullPlace {
      api.hasUsagePlan = plan["CreateUsagePlan"].string.map { $0 != "NONE" }
      if api.hasUsagePlan.isAbsent { api.hasUsagePlan = .known(true, place) }
      if api.throttlingRate.isAbsent { api.throttlingRate = plan["Throttle"]["RateLimit"].int }
    }
  }

  private static func authorizer(_ name: String, _ setting: Setting) -> API.Authorizer {
    let place = setting.keyPlace ?? setting.stack.template.file.whole
    var authorizer = API.Authorizer(id: name, kind: .unknown, place: place)
    if setting["UserPoolArn"].isWritten {
      authorizer.kind = .cognito
      authorizer.target = setting["UserPoolArn"].itemsOrSelf.first?.text ?? .absent
    } else if setting["FunctionArn"].isWritten {
      authorizer.kind = .lambda
      authorizer.target = setting["FunctionArn"].text
      authorizer.cacheSeconds = setting["Identity"]["ReauthorizeEvery"].int
    } else if setting["JwtConfiguration", "OpenIdConnectUrl"].isWritten {
      authorizer.kind = .jwt
      authorizer.target = setting["JwtConfiguration"]["issuer", "Issuer"].text
    }
    return authorizer
  }

  /// The name of an authorizer, or one of the two names that SAM keeps for itself.
  static func authorization(_ name: Setting) -> Known<Authorization> {
    name.string.map { name in
      switch name {
      case "NONE": Authorization.none
      case "AWS_IAM": .iam
      default: .authorizer(name)
      }
    }
  }

  /// SAM's short form of a resource policy, or statements as they are.
  private static func resourcePolicy(_ policy: Setting) -> [PolicyStatement] {
    var statements = policy["CustomStatements"].itemsOrSelf.map(PolicyReader.statement)
    for (key, values) in policy.entries {
      guard let place = values.fullPlace else { continue }
      let comparison =
        key.hasPrefix("IpRange")
        ? "NotIpAddress aws:SourceIp"
        : key.contains("Vpce")
          ? "StringNotEquals aws:SourceVpce"
          : key.contains("Vpc") ? "StringNotEquals aws:SourceVpc" : ""
      let words = comparison.split(separator: " ").map(String.init)
      guard key.hasSuffix("Whitelist"), words.count == 2 else { continue }
      statements.append(denial(of: values, unless: words, at: place))
    }
    return statements
  }

  private static func denial(of values: Setting, unless words: [String], at place: Place) -> PolicyStatement {
    var statement = PolicyStatement(place: place)
    statement.effect = .deny
    statement.actions = [PolicyStatement.Entry("execute-api:Invoke", at: place)]
    statement.resources = [PolicyStatement.Entry("execute-api:/*", at: place)]
    statement.principals = [PolicyStatement.Principal(type: "*", value: "*", place: place)]
    let allowed = PolicyReader.entries(values).map(\.text)
    statement.conditions = [PolicyStatement.Condition(comparison: words[0], key: words[1], values: allowed)]
    return statement
  }
}

/// The events of type Api and HttpApi of functions and workflows: each is a route.
enum SAMRouteEvent {
  static func read(_ event: Setting, kind: API.Kind, function: String?, into assembly: inout Assembly) {
    let properties = event["Properties"]
    let api = api(of: properties, kind: kind, event, &assembly)
    let isDefault = kind == .http && properties["Path"].isAbsent
    let path = isDefault ? "$default" : properties["Path"].plainText.display
    let method = properties["Method"].string.value?.uppercased() ?? "ANY"
    let place = event.keyPlace ?? event.stack.template.file.whole
    if let known = existing(method, path, in: assembly.application.apis[api]) {
      complete(RouteReference(api: api, route: known), properties, function, &assembly)
      return
    }
    var route = API.Route(method: method, path: path, place: place)
    route.function = function
    setAuthorization(of: &route, properties, assembly.application.apis[api])
    route.validatesRequest = validation(properties)
    RouteTriggers.add(route, to: api, in: &assembly)
  }

  private static func api(
    of properties: Setting, kind: API.Kind, _ event: Setting, _ assembly: inout Assembly
  ) -> Int {
    let reference = properties["RestApiId", "ApiId"]
    guard reference.isWritten else { return SAMAPIReader.implicitAPI(kind, for: event, in: &assembly) }
    let text = reference.plainText
    if let index = assembly.apiIndex(text) { return index }
    // Older templates name their API in a plain string instead of by reference.
    let local = text.literal.map { event.stack.identifier($0) }
    if let index = assembly.application.apis.firstIndex(where: { $0.id == local }) { return index }
    return foreignAPI(text, kind, at: reference.place ?? event.stack.template.file.whole, &assembly)
  }

  /// An API of another stack: nothing is known of what it asks of its callers.
  private static func foreignAPI(_ text: Text, _ kind: API.Kind, at place: Place, _ assembly: inout Assembly) -> Int {
    let id = text.display
    if let index = assembly.application.apis.firstIndex(where: { $0.id == id }) { return index }
    var api = API(id: id, kind: kind, place: place)
    api.defaultAuthorization = .unknown(because: "the API is part of another stack", place)
    assembly.application.apis.append(api)
    return assembly.application.apis.count - 1
  }

  /// SAM joins an event with the operation of the definition that has its path and method.
  private static func existing(_ method: String, _ path: String, in api: API) -> Int? {
    api.routes.firstIndex { $0.path == path && $0.method == method }
  }

  private static func complete(
    _ reference: RouteReference, _ properties: Setting, _ function: String?, _ assembly: inout Assembly
  ) {
    let api = assembly.application.apis[reference.api]
    var route = api.routes[reference.route]
    let isNew = route.function == nil
    if isNew { route.function = function }
    if route.authorization.isAbsent { setAuthorization(of: &route, properties, api) }
    assembly.application.apis[reference.api].routes[reference.route] = route
    if isNew { RouteTriggers.addTrigger(reference, to: &assembly) }
  }

  private static func setAuthorization(of route: inout API.Route, _ properties: Setting, _ api: API) {
    let auth = properties["Auth"]
    route.authorization = SAMAPIReader.authorization(auth["Authorizer"])
    route.asksForScopes = auth["AuthorizationScopes"].isWritten
    route.requiresAPIKey = auth["ApiKeyRequired"].bool
    if route.requiresAPIKey.isAbsent { route.requiresAPIKey = api.requiresAPIKey(in: properties.stack) }
  }

  private static func validation(_ properties: Setting) -> Known<Bool> {
    let model = properties["RequestModel"]
    guard model.isWritten, let place = model.place else { return .absent }
    let checks = [model["ValidateBody"], model["ValidateParameters"]]
    return .known(checks.contains { $0.bool.value == true }, place)
  }
}

extension API {
  /// Whether SAM asks for a key on every route of this API.
  fileprivate func requiresAPIKey(in stack: Stack) -> Known<Bool> {
    let local = String(id.dropFirst(stack.prefix.count))
    let properties = stack.template.resource(local)?.properties ?? stack.template.root["Globals"]?["Api"]
    return Setting(properties, in: stack)["Auth"]["ApiKeyRequired"].bool
  }
}
