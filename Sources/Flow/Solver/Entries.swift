import Core

extension Solver {
  // MARK: Calling entry points

  /// Calls an entry's handler with the event that its triggers send.
  mutating func call(entry index: Int) {
    let entry = program.entries[index]
    currentEntry = index
    guard let module = module(at: entry.path) else {
      evidence.noteMissing("module \(entry.path)", index)
      return
    }
    settle()
    // A handler may be a library's object, such as a wrapped web application; then the module's body is all there is.
    roots.append(EntryRoot(entry: index, activation: modules[Int(module)].body))
    let handler = exportedPath(entry.export, from: module)
    if handler == .bottom || handler == .unknown, roots.isEmpty {
      evidence.noteMissing("\(entry.export) in \(entry.path)", index)
      return
    }
    callHandler(handler, entry: index, triggers: entry.triggers)
    settle()
  }

  /// "handler", or "app.handler" of an exported object; nothing for what the module as a whole is.
  private mutating func exportedPath(_ path: String, from module: UInt32) -> ValueID {
    var value = ValueID.bottom
    if path.isEmpty { return whole(of: module, readBy: .none) }
    for (position, part) in path.split(separator: ".").enumerated() {
      let name = values.symbols.intern(String(part))
      if position == 0 {
        value = exported(name, from: module, readBy: .none)
      } else if case .instance(let number) = values.shape(value) {
        guard let type = heap[number].type, let found = method(values.symbols[name], of: type, heap[number].outer)
        else {
          value = heap[number].fields[name] ?? .bottom
          continue
        }
        value = bound(found, to: value)
      } else if case .classValue(let type, let outer) = values.shape(value) {
        guard let found = method(values.symbols[name], of: type, outer) else { return .bottom }
        value = bound(found, to: value)
      } else {
        value = values.field(value, name) ?? .unknown
      }
    }
    return value
  }

  private mutating func callHandler(_ handler: ValueID, entry: Int, triggers: [TriggerKind]) {
    for closure in closures(of: handler) {
      guard case .closure(let function, let outer) = values.shape(closure) else { continue }
      let module = modules[Int(function.module)].module
      let parameters = module[function.function].parameters
      let place = parameters.first.map { Place(module.file, $0.start, $0.end) } ?? module.start
      // Who is known to be called by others of the application is looked at as that.
      let isCalled = !program.entries[entry].inbound.isEmpty
      let triggers = triggers.isEmpty ? isCalled ? [.invoke] : likelyTriggers(function) : triggers
      let arguments = arguments(of: triggers, entry, for: function, place)
      start(closure, function, outer, arguments, entry, triggers, answersHTML: answersPage(triggers))
    }
  }

  private func likelyTriggers(_ function: FunctionRef) -> [TriggerKind] {
    let module = modules[Int(function.module)].module
    let inference = TriggerInference(module: module, function: module[function.function], catalog: catalog)
    return inference.trigger.map { [$0] } ?? []
  }

  /// The functions that a handler value may be.
  private func closures(of value: ValueID) -> [ValueID] {
    switch values.shape(value) {
    case .closure: [value]
    case .union(let id): values.alternatives(id).flatMap { closures(of: $0) }
    case .object: values[value].field(words.wrapped).map { closures(of: $0) } ?? []
    default: []
    }
  }

  private mutating func start(
    _ closure: ValueID, _ function: FunctionRef, _ outer: ActivationID, _ arguments: [ValueID], _ entry: Int,
    _ triggers: [TriggerKind], answersHTML: Bool = false
  ) {
    let parameters = modules[Int(function.module)].module[function.function].parameters
    var call = CallArguments(values: [], isPassed: [])
    for (position, parameter) in parameters.enumerated() {
      if parameter.kind == .rest {
        let rest = arguments.dropFirst(position).reduce(values.make(.list)) { values.storing($1, in: $0) }
        call.values.append(rest)
      } else {
        call.values.append(position < arguments.count ? arguments[position] : .unknown)
      }
      call.isPassed.append(position < arguments.count)
    }
    call.this = values[closure].field(values.symbols.intern("this")) ?? .unknown
    let id = prepare(function, outer: outer, call)
    roots.append(EntryRoot(entry: entry, activation: id))
    if triggers.count == 1 { inferred[id] = triggers[0] }
    if answersHTML { pages.insert(id) }
    handlers.insert(id)
    let isAuthorizer = triggers.contains(.apiGatewayAuthorizer)
    if triggers.isEmpty || isAuthorizer || triggers.contains(where: \.answersCaller) { answers.insert(id) }
    run(id)
  }

