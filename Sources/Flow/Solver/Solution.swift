import Core

extension Solver {
  /// What was found, with the deployed functions it belongs to, in a fixed order.
  mutating func solution() -> Solution {
    var solution = Solution()
    let entries = entriesByActivation()
    solution.paths = evidence.paths.map { taintPath($0.key, $0.value, entries) }.filter { !$0.functions.isEmpty }
    solution.paths.sort {
      ($0.place, $0.sink.rawValue, $0.source.label, $0.source.place) < (
        $1.place, $1.sink.rawValue, $1.source.label, $1.source.place
      )
    }
    solution.misuses = evidence.misuses.map { misuse($0.key, $0.value, entries) } + structureNotes(entries)
    solution.misuses += authorizersWithoutDecision(entries) + assumptions()
    solution.misuses.sort { ($0.place, $0.kind) < ($1.place, $1.kind) }
    solution.serviceCalls = evidence.calls.flatMap { serviceCalls($0.key, $0.value, entries) }
    solution.serviceCalls.sort {
      ($0.place, $0.operation, $0.functions.first ?? "") < ($1.place, $1.operation, $1.functions.first ?? "")
    }
    solution.identityAware = functions(entries) { $0.names.contains(where: IdentityWords.nameVerifiedIdentity) }
    solution.rightsAware = functions(entries, whoseModule: \.speaksOfRights)
    solution.openCalls = openCalls(entries)
    solution.writes = writes(entries)
    solution.reads = reads(entries)
    solution.gaps = evidence.unresolved.map { name, places in
      let first = places.min() ?? Place(FileID(0), 0, 0)
      return ScanReport.CoverageGap(what: "unresolved call: \(name)", count: places.count, first: first)
    }
    solution.gaps.sort { ($0.first, $0.what) < ($1.first, $1.what) }
    solution.diagnostics = diagnostics()
    solution.work = work
    return solution
  }

  private func diagnostics() -> [Diagnostic] {
    guard isExhausted, let module = modules.first?.module else { return [] }
    return [
      Diagnostic(.incomplete, "the code is too large to follow to the end; some flows were not seen", at: module.start)
    ]
  }

  // MARK: Which entries reach what

  /// The indices of the entries that reach each activation; module bodies belong to all.
  private func entriesByActivation() -> [Set<Int>] {
    var entries = Array(repeating: Set<Int>(), count: activations.count)
    for root in roots { reach(from: root.activation, root.entry, &entries) }
    for module in modules where module.body != .none {
      for root in roots { reach(from: module.body, root.entry, &entries) }
    }
    return entries
  }

  private func reach(from start: ActivationID, _ entry: Int, _ entries: inout [Set<Int>]) {
    var pending = [start]
    while let next = pending.popLast() {
      guard entries[Int(next.index)].insert(entry).inserted else { continue }
      pending.append(contentsOf: activations[Int(next.index)].callees)
    }
  }

  func functions(_ activations: Set<ActivationID>, _ entries: [Set<Int>]) -> [String] {
    let reached = activations.reduce(into: Set<Int>()) { $0.formUnion(entries[Int($1.index)]) }
    return Array(Set(reached.map { program.entries[$0].function })).sorted()
  }

  // MARK: Converting

  private func taintPath(
    _ key: EvidenceCollector.PathKey, _ entry: EvidenceCollector.PathEntry, _ entries: [Set<Int>]
  ) -> TaintPath {
    var entry = entry
    if key.sink == .html { entry.activations = entry.activations.filter { !isInPlainFunction($0) } }
    let source = source(of: entry, entries)
    let functions = functions(entry.activations, entries)
    let last = TraceStep(place: key.place, note: "reaches \(entry.callee)")
    return TaintPath(
      source: source, sink: key.sink, place: key.place, callee: entry.callee,
      steps: told(entry.taint, in: functions.first, then: [last]), functions: functions,
      confidence: entry.confidence)
  }

  /// A taint's way in words, and what comes after it. Where it came in from another function, the first step of this one
  /// says so.
  func told(_ taint: Taint, in function: String?, then last: [TraceStep]) -> [TraceStep] {
    let source = values.taints.sources[Int(taint.source)]
    let way = values.taints.way(of: taint)
    let before = way.prefix { if case .elsewhere = $0.note { true } else { false } }
    var own = way[before.endIndex...].compactMap { traceStep($0, source) } + last
    if !before.isEmpty, !own.isEmpty { own[0].function = function }
    return before.compactMap { traceStep($0, source) } + own
  }

  /// Where the data comes from. What a library reads from a request was sent by somebody who signed in, when every
  /// function that it reaches asks for that.
  private func source(of entry: EvidenceCollector.PathEntry, _ entries: [Set<Int>]) -> TaintSource {
    var source = values.taints.sources[Int(entry.taint.source)]
    guard source.kind == .event, source.controller == .anonymous else { return source }
    let reached = entry.activations.reduce(into: Set<Int>()) { $0.formUnion(entries[Int($1.index)]) }
    if !reached.isEmpty, reached.allSatisfy({ program.entries[$0].isAuthenticated }) { source.controller = .user }
    return source
  }

