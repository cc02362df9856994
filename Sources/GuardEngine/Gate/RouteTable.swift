import GuardPolicy

/// Finds the route that a request came by.
struct RouteTable: Sendable {
  private let routes: [(route: Route, parts: [Substring])]

  init(_ routes: [Route]) {
    self.routes = routes.map { ($0, $0.path.split(separator: "/", omittingEmptySubsequences: true)) }
  }

  /// - Returns: nil when the event is no request over HTTP, or comes by a route that the policy does not know.
  func route(of index: ShallowIndex) -> Route? {
    guard let method = method(index) else { return nil }
    // The route as deployed, where the platform says it; the address that was asked for, where it does not.
    for path in [resource(index), index.text("rawPath"), index.text("path")] {
      if let path, let found = find(method, path) { return found }
    }
    return nil
  }

  private func method(_ index: ShallowIndex) -> String? {
    index.text("httpMethod") ?? index.text("requestContext.http.method")
  }

  private func resource(_ index: ShallowIndex) -> String? {
    if let resource = index.text("resource") { return resource }
    guard let words = index.text("routeKey")?.split(separator: " "), words.count == 2 else { return nil }
    return String(words[1])
  }

  private func find(_ method: String, _ path: String) -> Route? {
    let parts = path.split(separator: "/", omittingEmptySubsequences: true)
    let matching = routes.filter { Self.isMethod($0.route.method, method) && Self.matches($0.parts, parts) }
    // The one with the fewest placeholders is the one that the platform takes.
    return matching.min { Self.openness($0.parts) < Self.openness($1.parts) }?.route
  }

  private static func isMethod(_ wanted: String, _ method: String) -> Bool {
    wanted == "ANY" || wanted == "*" || wanted.lowercased() == method.lowercased()
  }

  private static func openness(_ parts: [Substring]) -> Int {
    parts.reduce(0) { $0 + ($1.hasSuffix("+}") ? 100 : $1.hasPrefix("{") ? 1 : 0) }
  }

  private static func matches(_ pattern: [Substring], _ parts: [Substring]) -> Bool {
    for (index, part) in pattern.enumerated() {
      if part.hasSuffix("+}") { return parts.count > index }
      guard index < parts.count, part.hasPrefix("{") || part == parts[index] else { return false }
    }
    return pattern.count == parts.count
  }
}
