import Core

/// An API definition in OpenAPI (Swagger) with the extensions of API Gateway.
/// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions.html
struct OpenAPIReader {
  private static let methods: Set<String> = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace", "any", "x-amazon-apigateway-any-method",
  ]
  private let document: Setting
  private let assembly: Assembly
  private var api: API

  /// Adds routes, authorizers and settings of a definition to an API.
  static func read(_ document: Setting, into api: inout API, _ assembly: Assembly) {
    guard document.node?.isMapping == true else { return }
    var reader = OpenAPIReader(document: document, assembly: assembly, api: api)
    reader.read()
    api = reader.api
  }

  private mutating func read() {
    for (name, scheme) in schemes { addAuthorizer(name, scheme) }
    for (path, item) in document["paths"].entries {
      for (method, operation) in item.entries where Self.methods.contains(method.lowercased()) {
        addRoute(method, path, operation)
      }
    }
    let responses = document["x-amazon-apigateway-gateway-responses"]
    if let place = responses.place, responses["DEFAULT_5XX", "DEFAULT_4XX"].isWritten {
      api.hasDefaultErrorResponse = .known(true, place)
    }
    api.resourcePolicy += PolicyReader.statements(document["x-amazon-apigateway-policy"])
    if let cors = CORSReader.read(document["x-amazon-apigateway-cors"]) { api.cors = cors }
  }

  private var schemes: [(key: String, value: Setting)] {
    document["securityDefinitions"].entries + document["components"]["securitySchemes"].entries
  }

  private mutating func addAuthorizer(_ name: String, _ scheme: Setting) {
    guard let place = scheme.keyPlace ?? scheme.place else { return }
    let extended = scheme["x-amazon-apigateway-authorizer"]
    let kind = kind(of: scheme, extended)
    guard kind != .unknown, !api.authorizers.contains(where: { $0.id == name }) else { return }
    var authorizer = API.Authorizer(id: name, kind: kind, place: place)
    authorizer.target =
      extended["authorizerUri"].isWritten
      ? extended["authorizerUri"].text : extended["providerARNs"].items.first?.text ?? .absent
    authorizer.cacheSeconds = extended["authorizerResultTtlInSeconds"].int
    api.authorizers.append(authorizer)
  }

  private func kind(of scheme: Setting, _ extended: Setting) -> API.Authorizer.Kind {
    switch extended["type"].string.value?.lowercased() {
    case "token", "request": return .lambda
    case "cognito_user_pools": return .cognito
    case "jwt": return .jwt
    default: break
    }
    switch scheme["x-amazon-apigateway-authtype"].string.value?.lowercased() {
    case "awssigv4": return .iam
    case "cognito_user_pools": return .cognito
    case "custom": return .lambda
    default: break
    }
    // API Gateway knows one key of its own and ignores every other scheme without the extension.
    let isKey = scheme["type"].string.value == "apiKey" && scheme["name"].string.value?.lowercased() == "x-api-key"
    return isKey ? .apiKey : extended.isWritten ? .lambda : .unknown
  }

  private mutating func addRoute(_ method: String, _ path: String, _ operation: Setting) {
    let integration = dereferenced(operation["x-amazon-apigateway-integration"])
    let isMock = integration["type"].string.value?.lowercased() == "mock"
    guard !(isMock && method.lowercased() == "options"), let place = operation.keyPlace else { return }
    let isAny = method.lowercased() == "x-amazon-apigateway-any-method"
    var route = API.Route(method: isAny ? "ANY" : method.uppercased(), path: path, place: place)
    route.function = assembly.functionID(integration["uri"])
    setSecurity(of: &route, operation)
    route.validatesRequest = validation(operation)
    api.routes.append(route)
  }

  /// `$ref` inside the same document.
  private func dereferenced(_ setting: Setting) -> Setting {
    guard let path = setting["$ref"].string.value, path.hasPrefix("#/") else { return setting }
    return path.dropFirst(2).split(separator: "/").reduce(document) { $0[String($1)] }
  }

  private func setSecurity(of route: inout API.Route, _ operation: Setting) {
    let own = operation["security"]
    let security = own.isWritten ? own : document["security"]
    if let place = security.place {
      let names = security.items.flatMap { $0.entries.map(\.key) }
      let kinds = names.map { name in api.authorizers.first { $0.id == name }?.kind ?? .unknown }
      route.asksForScopes = security.items.contains { $0.entries.contains { !$0.value.items.isEmpty } }
      if kinds.contains(.apiKey) { route.requiresAPIKey = .known(true, place) }
      route.authorization = .known(authorization(names, kinds), place)
    }
    switch operation["x-amazon-apigateway-auth"]["type"].string {
    case .known("AWS_IAM", let place): route.authorization = .known(.iam, place)
    case .known("NONE", let place) where security.isAbsent: route.authorization = .known(.none, place)
    default: break
    }
  }

  private func authorization(_ names: [String], _ kinds: [API.Authorizer.Kind]) -> Authorization {
    if kinds.contains(.iam) { return .iam }
    for (name, kind) in zip(names, kinds) where kind != .apiKey && kind != .unknown { return .authorizer(name) }
    return .none
  }

  private func validation(_ operation: Setting) -> Known<Bool> {
    let own = operation["x-amazon-apigateway-request-validator"]
    let named = own.isWritten ? own : document["x-amazon-apigateway-request-validator"]
    guard let name = named.string.value, let place = named.place else { return .absent }
    let validator = document["x-amazon-apigateway-request-validators"][name]
    let checks = [validator["validateRequestBody"], validator["validateRequestParameters"]]
    return .known(checks.contains { $0.bool.value == true }, place)
  }
}
