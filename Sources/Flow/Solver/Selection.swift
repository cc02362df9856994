import Core

// The values of a call that a catalogue row speaks of.

extension Solver {
  /// A selected value, and the register it was written from, when it is an argument as a whole.
  struct Selected {
    var value: ValueID
    var register: Register?
  }

  mutating func select(_ selector: Selector, _ site: CallSite, result: ValueID = .unknown) -> [Selected] {
    var selected = base(selector.base, site, result)
    for name in selector.path {
      selected = selected.map { Selected(value: part($0.value, name), register: nil) }
    }
    return selected
  }

  /// The selected values joined into one; bottom when nothing is selected.
  mutating func joined(_ selector: Selector, _ site: CallSite, result: ValueID = .unknown) -> ValueID {
    select(selector, site, result: result).reduce(.bottom) { values.join($0, $1.value) }
  }

  /// A field of a value; with "*" any of its parts, with "#" the names of its fields that are known, and with "%" the
  /// data in the names.
  mutating func part(_ value: ValueID, _ name: String) -> ValueID {
    if name == "*" { return values.element(value) }
    if name == "#" { return values[value].fields.reduce(.bottom) { values.join($0, fieldName($1.name)) } }
    if name == "%" { return keys(of: value) }
    let symbol = values.symbols.intern(name)
    if case .union(let id) = values.shape(value) {
      return values.alternatives(id).reduce(.bottom) { values.join($0, part($1, name)) }
    }
    return values.field(value, symbol) ?? .unknown
  }

  /// The name of a field as a value: a constant, or what a variable of the environment holds.
  mutating func fieldName(_ name: Symbol) -> ValueID {
    let text = values.symbols[name]
    guard let variable = FieldName.variable(of: text) else { return values.text([.literal(name)], .none) }
    return values.text([.environment(values.symbols.intern(variable))], .none)
  }

  private mutating func base(_ base: Selector.Base, _ site: CallSite, _ result: ValueID) -> [Selected] {
    switch base {
    case .receiver: return [Selected(value: site.receiver, register: site.receiverRegister)]
    case .result: return [Selected(value: result)]
    case .settler: return []
    case .argument(let position, let name): return argument(position.map(Int.init), name, site).map { [$0] } ?? []
    case .arguments(let from): return arguments(from: Int(from), site)
    }
  }

  private mutating func argument(_ position: Int?, _ name: String?, _ site: CallSite) -> Selected? {
    if let name {
      let symbol = values.symbols.intern(name)
      if let named = site.named.first(where: { $0.name == symbol }) {
        return Selected(value: named.value, register: named.register)
      }
    }
    if let position, position < site.positional.count {
      return Selected(value: site.positional[position], register: site.registers[position])
    }
    let spread = values.join(position == nil ? .bottom : site.spread, name == nil ? .bottom : site.spreadFields)
    return spread == .bottom ? nil : Selected(value: spread)
  }

  private func arguments(from first: Int, _ site: CallSite) -> [Selected] {
    var all: [Selected] = []
    for index in site.positional.indices where index >= first {
      all.append(Selected(value: site.positional[index], register: site.registers[index]))
    }
    all += site.named.map { Selected(value: $0.value, register: $0.register) }
    for spread in [site.spread, site.spreadFields] where spread != .bottom { all.append(Selected(value: spread)) }
    return all
  }

  // MARK: Conditions

  mutating func holds(_ conditions: [Condition], _ site: CallSite) -> Bool {
    for condition in conditions where !holds(condition, site) { return false }
    return true
  }

  private mutating func holds(_ condition: Condition, _ site: CallSite) -> Bool {
    let selected = select(condition.subject, site)
    let isMissing =
      selected.isEmpty || condition.subject.path.isEmpty == false && isMissingPart(condition.subject, site)
    let value = selected.reduce(ValueID.bottom) { values.join($0, $1.value) }
    switch condition.test {
    case .absent: return isMissing && site.spread == .bottom && site.spreadFields == .bottom
    case .present: return !isMissing
    case .equals(let text): return !isMissing && describe(value) == text
    case .differs(let text): return isMissing || describe(value).map { $0 != text } ?? false
    case .constant: return !isMissing && describe(value) != nil
    case .notConstant: return !isMissing && describe(value) == nil
    case .hasPrefix(let text): return !isMissing && knownPrefix(value).hasPrefix(text)
    case .hasSuffix(let text): return !isMissing && describe(value)?.hasSuffix(text) == true
    case .isAmong(let words): return describe(value).map { words.split(separator: " ").contains($0[...]) } ?? false
    case .isNotAmong(let words): return describe(value).map { !words.split(separator: " ").contains($0[...]) } ?? true
    case .contains(let text): return !isMissing && literals(of: value).contains { $0.contains(text) }
    case .above(let limit):
      if case .number(let number?) = values.shape(value) { return number > limit }
      return false
    case .hasType(let type):
      if case .typed(let symbol) = values.shape(value) { return values.symbols[symbol] == type }
      return false
    }
  }

  /// Whether a field of an argument is certainly not there: the argument's object is fully known and lacks it.
  private mutating func isMissingPart(_ selector: Selector, _ site: CallSite) -> Bool {
    var parent = selector
    let name = values.symbols.intern(parent.path.removeLast())
    let objects = select(parent, site)
    if objects.isEmpty { return true }
    return objects.allSatisfy { selected in
      let node = values[selected.value]
      switch node.shape {
      case .object: return node.field(name) == nil && node.rest == .bottom
      case .null, .closure, .boolean, .number: return true
      case .text: return node.field(name) == nil
      default: return false
      }
    }
  }

  /// A constant as text: strings as they are, booleans as "true" and "false", numbers in decimal.
  func describe(_ value: ValueID) -> String? {
    switch values.shape(value) {
    case .text: constantText(value)
    case .boolean(let flag?): flag ? "true" : "false"
    case .number(let number?): Int(exactly: number).map(String.init) ?? "\(number)"
    case .null: "null"
    case .member(let path): values.symbols[path]
    default: nil
    }
  }

  /// The beginning of a string, as far as it is known.
  func knownPrefix(_ value: ValueID) -> String {
    guard case .text(let id) = values.shape(value), case .literal(let text)? = values.pieces(id).first else {
      return ""
    }
    return values.symbols[text]
  }

  /// The known pieces of a string.
  func literals(of value: ValueID) -> [String] {
    switch values.shape(value) {
    case .text(let id):
      return values.pieces(id).compactMap { piece in
        if case .literal(let text) = piece { values.symbols[text] } else { nil }
      }
    case .list, .object: return values[value].fields.flatMap { literals(of: $0.value) }
    default: return []
    }
  }
}
