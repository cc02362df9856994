import Core

/// A route that leads to a function, and whether the platform asks callers who they are.
struct GuardedRoute {
  var method: String
  var path: String
  var isAuthenticated: Bool

  /// Routes whose authorization is known; the others say nothing that could be held against an event.
  static func all(of function: Function, in application: Application) -> [GuardedRoute] {
    function.triggers.compactMap { trigger in
      guard let reference = trigger.route, application.apis.indices.contains(reference.api),
        application.apis[reference.api].routes.indices.contains(reference.route)
      else { return nil }
      return route(reference, application.apis[reference.api])
    }
  }

  private static func route(_ reference: RouteReference, _ api: API) -> GuardedRoute? {
    let route = api.routes[reference.route]
    guard api.kind == .rest || api.kind == .http, !route.method.isEmpty else { return nil }
    let own = route.authorization.isAbsent ? api.defaultAuthorization : route.authorization
    if own.isAbsent { return GuardedRoute(method: route.method, path: route.path, isAuthenticated: false) }
    guard let authorization = own.value else { return nil }
    return GuardedRoute(method: route.method, path: route.path, isAuthenticated: authorization != .none)
  }

  func write(_ out: inout JSONWriter) {
    out.field("method", method)
    out.field("path", path)
    if isAuthenticated { out.field("authentication", "platform") }
  }
}
