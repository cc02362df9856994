import Core

// Calls of cloud services. Whatever the language and the style of the client, a call becomes an operation of the
// service's API with its parameters by name, so that one set of rows speaks of all of them.

extension Solver {
  private static let commandPrefix = "aws-command:"

  /// A method of a client that has no rows of its own: an operation.
  mutating func callService(_ service: String, _ name: Symbol, _ site: CallSite, _ frame: inout Frame) -> ValueID {
    let parameters = parameters(of: site)
    return runOperation(service, values.symbols[name], parameters, site, &frame)
  }

  /// A client's method as a value of its own: "aws:s3.get_object".
  mutating func callServiceMethod(_ path: Symbol, _ site: CallSite, _ frame: inout Frame) -> ValueID? {
    let text = values.symbols[path]
    guard text.hasPrefix("aws:"), let dot = text.lastIndex(of: ".") else { return nil }
    let service = String(text[..<dot].dropFirst(4))
    if service.contains(".") { return nil }
    return callService(service, values.symbols.intern(String(text[text.index(after: dot)...])), site, &frame)
  }

  private func operation(ofCommand value: ValueID) -> (service: String, name: String)? {
    guard case .typed(let type) = values.shape(value), values.symbols[type].hasPrefix(Self.commandPrefix) else {
      return nil
    }
    let text = values.symbols[type].dropFirst(Self.commandPrefix.count)
    guard let dot = text.firstIndex(of: ".") else { return nil }
    return (String(text[..<dot]), String(text[text.index(after: dot)...]))
  }

  private mutating func parameters(ofCommand command: ValueID, _ site: CallSite) -> CallSite {
    var result = CallSite(place: site.place)
    addFields(of: values[command].field(values.symbols.intern("@0")) ?? .unknown, to: &result)
    return result
  }

  /// The operation's parameters: named arguments, or the fields of the first argument.
  private mutating func parameters(of site: CallSite) -> CallSite {
    if !site.named.isEmpty || site.spreadFields != .bottom { return site }
    var result = CallSite(place: site.place)
    if let first = site.positional.first { addFields(of: first, to: &result) }
    return result
  }

  private mutating func addFields(of object: ValueID, to site: inout CallSite) {
    let node = values[object]
    if case .union(let id) = node.shape {
      for part in values.alternatives(id) { addFields(of: part, to: &site) }
      return
    }
    for field in node.fields { site.named.append(.init(name: field.name, value: field.value, register: nil)) }
    if case .object = node.shape, node.rest == .bottom { return }
    if case .closure = node.shape { return }
    site.spreadFields = values.join(site.spreadFields, node.rest == .bottom ? values.unknown(node.taints) : node.rest)
  }

  /// Runs an operation: its rows, the note of the call, and the callback of older clients.
  mutating func runOperation(
    _ service: String, _ name: String, _ parameters: CallSite, _ site: CallSite, _ frame: inout Frame
  ) -> ValueID {
    let known = catalog.operation(name, of: service)
    let operation = known.name.map { operationName($0) } ?? Self.pascalCase(name)
    let note = noteCall(service, operation, parameters, frame)
    for row in known.rows { noteNestedResource(row, parameters, in: note) }
    for parameter in parameters.named where hasUnverifiedClaim(parameter.value) {
      let callee = "\(service).\(operation)"
      report(parameter.value, reaching: .identity, at: site.place, callee: callee, frame)
    }
    let key = values.symbols.intern("\(service).\(operation)")
    var result = ValueID.unknown
    if !known.rows.isEmpty { result = applyOperationRows(known.rows, key, parameters, &frame) }
    for callback in site.positional.dropFirst() {
      guard case .closure = values.shape(callback) else { continue }
      callBack(callback, [caughtException(site.place, frame), result], site.place, &frame)
    }
    return result
  }

  private mutating func hasUnverifiedClaim(_ value: ValueID) -> Bool {
    let taints = values.deepTaints(value)
    return values.taints[taints].contains { values.taints.sources[Int($0.source)].kind == .unverifiedClaim }
  }

  /// An operation without a row about its result gives the service's own data, not the caller's.
  private mutating func applyOperationRows(
    _ rows: [CatalogRow], _ key: Symbol, _ parameters: CallSite, _ frame: inout Frame
  ) -> ValueID {
    let speaksOfResult = rows.contains { row in
      switch row.effect {
      case .source, .pass, .type, .clears, .recalls: true
      default: false
      }
    }
    let result = apply(rows, key, parameters, &frame)
    return speaksOfResult ? result : .unknown
  }

  private func operationName(_ key: String) -> String {
    key.lastIndex(of: ".").map { String(key[key.index(after: $0)...]) } ?? key
  }

  /// "get_object" and "getObject" as the API writes them: "GetObject".
  static func pascalCase(_ method: String) -> String {
    var result = ""
    var isStart = true
    for character in method {
      if character == "_" {
        isStart = true
      } else {
        result += isStart ? character.uppercased() : String(character)
        isStart = false
      }
    }
    return result
  }

