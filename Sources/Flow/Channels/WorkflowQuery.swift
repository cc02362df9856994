import Core

/// How a state picks its input, its parameters and its output: by paths and templates, or by expressions of JSONata.
enum WorkflowQuery {
  case paths(Structure)
  case jsonata(Structure)

  private var state: Structure {
    switch self {
    case .paths(let state), .jsonata(let state): state
    }
  }

  func input(_ input: PortableValue, _ scope: WorkflowScope) -> PortableValue {
    guard case .paths(let state) = self, let path = state["InputPath"] else { return input }
    return path.isNull ? PortableValue() : StateTemplate.path(path.literal ?? "$", input, scope) ?? PortableValue()
  }

  func parameters(_ scope: WorkflowScope) -> PortableValue {
    switch self {
    case .paths(let state): state["Parameters"].map { StateTemplate.value($0, scope.input, scope) } ?? scope.input
    case .jsonata(let state): state["Arguments"].map { JSONata.value($0, scope) } ?? scope.input
    }
  }

  func items(_ scope: WorkflowScope) -> PortableValue {
    switch self {
    case .paths(let state):
      state["ItemsPath"]?.literal.map { StateTemplate.path($0, scope.input, scope) ?? PortableValue() } ?? scope.input
    case .jsonata(let state): state["Items"].map { JSONata.value($0, scope) } ?? scope.input
    }
  }

  func itemInput(_ scope: WorkflowScope) -> PortableValue {
    guard let selector = state["ItemSelector"] ?? state["Parameters"] else { return scope.item }
    switch self {
    case .paths: return StateTemplate.value(selector, scope.input, scope)
    case .jsonata: return JSONata.value(selector, scope)
    }
  }

  func assignments(_ raw: PortableValue, _ scope: WorkflowScope) -> [String: PortableValue] {
    guard let assign = state["Assign"] else { return [:] }
    var scope = scope
    scope.result = raw
    switch self {
    case .paths: return StateTemplate.value(assign, raw, scope).fields
    case .jsonata: return JSONata.value(assign, scope).fields
    }
  }

  /// What goes on to the next state.
  func output(of raw: PortableValue, _ input: PortableValue, _ scope: WorkflowScope) -> PortableValue {
    var scope = scope
    scope.result = raw
    switch self {
    case .jsonata(let state): return state["Output"].map { JSONata.value($0, scope) } ?? raw
    case .paths(let state):
      let selected = state["ResultSelector"].map { StateTemplate.value($0, raw, scope) } ?? raw
      let whole = placed(selected, by: state["ResultPath"], in: input)
      guard let path = state["OutputPath"] else { return whole }
      return path.isNull ? PortableValue() : StateTemplate.path(path.literal ?? "$", whole, scope) ?? PortableValue()
    }
  }

  private func placed(_ value: PortableValue, by path: Structure?, in input: PortableValue) -> PortableValue {
    guard let path else { return value }
    if path.isNull { return input }
    return path.literal.flatMap { JSONPath($0) }?.setting(value, in: input) ?? value
  }

  /// What goes on after an error: the error's name and cause, where the catcher puts them.
  func caught(_ catcher: Structure, _ input: PortableValue, _ scope: WorkflowScope) -> PortableValue {
    switch self {
    case .paths: return placed(PortableValue(), by: catcher["ResultPath"], in: input)
    case .jsonata: return catcher["Output"].map { JSONata.value($0, scope) } ?? PortableValue()
    }
  }

  // MARK: Choices

  /// Whether a rule may hold, and what is known of the input where it does.
  func test(_ rule: Structure, _ input: PortableValue, _ scope: WorkflowScope) -> (Answer, PortableValue) {
    guard case .paths = self, let variable = rule["Variable"]?.literal, let path = JSONPath(variable) else {
      return (.perhaps, input)
    }
    let value = path.part(of: input)
    if let wanted = (rule["StringEquals"] ?? rule["BooleanEquals"] ?? rule["NumericEquals"])?.literal {
      guard let value else { return (.perhaps, input) }
      if let literal = value.literal { return (literal == wanted ? .yes : .no, input) }
      // Where it is equal to a constant it holds nothing else.
      return (.perhaps, path.setting(PortableValue(Text(wanted)), in: input))
    }
    return (.perhaps, input)
  }
}

