import Flow
import Syntax

/// match/case as comparisons, tests and bindings: https://docs.python.org/3/reference/compound_stmts.html#match
extension PythonLowering {
  mutating func matchStatement(_ node: Node) {
    let subjects = children(node, .subject)
    guard let first = subjects.first, let body = child(node, .body) else { return }
    let value =
      subjects.count == 1 ? expression(first) : list(subjects.map { Operand(expression($0)) }, node)
    let after = builder.newBlock()
    for clause in children(body, of: .caseClause) { caseClause(clause, value, after: after) }
    builder.begin(after)
  }

  private mutating func caseClause(_ clause: Node, _ value: Register, after: BlockID) {
    let next = builder.newBlock()
    let patterns = children(clause, of: .casePattern)
    if patterns.count == 1 {
      match(value, patterns[0], else: next)
    } else {
      matchElements(value, patterns, else: next)
    }
    if let guardClause = child(clause, .guardCondition), let test = firstPart(guardClause) {
      let holds = builder.newBlock()
      condition(test, then: holds, else: next)
      builder.begin(holds)
    }
    if let body = child(clause, .consequence) { block(body) }
    jump(after, clause)
    builder.begin(next)
  }

  /// Goes on when the value matches, to `next` when not.
  private mutating func match(_ value: Register, _ pattern: Node, else next: BlockID) {
    _ = nested { lowering in
      switch lowering.kind(pattern) {
      case .casePattern:
        if let inner = lowering.firstPart(pattern) { lowering.match(value, inner, else: next) }
      case .dottedName: lowering.matchName(value, pattern, else: next)
      case .unionPattern: lowering.matchAny(value, pattern, else: next)
      case .listPattern, .tuplePattern: lowering.matchElements(value, lowering.parts(pattern), else: next)
      case .dictPattern: lowering.matchFields(value, pattern, else: next)
      case .classPattern: lowering.matchClass(value, pattern, else: next)
      case .asPattern: lowering.matchAs(value, pattern, else: next)
      case .splatPattern: lowering.bind(value, pattern)
      case .keywordPattern, .complexPattern: break
      default: lowering.matchConstant(value, pattern, else: next)
      }
    }
  }

  /// A single name captures the value; a dotted one is a constant to compare with.
  private mutating func matchName(_ value: Register, _ pattern: Node, else next: BlockID) {
    let names = children(pattern, of: .identifier)
    if names.count == 1 { return bind(value, pattern) }
    var constant = names.first.map { load($0) } ?? unknown(pattern)
    for name in names.dropFirst() { constant = emit(.getField(constant, builder.name(text(name))), pattern) }
    require(emit(.binary(.equal, value, constant), pattern), else: next, pattern)
  }

  private mutating func matchConstant(_ value: Register, _ pattern: Node, else next: BlockID) {
    var constant = expression(pattern)
    let start = tree.start(pattern)
    if start > 0, byte(start - 1) == UInt8(ascii: "-") { constant = emit(.unary(.arithmetic, constant), pattern) }
    require(emit(.binary(.equal, value, constant), pattern), else: next, pattern)
  }

  private mutating func matchAny(_ value: Register, _ pattern: Node, else next: BlockID) {
    let matched = builder.newBlock()
    for alternative in parts(pattern) {
      let other = builder.newBlock()
      match(value, alternative, else: other)
      jump(matched, alternative)
      builder.begin(other)
    }
    jump(next, pattern)
    builder.begin(matched)
  }

  /// Whether the value has as many elements is not known.
  private mutating func matchElements(_ value: Register, _ patterns: [Node], else next: BlockID) {
    guard let first = patterns.first else { return }
    require(unknown(first), else: next, first)
    var isBehindStar = false
    for (position, pattern) in patterns.enumerated() {
      if isSplat(pattern) {
        isBehindStar = true
        bind(emit(.slice(value), pattern), pattern)
      } else {
        let index = number(isBehindStar ? position - patterns.count : position, pattern)
        match(emit(.getIndex(value, index), pattern), pattern, else: next)
      }
    }
  }

