import Core

/// The widest circle of people who can make a function run, or use a resource.
enum Reach: Int, Comparable {
  /// A timetable or the deployment itself; nobody else.
  case platform
  /// Other parts of the system, and whoever feeds them.
  case producer
  /// Somebody with an account or a registered device.
  case user
  /// Anybody on the network.
  case anonymous

  static func < (left: Reach, right: Reach) -> Bool { left.rawValue < right.rawValue }
}

extension Application {
  /// Who can make a function run, over all its triggers; a function without any is called by other parts of the system.
  func reach(of function: Function) -> Reach {
    var widest = function.triggers.map { reach(of: $0) }.max() ?? .producer
    if let url = function.url { widest = max(widest, url.authentication.value == .anonymous ? .anonymous : .user) }
    return widest
  }

  /// Who can fire a trigger.
  func reach(of trigger: Trigger) -> Reach {
    switch trigger.kind {
    case .apiGatewayREST, .apiGatewayHTTP, .apiGatewayWebSocket, .appSync, .vpcLattice:
      trigger.route.map { reach(of: $0) } ?? .user
    case .webRequest, .httpPayload, .azureHTTP: trigger.route.map { reach(of: $0) } ?? .anonymous
    case .functionURL: .user
    case .loadBalancer, .cloudFront, .alexa, .lex, .connect, .ses, .cognitoUserPool, .apiGatewayAuthorizer: .anonymous
    case .iotRule, .iotProvisioning, .cognitoSync, .bedrockAgent: .user
    case .s3, .googleStorage, .azureBlob:
      bucket(behind: trigger).map { isPublic($0, for: "s3:PutObject") ? .anonymous : .producer } ?? .producer
    case .schedule, .customResource, .codePipeline, .configRule, .secretRotation, .cloudWatchAlarm: .platform
    default: .producer
    }
  }

  /// Who may call a route: what the route or its API asks for, and where the API can be reached from.
  func reach(of reference: RouteReference) -> Reach {
    let (api, route) = route(reference)
    if api.isPrivate.value == true { return .producer }
    switch api.effectiveAuthorization(of: route) {
    case .known(.none, _): return route.requiresAPIKey.value == true || api.isGuardedByPolicy ? .user : .anonymous
    case .known, .unknown, .absent: return .user
    }
  }

  /// Whether the functions send their result to whoever called them; those behind a queue or a bucket do not. Functions
  /// without a known trigger may.
  func answersCallers(_ ids: [String]) -> Bool {
    ids.isEmpty || ids.contains { id in function(id).map(answersCallers) ?? true }
  }

  private func answersCallers(_ function: Function) -> Bool {
    function.url != nil || function.triggers.isEmpty || function.triggers.contains { $0.kind.isAnswered }
  }

  /// Whether objects of a bucket fire a function.
  func fires(_ bucket: Bucket, _ function: Function) -> Bool {
    function.triggers.contains { $0.kind.isStorage && self.bucket(behind: $0)?.id == bucket.id }
  }

  /// The bucket of this application that fires a trigger.
  func bucket(behind trigger: Trigger) -> Bucket? {
    guard let source = trigger.source.value else { return nil }
    if let id = source.resource, let bucket = bucket(id) { return bucket }
    return buckets.first { $0.name.value == source }
  }
}

extension API {
  /// A route's authorization; the messages of a WebSocket come over a connection that `$connect` let in.
  func effectiveAuthorization(of route: Route) -> Known<Authorization> {
    guard kind == .webSocket, route.path != "$connect" else { return authorization(of: route) }
    return routes.first { $0.path == "$connect" }.map { authorization(of: $0) } ?? authorization(of: route)
  }

  /// A resource policy that lets in only some callers.
  var isGuardedByPolicy: Bool {
    !resourcePolicy.isEmpty
      && !resourcePolicy.contains {
        $0.effect == .allow && $0.conditions.isEmpty && $0.principals.contains(where: \.isEveryone)
      }
      || resourcePolicy.contains { $0.effect == .deny && !$0.conditions.isEmpty }
  }
}

extension TriggerKind {
  /// Whether new objects fire the function.
  var isStorage: Bool { self == .s3 || self == .googleStorage || self == .azureBlob }

  /// Whether the function's result goes back to whoever caused the event.
  var isAnswered: Bool {
    switch self {
    case .apiGatewayREST, .apiGatewayHTTP, .apiGatewayWebSocket, .functionURL, .loadBalancer, .vpcLattice, .appSync,
      .cloudFront, .lex, .alexa, .connect, .bedrockAgent, .invoke, .s3ObjectLambda, .webRequest, .httpPayload,
      .azureHTTP:
      true
    default: false
    }
  }
}
