import Flow
import Syntax

// try, catch, finally. A `finally` block is lowered twice: for the ordinary way out of its `try`, and for exceptions and
// returns, which enter it as a handler does and leave again afterwards.
extension ECMALowerer {
  mutating func lowerTry(_ node: Node) {
    guard let body = child(node, .body) else { return }
    let end = builder.newBlock()
    let finalizer = beginFinalizer(node)
    lowerTryBody(body, handler: child(node, .handler), end: end)
    if let finalizer { endFinalizer(finalizer, of: node, end: end) } else { builder.begin(end) }
  }

  private mutating func lowerTryBody(_ body: Node, handler: Node?, end: BlockID) {
    guard let handler else {
      lowerGuarded(body)
      return jumpIfOpen(to: end, body)
    }
    let entry = builder.newBlock()
    builder.pushHandler(entry)
    lowerGuarded(body)
    builder.popHandler()
    jumpIfOpen(to: end, body)
    builder.begin(entry)
    lowerCatch(handler)
    jumpIfOpen(to: end, handler)
  }

  /// The handler of a block is set when the block begins, so guarded code begins one.
  private mutating func lowerGuarded(_ body: Node) {
    builder.begin(builder.newBlock())
    lowerStatement(body)
  }

  private mutating func lowerCatch(_ clause: Node) {
    noteSwallowed(clause)
    let exception = emit(.caught, clause)
    builder.beginScope()
    if let parameter = child(clause, .parameter) {
      declareNames(parameter, inFunction: false)
      assign(exception, to: parameter)
    }
    if let body = child(clause, .body) { lowerStatement(body) }
    builder.endScope()
  }

  private mutating func beginFinalizer(_ node: Node) -> Finalizer? {
    guard child(node, .finalizer) != nil else { return nil }
    let finalizer = Finalizer(entry: builder.newBlock(), result: builder.temporary())
    functions[functions.count - 1].finalizers.append(finalizer)
    builder.pushHandler(finalizer.entry)
    return finalizer
  }

  private mutating func endFinalizer(_ finalizer: Finalizer, of node: Node, end: BlockID) {
    functions[functions.count - 1].finalizers.removeLast()
    builder.popHandler()
    guard let clause = child(node, .finalizer), let body = child(clause, .body) else { return builder.begin(end) }
    let after = builder.newBlock()
    builder.begin(end)
    lowerStatement(body)
    jumpIfOpen(to: after, clause)
    builder.begin(finalizer.entry)
    lowerAbruptFinally(finalizer, clause, body)
    builder.begin(after)
  }

  /// The second copy: runs the block, then raises the exception again or returns the value that was on its way. Inside a
  /// copy there are no copies, so nested `finally` blocks do not multiply.
  private mutating func lowerAbruptFinally(_ finalizer: Finalizer, _ clause: Node, _ body: Node) {
    let exception = emit(.caught, clause)
    if !isRepeating {
      isRepeating = true
      lowerStatement(body)
      isRepeating = false
    }
    let raises = builder.newBlock()
    let returns = builder.newBlock()
    if builder.isTerminated { builder.begin(builder.newBlock()) }
    builder.branch(exception, then: raises, else: returns, start(clause), end(clause))
    builder.begin(raises)
    builder.raise(exception, start(clause), end(clause))
    builder.begin(returns)
    emitReturn(emit(.load(finalizer.result), clause), clause)
  }

  /// Returns from the function, through the innermost `finally` block when there is one.
  mutating func emitReturn(_ value: Register?, _ node: Node) {
    guard let finalizer = functions[functions.count - 1].finalizers.last else {
      return builder.return_(value, start(node), end(node))
    }
    if let value { emit(.store(finalizer.result, value), node) }
    builder.jump(finalizer.entry, start(node), end(node))
  }
}
