import Core

/// The values of one solver, each kept once.
struct ValueStore {
  /// More fields than this are not told apart any further.
  private static let mostFields = 48
  private static let mostPieces = 24
  private static let deepest = 6

  var symbols = SymbolTable()
  var taints = TaintStore()
  private var nodes: [ValueNode] = []
  private var numbers: [ValueNode: ValueID] = [:]
  private var texts: [[TextPiece]] = []
  private var textNumbers: [[TextPiece]: TextID] = [:]
  private var unions: [[ValueID]] = []
  private var unionNumbers: [[ValueID]: UnionID] = [:]
  private var tests: [Test] = []
  private var testNumbers: [Test: TestID] = [:]
  private var joins: [UInt64: ValueID] = [:]
  private var deep: [TaintsID?] = []

  init() {
    for shape in [Shape.bottom, .unknown, .null] { _ = make(ValueNode(shape: shape)) }
  }

  subscript(id: ValueID) -> ValueNode { nodes[Int(id.index)] }
  func shape(_ id: ValueID) -> Shape { nodes[Int(id.index)].shape }
  func pieces(_ id: TextID) -> [TextPiece] { texts[Int(id.index)] }
  func alternatives(_ id: UnionID) -> [ValueID] { unions[Int(id.index)] }
  subscript(id: TestID) -> Test { tests[Int(id.index)] }

  // MARK: Making

  mutating func make(_ node: ValueNode) -> ValueID {
    if let known = numbers[node] { return known }
    let id = ValueID(index: UInt32(nodes.count))
    nodes.append(node)
    numbers[node] = id
    return id
  }

  mutating func make(_ shape: Shape, _ taints: TaintsID = .none) -> ValueID {
    make(ValueNode(shape: shape, taints: taints))
  }

  mutating func unknown(_ taints: TaintsID) -> ValueID { taints.isEmpty ? .unknown : make(.unknown, taints) }

  mutating func text(_ literal: String) -> ValueID { text([.literal(symbols.intern(literal))]) }

  mutating func text(_ pieces: [TextPiece], _ taints: TaintsID = .none) -> ValueID {
    let pieces = normalised(pieces)
    let id: TextID
    if let known = textNumbers[pieces] {
      id = known
    } else {
      id = TextID(index: UInt32(texts.count))
      texts.append(pieces)
      textNumbers[pieces] = id
    }
    return make(.text(id), taints)
  }

  private mutating func normalised(_ pieces: [TextPiece]) -> [TextPiece] {
    var result: [TextPiece] = []
    for piece in pieces {
      switch (result.last, piece) {
      case (.literal(let before)?, .literal(let next)):
        result[result.count - 1] = .literal(symbols.intern(symbols[before] + symbols[next]))
      case (.unknown?, .unknown): break
      default: result.append(piece)
      }
    }
    if result.count > 1 { result.removeAll { $0 == .literal(symbols.intern("")) } }
    return result.count <= Self.mostPieces ? result : Array(result.prefix(Self.mostPieces - 1)) + [.unknown]
  }

  mutating func test(_ test: Test, _ taints: TaintsID = .none) -> ValueID {
    if test.effects.isEmpty { return make(test.isPosition ? .number(nil) : .boolean(nil), taints) }
    let id: TestID
    if let known = testNumbers[test] {
      id = known
    } else {
      id = TestID(index: UInt32(tests.count))
      tests.append(test)
      testNumbers[test] = id
    }
    return make(.test(id), taints)
  }

  mutating func union(_ values: [ValueID], _ taints: TaintsID) -> ValueID {
    if values.count == 1 { return adding(taints, to: values[0]) }
    let id: UnionID
    if let known = unionNumbers[values] {
      id = known
    } else {
      id = UnionID(index: UInt32(unions.count))
      unions.append(values)
      unionNumbers[values] = id
    }
    return make(.union(id), taints)
  }

  // MARK: Taints

  /// The value with other taints of its own.
  mutating func with(_ value: ValueID, taints: TaintsID) -> ValueID {
    var node = self[value]
    if node.taints == taints { return value }
    node.taints = taints
    if case .bottom = node.shape { node.shape = .unknown }
    return make(node)
  }

  mutating func adding(_ more: TaintsID, to value: ValueID) -> ValueID {
    more.isEmpty ? value : with(value, taints: taints.union(self[value].taints, more))
  }

  /// The value with a step added to the way of its own taints.
  mutating func extending(_ value: ValueID, _ place: Place, _ note: Step.Note) -> ValueID {
    let own = self[value].taints
    return own.isEmpty ? value : with(value, taints: taints.extend(own, place, note))
  }

  /// The value, and its parts, without the given dangers.
  mutating func cleaning(_ value: ValueID, of sinks: SinkSet) -> ValueID {
    changingTaints(value) { taints, set in taints.clean(set, of: sinks) }
  }

