import Core

extension SinkSet {
  /// Where data of a source can do harm at first.
  static func initial(for kind: SourceKind) -> SinkSet {
    switch kind {
    case .event, .stored, .network, .commandOutput, .invocationResult, .unverifiedClaim, .mutableClaim, .sensitive: .all
    case .weakRandom: SinkSet(.token).union(SinkSet(.recordKey))
    default: disclosing
    }
  }

  /// Where a value becomes visible to somebody.
  private static let disclosing: SinkSet = {
    let kinds: [SinkKind] = [
      .response, .html, .header, .log, .message, .record, .storedHTML, .emailHTML, .cleartextStore, .weakHash, .url,
      .urlParameter, .recipient,
    ]
    return kinds.reduce(SinkSet()) { $0.union(SinkSet($1)) }
  }()
}

extension SourceKind {
  /// Data that a call which nobody knows uses and does not hand back.
  var staysInside: Bool { self == .secret || self == .environment || self == .sensitive }
}

extension Solver {
  // MARK: Sources

  mutating func source(
    _ kind: SourceKind, _ controller: Controller, _ label: String, _ place: Place, _ confidence: Confidence = .high
  ) -> TaintsID {
    let source = TaintSource(kind: kind, controller: controller, label: label, place: place)
    return values.taints.source(source, sinks: .initial(for: kind), confidence)
  }

  mutating func caughtException(_ place: Place, _ frame: Frame) -> ValueID {
    let taints = source(.exceptionObject, .service, "the caught exception", place)
    return values.make(.typed(values.symbols.intern("exception")), taints)
  }

  /// The part of an exception that a field is: its text, or its stack trace.
  mutating func exceptionPart(_ taints: TaintsID, _ name: Symbol, _ place: Place, _ frame: Frame) -> TaintsID {
    guard values.taints[taints].contains(where: { values.taints.sources[Int($0.source)].kind == .exceptionObject })
    else {
      return taints
    }
    let rest = values.taints.filter(taints) { $0.kind != .exceptionObject }
    switch values.symbols[name] {
    case "stack", "__traceback__", "stackTrace":
      return values.taints.union(rest, source(.stackTrace, .service, "the exception's stack trace", place))
    case "code", "statusCode", "status", "name", "status_code", "errno": return rest
    default: return values.taints.union(rest, source(.exception, .service, "the exception's message", place))
    }
  }

  /// The taints of a value made into text: an exception becomes its message.
  mutating func asText(_ taints: TaintsID) -> TaintsID {
    let objects = values.taints[taints].filter { values.taints.sources[Int($0.source)].kind == .exceptionObject }
    guard let first = objects.first else { return taints }
    let place = values.taints.sources[Int(first.source)].place
    let rest = values.taints.filter(taints) { $0.kind != .exceptionObject }
    return values.taints.union(rest, source(.exception, .service, "the exception's message", place))
  }

  // MARK: Sinks

  /// Notes that a value reaches a sink, when it holds data that may do harm there.
  mutating func report(
    _ value: ValueID, reaching kind: SinkKind, at place: Place, callee: String, _ frame: Frame,
    confidence: Confidence = .high, pointingInside: Bool = false
  ) {
    let taints = dangerous(in: value, for: kind)
    if taints.isEmpty || kind == .html && isAnnouncedPlain(frame) { return }
    if kind == .log, program.hearsLogs { evidence.noteLogged(value, place, frame.id) }
    guard let kind = precise(kind, for: value) else { return }
    for taint in values.taints[taints] {
      guard let kind = harm(of: taint, at: kind) else { continue }
      let spot = pointingInside ? lastPlace(of: taint, inside: place) : place
      let sure = min(confidence, self.confidence(of: taint, in: value, for: kind))
      evidence.addPath(taint, kind, spot, callee, frame.id, sure)
    }
  }

  /// The kind of harm that data does at a sink: what does not choose an address's host may still change what is behind.
  private func harm(of taint: Taint, at kind: SinkKind) -> SinkKind? {
    if taint.sinks.contains(kind) { return kind }
    return kind == .url && taint.sinks.contains(.urlParameter) ? .urlParameter : nil
  }

  /// How sure it is that data does harm in this value: what a call that nobody knows gives back is most often an object,
  /// which is sent as JSON and not as a page.
  private func confidence(of taint: Taint, in value: ValueID, for kind: SinkKind) -> Confidence {
    let confidence = values.taints.confidence(of: taint, for: kind)
    if case .text = values.shape(value) { return confidence }
    return kind == .html && confidence < .high ? .low : confidence
  }

