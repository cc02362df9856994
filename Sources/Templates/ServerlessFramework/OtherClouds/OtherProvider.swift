import Core

/// Services of other clouds: their functions with what fires them.
enum OtherProvider {
  static func read(_ service: ServiceDefinition, in tree: FileTree, into result: inout TemplateResult) {
    guard let (template, service) = ServiceTemplate.make(service), !service.functions.isEmpty else { return }
    let library = Library(from: service.file, template, in: tree)
    let context = ServiceContext(service: service, stack: Stack.make(template, library: library), tree: tree)
    var application = Application(
      name: service.name ?? Path.name(of: context.folder), format: .serverlessFramework, folder: context.folder,
      place: service.file.whole)
    application.cloud = cloud(service.providerName)
    application.functionDefaults = service.providerPlace
    for entry in service.functions { add(entry, context, to: &application) }
    result.applications = [application]
    result.diagnostics += unread(context)
  }

  static func cloud(_ provider: String) -> Application.Cloud {
    switch provider {
    case "google": .google
    case "azure": .azure
    default: .other
    }
  }

  private static func add(_ entry: Node.Entry, _ context: ServiceContext, to application: inout Application) {
    var function = FunctionBuilder(context: context).function(entry)
    switch application.cloud {
    case .azure: AzureEvents.read(entry, context, into: &function, &application)
    case .google: GoogleEvents.read(entry, context, into: &function)
    case .other, .aws:
      // The platforms' gateways stand open unless somebody puts something before them.
      let http = ServiceEvent.all(of: entry.value).first { ["http", "apigw", "trigger", "route"].contains($0.kind) }
      if let event = http ?? ServiceEvent.all(of: entry.value).first(where: { $0.kind != "schedule" }) {
        function.triggers = [Trigger(.httpPayload, place: event.headline)]
      } else if ["openwhisk", "spotinst", "fn"].contains(context.service.providerName) {
        function.triggers = [Trigger(.httpPayload, place: entry.keyPlace)]
      }
    }
    application.functions.append(function)
  }

  /// Events of kinds that are read as if the whole event were its sender's.
  private static func unread(_ context: ServiceContext) -> [Diagnostic] {
    guard cloud(context.service.providerName) == .other else { return [] }
    let message = "of services for \(context.service.providerName) only functions and what fires them are understood"
    return [Diagnostic(.unsupported, message, at: context.service.providerPlace)]
  }
}

/// https://www.serverless.com/framework/docs-providers/azure/guide/events
enum AzureEvents {
  static func read(
    _ entry: Node.Entry, _ context: ServiceContext, into function: inout Function, _ application: inout Application
  ) {
    for item in entry.value["events"]?.items ?? [] {
      let settings = settings(of: item)
      guard let kind = item.entries.first, settings["direction"]?.text != "out" else { continue }
      var trigger = Trigger(self.kind(of: kind.key), place: item.place)
      if trigger.kind == .azureHTTP {
        trigger.route = route(settings, at: kind.place, function.id, context, &application)
      }
      if let source = ["queueName", "topicName", "name", "path"].compactMap({ settings[$0] }).first {
        trigger.source = context.setting(source, at: kind.keyPlace).text
      }
      function.triggers.append(trigger)
    }
  }

  /// What stands beside the event's kind, below it, or behind `x-azure-settings`.
  private static func settings(of event: Node) -> Node {
    let inner = event["x-azure-settings"]?.entries ?? []
    let below = event.entries.first?.value.entries ?? []
    return Node(.mapping(inner + below + event.entries.dropFirst()), place: event.place)
  }

  private static func kind(of event: String) -> TriggerKind {
    switch event {
    case "http": .azureHTTP
    case "blob": .azureBlob
    case "timer": .schedule
    case "cosmosDB": .azureChangeFeed
    default: .azureMessage
    }
  }

  private static func route(
    _ settings: Node, at place: Place, _ function: String, _ context: ServiceContext, _ application: inout Application
  ) -> RouteReference {
    if application.apis.isEmpty {
      var api = API(id: LogicalNames.httpAPI, kind: .http, place: context.service.providerPlace)
      api.isImplicit = true
      application.apis = [api]
    }
    let methods = settings["methods"]?.items.compactMap(\.text) ?? []
    let method = settings["method"]?.text ?? (methods.count == 1 ? methods[0] : "any")
    let path = settings["route"]?.text ?? function
    var route = API.Route(method: method.uppercased(), path: "/api/" + path, place: place)
    route.function = function
    route.authorization = AzureBindings.authorization(settings["authLevel"], at: place)
    application.apis[0].routes.append(route)
    return RouteReference(api: 0, route: application.apis[0].routes.count - 1)
  }
}

/// https://www.serverless.com/framework/docs-providers/google/guide/events
enum GoogleEvents {
  static func read(_ entry: Node.Entry, _ context: ServiceContext, into function: inout Function) {
    setHandler(of: &function, context)
    for event in ServiceEvent.all(of: entry.value) {
      var trigger = Trigger(kind(of: event), place: event.headline)
      trigger.source = context.setting(event.value, at: event.keyPlace)["resource"].text
      function.triggers.append(trigger)
      if trigger.kind == .webRequest { function.url = url(entry, event, context) }
    }
  }

  private static func kind(of event: ServiceEvent) -> TriggerKind {
    if event.kind == "http" { return .webRequest }
    let type = event.value["eventType"]?.text ?? ""
    if type.contains("pubsub") { return .googlePubSub }
    return type.contains("storage") ? .googleStorage : .googleEvent
  }

  private static func url(_ entry: Node.Entry, _ event: ServiceEvent, _ context: ServiceContext) -> FunctionURL {
    let open = context.setting(entry)["allowUnauthenticated"]
    let authentication: Known<FunctionURL.Authentication> =
      open.bool.value == true
      ? .known(.anonymous, open.fullPlace ?? event.headline)
      : .unknown(because: "who may call it is decided outside the service", event.headline)
    return FunctionURL(authentication: authentication, place: event.headline)
  }

  /// The handler is the name of a function that the package's main module exports.
  private static func setHandler(of function: inout Function, _ context: ServiceContext) {
    guard case .known(let name, let place) = function.handler, !name.contains(".") else { return }
    let hasPython = context.tree.containsFile(Path.join(context.folder, "main.py") ?? "")
    let isPython = function.runtime.value?.hasPrefix("python") == true || hasPython
    let module = GoogleModule.main(in: context.folder, isPython: isPython, context.tree)
    function.handler = .known("\(module).\(name)", place)
    function.runtime = function.runtime.map(GoogleModule.runtime)
  }
}