  /// The value with the taints of itself and of its parts changed.
  mutating func changingTaints(
    _ value: ValueID, depth: Int = 0, _ change: (inout TaintStore, TaintsID) -> TaintsID
  ) -> ValueID {
    if deepTaints(value).isEmpty { return value }
    var node = self[value]
    node.taints = change(&taints, node.taints)
    if depth >= Self.deepest { return make(node) }
    if case .union(let id) = node.shape {
      let parts = alternatives(id).map { changingTaints($0, depth: depth + 1, change) }
      return adding(node.taints, to: parts.reduce(.bottom) { join($0, $1) })
    }
    for index in node.fields.indices {
      node.fields[index].value = changingTaints(node.fields[index].value, depth: depth + 1, change)
    }
    node.rest = changingTaints(node.rest, depth: depth + 1, change)
    return make(node)
  }

  /// The taints of the value and of all its parts.
  mutating func deepTaints(_ value: ValueID) -> TaintsID { deepTaints(value, depth: 0) }

  private mutating func deepTaints(_ value: ValueID, depth: Int) -> TaintsID {
    let index = Int(value.index)
    if index < deep.count, let known = deep[index] { return known }
    let node = nodes[index]
    var result = node.taints
    if depth <= Self.deepest {
      for field in node.fields { result = taints.union(result, deepTaints(field.value, depth: depth + 1)) }
      if node.rest != .bottom { result = taints.union(result, deepTaints(node.rest, depth: depth + 1)) }
      if case .union(let id) = node.shape {
        for value in unions[Int(id.index)] { result = taints.union(result, deepTaints(value, depth: depth + 1)) }
      }
    }
    if depth == 0 {
      while deep.count <= index { deep.append(nil) }
      deep[index] = result
    }
    return result
  }

  // MARK: Parts

  /// A field, or what is known of any field; nil when the shape has no fields of its own.
  mutating func field(_ value: ValueID, _ name: Symbol) -> ValueID? {
    let node = self[value]
    switch node.shape {
    case .bottom: return .bottom
    case .object, .list:
      if let known = node.field(name) { return known }
      return node.rest == .bottom ? unknown(node.taints) : node.rest
    case .typed, .closure, .classValue, .member: return node.field(name)
    case .text where !node.fields.isEmpty || node.rest != .bottom:
      // A document in a string: what parsing it gives is known already.
      return node.field(name) ?? (node.rest == .bottom ? unknown(node.taints) : node.rest)
    case .unknown, .text, .number, .boolean, .test, .pattern, .null: return unknown(node.taints)
    default: return nil
    }
  }

  /// Any element or field of the value.
  mutating func element(_ value: ValueID) -> ValueID {
    let node = self[value]
    switch node.shape {
    case .bottom: return .bottom
    case .object, .list:
      var result = node.rest
      for field in node.fields { result = join(result, field.value) }
      return result == .bottom ? unknown(node.taints) : result
    case .union(let id):
      return alternatives(id).reduce(.bottom) { join($0, element($1)) }
    case .text where !node.fields.isEmpty || node.rest != .bottom:
      return node.fields.reduce(node.rest) { join($0, $1.value) }
    case .text: return text([.unknown], node.taints)
    case .typed where node.rest != .bottom: return node.rest
    default: return unknown(node.taints)
    }
  }

  /// The value after one of its fields was set.
  mutating func setting(_ value: ValueID, _ name: Symbol, to field: ValueID) -> ValueID {
    var node = opened(value)
    if let index = node.fields.firstIndex(where: { $0.name == name }) {
      node.fields[index].value = field
    } else if node.fields.count < Self.mostFields {
      let index = node.fields.firstIndex { $0.name > name } ?? node.fields.count
      node.fields.insert(ValueField(name: name, value: field), at: index)
    } else {
      node.rest = join(node.rest, field)
    }
    return make(node)
  }

  /// The value after some field or element, nobody knows which, was set or added.
  mutating func storing(_ element: ValueID, in value: ValueID) -> ValueID {
    var node = opened(value)
    node.rest = join(node.rest, element)
    return make(node)
  }

  /// The node as something that has fields: an unknown value becomes an object whose other fields are unknown.
  private mutating func opened(_ value: ValueID) -> ValueNode {
    var node = self[value]
    switch node.shape {
    case .object, .list, .typed, .closure, .classValue, .member: return node
    case .text where !node.fields.isEmpty || node.rest != .bottom: node.shape = .object
    case .bottom, .null:
      node.shape = .object
    default:
      node = ValueNode(shape: .object, rest: unknown(node.taints), taints: .none)
    }
    return node
  }

  // MARK: Joining

  /// The least value that covers both.
  mutating func join(_ left: ValueID, _ right: ValueID) -> ValueID {
    if left == right || right == .bottom { return left }
    if left == .bottom { return right }
    let key = UInt64(left.index) << 32 | UInt64(right.index)
    if let known = joins[key] { return known }
    let result = joinNodes(self[left], self[right], depth: 0)
    joins[key] = result
    return result
  }

