import Core

/// What an event says of who may call its route, and the authorizer behind it when the event itself brings one.
struct RouteAuthorizer {
  private static let foreign = "an authorizer from outside the service"

  var authorization: Known<Authorization> = .absent
  var authorizer: API.Authorizer?

  /// Of REST and WebSocket APIs: the name of a function, an ARN, `aws_iam`, or a mapping with details.
  /// https://www.serverless.com/framework/docs/providers/aws/events/apigateway#http-endpoints-with-custom-authorizers
  init(_ setting: Setting, _ context: ServiceContext) {
    guard setting.isWritten, let place = setting.fullPlace else { return }
    let type = setting["type"].string.value?.uppercased()
    if setting.isMapping, setting["authorizerId"].isWritten {
      authorization = Self.known(setting["authorizerId"], at: place)
    } else if type == "AWS_IAM" || setting.string.value?.uppercased() == "AWS_IAM" {
      authorization = .known(.iam, place)
    } else if setting.isMapping {
      take(setting["arn"].isWritten ? setting["arn"] : setting["name"], setting, type, context)
    } else {
      take(setting, setting, nil, context)
    }
  }

  /// An authorizer that is a resource of its own, by reference.
  static func known(_ id: Setting, at place: Place) -> Known<Authorization> {
    guard let resource = id.plainText.resource else { return .unknown(because: foreign, place) }
    return .known(.authorizer(resource), place)
  }

  private mutating func take(_ target: Setting, _ setting: Setting, _ type: String?, _ context: ServiceContext) {
    guard let place = setting.fullPlace, target.isWritten else { return }
    let text = target.plainText
    let isFunction = text.literal.map(context.hasFunction) ?? false
    let reference = isFunction ? ServiceContext.reference(text.literal ?? "", "Arn") : text
    let id = setting["name"].string.value ?? Self.name(of: text)
    let isCognito = type == "COGNITO_USER_POOLS" || Self.isUserPool(text, context)
    var authorizer = API.Authorizer(id: id, kind: isCognito ? .cognito : .lambda, place: place)
    authorizer.target = .known(reference, target.place ?? place)
    authorizer.cacheSeconds = setting["resultTtlInSeconds"].int
    self.authorizer = authorizer
    authorization = .known(.authorizer(id), place)
  }

  private static func isUserPool(_ text: Text, _ context: ServiceContext) -> Bool {
    if text.contains(":cognito-idp:") { return true }
    return text.resource.flatMap { context.stack.template.resource($0)?.type } == "AWS::Cognito::UserPool"
  }

  /// The last part of an ARN, or the resource that is referred to.
  private static func name(of text: Text) -> String {
    if let resource = text.resource { return resource }
    return text.display.split { $0 == ":" || $0 == "/" }.last.map(String.init) ?? text.display
  }

  /// Adds a route with its authorizer to an API; an authorizer that several routes share is added once.
  static func add(_ route: API.Route, _ own: RouteAuthorizer, to api: Int, in assembly: inout Assembly) {
    var route = route
    route.authorization = own.authorization
    let known = assembly.application.apis[api].authorizers
    if let authorizer = own.authorizer, !known.contains(where: { $0.id == authorizer.id }) {
      RouteTriggers.add(authorizer, to: api, in: &assembly)
    }
    RouteTriggers.add(route, to: api, in: &assembly)
  }
}

/// The authorizers of HTTP APIs, which the provider section declares and routes name.
/// https://www.serverless.com/framework/docs/providers/aws/events/http-api#jwt-authorizers
enum HTTPAPIAuthorizers {
  static func declared(_ context: ServiceContext) -> [API.Authorizer] {
    context.provider["httpApi"]["authorizers"].entries.map { name, setting in
      let place = setting.keyPlace ?? context.service.providerPlace
      let isRequest =
        setting["type"].string.value?.lowercased() == "request" || setting["functionName"].isWritten
        || setting["functionArn"].isWritten
      var authorizer = API.Authorizer(id: name, kind: isRequest ? .lambda : .jwt, place: place)
      authorizer.target = isRequest ? function(setting, context) : setting["issuerUrl"].text
      authorizer.cacheSeconds = setting["resultTtlInSeconds"].int
      return authorizer
    }
  }

  private static func function(_ setting: Setting, _ context: ServiceContext) -> Known<Text> {
    guard setting["functionName"].isWritten else { return setting["functionArn"].text }
    return setting["functionName"].text.map { text in
      text.literal.map { ServiceContext.reference($0, "Arn") } ?? text
    }
  }

  /// What a route names: `aws_iam`, a declared authorizer, or one from elsewhere by its id.
  static func authorization(_ setting: Setting) -> Known<Authorization> {
    guard setting.isWritten, let place = setting.fullPlace else { return .absent }
    if setting["id"].isWritten { return RouteAuthorizer.known(setting["id"], at: place) }
    let name = setting.isMapping ? setting["name", "type"] : setting
    return name.string.map { $0.lowercased() == "aws_iam" ? .iam : .authorizer($0) }
  }
}
