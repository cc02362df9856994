import Core

// By what a call picks the items it reads or changes: the attributes of a key, and of the conditions it is given.

extension Solver {
  private static let conditions = ["KeyConditionExpression", "FilterExpression", "ConditionExpression"]

  /// The attributes that the parameters of a call name.
  mutating func itemKeys(_ parameters: CallSite, _ frame: Frame) -> Set<ItemKey> {
    var keys: Set<ItemKey> = []
    if let key = parameters.named(values.symbols.intern("Key")) { addFields(of: key, to: &keys) }
    for name in Self.conditions {
      let symbol = values.symbols.intern(name)
      guard let argument = parameters.named.first(where: { $0.name == symbol }) else { continue }
      addWords(of: argument.value, parameters, to: &keys)
      if let register = argument.register { addBuilders(register, frame, to: &keys) }
    }
    return keys
  }

  private mutating func addFields(of key: ValueID, to keys: inout Set<ItemKey>) {
    let node = values[key]
    if case .union(let id) = node.shape {
      for part in values.alternatives(id) { addFields(of: part, to: &keys) }
    }
    for field in node.fields {
      keys.insert(ItemKey(values.symbols[field.name], isCallerChosen: isCallerChosen(field.value)))
    }
  }

  /// The attributes in the text of an expression: `orderId = :id`, or `#o = :id` with the name given beside it.
  private mutating func addWords(of expression: ValueID, _ parameters: CallSite, to keys: inout Set<ItemKey>) {
    guard let text = constantText(expression) else { return }
    let names = parameters.named(values.symbols.intern("ExpressionAttributeNames")) ?? .unknown
    let given = parameters.named(values.symbols.intern("ExpressionAttributeValues")) ?? .unknown
    let isChosen = isCallerChosen(given)
    for word in ExpressionWords(text).attributes {
      let name = values[names].field(values.symbols.intern(word)).flatMap(constantText) ?? word
      keys.insert(ItemKey(name, isCallerChosen: isChosen))
    }
  }

  /// The attributes that builders name: `Key("orderId").eq(id) & Attr("state").ne("closed")`.
  private mutating func addBuilders(_ register: Register, _ frame: Frame, to keys: inout Set<ItemKey>) {
    var waiting = [register]
    while let next = waiting.popLast() {
      switch frame.operation(next) {
      case .binary(_, let left, let right): waiting += [left, right]
      case .callMethod(let receiver, _, let operands):
        waiting.append(receiver)
        let isChosen = frame.function.operands[operands.range].reduce(false) { isCallerChosen(frame[$1.value]) || $0 }
        guard case .call(_, let arguments, _) = frame.operation(receiver), arguments.count == 1,
          let name = constantText(frame[frame.function.operands[arguments.range.lowerBound].value])
        else { continue }
        keys.insert(ItemKey(name, isCallerChosen: isChosen))
      default: continue
      }
    }
  }

  private mutating func isCallerChosen(_ value: ValueID) -> Bool {
    let taints = values.deepTaints(value)
    return values.taints[taints].contains { taint in
      let source = values.taints.sources[Int(taint.source)]
      return [.event, .wholeEvent].contains(source.kind) && [.anonymous, .user].contains(source.controller)
    }
  }

  /// Whether a function names, anywhere, whose something is: it may look at the owner in a way of its own.
  /// Looked up once a function, however often its calls are interpreted.
  mutating func mentionsOwner(_ frame: Frame) -> Bool {
    let function = activations[Int(frame.id.index)].function
    if let known = ownerMentions[function] { return known }
    let mentions = namesOwner(frame)
    ownerMentions[function] = mentions
    return mentions
  }

  private func namesOwner(_ frame: Frame) -> Bool {
    frame.function.instructions.contains { instruction in
      switch instruction.operation {
      case .getField(_, let name), .setField(_, let name, _): IdentityWords.nameOwner(frame.module[name])
      case .constant(.string(let name)):
        ExpressionWords(frame.module[name]).all.contains(where: IdentityWords.nameOwner)
      case .object(let operands): namesOwner(operands, frame)
      default: false
      }
    }
  }

  private func namesOwner(_ operands: Operands, _ frame: Frame) -> Bool {
    frame.function.operands[operands.range].contains { operand in
      guard case .named(let name) = operand.kind else { return false }
      return IdentityWords.nameOwner(frame.module[name])
    }
  }
}

/// The words of an expression over a table's items.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html
struct ExpressionWords {
  /// Every word, with `#` and `:` where they stand before it.
  let all: [String]

  init(_ text: String) {
    let isPart = { (byte: UInt8) in
      0x41...0x5A ~= byte || 0x61...0x7A ~= byte || 0x30...0x39 ~= byte || byte >= 0x80 || byte == UInt8(ascii: "_")
        || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "#") || byte == UInt8(ascii: ":")
    }
    all = text.utf8.split { !isPart($0) }.map { String(decoding: $0, as: UTF8.self) }
  }

  private static let reserved: Set<String> = [
    "and", "or", "not", "in", "between", "begins_with", "attribute_exists", "attribute_not_exists", "attribute_type",
    "contains", "size",
  ]

  /// The names of attributes, or what stands for them.
  var attributes: [String] {
    all.filter { !$0.hasPrefix(":") && !Self.reserved.contains($0.lowercased()) && Int($0) == nil }
  }
}