  private mutating func joinNodes(_ left: ValueNode, _ right: ValueNode, depth: Int) -> ValueID {
    let both = taints.union(left.taints, right.taints)
    if left.shape == right.shape || isPlain(left.shape) && isPlain(right.shape) {
      return joinFields(left, right, both)
    }
    if case .null = left.shape { return with(make(right), taints: both) }
    if case .null = right.shape { return with(make(left), taints: both) }
    if both.isEmpty, isConstantText(left), isConstantText(right) { return joinUnion(left, right, both) }
    if isOpaque(left.shape), isOpaque(right.shape) { return joinOpaque(left, right, both) }
    return joinUnion(left, right, both)
  }

  /// Different constants are kept side by side: names of functions and tables that a branch chooses from.
  func isConstantText(_ node: ValueNode) -> Bool {
    guard case .text(let id) = node.shape, node.fields.isEmpty, node.rest == .bottom else { return false }
    let pieces = texts[Int(id.index)]
    guard pieces.count == 1 else { return false }
    switch pieces[0] {
    case .literal, .environment, .attribute: return true
    case .unknown: return false
    }
  }

  /// Strings that are kept side by side as one string of which the common parts are known.
  mutating func singleText(_ value: ValueID) -> ValueID {
    guard case .union(let id) = shape(value) else { return value }
    let parts = alternatives(id)
    guard parts.allSatisfy({ if case .text = shape($0) { true } else { false } }), let first = parts.first else {
      return value
    }
    let joined = parts.dropFirst().reduce(self[first]) { result, part in
      var result = result
      result.shape = joinOpaque(result.shape, self[part].shape)
      result.taints = taints.union(result.taints, self[part].taints)
      return result
    }
    return adding(self[value].taints, to: make(joined))
  }

  func isPlain(_ shape: Shape) -> Bool { shape == .object || shape == .list }

  /// Shapes without identity: of two different ones only the common part is kept.
  func isOpaque(_ shape: Shape) -> Bool {
    switch shape {
    case .unknown, .number, .boolean, .text, .test, .pattern: true
    default: false
    }
  }

  private mutating func joinOpaque(_ left: ValueNode, _ right: ValueNode, _ both: TaintsID) -> ValueID {
    let shape = joinOpaque(left.shape, right.shape)
    let isDocument = !left.fields.isEmpty || !right.fields.isEmpty || left.rest != .bottom || right.rest != .bottom
    if !isDocument { return make(shape, both) }
    var (one, other) = (left, right)
    (one.shape, other.shape) = (shape, shape)
    if case .text = shape { return joinFields(one, other, both) }
    return unknown(taints.union(both, taints.union(deepTaints(make(left)), deepTaints(make(right)))))
  }

  private mutating func joinOpaque(_ left: Shape, _ right: Shape) -> Shape {
    switch (left, right) {
    case (.number, .number): .number(nil)
    case (.boolean, .boolean): .boolean(nil)
    case (.test, .boolean(false)): left
    case (.boolean(false), .test): right
    case (.test, .boolean), (.boolean, .test): .boolean(nil)
    case (.test(let one), .test(let other)): joinTests(self[one], self[other])
    case (.text(let one), .text(let other)): .text(joinTexts(one, other))
    default: .unknown
    }
  }

  /// What both tests promise.
  private mutating func joinTests(_ left: Test, _ right: Test) -> Shape {
    let common = left.effects.filter { right.effects.contains($0) }
    if left.isPosition != right.isPosition { return .unknown }
    let joined = test(Test(effects: common, isPosition: left.isPosition))
    return self[joined].shape
  }

  /// The common beginning and end of two strings, with something unknown between.
  private mutating func joinTexts(_ left: TextID, _ right: TextID) -> TextID {
    let (one, other) = (pieces(left), pieces(right))
    var start = 0
    while start < min(one.count, other.count), one[start] == other[start] { start += 1 }
    var end = 0
    while end < min(one.count, other.count) - start, one[one.count - 1 - end] == other[other.count - 1 - end] {
      end += 1
    }
    let joined = text(Array(one.prefix(start)) + [.unknown] + Array(one.suffix(end)))
    guard case .text(let id) = self[joined].shape else { return left }
    return id
  }

  private mutating func joinFields(_ left: ValueNode, _ right: ValueNode, _ taints: TaintsID) -> ValueID {
    var node = left
    node.taints = taints
    if left.shape != right.shape { node.shape = .object }
    node.rest = join(left.rest, right.rest)
    if left.fields != right.fields {
      for field in right.fields {
        if let index = node.fields.firstIndex(where: { $0.name == field.name }) {
          node.fields[index].value = join(node.fields[index].value, field.value)
        } else if node.fields.count < Self.mostFields {
          node.fields.append(field)
        } else {
          node.rest = join(node.rest, field.value)
        }
      }
      node.fields.sort { $0.name < $1.name }
    }
    return make(node)
  }
}
