import Core

extension MapBuilder {
  mutating func addTriggers() {
    for function in application.functions {
      guard let target = node(function.id) else { continue }
      for trigger in function.triggers where trigger.isEnabled.value != false { add(trigger, of: function, to: target) }
      if let url = function.url { add(url, of: function, to: target) }
    }
    for api in application.apis { addAuthorizers(of: api) }
  }

  private mutating func add(_ trigger: Trigger, of function: Function, to target: Int) {
    if let reference = trigger.route {
      let (api, route) = application.route(reference)
      return add(route, of: api, to: target)
    }
    switch trigger.kind {
    case .functionURL where function.url != nil, .apiGatewayAuthorizer, .stepFunctions: return
    case .invoke:
      // What another function answers, where the platform hands it on.
      guard let id = trigger.source.value?.resource, let source = node(id), map.nodes[source].kind == .function else {
        return
      }
      connect(source, target, .trigger, label: "results", at: trigger.place)
    default: addSource(of: trigger, to: target)
    }
  }

  private mutating func add(_ url: FunctionURL, of function: Function, to target: Int) {
    let isOpen = url.authentication.value == .anonymous
    let source = entrance(
      isOpen ? .anonymous : .user, "url:\(function.id)", "URL of \(NodeNames.label(function.id))", "function URL",
      at: url.place)
    connect(source, target, .trigger, label: "any request", checks: isOpen ? [] : ["IAM"], at: url.place)
  }

  /// From the resource behind a trigger, or from a way in that stands for it.
  private mutating func addSource(of trigger: Trigger, to target: Int) {
    let source = source(of: trigger)
    let isOpen = map.nodes[source].audience == .user
    connect(
      source, target, .trigger, label: trigger.summary, checks: isOpen ? ["not known"] : [], at: trigger.place)
  }

  /// The resource behind a trigger, or a way in that stands for it.
  mutating func source(of trigger: Trigger) -> Int {
    if let text = trigger.source.value, let source = resource(text, behind: trigger.kind) { return source }
    if hearsOwnEvents(trigger) { return add(Self.defaultBus) }
    let audience = Audience(firing: trigger.kind)
    let named = trigger.kind == .schedule ? "" : trigger.source.value.map(NodeNames.tail) ?? ""
    let title = trigger.kind.title
    return entrance(
      audience, "\(trigger.kind.rawValue):\(named)",
      named.isEmpty ? title.prefix(1).uppercased() + title.dropFirst() : named,
      named.isEmpty ? "" : title, at: trigger.place)
  }

  /// Whether a rule listens on the account's default bus, to which the application itself sends, and not to AWS alone.
  private func hearsOwnEvents(_ trigger: Trigger) -> Bool {
    guard trigger.kind == .eventBridge, trigger.filter.value?.contains("aws.") != true else { return false }
    let isDefault = trigger.source.value.map { $0.pieces.isEmpty || $0.literal == "default" } ?? true
    return isDefault && application.evidence.serviceCalls.contains(where: \.putsOnDefaultBus)
  }

  private func resource(_ text: Text, behind kind: TriggerKind) -> Int? {
    names.node(named: text) { map.nodes[$0].kind == kind.resource }
  }

  private mutating func add(_ route: API.Route, of api: API, to target: Int) {
    let (audience, checks) = callers(of: route, of: api)
    let source = entrance(audience, api)
    let name = route.method.isEmpty ? route.path : "\(route.method) \(route.path)"
    connect(source, target, .trigger, label: name, checks: checks, at: route.place)
  }

  private mutating func entrance(_ audience: Audience, _ api: API) -> Int {
    entrance(
      audience, api.id, api.isImplicit ? "\(api.kind.title)" : NodeNames.label(api.id),
      api.isImplicit ? "implicit" : api.kind.title,
      at: api.place)
  }

  private mutating func addAuthorizers(of api: API) {
    for authorizer in api.authorizers {
      guard let text = authorizer.target.value,
        let target = names.node(named: text, where: { map.nodes[$0].kind == .function })
      else { continue }
      connect(entrance(.anonymous, api), target, .trigger, label: "authorizer \(authorizer.id)", at: authorizer.place)
    }
  }
}

extension Trigger {
  /// What fires it, in short.
  var summary: String {
    switch kind {
    case .s3:
      let key = (keyPrefix.value?.display ?? "") + "*" + (keySuffix.value?.display ?? "")
      let event = events.first.map { $0.hasPrefix("s3:") ? String($0.dropFirst(3)) : $0 } ?? "object"
      return key == "*" ? event : "\(event) \(key)"
    case .schedule: return source.value?.display ?? "timer"
    default: return filter.isAbsent ? kind.title : "\(kind.title), filtered"
    }
  }
}
