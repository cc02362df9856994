import Core

/// Services of other clouds. Their functions and HTTP routes are read; their events are not.
enum OtherProvider {
  static func read(_ service: ServiceDefinition, in tree: FileTree, into result: inout TemplateResult) {
    result.diagnostics.append(
      Diagnostic(
        .unsupported, "of services for \(service.providerName) only functions and HTTP routes are understood",
        at: service.providerPlace))
    guard let (template, service) = ServiceTemplate.make(service), !service.functions.isEmpty else { return }
    let library = Library(from: service.file, template, in: tree)
    let context = ServiceContext(service: service, stack: Stack.make(template, library: library), tree: tree)
    var application = Application(
      name: service.name ?? Path.name(of: context.folder), format: .serverlessFramework, folder: context.folder,
      place: service.file.whole)
    application.isOnAWS = false
    application.functionDefaults = service.providerPlace
    application.functions = service.functions.map(FunctionBuilder(context: context).function)
    let api = api(context)
    if !api.routes.isEmpty { application.apis = [api] }
    result.applications = [application]
  }

  private static func api(_ context: ServiceContext) -> API {
    var api = API(id: LogicalNames.httpAPI, kind: .http, place: context.service.providerPlace)
    api.isImplicit = true
    for function in context.service.functions {
      for event in ServiceEvent.all(of: function.value) where event.kind == "http" {
        api.routes.append(route(event, function.key, context))
      }
    }
    return api
  }

  /// Azure writes the level of authorization, the others a method and a path at most.
  private static func route(_ event: ServiceEvent, _ function: String, _ context: ServiceContext) -> API.Route {
    let setting = context.setting(event.value, at: event.keyPlace)
    let method = setting["method", "methods"].itemsOrSelf.first?.plainText.display.uppercased() ?? "ANY"
    let path = setting["path", "route"].plainText.literal ?? ""
    var route = API.Route(method: method, path: path.hasPrefix("/") ? path : "/" + path, place: event.headline)
    route.function = function
    if let level = setting["authLevel"].string.value, level != "anonymous", let place = setting["authLevel"].place {
      route.requiresAPIKey = .known(true, place)
    }
    return route
  }
}
