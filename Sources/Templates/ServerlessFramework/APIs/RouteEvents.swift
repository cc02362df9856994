import Core

/// Events that are routes of an API.
enum RouteEvents {
  // MARK: http

  /// https://www.serverless.com/framework/docs/providers/aws/events/apigateway
  static func readREST(
    _ event: ServiceEvent, of function: String?, _ context: ServiceContext, _ assembly: inout Assembly
  ) {
    guard let index = ServiceAPIs.index(of: .rest, context, assembly) else { return }
    let setting = context.setting(event.value, at: event.keyPlace)
    var route = route(setting, at: event.headline)
    route.function = reachesFunction(setting) ? function : nil
    route.requiresAPIKey = setting["private"].bool
    route.asksForScopes = setting["authorizer"]["scopes"].isWritten
    route.validatesRequest = validation(setting)
    if let cors = CORSSettings.ofRoute(setting["cors"]) { add(cors, to: &assembly.application.apis[index]) }
    RouteAuthorizer.add(route, RouteAuthorizer(setting["authorizer"], context), to: index, in: &assembly)
  }

  /// "GET users/{id}", or a mapping with method and path.
  private static func route(_ setting: Setting, at place: Place) -> API.Route {
    guard !setting.isMapping else {
      return API.Route(
        method: method(setting["method"].plainText.display), path: path(setting["path"].plainText.display), place: place
      )
    }
    let parts = setting.plainText.display.split(separator: " ", maxSplits: 1).map(String.init)
    return API.Route(method: method(parts.first ?? ""), path: path(parts.count > 1 ? parts[1] : ""), place: place)
  }

  private static func method(_ text: String) -> String {
    text.isEmpty || text == "*" ? "ANY" : text.uppercased()
  }

  private static func path(_ text: String) -> String {
    let trimmed = text.trimmingSpaces()
    return trimmed.hasPrefix("/") ? String(trimmed) : "/" + trimmed
  }

  /// Routes may lead to another address, or to an answer that the API gives itself.
  private static func reachesFunction(_ setting: Setting) -> Bool {
    switch setting["integration"].string.value?.lowercased() {
    case "http", "http-proxy", "http_proxy", "mock": false
    default: true
    }
  }

  /// https://www.serverless.com/framework/docs/providers/aws/events/apigateway#request-schema-validators
  private static func validation(_ setting: Setting) -> Known<Bool> {
    let request = setting["request"]
    let settings = [
      request["schemas"], request["schema"], setting["reqValidatorName"], request["reqValidatorName"],
      request["parameters"],
    ]
    guard let first = settings.first(where: \.isWritten), let place = first.fullPlace else { return .absent }
    let checksBody = settings.dropLast().contains(where: \.isWritten)
    return .known(checksBody || requiresParameters(request["parameters"]), place)
  }

  private static func requiresParameters(_ parameters: Setting) -> Bool {
    parameters.entries.contains { group in
      group.value.entries.contains { $0.value.bool.value == true || $0.value["required"].bool.value == true }
    }
  }

  /// An API has one setting; of those of its routes the widest counts.
  private static func add(_ cors: CORS, to api: inout API) {
    if api.cors == nil || cors.origins.value?.contains("*") == true && api.cors?.origins.value?.contains("*") != true {
      api.cors = cors
    }
  }

  // MARK: httpApi

  /// https://www.serverless.com/framework/docs/providers/aws/events/http-api
  static func readHTTP(
    _ event: ServiceEvent, of function: String?, _ context: ServiceContext, _ assembly: inout Assembly
  ) {
    guard let index = ServiceAPIs.index(of: .http, context, assembly) else { return }
    let setting = context.setting(event.value, at: event.keyPlace)
    let short = setting.isMapping ? nil : setting.plainText.literal?.trimmingSpaces()
    var route = route(setting, at: event.headline)
    if short == "*" || setting["path"].string.value == "*" { (route.method, route.path) = ("ANY", "$default") }
    route.function = function
    route.authorization = HTTPAPIAuthorizers.authorization(setting["authorizer"])
    route.asksForScopes = setting["authorizer"]["scopes"].isWritten
    RouteTriggers.add(route, to: index, in: &assembly)
  }

  // MARK: websocket

  /// https://www.serverless.com/framework/docs/providers/aws/events/websocket
  static func readWebSocket(
    _ event: ServiceEvent, of function: String?, _ context: ServiceContext, _ assembly: inout Assembly
  ) {
    guard let index = ServiceAPIs.index(of: .webSocket, context, assembly) else { return }
    let setting = context.setting(event.value, at: event.keyPlace)
    let key = setting.isMapping ? setting["route"] : setting
    var route = API.Route(method: "", path: key.plainText.display, place: event.headline)
    route.function = function
    let authorizer = RouteAuthorizer(setting["authorizer"], context)
    // Only connecting is authorized; later messages come from those who connected.
    if route.path == "$connect" {
      assembly.application.apis[index].defaultAuthorization = authorizer.authorization
    }
    RouteAuthorizer.add(route, authorizer, to: index, in: &assembly)
  }

  // MARK: alb

  /// https://www.serverless.com/framework/docs/providers/aws/events/alb
  static func readLoadBalancer(
    _ event: ServiceEvent, of function: String?, _ context: ServiceContext, _ assembly: inout Assembly
  ) {
    let setting = context.setting(event.value, at: event.keyPlace)
    let index = loadBalancer(setting, at: event.headline, &assembly)
    let conditions = setting["conditions"]
    let path = conditions["path"].itemsOrSelf.first?.plainText.display ?? "/*"
    let method = conditions["method"].itemsOrSelf.first?.plainText.display ?? "ANY"
    var route = API.Route(method: self.method(method), path: path, place: event.headline)
    route.function = function
    let names = setting["authorizer", "authorizers"]
    if let name = names.itemsOrSelf.first, let place = names.fullPlace {
      declare(name.plainText.display, on: index, at: place, context, &assembly)
      route.authorization = .known(.authorizer(name.plainText.display), place)
    }
    RouteTriggers.add(route, to: index, in: &assembly)
  }

  /// The load balancer by the reference to its listener; one that is known by its ARN only gets a name of its own.
  private static func loadBalancer(_ setting: Setting, at place: Place, _ assembly: inout Assembly) -> Int {
    let id = setting["listenerArn"].plainText.resource ?? "LoadBalancer"
    if let index = assembly.application.apis.firstIndex(where: { $0.id == id }) { return index }
    var api = API(id: id, kind: .loadBalancer, place: place)
    api.isImplicit = true
    assembly.application.apis.append(api)
    return assembly.application.apis.count - 1
  }

  private static func declare(
    _ name: String, on api: Int, at place: Place, _ context: ServiceContext, _ assembly: inout Assembly
  ) {
    guard !assembly.application.apis[api].authorizers.contains(where: { $0.id == name }) else { return }
    let settings = context.provider["alb"]["authorizers"][name]
    let isCognito = settings["type"].string.value == "cognito"
    let kind: API.Authorizer.Kind = isCognito ? .cognito : settings.isWritten ? .openIDConnect : .unknown
    var authorizer = API.Authorizer(id: name, kind: kind, place: settings.keyPlace ?? place)
    authorizer.target = isCognito ? settings["userPoolArn"].text : settings["issuer"].text
    assembly.application.apis[api].authorizers.append(authorizer)
  }
}
