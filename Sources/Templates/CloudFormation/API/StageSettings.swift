import Core

/// The settings of an API's stages: logs, tracing, throttling, cache.
enum StageSettings {
  /// Takes over what a stage says, in the spellings of SAM, REST and HTTP APIs.
  static func apply(_ stage: Setting, to api: inout API) {
    let accessLog = stage["AccessLogSetting", "AccessLogSettings"]
    if accessLog.isWritten, let place = accessLog.fullPlace {
      api.hasAccessLog = .known(accessLog["DestinationArn"].isWritten, place)
    }
    take(stage["TracingEnabled"].bool, into: &api.isTraced)
    apply(methodSettings: stage["MethodSettings"].itemsOrSelf, to: &api)
    let routes = stage["DefaultRouteSettings"]
    take(routes["ThrottlingRateLimit"].int, into: &api.throttlingRate)
    take(routes["LoggingLevel"].string, into: &api.executionLogging)
    take(routes["DataTraceEnabled"].bool, into: &api.logsRequestData)
  }

  /// The settings of all methods count before those of one.
  private static func apply(methodSettings: [Setting], to api: inout API) {
    let sorted = methodSettings.filter(appliesToAll) + methodSettings.filter { !appliesToAll($0) }
    for setting in sorted {
      take(setting["LoggingLevel"].string, into: &api.executionLogging)
      take(setting["DataTraceEnabled"].bool, into: &api.logsRequestData)
      take(setting["ThrottlingRateLimit"].int, into: &api.throttlingRate)
      take(setting["CacheDataEncrypted"].bool, into: &api.cacheIsEncrypted)
    }
  }

  private static func appliesToAll(_ setting: Setting) -> Bool { setting["ResourcePath"].string.value == "/*" }

  private static func take<Value>(_ value: Known<Value>, into known: inout Known<Value>) {
    if known.isAbsent { known = value }
  }

  /// AWS::ApiGateway::Stage and AWS::ApiGatewayV2::Stage
  static func readStage(_ resource: Resource, into assembly: inout Assembly) {
    guard
      let index = assembly.apiIndex(resource["RestApiId"].plainText) ?? assembly.apiIndex(resource["ApiId"].plainText)
    else { return }
    apply(resource.properties, to: &assembly.application.apis[index])
  }

  /// AWS::ApiGateway::Deployment may describe its stage.
  static func readDeployment(_ resource: Resource, into assembly: inout Assembly) {
    guard let index = assembly.apiIndex(resource["RestApiId"].plainText) else { return }
    apply(resource["StageDescription"], to: &assembly.application.apis[index])
  }

  /// AWS::ApiGateway::UsagePlan
  static func readUsagePlan(_ resource: Resource, into assembly: inout Assembly) {
    for stage in resource["ApiStages"].items {
      guard let index = assembly.apiIndex(stage["ApiId"].plainText) else { continue }
      assembly.application.apis[index].hasUsagePlan = .known(true, resource.place)
      if assembly.application.apis[index].throttlingRate.isAbsent {
        assembly.application.apis[index].throttlingRate = resource["Throttle"]["RateLimit"].int
      }
    }
  }

  /// AWS::WAFv2::WebACLAssociation and its predecessor; the protected thing is an API or one of its stages.
  static func readFirewall(_ resource: Resource, into assembly: inout Assembly) {
    for id in resource["ResourceArn"].plainText.resources {
      let stage = assembly.resource(id)?["RestApiId"].plainText.resource
      let index = assembly.application.apis.firstIndex { $0.id == id || $0.id == stage || "\($0.id)Stage" == id }
      guard let index else { continue }
      assembly.application.apis[index].hasFirewall = .known(true, resource.place)
    }
  }

  /// AWS::ApiGateway::BasePathMapping and AWS::ApiGatewayV2::ApiMapping join an API to a domain name with its TLS policy.
  static func readMapping(_ resource: Resource, into assembly: inout Assembly) {
    guard
      let index = assembly.apiIndex(resource["RestApiId"].plainText) ?? assembly.apiIndex(resource["ApiId"].plainText),
      let domain = resource["DomainName"].plainText.resource.flatMap({ assembly.resource($0) })
    else { return }
    let policy =
      domain["SecurityPolicy"].isWritten
      ? domain["SecurityPolicy"] : domain["DomainNameConfigurations"].items.first?["SecurityPolicy"]
    if let policy, policy.isWritten { assembly.application.apis[index].minimumTLS = policy.string }
  }
}

extension Text {
  /// Every resource that the text names.
  var resources: [String] {
    pieces.compactMap { if case .attribute(let resource, _) = $0 { resource } else { nil } }
  }
}
