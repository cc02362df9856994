import Core

/// Cross-origin settings in the spellings that the framework has for them.
enum CORSSettings {
  /// Of a function URL and of an HTTP API; `true` allows every origin.
  /// https://www.serverless.com/framework/docs/providers/aws/events/http-api#cors-setup
  static func ofURL(_ setting: Setting) -> CORS? {
    guard setting.isSwitchedOn, let place = setting.fullPlace else { return nil }
    var cors = CORS(place: place)
    let standard = Known.known(["*"], place)
    cors.origins = list(setting["allowedOrigins"]).or(standard)
    cors.methods = list(setting["allowedMethods"]).or(standard)
    cors.headers = list(setting["allowedHeaders"])
    cors.allowsCredentials = setting["allowCredentials"].bool
    return cors
  }

  /// Of a route of a REST API; `true` allows every origin.
  /// https://www.serverless.com/framework/docs/providers/aws/events/apigateway#enabling-cors
  static func ofRoute(_ setting: Setting) -> CORS? {
    guard setting.isSwitchedOn, let place = setting.fullPlace else { return nil }
    var cors = CORS(place: place)
    cors.origins = list(setting["origins", "origin"]).or(.known(["*"], place))
    cors.methods = list(setting["methods"])
    cors.headers = list(setting["headers"])
    cors.allowsCredentials = setting["allowCredentials"].bool
    return cors
  }

  /// One string may hold several values with commas between them.
  private static func list(_ setting: Setting) -> Known<[String]> {
    setting.strings.map { $0.flatMap { $0.split(separator: ",") }.map { String($0.trimmingSpaces()) } }
  }
}
