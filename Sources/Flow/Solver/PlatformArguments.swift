import Core
import Syntax

// What platforms call handlers with: an event and a context on AWS, a request and a response elsewhere.

extension Solver {
  /// The arguments that any of these triggers gives to a handler.
  mutating func arguments(
    of triggers: [TriggerKind], _ entry: Int, for function: FunctionRef, _ place: Place
  ) -> [ValueID] {
    let language = modules[Int(function.module)].module.language
    let usual = triggers.filter { !hasOwnArguments($0, language) }
    var arguments: [ValueID] = []
    if !usual.isEmpty || triggers.isEmpty {
      let own = event(of: usual, entry, place)
      arguments = [
        adding(program.entries[entry].inbound, to: own), context(for: triggers), callback(for: triggers),
      ]
    }
    for trigger in triggers where hasOwnArguments(trigger, language) {
      for (position, value) in ownArguments(of: trigger, entry, function, place).enumerated() {
        if position < arguments.count {
          arguments[position] = values.join(arguments[position], value)
        } else {
          arguments.append(value)
        }
      }
    }
    return arguments
  }

  func hasOwnArguments(_ trigger: TriggerKind, _ language: Language) -> Bool {
    guard let arguments = catalog.shape(of: trigger)?.arguments else { return false }
    return !(language.isECMAScript ? arguments.javascript : arguments.python).isEmpty
  }

  /// Whether a string that the handler returns is sent as a page.
  func answersPage(_ triggers: [TriggerKind]) -> Bool {
    triggers.contains { catalog.shape(of: $0)?.answersPage == true }
  }

  /// One value a parameter: of the type that it declares, or else what the catalogue names at its position.
  private mutating func ownArguments(
    of trigger: TriggerKind, _ entry: Int, _ function: FunctionRef, _ place: Place
  ) -> [ValueID] {
    guard let shape = catalog.shape(of: trigger) else { return [] }
    let module = modules[Int(function.module)].module
    let words = module.language.isECMAScript ? shape.arguments.javascript : shape.arguments.python
    let parameters = module[function.function].parameters
    return (0..<max(words.count, parameters.count)).map { position in
      let annotation = position < parameters.count ? parameters[position].annotation.map { module[$0] } : nil
      if !shape.arguments.declared.isEmpty, let type = annotation.flatMap(Self.typeName) {
        return instance(of: "\(shape.arguments.declared).\(type)", place, module.language)
      }
      return position < words.count ? argument(words[position], shape, entry, place, module.language) : .unknown
    }
  }

  private mutating func argument(
    _ word: String, _ shape: EventShape, _ entry: Int, _ place: Place, _ language: Language
  ) -> ValueID {
    switch word {
    case "event": event(of: [shape.trigger], entry, place)
    case "payload": value(of: shape.rest, shape.trigger, entry, place)
    case "context": context(for: [shape.trigger])
    case "callback": callback(for: [shape.trigger])
    default: instance(of: word, place, language)
    }
  }

  /// A value of a type, with the taints that everything of the type has.
  mutating func instance(of type: String, _ place: Place, _ language: Language) -> ValueID {
    let symbol = values.symbols.intern(type)
    var value = values.make(.typed(symbol))
    for row in rows(symbol, language) where row.isMember {
      if case .source(let kind, let controller) = row.effect {
        value = values.adding(source(kind, controller, type, place), to: value)
      }
    }
    return value
  }

  /// "HttpRequest" of `func.HttpRequest`, "Out" of `func.Out[str]`, "EventHubEvent" of `List[func.EventHubEvent]`.
  private static func typeName(_ annotation: String) -> String? {
    let outer = annotation.prefix { $0 != "[" }
    let inner = annotation.dropFirst(outer.count + 1).prefix { $0 != "]" }
    let name = ["List", "list", "typing.List", "Optional"].contains(String(outer)) ? inner : outer
    let last = name.split(separator: ".").last?.filter { $0.isLetter || $0.isNumber || $0 == "_" }
    return last.flatMap { ["str", "bytes", "dict", "Any"].contains($0) || $0.isEmpty ? nil : $0 }
  }
}
