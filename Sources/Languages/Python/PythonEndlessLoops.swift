import Syntax

/// Loops that nothing in them can end.
extension PythonLowering {
  /// Notes a `while` whose condition nothing in the body can change and that has no way out, and one that asks for the
  /// same page of a listing in every round.
  mutating func noteEndlessLoop(_ loop: Node) {
    guard let test = child(loop, .condition), let block = child(loop, .body) else { return }
    let body = LoopBody(block, in: self)
    guard let reason = unchangedCondition(test, body) ?? PageLoop(test, block, body, in: self).stuck() else { return }
    note("infinite-loop", detail: reason, tree.start(loop), tree.end(test))
  }

  /// Why a loop without a way out goes on for ever; nil when it may end.
  private func unchangedCondition(_ test: Node, _ body: LoopBody) -> String? {
    let mayLeave = body.exits > 0 || body.raises || body.mayLeaveOtherwise || frame.expectedExceptions > 0
    if mayLeave || mayChangeByItself(test) { return nil }
    let names = namesRead(in: test)
    if names.isEmpty { return isTrue(test) ? "nothing in the loop ends it" : nil }
    guard names.isDisjoint(with: body.assigned), names.isDisjoint(with: body.touched) else { return nil }
    return "the loop never changes " + names.sorted().joined(separator: ", ")
  }

  /// Whether a condition is a constant that holds.
  func isTrue(_ test: Node) -> Bool {
    switch kind(test) {
    case .trueLiteral: true
    case .integer: PythonNumber.value(of: text(test)) != 0
    case .parenthesized: firstPart(test).map(isTrue) ?? false
    default: false
    }
  }

  /// A call or a member may give another value each time without help from the body.
  private func mayChangeByItself(_ test: Node) -> Bool {
    let changing: [PythonKind] = [.call, .await, .attribute, .namedExpression]
    return kind(test).map(changing.contains) ?? true || changing.contains { contains($0, in: test) }
  }

  /// The identifiers in an expression, member names included.
  func namesRead(in node: Node) -> Set<String> {
    var names: Set<String> = []
    if kind(node) == .identifier { names.insert(text(node)) }
    visit(node) { node, kind in
      if kind == .identifier { names.insert(text(node)) }
      return true
    }
    return names
  }
}

/// What a loop's body does that matters to whether the loop ends.
struct LoopBody {
  typealias Node = SyntaxTree.Node

  /// Names that are assigned, themselves or in a member or an element, or that a method such as `append` changes.
  private(set) var assigned: Set<String> = []
  /// Names that a call may change: the receivers of methods and what functions are given.
  private(set) var touched: Set<String> = []
  /// The number of `break` and `return` statements that leave the loop.
  private(set) var exits = 0
  private(set) var raises = false
  /// The process ends, a generator waits, or names of other functions are changed from there.
  private(set) var mayLeaveOtherwise = false

  private static let changingMethods: Set<String> = [
    "append", "add", "update", "pop", "popleft", "popitem", "remove", "discard", "clear", "extend", "insert",
    "setdefault", "put", "__setitem__",
  ]

  init(_ block: Node, in lowering: PythonLowering) {
    var innerLoopEnd: Node?
    var isInInnerLoop = false
    lowering.visit(block) { node, kind in
      if isInInnerLoop, node == innerLoopEnd { isInInnerLoop = false }
      if !isInInnerLoop, kind == .forStatement || kind == .whileStatement {
        isInInnerLoop = true
        innerLoopEnd = lowering.tree.following(node)
      }
      if kind == .breakStatement, !isInInnerLoop { exits += 1 }
      collect(node, kind, in: lowering)
      return true
    }
  }

  private mutating func collect(_ node: Node, _ kind: PythonKind?, in lowering: PythonLowering) {
    switch kind {
    case .returnStatement: exits += 1
    case .raiseStatement: raises = true
    case .yield: if !lowering.tree.isLeaf(node) { mayLeaveOtherwise = true }
    case .globalStatement, .nonlocalStatement: mayLeaveOtherwise = true
    case .call: collectCall(node, in: lowering)
    case .assignment, .augmentedAssignment, .forStatement:
      if let target = lowering.child(node, .left) { assigned.formUnion(lowering.namesRead(in: target)) }
    case .namedExpression:
      if let target = lowering.child(node, .name) { assigned.formUnion(lowering.namesRead(in: target)) }
    case .deleteStatement, .asPatternTarget: assigned.formUnion(lowering.namesRead(in: node))
    default: break
    }
  }

  private mutating func collectCall(_ call: Node, in lowering: PythonLowering) {
    guard let callee = lowering.child(call, .function) else { return }
    if ["sys.exit", "os._exit", "exit", "quit"].contains(lowering.text(callee)) { mayLeaveOtherwise = true }
    if let object = lowering.child(callee, .object), let method = lowering.child(callee, .attribute) {
      let receivers = lowering.namesRead(in: object)
      touched.formUnion(receivers)
      if Self.changingMethods.contains(lowering.text(method)) { assigned.formUnion(receivers) }
    }
    guard let arguments = lowering.child(call, .arguments) else { return }
    for argument in lowering.parts(arguments) where lowering.kind(argument) == .identifier {
      touched.insert(lowering.text(argument))
    }
  }
}
