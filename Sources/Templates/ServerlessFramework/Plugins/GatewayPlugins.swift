import Core

/// Plugins that change the stage of the REST API.
enum GatewayPlugins {
  static func apply(_ context: ServiceContext, to api: inout API) {
    let firewall = context.custom("associateWaf")
    if firewall.isWritten, let place = firewall.fullPlace { api.hasFirewall = .known(true, place) }
    let throttling = context.custom("apiGatewayThrottling")["maxRequestsPerSecond"]
    if throttling.isWritten { api.throttlingRate = throttling.int }
    let caching = context.custom("apiGatewayCaching")
    if caching["enabled"].bool.value == true, let place = caching.fullPlace {
      api.cacheIsEncrypted = caching["dataEncrypted"].bool.or(.known(false, place))
    }
  }
}

/// Domain names of serverless-domain-manager, which version 4 of the framework has built in.
/// https://www.serverless.com/framework/docs/providers/aws/guide/domains
enum DomainPlugin {
  /// The TLS policy of the domain in front of the API of a kind: "rest", "http" or "websocket".
  static func policy(_ kind: String, _ context: ServiceContext) -> Known<String> {
    for domain in domains(context) {
      let ofKind = domain[kind].isMapping ? domain[kind] : domain
      let type = ofKind["apiType"].string.value ?? kind
      if type == kind, ofKind["securityPolicy"].isWritten { return ofKind["securityPolicy"].string }
    }
    return .absent
  }

  private static func domains(_ context: ServiceContext) -> [Setting] {
    [
      context.provider["domain"], context.provider["domains"], context.custom("customDomain"),
      context.custom("customDomains"),
    ].flatMap(\.itemsOrSelf).filter(\.isMapping)
  }
}