  // MARK: Entry points that the code registers

  mutating func register(
    _ function: ValueID, as trigger: TriggerKind, _ types: [String?], answersHTML: Bool, _ frame: Frame
  ) {
    let pending = PendingEntry(
      handler: function, trigger: trigger, types: types, answersHTML: answersHTML, entry: currentEntry)
    if seenEntries.insert(pending).inserted { pendingEntries.append(pending) }
  }

  /// Calls the functions that were registered as routes since the last time.
  mutating func callPendingEntries() {
    let pending = pendingEntries
    pendingEntries = []
    for route in pending {
      for closure in closures(of: route.handler) {
        guard case .closure(let function, let outer) = values.shape(closure) else { continue }
        let isPage = route.answersHTML || answersPage([route.trigger])
        start(
          closure, function, outer, arguments(of: route, function), route.entry, [route.trigger], answersHTML: isPage)
      }
    }
  }

  private mutating func arguments(of route: PendingEntry, _ function: FunctionRef) -> [ValueID] {
    let module = modules[Int(function.module)].module
    let parameters = module[function.function].parameters
    if !route.types.isEmpty {
      return route.types.map { $0.map { instance(of: $0, module.start, module.language) } ?? .unknown }
    }
    if hasOwnArguments(route.trigger, module.language) {
      let place = parameters.first.map { Place(module.file, $0.start, $0.end) } ?? module.start
      return arguments(of: [route.trigger], route.entry, for: function, place)
    }
    return parameters.map { parameter in
      routeParameter(module[parameter.name], Place(module.file, parameter.start, parameter.end), route)
    }
  }

  private mutating func routeParameter(_ name: String, _ place: Place, _ route: PendingEntry) -> ValueID {
    if !route.trigger.answersCaller {
      return event(of: [route.trigger], route.entry, place)
    }
    let isSignedIn = program.entries.indices.contains(route.entry) && program.entries[route.entry].isAuthenticated
    let source = TaintSource(
      kind: .event, controller: isSignedIn ? .user : .anonymous, label: "route parameter \(name)",
      trigger: route.trigger, place: place)
    return values.text([.unknown], values.taints.source(source, sinks: .all))
  }

  // MARK: Answers

  /// The callback of a handler whose caller gets errors as well as results, of one whose caller gets an error only as a
  /// bare refusal (HTTP), and of one that nobody waits for.
  static let callbacks = ["lambda.callback", "lambda.callback.http", "lambda.callback.unheard"]

  mutating func callback(for triggers: [TriggerKind]) -> ValueID {
    let isHTTP = !triggers.isEmpty && triggers.allSatisfy(\.hidesErrors)
    let isHeard = triggers.isEmpty || triggers.contains(where: \.answersCaller)
    return values.make(.member(values.symbols.intern(Self.callbacks[isHTTP ? 1 : isHeard ? 0 : 2])))
  }

  /// The context object; where nobody waits, what its old methods are given goes nowhere.
  mutating func context(for triggers: [TriggerKind]) -> ValueID {
    let isHeard = triggers.isEmpty || triggers.contains(where: \.answersCaller)
    return values.make(.typed(values.symbols.intern(isHeard ? "lambda.context" : "lambda.silent-context")))
  }

  /// `callback(error, result)` of a handler.
  mutating func answerThroughCallback(_ path: Symbol, _ site: CallSite, _ frame: Frame) -> ValueID {
    let kind = Self.callbacks.firstIndex(of: values.symbols[path]) ?? 2
    if kind == 2 { return .null }
    for (index, value) in site.positional.prefix(2).enumerated() where index == 1 || kind == 0 {
      answer(value, site.place, frame, callee: "callback")
    }
    return .null
  }

