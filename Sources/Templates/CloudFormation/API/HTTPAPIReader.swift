import Core

/// HTTP and WebSocket APIs: AWS::ApiGatewayV2::Api with its parts.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_ApiGatewayV2.html
enum HTTPAPIReader {
  static func declare(_ resource: Resource, into assembly: inout Assembly) {
    let isWebSocket = resource["ProtocolType"].string.value == "WEBSOCKET"
    var api = API(id: resource.id, kind: isWebSocket ? .webSocket : .http, place: resource.place)
    api.name = resource["Name"].text
    api.cors = CORSReader.read(resource["CorsConfiguration"])
    assembly.application.apis.append(api)
  }

  /// The definition in the template or in a file, and the one route of the quick form.
  static func define(_ resource: Resource, into assembly: inout Assembly) {
    RestAPIReader.define(resource, into: &assembly)
    guard let index = assembly.application.apis.firstIndex(where: { $0.id == resource.id }),
      resource["Target"].isWritten, let place = resource["Target"].fullPlace
    else { return }
    let key = resource["RouteKey"].string.value ?? "$default"
    var route = split(key, kind: .http, at: place)
    route.function = assembly.functionID(resource["Target"])
    RouteTriggers.add(route, to: index, in: &assembly)
  }

  /// AWS::ApiGatewayV2::Route
  static func readRoute(_ resource: Resource, into assembly: inout Assembly) {
    guard let index = assembly.apiIndex(resource["ApiId"].plainText) else { return }
    let kind = assembly.application.apis[index].kind
    var route = split(resource["RouteKey"].plainText.display, kind: kind, at: resource.place)
    route.authorization = authorization(resource)
    route.asksForScopes = resource["AuthorizationScopes"].isWritten
    route.requiresAPIKey = resource["ApiKeyRequired"].bool
    let integration = resource["Target"].plainText.resource.flatMap { assembly.resource($0) }
    route.function = integration.flatMap { assembly.functionID($0["IntegrationUri"]) }
    RouteTriggers.add(route, to: index, in: &assembly)
  }

  private static func authorization(_ resource: Resource) -> Known<Authorization> {
    // WebSocket APIs authorize only the connection; later messages ride on it.
    RestAPIReader.authorization(resource)
  }

  /// "GET /orders" is a method and a path; "$default" and the keys of WebSocket APIs are paths alone.
  static func split(_ key: String, kind: API.Kind, at place: Place) -> API.Route {
    let parts = key.split(separator: " ", maxSplits: 1).map(String.init)
    if kind == .webSocket { return API.Route(method: "", path: key, place: place) }
    if parts.count == 2 { return API.Route(method: parts[0].uppercased(), path: parts[1], place: place) }
    return API.Route(method: "ANY", path: key, place: place)
  }

  /// AWS::ApiGatewayV2::Authorizer
  static func readAuthorizer(_ resource: Resource, into assembly: inout Assembly) {
    guard let index = assembly.apiIndex(resource["ApiId"].plainText) else { return }
    let isJWT = resource["AuthorizerType"].string.value == "JWT"
    var authorizer = API.Authorizer(id: resource.id, kind: isJWT ? .jwt : .lambda, place: resource.place)
    authorizer.target = isJWT ? resource["JwtConfiguration"]["Issuer"].text : resource["AuthorizerUri"].text
    authorizer.cacheSeconds = resource["AuthorizerResultTtlInSeconds"].int
    RouteTriggers.add(authorizer, to: index, in: &assembly)
  }
}