/// Templates in which keys that end in `.$` name parts of the input.
/// https://docs.aws.amazon.com/step-functions/latest/dg/input-output-inputpath-params.html
enum StateTemplate {
  static func value(_ template: Structure, _ input: PortableValue, _ scope: WorkflowScope) -> PortableValue {
    switch template {
    case .object(let members):
      var result = PortableValue()
      result.isWhole = true
      for member in members {
        if member.name.hasSuffix(".$"), let text = member.value.literal {
          result.fields[String(member.name.dropLast(2))] = expression(text[...], input, scope) ?? PortableValue()
        } else {
          result.fields[member.name] = value(member.value, input, scope)
        }
      }
      return result
    case .list(let items):
      var result = PortableValue()
      for (index, item) in items.enumerated() { result.fields[String(index)] = value(item, input, scope) }
      return result
    case .text(let text): return PortableValue(text)
    case .null: return PortableValue()
    }
  }

  static func path(_ text: some StringProtocol, _ input: PortableValue, _ scope: WorkflowScope) -> PortableValue? {
    if text.hasPrefix("$$"), let path = JSONPath(text.dropFirst()) { return scope.context(path.steps) }
    guard let path = JSONPath(text) else { return nil }
    if let second = text.dropFirst().first, second.isLetter, let name = path.steps.first {
      return scope.variables[name]?.part(at: path.steps.dropFirst())
    }
    return path.part(of: input)
  }

  /// A path, or a call of an intrinsic function.
  private static func expression(_ text: Substring, _ input: PortableValue, _ scope: WorkflowScope) -> PortableValue? {
    if text.hasPrefix("$") { return path(text, input, scope) }
    guard text.hasPrefix("States."), let open = text.firstIndex(of: "("), let close = text.lastIndex(of: ")") else {
      return PortableValue(Text(String(text)))
    }
    let arguments = arguments(text[text.index(after: open)..<close]).map { expression($0, input, scope) }
    return call(text[..<open], arguments.map { $0 ?? PortableValue() })
  }

  /// Conversions keep the value's parts, and whatever else makes one string or list of all.
  private static func call(_ name: Substring, _ arguments: [PortableValue]) -> PortableValue {
    switch name {
    case "States.StringToJson", "States.JsonToString": return arguments.first ?? PortableValue()
    case "States.Array":
      var list = PortableValue()
      for (index, argument) in arguments.enumerated() { list.fields[String(index)] = argument }
      return list
    case "States.JsonMerge":
      return arguments.prefix(2).reduce(PortableValue()) { $0.joined(with: $1) }
    case "States.UUID", "States.Hash", "States.ArrayLength", "States.MathRandom", "States.MathAdd":
      return PortableValue(PortableValue.someText)
    default:
      var text = PortableValue(PortableValue.someText)
      for argument in arguments { text.add(argument.deepTaints) }
      return text
    }
  }

  /// Split at commas outside of quotes and parentheses.
  private static func arguments(_ text: Substring) -> [Substring] {
    var parts: [Substring] = []
    var start = text.startIndex
    var depth = 0
    var isQuoted = false
    for index in text.indices {
      switch text[index] {
      case "'": isQuoted.toggle()
      case "(", "[": if !isQuoted { depth += 1 }
      case ")", "]": if !isQuoted { depth -= 1 }
      case "," where depth == 0 && !isQuoted:
        parts.append(text[start..<index])
        start = text.index(after: index)
      default: continue
      }
    }
    parts.append(text[start...])
    return parts.map { part in part.drop { $0 == " " } }.filter { !$0.isEmpty }
  }
}
