import Core

/// The APIs that the framework makes for the events of functions, with what the provider section says of them.
struct ServiceAPIs {
  private let context: ServiceContext
  private let provider: Setting

  init(_ context: ServiceContext) {
    self.context = context
    provider = context.provider
  }

  /// Adds the APIs that any event asks for.
  func declare(in assembly: inout Assembly) {
    let kinds = Set(context.service.functions.flatMap { ServiceEvent.all(of: $0.value) }.map(\.kind))
      .union(PluginResources.eventKinds(of: context.service))
    if kinds.contains("http"), !isOwnResource(provider["apiGateway"]["restApiId"]) {
      assembly.application.apis.append(rest)
    }
    if kinds.contains("httpApi"), !isOwnResource(provider["httpApi"]["id"]) {
      assembly.application.apis.append(http)
      let index = assembly.application.apis.count - 1
      for authorizer in HTTPAPIAuthorizers.declared(context) { RouteTriggers.add(authorizer, to: index, in: &assembly) }
    }
    if kinds.contains("websocket") { assembly.application.apis.append(webSocket) }
  }

  /// The index of the API that events of a kind belong to: the framework's, or one of the service's own resources.
  static func index(of kind: API.Kind, _ context: ServiceContext, _ assembly: Assembly) -> Int? {
    let (id, external): (String, Setting)
    switch kind {
    case .rest: (id, external) = (LogicalNames.restAPI, context.provider["apiGateway"]["restApiId"])
    case .http: (id, external) = (LogicalNames.httpAPI, context.provider["httpApi"]["id"])
    default: (id, external) = (LogicalNames.webSocketAPI, context.provider["apiGateway"]["websocketApiId"])
    }
    return assembly.apiIndex(external.plainText) ?? assembly.application.apis.firstIndex { $0.id == id }
  }

  private func isOwnResource(_ id: Setting) -> Bool { id.plainText.resource != nil }

  private func implied(_ id: String, _ kind: API.Kind) -> API {
    var api = API(id: id, kind: kind, place: context.service.providerPlace)
    api.isImplicit = true
    return api
  }

  // MARK: REST

  private var rest: API {
    var api = implied(LogicalNames.restAPI, .rest)
    let settings = provider["apiGateway"]
    api.name = provider["apiName"].text
    apply(logs: provider["logs"]["restApi"], to: &api)
    api.isTraced = provider["tracing"]["apiGateway"].bool
    let endpoint = provider["endpointType"]
    api.isPrivate = endpoint.string.map { $0.uppercased() == "PRIVATE" }
    setPolicy(of: &api)
    setThrottling(of: &api, settings)
    api.minimumTLS = tls(settings["endpoint"]["securityPolicy"].string.or(DomainPlugin.policy("rest", context)))
    GatewayPlugins.apply(context, to: &api)
    if settings["restApiId"].isWritten { leaveOpen(&api, at: settings["restApiId"].place) }
    return api
  }

  private func setPolicy(of api: inout API) {
    let settings = [provider["apiGateway"]["resourcePolicy"], provider["resourcePolicy"]]
    api.resourcePolicy = settings.flatMap(\.itemsOrSelf).filter(\.isMapping).map(PolicyReader.statement)
    guard let declaration = context.stack.template.resource(LogicalNames.restAPI) else { return }
    api.resourcePolicy += PolicyReader.statements(Resource(declaration, in: context.stack)["Policy"])
  }

  /// One usage plan, or a list of named ones.
  /// https://www.serverless.com/framework/docs/providers/aws/events/apigateway#setting-api-keys-for-your-rest-api
  private func setThrottling(of api: inout API, _ settings: Setting) {
    let keys = settings["apiKeys"].isWritten ? settings["apiKeys"] : provider["apiKeys"]
    let plan = settings["usagePlan"].isWritten ? settings["usagePlan"] : provider["usagePlan"]
    if let place = plan.fullPlace ?? keys.fullPlace { api.hasUsagePlan = .known(true, place) }
    let plans = plan.itemsOrSelf + plan.itemsOrSelf.flatMap { $0.entries.map(\.value) }
    let rates = plans.map { $0["throttle"]["rateLimit"] }.filter(\.isWritten)
    if let rate = rates.first { api.throttlingRate = rate.int }
  }

  private func apply(logs: Setting, to api: inout API) {
    guard logs.isWritten, let place = logs.fullPlace else { return }
    guard logs.isSwitchedOn else {
      api.hasAccessLog = .known(false, place)
      return
    }
    api.hasAccessLog = logs["accessLogging"].bool.or(.known(true, place))
    guard logs["executionLogging"].bool.value != false else {
      api.executionLogging = .known("OFF", place)
      return
    }
    api.executionLogging = logs["level"].string.or(.known("INFO", place))
    api.logsRequestData = logs["fullExecutionData"].bool.or(.known(true, place))
  }

  /// Nothing is known of the settings of an API that another stack deploys.
  private func leaveOpen(_ api: inout API, at place: Place?) {
    let (reason, place) = ("the API is part of another stack", place ?? api.place)
    api.hasAccessLog = .unknown(because: reason, place)
    api.executionLogging = .unknown(because: reason, place)
    api.isTraced = .unknown(because: reason, place)
    api.throttlingRate = .unknown(because: reason, place)
    api.hasUsagePlan = .unknown(because: reason, place)
  }

  private func tls(_ policy: Known<String>) -> Known<String> { policy.map { $0.uppercased() } }

  // MARK: HTTP and WebSocket

  private var http: API {
    var api = implied(LogicalNames.httpAPI, .http)
    let settings = provider["httpApi"]
    api.name = settings["name"].text
    api.cors = CORSSettings.ofURL(settings["cors"])
    let logs = provider["logs"]["httpApi"]
    if logs.isWritten, let place = logs.fullPlace { api.hasAccessLog = .known(logs.isSwitchedOn, place) }
    api.minimumTLS = tls(DomainPlugin.policy("http", context))
    if settings["id"].isWritten { leaveOpen(&api, at: settings["id"].place) }
    return api
  }

  private var webSocket: API {
    var api = implied(LogicalNames.webSocketAPI, .webSocket)
    api.name = provider["websocketsApiName"].text
    apply(logs: provider["logs"]["websocket"], to: &api)
    api.minimumTLS = tls(DomainPlugin.policy("websocket", context))
    if let id = provider["apiGateway"]["websocketApiId"].place { leaveOpen(&api, at: id) }
    return api
  }
}
