import Core

/// Guesses what fires a handler that no template speaks of, by the fields that it reads from its event: the trigger whose
/// event has all of them, and of several the one whose event has most of the names in the module.
struct TriggerInference {
  let module: Module
  let function: IRFunction
  let catalog: Catalog

  /// The likeliest trigger; nil when the handler reads nothing that an event of the catalogue has.
  var trigger: TriggerKind? {
    let read = fieldsRead
    let names = Set(module.names)
    var best: (kind: TriggerKind, score: Int)?
    for signs in catalog.signs where signs.fit(read, names) {
      let score = signs.names.intersection(names).count
      if score > best?.score ?? 0 { best = (signs.kind, score) }
    }
    return best?.kind
  }

  /// The names of the fields read directly from the first parameter.
  private var fieldsRead: Set<String> {
    guard let event = function.parameters.first?.variable else { return [] }
    var names: Set<String> = []
    for instruction in function.instructions {
      switch instruction.operation {
      case .getField(let object, let name) where isLoad(object, of: event): names.insert(module[name])
      case .getIndex(let object, let key) where isLoad(object, of: event):
        if let name = constant(key) { names.insert(name) }
      case .callMethod(let object, let name, let operands) where isLoad(object, of: event) && module[name] == "get":
        if let first = function.operands[operands.range].first, let name = constant(first.value) { names.insert(name) }
      default: continue
      }
    }
    return names
  }

  private func isLoad(_ register: Register, of variable: Variable) -> Bool {
    if case .load(let loaded) = function.instructions[Int(register.index)].operation { return loaded == variable }
    return false
  }

  private func constant(_ register: Register) -> String? {
    guard case .constant(.string(let name)) = function.instructions[Int(register.index)].operation else { return nil }
    return module[name]
  }
}

/// By what the events of one trigger are told from others.
struct TriggerSigns: Sendable {
  let kind: TriggerKind
  /// Every name in a path of the event.
  let names: Set<String>
  /// The names at the top of the event.
  private let top: Set<String>
  /// Names that together only such an event has.
  private let telling: [Set<String>]

  init(_ shape: EventShape) {
    kind = shape.trigger
    names = Set(shape.fields.flatMap(\.path))
    telling = shape.recognise.map { line in Set(line.filter { $0 != "*" }) }
    top = Set(shape.fields.compactMap(\.path.first)).union(telling.flatMap(\.self))
  }

  /// Whether an event of this trigger has all that the handler reads. A handler that hands its event on whole is judged
  /// by the names that only such an event has.
  func fit(_ read: Set<String>, _ module: Set<String>) -> Bool {
    if read.isEmpty { return telling.contains { $0.count > 2 && $0.isSubset(of: module) } }
    return read.isSubset(of: top)
  }
}
