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
    for kind in TriggerKind.allCases {
      guard let shape = catalog.shape(of: kind), fits(shape, read, names) else { continue }
      let score = Set(shape.fields.flatMap(\.path)).intersection(names).count
      if score > best?.score ?? 0 { best = (kind, score) }
    }
    return best?.kind
  }

  /// Whether an event of this shape has all that the handler reads. A handler that hands its event on whole is judged by
  /// the names that only such an event has.
  private func fits(_ shape: EventShape, _ read: Set<String>, _ names: Set<String>) -> Bool {
    let telling = shape.recognise.map { line in Set(line.filter { $0 != "*" }) }
    if read.isEmpty { return telling.contains { $0.count > 2 && $0.isSubset(of: names) } }
    let top = Set(shape.fields.compactMap(\.path.first)).union(telling.flatMap(\.self))
    return read.isSubset(of: top)
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
