import Syntax

/// Loops that nothing in them can end.
extension PythonLowering {
  /// What a loop's body does that matters to whether it ends.
  private struct LoopBody {
    /// Names that are assigned, or that something in the body may change through.
    var changed: Set<String> = []
    var leaves = false
  }

  /// Notes a `while` whose condition nothing in the body can change and that has no way out.
  mutating func noteEndlessLoop(_ loop: Node) {
    guard let test = child(loop, .condition), let block = child(loop, .body), !mayChangeByItself(test) else { return }
    let body = loopBody(block)
    if body.leaves { return }
    let names = namesRead(in: test)
    guard names.isDisjoint(with: body.changed) else { return }
    if names.isEmpty, !isTrue(test) { return }
    let detail =
      names.isEmpty ? "nothing in the loop ends it" : "the loop never changes " + names.sorted().joined(separator: ", ")
    note("infinite-loop", detail: detail, tree.start(loop), tree.end(test))
  }

  private func isTrue(_ test: Node) -> Bool {
    switch kind(test) {
    case .trueLiteral: true
    case .integer: PythonNumber.value(of: text(test)) != 0
    case .parenthesized: firstPart(test).map(isTrue) ?? false
    default: false
    }
  }

  /// A call or a member may give another value each time without help from the body.
  private func mayChangeByItself(_ test: Node) -> Bool {
    switch kind(test) {
    case .call, .await, .attribute, .namedExpression: true
    default:
      [.call, .await, .attribute, .namedExpression].contains { contains($0, in: test) }
    }
  }

  private func namesRead(in test: Node) -> Set<String> {
    var names: Set<String> = []
    if kind(test) == .identifier { names.insert(text(test)) }
    visit(test) { node, kind in
      if kind == .identifier { names.insert(text(node)) }
      return true
    }
    return names
  }

  private func loopBody(_ block: Node) -> LoopBody {
    var body = LoopBody()
    var innerLoopEnd: Node?
    var isInInnerLoop = false
    visit(block) { node, kind in
      if node == innerLoopEnd { isInInnerLoop = false }
      if !isInInnerLoop, kind == .forStatement || kind == .whileStatement {
        isInInnerLoop = true
        innerLoopEnd = tree.following(node)
      }
      collect(node, kind, isInInnerLoop: isInInnerLoop, into: &body)
      return !body.leaves
    }
    return body
  }

  private func collect(_ node: Node, _ kind: PythonKind?, isInInnerLoop: Bool, into body: inout LoopBody) {
    switch kind {
    case .returnStatement, .raiseStatement: body.leaves = true
    case .yield: if !tree.isLeaf(node) { body.leaves = true }
    case .breakStatement: if !isInInnerLoop { body.leaves = true }
    case .call: collectCall(node, into: &body)
    case .assignment, .augmentedAssignment, .forStatement, .deleteStatement, .asPatternTarget, .namedExpression:
      for field in [PythonField.left, .name] {
        if let target = child(node, field) { body.changed.formUnion(allNames(in: target)) }
      }
      if kind == .deleteStatement || kind == .asPatternTarget { body.changed.formUnion(allNames(in: node)) }
    case .globalStatement, .nonlocalStatement: body.leaves = true
    default: break
    }
  }

  /// A method may change its receiver, and a function what it is given; a process may end.
  private func collectCall(_ call: Node, into body: inout LoopBody) {
    guard let callee = child(call, .function) else { return }
    let name = text(callee)
    if ["sys.exit", "os._exit", "exit", "quit"].contains(name) { body.leaves = true }
    if kind(callee) == .attribute, let object = child(callee, .object) {
      body.changed.formUnion(allNames(in: object))
    }
    guard let arguments = child(call, .arguments) else { return }
    for argument in parts(arguments) where kind(argument) == .identifier { body.changed.insert(text(argument)) }
  }

  private func allNames(in node: Node) -> Set<String> {
    var names = namesRead(in: node)
    if kind(node) == .identifier { names.insert(text(node)) }
    return names
  }
}