  func traceStep(_ step: Step, _ source: TaintSource) -> TraceStep? {
    let note: String
    switch step.note {
    case .source: note = "\(source.label) comes in"
    case .read(let name): note = name == words.default ? "read" : "reads \(values.symbols[name])"
    case .assigned(let name): note = "assigned to \(values.symbols[name])"
    case .joined: note = "joined into a string"
    case .appended: return nil
    case .passed(let name): note = "passed as \(values.symbols[name])"
    case .returned(let name):
      if values.symbols[name].isEmpty { return nil }
      note = "returned by \(values.symbols[name])"
    case .through(let name): note = "through \(values.symbols[name])"
    case .guessed(let name, _):
      let text = values.symbols[name]
      note = "through \(text.isEmpty ? "a function that is not known" : text)"
    case .stored: note = "read back from where it was stored"
    case .elsewhere(let text, let function, _):
      return TraceStep(place: step.place, note: values.symbols[text], function: function.map { values.symbols[$0] })
    }
    return TraceStep(place: step.place, note: note)
  }

  private func misuse(
    _ key: EvidenceCollector.MisuseKey, _ entry: EvidenceCollector.MisuseEntry, _ entries: [Set<Int>]
  ) -> Misuse {
    Misuse(
      kind: key.kind, place: key.place, callee: entry.callee, detail: entry.detail,
      functions: functions(entry.activations, entries), confidence: entry.confidence)
  }

  /// What the front ends noticed in the modules that were loaded.
  private func structureNotes(_ entries: [Set<Int>]) -> [Misuse] {
    let runs = Dictionary(grouping: activations.indices) { activations[$0].function }
    return modules.indices.flatMap { index in
      (modules[index].module.notes + shapeNotes(modules[index].module)).map { note in
        let function = FunctionRef(module: UInt32(index), function: note.function)
        let ids = Set((runs[function] ?? []).map { ActivationID(index: UInt32($0)) })
        return Misuse(
          kind: note.kind, place: Place(modules[index].module.file, note.start, note.end), callee: note.callee,
          detail: note.detail, functions: functions(ids, entries))
      }
    }
  }

  /// What handlers take for granted about their events.
  private func assumptions() -> [Misuse] {
    var wrapped: [UInt32: Bool] = [:]
    return roots.flatMap { root in
      let entry = program.entries[root.entry]
      let triggers = entry.triggers.isEmpty ? inferred[root.activation].map { [$0] } ?? [] : entry.triggers
      let function = activations[Int(root.activation.index)].function
      let module = modules[Int(function.module)].module
      let isWrapped = wrapped[function.module] ?? EventAssumptions.hasMiddleware(module)
      wrapped[function.module] = isWrapped
      guard !isWrapped, let checks = EventAssumptions(module, module[function.function]) else { return [Misuse]() }
      return checks.notes(for: triggers).map { note in
        Misuse(
          kind: note.kind, place: Place(module.file, note.start, note.end), callee: note.callee,
          functions: [entry.function], confidence: .medium)
      }
    }
  }

  /// What the shape of a function tells.
  private func shapeNotes(_ module: Module) -> [StructureNote] {
    module.functions.indices.flatMap { index in
      AuthorizationChecks(module, module.functions[index]).notes.map { note in
        StructureNote(
          kind: note.kind, detail: "", callee: note.callee, function: FunctionID(index), start: note.start,
          end: note.end)
      }
    }
  }

  /// By place, and at one place by what is written where.
  static func ordered(_ writes: [ChannelWrite]) -> [ChannelWrite] {
    let keyed = writes.map { ($0, place: $0.place, name: "\($0.destination.name) \($0.resource.display)") }
    return keyed.sorted { ($0.place, $0.name) < ($1.place, $1.name) }.map(\.0)
  }

  /// What is known of a string, with the environment's values in the place of its variables.
  mutating func text(_ value: ValueID, _ environment: [String: Text]) -> Text {
    let value = values.singleText(value)
    guard case .text(let id) = values.shape(value) else { return Text(pieces: [.unknown("a value of the code")]) }
    var text = Text()
    for piece in values.pieces(id) {
      switch piece {
      case .literal(let literal): text.append(.literal(values.symbols[literal]))
      case .environment(let name):
        if let known = environment[values.symbols[name]] {
          text.append(known)
        } else {
          text.append(.unknown("environment variable \(values.symbols[name])"))
        }
      case .attribute(let resource, let name):
        text.append(.attribute(of: values.symbols[resource], name: values.symbols[name]))
      case .unknown: text.append(.unknown("a value of the code"))
      }
    }
    return text
  }
}
