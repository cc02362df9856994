import Core

/// GraphQL APIs of serverless-appsync-plugin, which version 4 of the framework has built in.
/// https://www.serverless.com/framework/docs/providers/aws/guide/appsync
enum AppSyncPlugin {
  private static let kinds: [String: API.Authorizer.Kind] = [
    "API_KEY": .apiKey, "AMAZON_COGNITO_USER_POOLS": .cognito, "OPENID_CONNECT": .openIDConnect, "AWS_LAMBDA": .lambda,
    "AWS_IAM": .iam,
  ]

  static func read(_ context: ServiceContext, into assembly: inout Assembly) {
    let own = context.setting(context.service.root)["appSync"]
    for setting in own.itemsOrSelf + context.custom("appSync").itemsOrSelf where setting.isMapping {
      read(setting, context, into: &assembly)
    }
  }

  private static func read(_ setting: Setting, _ context: ServiceContext, into assembly: inout Assembly) {
    let count = assembly.application.apis.filter { $0.kind == .graphQL }.count
    let id = count == 0 ? "GraphQlApi" : "GraphQlApi\(count + 1)"
    var api = API(id: id, kind: .graphQL, place: setting.keyPlace ?? setting.place ?? context.service.providerPlace)
    api.name = setting["name"].text
    api.isTraced = setting["xrayEnabled"].bool
    api.executionLogging = setting["logging", "logConfig"]["level"].string
    api.isPrivate = setting["visibility"].string.map { $0 == "PRIVATE" }
    if let place = setting["waf", "wafConfig"].fullPlace { api.hasFirewall = .known(true, place) }
    setAuthorization(of: &api, setting, context)
    assembly.application.apis.append(api)
    let index = assembly.application.apis.count - 1
    RouteTriggers.addAll(of: index, to: &assembly)
    addRoutes(setting, to: index, context, &assembly)
    let path = Path.join(context.folder, setting["schema"].string.value ?? "schema.graphql")
    if let schema = path.flatMap({ context.tree.file(at: $0) }) {
      SchemaReader.read(schema, of: index, providers: [], into: &assembly)
    }
  }

  /// The main way of authentication is what counts for fields that say nothing.
  private static func setAuthorization(of api: inout API, _ setting: Setting, _ context: ServiceContext) {
    let main = setting["authentication"].isWritten ? setting["authentication"] : setting
    api.defaultAuthorization = authorization(main, of: &api, context)
    let more = setting["additionalAuthentications", "additionalAuthenticationProviders"]
    for other in more.items { _ = authorization(other, of: &api, context) }
  }

  private static func authorization(
    _ setting: Setting, of api: inout API, _ context: ServiceContext
  ) -> Known<Authorization> {
    let type = setting["type", "authenticationType"]
    guard let name = type.string.value, let place = type.place else { return type.string.map { _ in .none } }
    var authorizer = API.Authorizer(id: name, kind: kinds[name] ?? .unknown, place: place)
    authorizer.target = target(setting, context)
    api.authorizers.append(authorizer)
    return .known(name == "AWS_IAM" ? .iam : .authorizer(name), place)
  }

  private static func target(_ setting: Setting, _ context: ServiceContext) -> Known<Text> {
    for key in ["config", "userPoolConfig", "openIdConnectConfig", "lambdaAuthorizerConfig"] {
      let section = setting[key]
      let function = function(section, context)
      if !function.isAbsent { return function }
      let named = section["userPoolId", "issuer"]
      if named.isWritten { return named.text }
    }
    return .absent
  }

  /// A function of the service by its key, or any by its ARN.
  private static func function(_ section: Setting, _ context: ServiceContext) -> Known<Text> {
    section["functionName", "functionArn", "lambdaFunctionArn"].text.map { text in
      guard let key = text.literal, context.hasFunction(key) else { return text }
      return ServiceContext.reference(key, "Arn")
    }
  }
}

// The fields and what answers them.
extension AppSyncPlugin {
  private static func addRoutes(
    _ setting: Setting, to api: Int, _ context: ServiceContext, _ assembly: inout Assembly
  ) {
    let functions = functions(of: setting["dataSources"], context)
    for field in fields(setting) {
      for source in field.sources {
        guard let function = functions[source] else { continue }
        var route = API.Route(method: "", path: field.path, place: field.place)
        route.function = function
        RouteTriggers.add(route, to: api, in: &assembly)
      }
    }
  }

  /// The functions behind data sources, by the data source's name.
  private static func functions(of dataSources: Setting, _ context: ServiceContext) -> [String: String] {
    var found: [String: String] = [:]
    for (key, source) in elements(dataSources) {
      let target = function(source["config"], context).value
      guard let id = target?.resource, context.hasFunction(id) else { continue }
      found[source["name"].string.value ?? key] = id
    }
    return found
  }

  /// The fields with the data sources that answer them. Version 1 of the plugin calls the list mapping templates.
  private static func fields(_ setting: Setting) -> [(path: String, place: Place, sources: [String])] {
    let steps = Dictionary(
      elements(setting["pipelineFunctions", "functionConfigurations"]).map { key, step in
        (step["name"].string.value ?? key, step["dataSource"].string.value ?? "")
      }
    ) { first, _ in first }
    return elements(setting["resolvers", "mappingTemplates"]).compactMap { key, resolver in
      guard let place = resolver.keyPlace ?? resolver.place else { return nil }
      let type = resolver["type"].string.value ?? "Query"
      let path = resolver["field"].string.value.map { "\(type).\($0)" } ?? key
      let inPipeline = (resolver["functions"].strings.value ?? []).compactMap { steps[$0] }
      return (path, place, [resolver["dataSource"].string.value].compactMap { $0 } + inPipeline)
    }
  }

  /// The entries of a mapping, the elements of a list, or the entries of the mappings in a list.
  private static func elements(_ setting: Setting) -> [(key: String, value: Setting)] {
    guard setting.node?.isSequence == true else { return setting.entries }
    return setting.items.flatMap { item -> [(key: String, value: Setting)] in
      let isElement = item["name"].isWritten || item["field"].isWritten || item["type"].isWritten
      return isElement ? [("", item)] : item.entries
    }
  }
}