  /// The last step of a taint's way when it lies inside the statement that is the sink: the very part of a large answer.
  private func lastPlace(of taint: Taint, inside place: Place) -> Place {
    let last = values.taints.steps[Int(taint.step)].place
    return last.file == place.file && last.start >= place.start && last.end <= place.end ? last : place
  }

  /// The taints of the value that count: of a query document those of parts that are not known to be strings, since an
  /// operator cannot hide in a string.
  private mutating func dangerous(in value: ValueID, for kind: SinkKind) -> TaintsID {
    switch kind {
    case .record, .cleartextStore: return recordTaints(value)
    // An object given as an address holds it in a field that has a row of its own; one given as a page becomes JSON.
    case .url, .html: if isPlainObject(value) { return .none }
    default: break
    }
    guard kind == .nosql else { return values.deepTaints(value) }
    let node = values[value]
    switch node.shape {
    case .object, .list, .union: return operatorTaints(value, depth: 0)
    case .text where !node.fields.isEmpty || node.rest != .bottom: return operatorTaints(value, depth: 0)
    default: return node.taints
    }
  }

  func isPlainObject(_ value: ValueID) -> Bool {
    switch values.shape(value) {
    case .object, .list: true
    default: false
    }
  }

  /// Of a record written field by field only what must not be stored counts; of one that its sender shaped everything.
  private mutating func recordTaints(_ value: ValueID) -> TaintsID {
    let node = values[value]
    guard case .object = node.shape else { return values.deepTaints(value) }
    var result = values.taints.union(node.taints, values.deepTaints(node.rest))
    for field in node.fields {
      let taints = values.deepTaints(field.value)
      let kept = values.taints.filter(taints) { $0.kind == .sensitive || $0.kind == .secret || $0.kind == .environment }
      result = values.taints.union(result, kept)
    }
    return result
  }

  private mutating func operatorTaints(_ value: ValueID, depth: Int) -> TaintsID {
    let node = values[value]
    if case .text = node.shape, node.fields.isEmpty, node.rest == .bottom { return .none }
    var result = node.taints
    guard depth < 6 else { return result }
    for field in node.fields { result = values.taints.union(result, operatorTaints(field.value, depth: depth + 1)) }
    if node.rest != .bottom { result = values.taints.union(result, operatorTaints(node.rest, depth: depth + 1)) }
    if case .union(let id) = node.shape {
      for part in values.alternatives(id) {
        result = values.taints.union(result, operatorTaints(part, depth: depth + 1))
      }
    }
    return result
  }

  /// The sink in the light of what is known of the text: an address whose host is fixed can only be changed behind it;
  /// an argument that does not start with the outsider's text is no option.
  private func precise(_ kind: SinkKind, for value: ValueID) -> SinkKind? {
    guard case .text(let id) = values.shape(value), let first = values.pieces(id).first, first != .unknown else {
      return kind
    }
    switch kind {
    case .url, .redirect: return hasFixedHost(values.pieces(id)) ? (kind == .url ? .urlParameter : nil) : kind
    case .argument: return nil
    default: return kind
    }
  }

  private func hasFixedHost(_ pieces: [TextPiece]) -> Bool {
    // An address from the environment is the deployer's, with its host.
    if isDeployed(pieces[0]) { return true }
    guard case .literal(let symbol) = pieces[0] else { return false }
    let text = values.symbols[symbol]
    if text.hasPrefix("/"), !text.hasPrefix("//") { return true }
    guard let scheme = text.firstIndex(of: ":"), text[scheme...].hasPrefix("://") else { return false }
    let host = text[text.index(scheme, offsetBy: 3)...]
    return host.contains("/") || host.contains("?") || pieces.count > 1 && isDeployed(pieces[1])
  }

  private func isDeployed(_ piece: TextPiece) -> Bool {
    switch piece {
    case .environment, .attribute: true
    case .literal, .unknown: false
    }
  }

  /// An exception that nobody catches leaves the function.
  mutating func raised(_ value: ValueID, _ frame: inout Frame) {}

  /// A field of something that is shared beyond the function, such as a response object of a framework.
  mutating func noteStoreInStore(
    _ object: ValueID, _ name: Symbol, _ value: ValueID, _ place: Place, _ frame: Frame
  ) {
    guard case .typed(let type) = values.shape(object) else { return }
    let key = values.symbols.intern(path(type, name))
    for row in rows(key, frame.module.language) where row.isMember {
      if case .sink(.response) = row.effect {
        answer(value, place, frame, callee: values.symbols[key])
      } else if case .sink(let kind) = row.effect {
        report(value, reaching: kind, at: place, callee: values.symbols[key], frame, confidence: row.confidence)
      }
    }
  }
}