  /// What a handler returns reaches its caller, when the trigger has one that waits.
  mutating func answer(_ value: ValueID, _ place: Place, _ frame: Frame, callee: String) {
    evidence.noteAnswer(value, place, frame.id)
    if inferred[frame.id] == .apiGatewayAuthorizer { return }
    report(value, reaching: .response, at: place, callee: callee, frame, pointingInside: true)
    let headers = part(of: value, words.headers)
    if headers != .unknown {
      report(
        headers, reaching: .header, at: place, callee: "a header of the response", frame, pointingInside: true)
      answerLocation(headers, place, frame)
    }
    if isHTML(headers) {
      let body = part(of: value, words.body)
      report(body, reaching: .html, at: place, callee: "the HTML of the response", frame, pointingInside: true)
    }
    if pages.contains(frame.id), case .text = values.shape(value) {
      report(value, reaching: .html, at: place, callee: "the page", frame, pointingInside: true)
    }
    if hasOpenOrigin(headers) {
      evidence.addMisuse(
        "permissive-cors", place, "Access-Control-Allow-Origin",
        CatalogRow(subject: Selector(.result), effect: .misuse("permissive-cors"), note: "*"), frame.id)
    }
  }

  private mutating func part(of value: ValueID, _ name: Symbol) -> ValueID {
    switch values.shape(value) {
    case .object: return values[value].field(name) ?? .unknown
    case .union(let id):
      return values.alternatives(id).reduce(.bottom) { values.join($0, part(of: $1, name)) }
    default: return .unknown
    }
  }

  /// Where a redirect leads.
  private mutating func answerLocation(_ headers: ValueID, _ place: Place, _ frame: Frame) {
    for field in values[headers].fields where values.symbols[field.name].lowercased() == "location" {
      report(
        field.value, reaching: .redirect, at: place, callee: "the Location of the response", frame, pointingInside: true
      )
    }
  }

  private func isHTML(_ headers: ValueID) -> Bool {
    for field in values[headers].fields where values.symbols[field.name].lowercased() == "content-type" {
      return knownPrefix(field.value).hasPrefix("text/html")
    }
    return false
  }

  private func hasOpenOrigin(_ headers: ValueID) -> Bool {
    values[headers].fields.contains { field in
      values.symbols[field.name].lowercased() == "access-control-allow-origin" && constantText(field.value) == "*"
    }
  }

  // MARK: Functions that no entry reaches

  private func isKnown(_ function: FunctionRef, outer: ActivationID) -> Bool {
    environments.variables.indices.contains { environment in
      contexts[ContextKey(function: function, outer: outer, environment: environment)] != nil
    }
  }

  /// Runs what was never called, with unknown arguments: its misuses count too, its data flows do not.
  mutating func runUnreached() {
    for index in modules.indices {
      let module = modules[index].module
      for number in module.functions.indices.dropFirst() where module.functions[number].parent == FunctionID(0) {
        if isExhausted { return }
        let function = FunctionRef(module: UInt32(index), function: FunctionID(number))
        if isKnown(function, outer: modules[index].body) { continue }
        let count = module.functions[number].parameters.count
        let call = CallArguments(
          values: Array(repeating: .unknown, count: count), isPassed: Array(repeating: true, count: count))
        run(prepare(function, outer: modules[index].body, call))
        settle()
      }
    }
  }
}

extension TriggerKind {
  /// Whether an error of the function becomes an answer of the platform's own, without the error's text.
  var hidesErrors: Bool {
    switch self {
    case .apiGatewayREST, .apiGatewayHTTP, .apiGatewayWebSocket, .functionURL, .loadBalancer, .vpcLattice, .cloudFront,
      .webRequest, .azureHTTP:
      true
    default: false
    }
  }

  /// Whether somebody waits for what the function returns.
  var answersCaller: Bool {
    switch self {
    case .apiGatewayREST, .apiGatewayHTTP, .apiGatewayWebSocket, .functionURL, .loadBalancer, .vpcLattice, .appSync,
      .cloudFront, .lex, .alexa, .connect, .bedrockAgent, .invoke, .s3ObjectLambda, .webRequest, .httpPayload,
      .azureHTTP:
      true
    default: false
    }
  }
}