  private func isSplat(_ pattern: Node) -> Bool {
    kind(pattern) == .splatPattern || firstPart(pattern).map(kind) == .splatPattern
  }

  /// `{"key": pattern, **rest}`
  private mutating func matchFields(_ value: Register, _ pattern: Node, else next: BlockID) {
    var key: Register?
    for part in parts(pattern) {
      if names.field(part, in: tree) == .key {
        key = expression(part)
      } else if kind(part) == .splatPattern {
        bind(value, part)
      } else if let index = key {
        require(emit(.binary(.contains, index, value), part), else: next, part)
        match(emit(.getIndex(value, index), part), part, else: next)
      }
    }
  }

  /// `C(pattern, name=pattern)`: the positional ones are fields whose names the class knows.
  private mutating func matchClass(_ value: Register, _ pattern: Node, else next: BlockID) {
    let parts = parts(pattern)
    guard let name = parts.first else { return }
    var type: Register?
    for identifier in children(name, of: .identifier) {
      type = type.map { emit(.getField($0, builder.name(text(identifier))), name) } ?? load(identifier)
    }
    require(emit(.binary(.isInstance, value, type ?? unknown(name)), name), else: next, name)
    for argument in parts.dropFirst() { matchArgument(value, argument, else: next) }
  }

  private mutating func matchArgument(_ value: Register, _ argument: Node, else next: BlockID) {
    if let keyword = firstPart(argument), kind(keyword) == .keywordPattern, let name = firstPart(keyword) {
      let field = emit(.getField(value, builder.name(text(name))), keyword)
      if let pattern = parts(keyword).last, pattern != name { match(field, pattern, else: next) }
    } else if parts(argument).count == 1, let only = firstPart(argument), isBuiltinClass(before: argument) {
      match(value, only, else: next)
    } else {
      match(unknown(argument), argument, else: next)
    }
  }

  /// `str(x)`, `int(x)` and the like match the value itself with their one positional pattern.
  private func isBuiltinClass(before argument: Node) -> Bool {
    let open = tree.start(argument)
    return ["str(", "int(", "dict(", "list(", "bool(", "float(", "bytes(", "tuple(", "set("].contains { name in
      open >= UInt32(name.utf8.count) && text(open - UInt32(name.utf8.count), open) == name
    }
  }

  private mutating func matchAs(_ value: Register, _ pattern: Node, else next: BlockID) {
    if let inner = firstPart(pattern), kind(inner) != .identifier { match(value, inner, else: next) }
    bind(value, pattern)
  }

  // MARK: Captures

  /// The identifier that a pattern captures into, if it does; `_` captures nothing.
  func capture(_ pattern: Node) -> Node? {
    let name: Node?
    switch kind(pattern) {
    case .dottedName: name = tree.children(pattern).reduce(0) { count, _ in count + 1 } == 1 ? firstPart(pattern) : nil
    case .casePattern:
      name = firstPart(pattern).flatMap { [.dottedName, .splatPattern].contains(kind($0)) ? capture($0) : nil }
    case .keywordPattern: name = parts(pattern).last.flatMap { kind($0) == .dottedName ? capture($0) : nil }
    case .splatPattern, .asPattern: name = parts(pattern).last.flatMap { kind($0) == .identifier ? $0 : nil }
    default: name = nil
    }
    return name.flatMap { text($0) == "_" ? nil : $0 }
  }

  private mutating func bind(_ value: Register, _ pattern: Node) {
    if let name = capture(pattern) { store(value, to: text(name), name) }
  }

  private mutating func require(_ test: Register, else next: BlockID, _ node: Node) {
    let holds = builder.newBlock()
    branch(test, then: holds, else: next, node)
    builder.begin(holds)
  }
}