  private mutating func noteCall(
    _ service: String, _ operation: String, _ parameters: CallSite, _ frame: Frame
  ) -> EvidenceCollector.CallKey {
    let key = EvidenceCollector.CallKey(service: service, operation: operation, place: parameters.place)
    var entry = evidence.calls[key] ?? EvidenceCollector.CallEntry()
    var arguments = entry.arguments[frame.id] ?? EvidenceCollector.CallArguments()
    for parameter in parameters.named {
      let name = values.symbols[parameter.name]
      entry.passed.insert(name)
      arguments.values[name] = values.join(arguments.values[name] ?? .bottom, parameter.value)
    }
    if service == "dynamodb" {
      entry.keys.formUnion(itemKeys(parameters, frame))
      entry.mentionsOwner = entry.mentionsOwner || mentionsOwner(frame)
    }
    if parameters.spreadFields != .bottom { arguments.isOpen = true }
    entry.arguments[frame.id] = arguments
    evidence.calls[key] = entry
    return key
  }

  /// The resource that stands inside a parameter, such as the bus in each entry of PutEvents, under its own name.
  private mutating func noteNestedResource(
    _ row: CatalogRow, _ parameters: CallSite, in call: EvidenceCollector.CallKey
  ) {
    guard case .resource = row.effect, let name = row.subject.path.last, name != "*" else { return }
    for selected in select(row.subject, parameters) where isText(selected.value) {
      let known = evidence.calls[call]?.nested[name] ?? .bottom
      let joined = values.join(known, selected.value)
      evidence.calls[call]?.nested[name] = joined
    }
  }

  // MARK: By rows

  /// Rows that say which operation a library's function runs.
  mutating func applyOperation(
    _ row: CatalogRow, _ key: Symbol, _ site: CallSite, _ outcome: inout CallOutcome, _ frame: inout Frame
  ) {
    var result = ValueID.bottom
    switch row.effect {
    case .operation(let service, let name):
      var parameters = parameters(in: row.subject, site)
      parameters.named += outcome.bindings
      let named = site.positional.first ?? site.named(values.symbols.intern("ClientMethod"))
      let argument = named.flatMap { constantText($0) } ?? ""
      if name.contains("{argument}"), argument.isEmpty { return }
      result = runOperation(
        expanded(service, key), expanded(name, key, argument: argument), parameters, site, &frame)
      // What is named by an argument is only signed: the result is an address, not what is behind it.
      if name.contains("{argument}") { result = values.text([.unknown]) }
    case .runsCommand:
      for selected in select(row.subject, site) {
        guard let operation = operation(ofCommand: selected.value) else { continue }
        let parameters = parameters(ofCommand: selected.value, site)
        result = values.join(result, runOperation(operation.service, operation.name, parameters, site, &frame))
      }
    default: return
    }
    if result == .bottom || result == .unknown && outcome.result != nil { return }
    // An object of the SDK's own knows more than the answer that it was made from.
    if let own = outcome.result, case .typed = values.shape(own) { return }
    outcome.result = outcome.result.map { values.join($0, result) } ?? result
  }

  /// The parameters as a row says where they are: the named arguments, or the fields of one argument.
  private mutating func parameters(in selector: Selector, _ site: CallSite) -> CallSite {
    if case .arguments = selector.base { return parameters(of: site) }
    var result = CallSite(place: site.place)
    for selected in select(selector, site) { addFields(of: selected.value, to: &result) }
    return result
  }

  /// `new XClient()` and `new XCommand()` of an SDK's package for one service.
  mutating func callClientPackage(_ key: Symbol, _ site: CallSite, _ frame: inout Frame) -> ValueID? {
    let path = values.symbols[key]
    guard let dot = path.lastIndex(of: ".") else { return nil }
    let package = values.symbols.intern(String(path[..<dot]))
    let name = String(path[path.index(after: dot)...])
    for row in rows(package, frame.module.language) {
      guard case .clientPackage(let service) = row.effect else { continue }
      if name.hasSuffix("Command") {
        let type = "\(Self.commandPrefix)\(service).\(name.dropLast("Command".count))"
        let command = values.make(.typed(values.symbols.intern(type)))
        return values.setting(command, values.symbols.intern("@0"), to: site.positional.first ?? .unknown)
      }
      if site.isConstruction { return values.make(.typed(values.symbols.intern("aws:\(service)"))) }
      if name.hasPrefix("waitUntil"), site.positional.count > 1 {
        var parameters = CallSite(place: site.place)
        addFields(of: site.positional[1], to: &parameters)
        return runOperation(service, String(name.dropFirst("waitUntil".count)), parameters, site, &frame)
      }
      if name.hasPrefix("paginate"), site.positional.count > 1 {
        var parameters = CallSite(place: site.place)
        addFields(of: site.positional[1], to: &parameters)
        let page = runOperation(service, String(name.dropFirst("paginate".count)), parameters, site, &frame)
        return values.storing(page, in: values.make(.list))
      }
    }
    return nil
  }
}
