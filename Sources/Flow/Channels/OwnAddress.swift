import Core

/// An address that a function calls, when it is one of the application's own: of an API, or of a function.
struct OwnAddress {
  struct Target {
    var function: String
    var kind: TriggerKind
    var isGraphQL = false
    /// The route, in words.
    var door = "own address"
  }

  private let application: Application
  /// The resource in the address, and what is written behind it; a NUL stands for what is not known.
  private let resource: String?
  private let rest: String

  init(_ address: Text, in application: Application) {
    self.application = application
    resource = address.resource
    let start = address.pieces.firstIndex { if case .attribute = $0 { true } else { false } }
    rest = address.pieces.dropFirst((start ?? address.pieces.count) + 1).map { piece in
      if case .literal(let text) = piece { text } else { "\u{0}" }
    }.joined()
  }

  var targets: [Target] {
    guard let resource else { return [] }
    var targets: [Target] = []
    for function in application.functions where function.url?.id == resource || function.id == resource {
      if function.url != nil { targets.append(Target(function: function.id, kind: .functionURL)) }
    }
    for api in application.apis where api.id == resource {
      for route in api.routes where leads(to: route, of: api) {
        guard let function = route.function else { continue }
        let kind: TriggerKind = api.kind == .rest ? .apiGatewayREST : api.kind == .graphQL ? .appSync : .apiGatewayHTTP
        let door = route.method.isEmpty ? route.path : "\(route.method) \(route.path)"
        targets.append(Target(function: function, kind: kind, isGraphQL: api.kind == .graphQL, door: door))
      }
    }
    return targets
  }

  /// Whether the address ends as the route's path does. An address without a path is a base that something unknown is
  /// added to.
  private func leads(to route: API.Route, of api: API) -> Bool {
    if api.kind == .graphQL { return true }
    let given = rest.split(separator: "/").drop { $0.hasPrefix(".") || $0.contains(".amazonaws.") }
    let wanted = route.path.split(separator: "/")
    if given.isEmpty { return rest.isEmpty || wanted.isEmpty }
    guard given.count >= wanted.count, !wanted.isEmpty else { return wanted.isEmpty }
    return zip(given.suffix(wanted.count), wanted).allSatisfy { part, pattern in
      part == pattern || pattern.hasPrefix("{") || part.contains("\u{0}")
    }
  }

  /// The variables of a query are the arguments of its resolver.
  static func query(_ event: PortableValue) -> PortableValue {
    var argument = PortableValue()
    argument.add(event.deepTaints)
    return .placed(argument, at: ["arguments", "*"])
  }
}
