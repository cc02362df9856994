import Core

/// Reads rows from the compiled catalogue, from one offset on. Damaged bytes give harmless rows, never a crash.
struct RowDecoder {
  let catalog: CompiledCatalog
  var offset: Int

  // MARK: Numbers, strings, lists

  mutating func number() -> Int {
    var value = 0
    var shift = 0
    while offset < catalog.bytes.count, shift < 35 {
      let byte = catalog.bytes[offset]
      offset += 1
      value |= Int(byte & 0x7F) << shift
      if byte & 0x80 == 0 { return value }
      shift += 7
    }
    return 0
  }

  mutating func string() -> String { catalog.string(number()) }

  mutating func flag() -> Bool { number() != 0 }

  mutating func list<Element>(_ element: (inout Self) -> Element) -> [Element] {
    let count = max(0, min(number(), catalog.bytes.count - offset))
    var elements: [Element] = []
    elements.reserveCapacity(count)
    for _ in 0..<count { elements.append(element(&self)) }
    return elements
  }

  mutating func optional<Value>(_ value: (inout Self) -> Value) -> Value? { flag() ? value(&self) : nil }

  // MARK: Rows

  mutating func row() -> CatalogRow {
    let subject = selector()
    let effect = effect()
    let conditions = list { Condition(subject: $0.selector(), test: $0.test()) }
    let note = string()
    let confidence = Confidence(rawValue: number()) ?? .low
    var row = CatalogRow(
      subject: subject, effect: effect, conditions: conditions, note: note, confidence: confidence)
    row.isMember = flag()
    row.form = EventShape.Form(rawValue: string()) ?? .any
    return row
  }

  mutating func selector() -> Selector {
    let base: Selector.Base =
      switch BaseTag(rawValue: number()) {
      case .argument:
        .argument(position: optional { UInt8(truncatingIfNeeded: $0.number()) }, name: optional { $0.string() })
      case .arguments: .arguments(from: UInt8(truncatingIfNeeded: number()))
      case .receiver: .receiver
      case .settler: .settler
      case .result, nil: .result
      }
    return Selector(base, path: list { $0.string() })
  }

  private mutating func test() -> Condition.Test {
    switch TestTag(rawValue: number()) {
    case .absent: .absent
    case .present, nil: .present
    case .equals: .equals(string())
    case .differs: .differs(string())
    case .constant: .constant
    case .notConstant: .notConstant
    case .hasPrefix: .hasPrefix(string())
    case .hasSuffix: .hasSuffix(string())
    case .contains: .contains(string())
    case .above: .above(Double(string()) ?? 0)
    case .hasType: .hasType(string())
    case .isAmong: .isAmong(string())
    case .isNotAmong: .isNotAmong(string())
    }
  }

  private mutating func effect() -> CatalogRow.Effect {
    switch EffectTag(rawValue: number()) {
    case .type: .type(string(), isMember: flag())
    case .typeFromArgument: .typeFromArgument(prefix: string(), selector())
    case .sink: .sink(SinkKind(rawValue: string()) ?? .log)
    case .source:
      .source(SourceKind(rawValue: string()) ?? .network, Controller(rawValue: string()) ?? .service)
    case .pass: .pass(to: selector())
    case .clean: .clean(sinks())
    case .check: .check(sinks(), holds: flag())
    case .finds: .finds(sinks())
    case .ensures: .ensures(sinks())
    case .strips: .strips(pattern: selector(), replacement: selector())
    case .match: .match(pattern: selector(), anchorsStart: flag(), anchorsEnd: flag())
    case .clears, nil: .clears
    case .calls:
      .calls(with: list { $0.optional { $0.selector() } }, gives: CallbackUse(rawValue: number()) ?? .nothing)
    case .misuse: .misuse(string())
    case .operation: .operation(service: string(), name: string())
    case .bind: .bind(parameter: string(), isContent: flag())
    case .runsCommand: .runsCommand
    case .clientPackage: .clientPackage(service: string())
    case .resource: .resource
    case .entry:
      .entry(TriggerKind(rawValue: string()) ?? .invoke, parameters: list { $0.optional { $0.string() } })
    case .parameters: .parameters(list { $0.optional { $0.string() } }, rest: optional { $0.string() })
    case .wraps: .wraps
    case .exits: .exits
    case .writesFile: .writesFile(content: selector())
    case .readsFile: .readsFile
    case .storesIn: .storesIn(selector(), without: optional { $0.sinks() } ?? [])
    case .readsField: .readsField(of: selector())
    case .setsField: .setsField(of: selector(), value: selector())
    case .delivers:
      .delivers(
        TriggerKind(rawValue: string()) ?? .invoke, path: list { $0.string() }, resource: selector(),
        says: list { row in
          CatalogRow.Statement(path: row.list { $0.string() }, options: row.list { $0.string() })
        })
    case .keeps: .keeps(resource: selector(), key: optional { $0.selector() })
    case .recalls: .recalls(resource: selector(), key: optional { $0.selector() })
    case .joins: .joins(separator: string(), optional { $0.selector() })
    case .replaces: .replaces(selector(), by: selector())
    case .announces: .announces
    }
  }

  /// An empty list stands for every kind.
  private mutating func sinks() -> SinkSet {
    let kinds = list { $0.string() }
    if kinds.isEmpty { return .all }
    return kinds.reduce(into: SinkSet()) { set, name in
      if let kind = SinkKind(rawValue: name) { set.insert(SinkSet(kind)) }
    }
  }

  // MARK: Events

  mutating func shape(of trigger: TriggerKind) -> EventShape {
    var shape = EventShape(
      trigger: trigger, title: string(), recognise: list { $0.list { $0.string() } }, fields: list { $0.field() },
      rest: field())
    shape.anatomy.record = list { $0.string() }
    shape.anatomy.payload = list { $0.string() }
    shape.anatomy.envelope = list { $0.string() }
    shape.anatomy.attributes = list { $0.string() }
    shape.anatomy.sender = list { $0.string() }
    shape.arguments.python = list { $0.string() }
    shape.arguments.javascript = list { $0.string() }
    shape.arguments.declared = string()
    shape.answersPage = flag()
    return shape
  }

  private mutating func field() -> EventShape.Field {
    EventShape.Field(
      path: list { $0.string() }, controller: Controller(rawValue: string()) ?? .anonymous,
      form: EventShape.Form(rawValue: string()) ?? .any, kind: SourceKind(rawValue: string()) ?? .event,
      peel: list { $0.string() })
  }
}
