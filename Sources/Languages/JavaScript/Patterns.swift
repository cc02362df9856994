import Flow
import Syntax

// Destructuring: `{ a, b: [c = 1], ...rest }`, in declarations, assignments, parameters, loops and catch clauses.
extension ECMALowerer {
  /// Writes a value into a pattern or any other assignment target. The names are declared already.
  mutating func assign(_ value: Register, to target: Node) {
    guard enter() else { return }
    defer { leave() }
    switch kind(target) {
    case .identifier, .shorthand_property_identifier_pattern: store(value, to: text(target), target)
    case .object_pattern: assign(value, toObject: target)
    case .array_pattern: assign(value, toArray: target)
    case .assignment_pattern, .object_assignment_pattern: assign(value, withDefault: target)
    case .rest_pattern: if let inner = operand(target) { assign(value, to: inner) }
    default: if let place = lowerPlace(target) { write(value, to: place, target) }
    }
  }

  private mutating func assign(_ value: Register, toObject pattern: Node) {
    for part in tree.children(pattern) {
      switch kind(part) {
      case .shorthand_property_identifier_pattern: assign(field(text(part), of: value, part), to: part)
      case .object_assignment_pattern:
        guard let left = child(part, .left) else { continue }
        assign(field(text(left), of: value, part), to: part)
      case .pair_pattern: assign(value, toPair: part)
      case .rest_pattern: assign(restOfObject(value, part), to: part)
      default: break
      }
    }
  }

  private mutating func assign(_ value: Register, toPair pair: Node) {
    guard let key = child(pair, .key), let target = child(pair, .value) else { return }
    if let name = constantName(ofKey: key) { return assign(field(name, of: value, pair), to: target) }
    let index = operand(key).map { lowerExpression($0) } ?? unknown(key)
    assign(emit(.getIndex(value, index), pair), to: target)
  }

  private mutating func field(_ name: String, of value: Register, _ node: Node) -> Register {
    emit(.getField(value, builder.name(name)), node)
  }

  private mutating func restOfObject(_ value: Register, _ node: Node) -> Register {
    let operands = builder.operands([Operand(.spreadFields, value)])
    return emit(.object(operands), node)
  }

  private mutating func assign(_ value: Register, toArray pattern: Node) {
    for (position, part) in elements(of: pattern) {
      if kind(part) == .rest_pattern {
        assign(emit(.slice(value), part), to: part)
      } else {
        let index = emit(.constant(.number(Double(position))), part)
        assign(emit(.getIndex(value, index), part), to: part)
      }
    }
  }

  /// `target = fallback`: the fallback is evaluated only when the value is undefined.
  private mutating func assign(_ value: Register, withDefault pattern: Node) {
    guard let target = child(pattern, .left), let fallback = child(pattern, .right) else { return }
    let result = builder.temporary()
    emit(.store(result, value), pattern)
    let absent = builder.newBlock()
    let after = builder.newBlock()
    let isAbsent = emit(.binary(.equal, value, null(pattern)), pattern)
    builder.branch(isAbsent, then: absent, else: after, start(pattern), end(pattern))
    builder.begin(absent)
    emit(.store(result, lowerNamed(fallback, name: text(ofName: target))), fallback)
    builder.begin(after)
    assign(emit(.load(result), pattern), to: target)
  }

  /// The elements of an array or array pattern with their positions. Holes (`[, b]`) are not in the tree: the commas
  /// between the elements tell.
  func elements(of node: Node) -> [(position: Int, node: Node)] {
    var found: [(position: Int, node: Node)] = []
    var position = 0
    var offset = start(node) + 1
    for child in tree.children(node) {
      position += commas(from: offset, to: start(child))
      found.append((position, child))
      offset = end(child)
    }
    return found
  }

  /// Commas outside comments, between two elements.
  private func commas(from first: UInt32, to last: UInt32) -> Int {
    var count = 0
    var offset = Int(first)
    let end = min(Int(last), bytes.count)
    while offset < end {
      if bytes[offset] == UInt8(ascii: ",") { count += 1 }
      offset = ECMAComments.end(of: offset, in: bytes, before: end) ?? offset + 1
    }
    return count
  }
}
