import Core
import Privilege

/// A route that anybody may call, and what that gives them.
struct OpenRoute {
  var route: API.Route
  /// The route says so itself, against the default of its API.
  var optsOut: Bool
  var severity: Severity
  /// What the function does, as in "it …"; empty when that is not known.
  var effect: String

  /// "POST /orders", or the key of a WebSocket or GraphQL route.
  var name: String { route.method.isEmpty ? route.path : "\(route.method) \(route.path)" }
}

extension Application {
  /// The routes of an API that ask nothing of their callers. Preflight requests are meant to be open.
  func openRoutes(ofAPI index: Int) -> [OpenRoute] {
    let api = apis[index]
    return api.routes.indices.compactMap { number in
      let route = api.routes[number]
      guard route.method != "OPTIONS", reach(of: RouteReference(api: index, route: number)) == .anonymous else {
        return nil
      }
      if api.kind == .webSocket, route.path != "$connect", api.routes.contains(where: { $0.path == "$connect" }) {
        return nil
      }
      return OpenRoute(
        route: route, optsOut: api.isClosedByDefault && route.authorization.value == Authorization.none,
        severity: severity(ofOpenRoute: route), effect: route.function.map(effect) ?? "")
    }
  }

  private func severity(ofOpenRoute route: API.Route) -> Severity {
    guard let function = route.function else { return .medium }
    return route.isOpenByNature ? .low : severity(ofOpenFunction: function)
  }

  /// How grave it is that anybody may run a function: by what its code does.
  func severity(ofOpenFunction id: String) -> Severity {
    if harms(id) || operations(of: id).contains(where: { !isHarmless($0) }) { return .high }
    if !operations(of: id).isEmpty { return .medium }
    return isUnderstood(id) ? .low : .medium
  }

  /// Whether an operation changes nothing that somebody else could see: looking, and what a key does with given data.
  private func isHarmless(_ operation: String) -> Bool {
    ActionPattern(operation).isReadOnly
      || ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey"].contains { ActionPattern(operation).matches($0) }
  }

  /// What a function's code does that matters when anybody may run it.
  private func effect(of id: String) -> String {
    if harms(id) { return "passes their data to a dangerous call" }
    let calls = operations(of: id).sorted()
    let telling = calls.filter { !ActionPattern($0).isReadOnly } + calls.filter { ActionPattern($0).isReadOnly }
    return telling.isEmpty ? "" : "calls \(telling.prefix(3).joined(separator: ", "))"
  }

  /// Whether event data reaches a dangerous place in the function.
  private func harms(_ id: String) -> Bool {
    let harmful: Set<SinkKind> = [
      .shell, .code, .sql, .nosql, .partiql, .ldap, .template, .deserialization, .xml, .url, .path, .privilege, .callee,
    ]
    return evidence.paths.contains { path in
      path.source.kind.isFromOutside && harmful.contains(path.sink) && path.functions.contains(id)
    }
  }

  /// Whether the function's code is in a language that was read, so that calls that are not seen are not there.
  private func isUnderstood(_ id: String) -> Bool {
    guard let function = function(id), let runtime = function.runtime.value else { return false }
    if case .unknown = function.code { return false }
    return runtime.hasPrefix("python") || runtime.hasPrefix("nodejs")
  }
}

extension API {
  /// Whether routes that say nothing ask for an identity.
  var isClosedByDefault: Bool {
    guard let authorization = defaultAuthorization.value else { return !defaultAuthorization.isAbsent }
    return authorization != .none
  }
}

extension API.Route {
  /// Routes that people call before they are signed in, and checks of health.
  var isOpenByNature: Bool {
    let words: Set<String> = [
      "login", "signin", "sign-in", "signup", "sign-up", "register", "health", "healthcheck", "ping", "status", "oauth",
      "callback", ".well-known", "favicon.ico", "robots.txt", "forgot-password", "verify",
    ]
    return path.lowercased().split(whereSeparator: { "/{}+".contains($0) }).contains { words.contains(String($0)) }
  }
}

extension Authorization {
  var isAuthorizer: Bool { if case .authorizer = self { true } else { false } }
}

extension Known {
  var isUnknown: Bool { if case .unknown = self { true } else { false } }
}

extension Sequence where Element: Hashable {
  /// The elements without repetitions, each at its first place.
  func uniqued() -> [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
