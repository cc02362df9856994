import Core

/// GraphQL APIs: AWS::AppSync::GraphQLApi with its parts, and AWS::Serverless::GraphQLApi.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_AppSync.html
enum GraphQLReader {
  static func declare(_ resource: Resource, into assembly: inout Assembly) {
    var api = API(id: resource.id, kind: .graphQL, place: resource.place)
    api.name = resource["Name"].text
    api.isTraced = resource["XrayEnabled"].bool
    api.executionLogging = resource["LogConfig", "Logging"]["FieldLogLevel"].string
    api.isPrivate = resource["Visibility"].string.map { $0 == "PRIVATE" }
    setDefault(of: &api, resource)
    assembly.application.apis.append(api)
  }

  private static func setDefault(of api: inout API, _ resource: Resource) {
    let mode = resource["AuthenticationType"].isWritten ? resource["AuthenticationType"] : resource["Auth"]["Type"]
    guard let place = mode.place else { return }
    guard let name = mode.string.value else {
      api.defaultAuthorization = mode.string.map { _ in Authorization.none }
      return
    }
    if name == "AWS_IAM" {
      api.defaultAuthorization = .known(.iam, place)
      return
    }
    var authorizer = API.Authorizer(id: name, kind: kinds[name] ?? .unknown, place: place)
    authorizer.target = target(of: resource)
    api.authorizers.append(authorizer)
    api.defaultAuthorization = .known(.authorizer(name), place)
  }

  static let kinds: [String: API.Authorizer.Kind] = [
    "API_KEY": .apiKey, "AMAZON_COGNITO_USER_POOLS": .cognito, "OPENID_CONNECT": .openIDConnect, "AWS_LAMBDA": .lambda,
  ]

  private static func target(of resource: Resource) -> Known<Text> {
    let own = target(of: resource.properties)
    if !own.isAbsent { return own }
    let candidates = [
      resource["Auth"]["UserPool"]["UserPoolId"],
      resource["Auth"]["LambdaAuthorizer"]["AuthorizerUri"],
    ]
    return candidates.first(where: \.isWritten)?.text ?? .absent
  }

  /// The user pool, function or issuer that one provider of authorization names.
  static func target(of provider: Setting) -> Known<Text> {
    let candidates = [
      provider["UserPoolConfig"]["UserPoolId"], provider["LambdaAuthorizerConfig"]["AuthorizerUri"],
      provider["OpenIDConnectConfig"]["Issuer"],
    ]
    return candidates.first(where: \.isWritten)?.text ?? .absent
  }

  /// Lambda authorizers get their trigger once all functions are known.
  static func define(_ resource: Resource, into assembly: inout Assembly) {
    guard let index = assembly.application.apis.firstIndex(where: { $0.id == resource.id }) else { return }
    RouteTriggers.addAll(of: index, to: &assembly)
  }

  /// AWS::AppSync::Resolver, of one data source or of a pipeline of functions.
  static func readResolver(_ resource: Resource, into assembly: inout Assembly) {
    guard let index = assembly.apiIndex(resource["ApiId"].plainText) else { return }
    let path = resource["TypeName"].plainText.display + "." + resource["FieldName"].plainText.display
    var sources = [resource["DataSourceName"]].filter(\.isWritten)
    for step in resource["PipelineConfig"]["Functions"].items {
      guard let function = step.plainText.resource.flatMap({ assembly.resource($0) }) else { continue }
      sources.append(function["DataSourceName"])
    }
    let functions = sources.map { function(of: $0, assembly) }
    chain(functions, at: resource.place, in: &assembly)
    for function in functions.compactMap(\.self) {
      var route = API.Route(method: "", path: path, place: resource.place)
      route.function = function
      RouteTriggers.add(route, to: index, in: &assembly)
    }
  }

  /// What a function of a pipeline answers is `prev.result` of the next one.
  /// https://docs.aws.amazon.com/appsync/latest/devguide/pipeline-resolvers.html
  private static func chain(_ functions: [String?], at place: Place, in assembly: inout Assembly) {
    for (first, next) in zip(functions, functions.dropFirst()) {
      guard let first, let next else { continue }
      var trigger = Trigger(.invoke, place: place)
      trigger.source = .known(Text(pieces: [.attribute(of: first, name: "Ref")]), place)
      var conduit = Conduit(trigger, .answer, to: Text(pieces: [.attribute(of: next, name: "Ref")]))
      conduit.form = Conduit.Form(.appSync, path: ["prev", "result"])
      assembly.application.conduits.append(conduit)
    }
  }

  /// The function behind a data source that is named by reference or by its literal name.
  private static func function(of source: Setting, _ assembly: Assembly) -> String? {
    let name = source.plainText
    let found = assembly.resources.first {
      $0.type == "AWS::AppSync::DataSource" && ($0.id == name.resource || $0["Name"].plainText == name)
    }
    return found.flatMap { assembly.functionID($0["LambdaConfig"]["LambdaFunctionArn"]) }
  }

  /// The resolvers that an AWS::Serverless::GraphQLApi holds itself.
  /// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-graphqlapi.html
  static func readServerless(_ resource: Resource, into assembly: inout Assembly) {
    guard let index = assembly.application.apis.firstIndex(where: { $0.id == resource.id }) else { return }
    RouteTriggers.addAll(of: index, to: &assembly)
    for (type, fields) in resource["Resolvers"].entries {
      for (field, resolver) in fields.entries {
        var functions: [String?] = []
        for step in resolver["Pipeline"].strings.value ?? [] {
          let source = resource["Functions"][step]["DataSource"].plainText.display
          let target = resource["DataSources"]["Lambda"][source]["FunctionArn"]
          var route = API.Route(method: "", path: "\(type).\(field)", place: resolver.keyPlace ?? resource.place)
          route.function = assembly.functionID(target)
          functions.append(route.function)
          if route.function != nil { RouteTriggers.add(route, to: index, in: &assembly) }
        }
        chain(functions, at: resolver.keyPlace ?? resource.place, in: &assembly)
      }
    }
  }
}
