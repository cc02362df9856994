import Core

/// Cross-origin settings in the spellings that the services have for them.
enum CORSReader {
  /// Function URLs, HTTP APIs and SAM's Cors. SAM also takes the origin as a string, with quotes inside.
  static func read(_ setting: Setting) -> CORS? {
    guard setting.isWritten, let place = setting.fullPlace else { return nil }
    var cors = CORS(place: place)
    guard setting.node?.isMapping == true, setting.node?.isIntrinsic == false else {
      cors.origins = setting.bool.value.map { $0 ? .known(["*"], place) : .absent } ?? list(setting)
      return cors
    }
    cors.origins = list(setting["AllowOrigins", "AllowOrigin", "AllowedOrigins", "allowOrigins"])
    cors.methods = list(setting["AllowMethods", "AllowedMethods", "allowMethods"])
    cors.headers = list(setting["AllowHeaders", "AllowedHeaders", "allowHeaders"])
    cors.allowsCredentials = setting["AllowCredentials", "allowCredentials"].bool
    return cors
  }

  /// The rules of a bucket as one. https://docs.aws.amazon.com/AmazonS3/latest/userguide/ManageCorsUsing.html
  static func ofBucket(_ setting: Setting) -> CORS? {
    let rules = setting["CorsRules"].items
    guard let place = setting.fullPlace, let widest = rules.first(where: allowsAll) ?? rules.first else { return nil }
    var cors = read(widest) ?? CORS(place: place)
    cors.place = place
    return cors
  }

  private static func allowsAll(_ rule: Setting) -> Bool {
    rule["AllowedOrigins"].strings.value?.contains("*") ?? false
  }

  /// One string may hold several values: "'GET,POST'".
  private static func list(_ setting: Setting) -> Known<[String]> {
    setting.strings.map { values in
      values.flatMap { $0.split(separator: ",") }.map { String($0.trimmingSpaces().filter { $0 != "'" && $0 != "\"" }) }
    }
  }
}
