import Core

// The calls of cloud services that were seen, as evidence: each with what is known of its parameters.

extension Solver {
  private static let deepestPart = 6
  private static let mostParts = 400

  /// One call for the functions that see the same parameters; those that share code may differ in what they pass and in
  /// their environment.
  mutating func serviceCalls(
    _ key: EvidenceCollector.CallKey, _ entry: EvidenceCollector.CallEntry, _ entries: [Set<Int>]
  ) -> [ServiceCall] {
    var bare = ServiceCall(
      service: key.service, operation: key.operation, parameters: [:], functions: [], place: key.place)
    bare.passed = entry.passed
    bare.keys = entry.keys
    bare.mentionsOwner = entry.mentionsOwner
    let runs = entry.arguments.keys.sorted { $0.index < $1.index }
    let reached = runs.reduce(into: Set<Int>()) { $0.formUnion(entries[Int($1.index)]) }
    if reached.isEmpty { return [filled(bare, joined(runs, of: entry), entry.nested, [:])] }
    var functions: [ServiceCall: Set<String>] = [:]
    for index in reached.sorted() {
      let arguments = joined(runs.filter { entries[Int($0.index)].contains(index) }, of: entry)
      let call = filled(bare, arguments, entry.nested, program.entries[index].environment)
      functions[call, default: []].insert(program.entries[index].function)
    }
    return functions.map { call, users in
      var call = call
      call.functions = users.sorted()
      return call
    }
  }

  /// The calls of services that are not understood.
  func openCalls(_ entries: [Set<Int>]) -> [OpenServiceCall] {
    evidence.openCalls.map { place, call in
      OpenServiceCall(call.what, functions: functions(call.activations, entries), place: place)
    }.sorted { ($0.place, $0.what) < ($1.place, $1.what) }
  }

  /// Notes a call of a service whose client or operation is not known.
  mutating func noteOpenCall(_ what: String, _ place: Place, _ frame: Frame) {
    evidence.openCalls[place, default: (what, [])].activations.insert(frame.id)
  }

  private mutating func joined(
    _ runs: [ActivationID], of entry: EvidenceCollector.CallEntry
  ) -> EvidenceCollector.CallArguments {
    var result = EvidenceCollector.CallArguments()
    for arguments in runs.compactMap({ entry.arguments[$0] }) {
      result.isOpen = result.isOpen || arguments.isOpen
      for (name, value) in arguments.values {
        result.values[name] = values.join(result.values[name] ?? .bottom, value)
      }
    }
    return result
  }

  private mutating func filled(
    _ call: ServiceCall, _ arguments: EvidenceCollector.CallArguments, _ nested: [String: ValueID],
    _ environment: [String: Text]
  ) -> ServiceCall {
    var call = call
    call.hasUnknownParameters = arguments.isOpen
    var parts = CallParts(environment: environment)
    for (name, value) in arguments.values.sorted(by: { $0.key < $1.key }) {
      collect(value, name, depth: 0, into: &parts)
      if isText(value) { call.parameters[name] = text(value, environment) }
    }
    for (name, value) in nested where arguments.values[name] == nil { add(value, as: name, to: &call, environment) }
    call.given = parts.given
    call.opaque = parts.opaque
    for (path, texts) in parts.texts where texts.count > 1 || call.parameters[path] == nil {
      call.alternatives[path] = texts.sorted { $0.display < $1.display }
    }
    return call
  }

  private mutating func add(
    _ value: ValueID, as name: String, to call: inout ServiceCall, _ environment: [String: Text]
  ) {
    call.parameters[name] = text(value, environment)
    guard case .union(let id) = values.shape(value) else { return }
    let texts = Set(values.alternatives(id).map { text($0, environment) })
    call.alternatives[name] = texts.sorted { $0.display < $1.display }
  }

  /// Whether a value is a text, or one of several.
  func isText(_ value: ValueID) -> Bool {
    switch values.shape(value) {
    case .text: true
    case .union(let id): values.alternatives(id).allSatisfy { if case .text = values.shape($0) { true } else { false } }
    default: false
    }
  }

  /// Parts of parameters by their path.
  private struct CallParts {
    var environment: [String: Text]
    var given: Set<String> = []
    var opaque: Set<String> = []
    var texts: [String: Set<Text>] = [:]
  }

  private mutating func collect(_ value: ValueID, _ path: String, depth: Int, into parts: inout CallParts) {
    guard value != .bottom, depth < Self.deepestPart, parts.given.count < Self.mostParts else { return }
    let node = values[value]
    if node.shape == .null { return }
    parts.given.insert(path)
    switch node.shape {
    case .union(let id):
      for part in values.alternatives(id) { collect(part, path, depth: depth + 1, into: &parts) }
    case .text: parts.texts[path, default: []].insert(text(value, parts.environment))
    case .unknown: parts.opaque.insert(path)
    case .list:
      for field in node.fields { collect(field.value, path + ".*", depth: depth + 1, into: &parts) }
      collect(node.rest, path + ".*", depth: depth + 1, into: &parts)
    case .object: collectFields(node, path, depth, &parts)
    default: break
    }
  }

  private mutating func collectFields(_ node: ValueNode, _ path: String, _ depth: Int, _ parts: inout CallParts) {
    for field in node.fields {
      let name = values.symbols[field.name]
      parts.given.insert(path + ".#")
      parts.texts[path + ".#", default: []].insert(FieldName.text(name, parts.environment))
      collect(field.value, "\(path).\(name)", depth: depth + 1, into: &parts)
    }
    if node.rest == .bottom { return }
    parts.given.insert(path + ".#")
    parts.texts[path + ".#", default: []].insert(Text(pieces: [.unknown("a value of the code")]))
    collect(node.rest, path + ".*", depth: depth + 1, into: &parts)
  }
}

/// Names of fields that are variables of the environment: what their value is differs between the functions that share code,
/// so the name itself stands for it.
enum FieldName {
  private static let mark = "\u{1}"

  static func name(ofVariable variable: String) -> String { mark + variable }

  /// The variable whose value the name is; nil for a name as it stands.
  static func variable(of name: String) -> String? { name.hasPrefix(mark) ? String(name.dropFirst()) : nil }

  static func text(_ name: String, _ environment: [String: Text]) -> Text {
    guard name.hasPrefix(mark) else { return Text(name) }
    let variable = String(name.dropFirst())
    return environment[variable] ?? Text(pieces: [.unknown("environment variable \(variable)")])
  }
}
