import Core

/// Application load balancers whose target groups hold functions. A listener counts as an API.
/// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html
enum LoadBalancerReader {
  static func declare(_ resource: Resource, into assembly: inout Assembly) {
    var api = API(id: resource.id, kind: .loadBalancer, place: resource.place)
    api.minimumTLS = resource["SslPolicy"].string
    let balancer = resource["LoadBalancerArn"].plainText.resource.flatMap { assembly.resource($0) }
    if let scheme = balancer?["Scheme"].string { api.isPrivate = scheme.map { $0 == "internal" } }
    assembly.application.apis.append(api)
  }

  /// AWS::ElasticLoadBalancingV2::Listener
  static func readListener(_ resource: Resource, into assembly: inout Assembly) {
    addRoutes(resource["DefaultActions"], listener: resource.id, path: "/*", at: resource.place, &assembly)
  }

  /// AWS::ElasticLoadBalancingV2::ListenerRule
  static func readRule(_ resource: Resource, into assembly: inout Assembly) {
    guard let listener = resource["ListenerArn"].plainText.resource else { return }
    let patterns = resource["Conditions"].items.flatMap { condition in
      PolicyReader.entries(condition["Values"]) + PolicyReader.entries(condition["PathPatternConfig"]["Values"])
    }
    let path = patterns.first?.text.display ?? "/*"
    addRoutes(resource["Actions"], listener: listener, path: path, at: resource.place, &assembly)
  }

  private static func addRoutes(
    _ actions: Setting, listener: String, path: String, at place: Place, _ assembly: inout Assembly
  ) {
    guard let index = assembly.application.apis.firstIndex(where: { $0.id == listener }) else { return }
    let steps = actions.items
    let login = steps.first { $0["Type"].string.value?.hasPrefix("authenticate") ?? false }
    for group in steps.flatMap(groups) {
      for target in group.plainText.resource.flatMap({ assembly.resource($0) })?["Targets"].items ?? [] {
        var route = API.Route(method: "ANY", path: path, place: place)
        route.function = assembly.functionID(target["Id"])
        if let login { route.authorization = authorization(login, api: index, &assembly) }
        if route.function != nil { RouteTriggers.add(route, to: index, in: &assembly) }
      }
    }
  }

  private static func groups(_ action: Setting) -> [Setting] {
    let several = action["ForwardConfig"]["TargetGroups"].items.map { $0["TargetGroupArn"] }
    return [action["TargetGroupArn"]].filter(\.isWritten) + several
  }

  private static func authorization(
    _ login: Setting, api: Int, _ assembly: inout Assembly
  ) -> Known<Authorization> {
    guard let place = login.place, let type = login["Type"].string.value else { return .absent }
    if !assembly.application.apis[api].authorizers.contains(where: { $0.id == type }) {
      let kind: API.Authorizer.Kind = type == "authenticate-cognito" ? .cognito : .openIDConnect
      assembly.application.apis[api].authorizers.append(API.Authorizer(id: type, kind: kind, place: place))
    }
    return .known(.authorizer(type), place)
  }
}
