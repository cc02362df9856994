import Flow
import Syntax

/// try, except, finally and raise. A `finally` body is lowered once for each way that leads through it: the normal one,
/// exceptions, and `return`, `break` and `continue` where they occur; so what holds on one way is not lost on it.
extension PythonLowering {
  /// `finally` inside `finally` inside `finally` shares one copy for all ways, or copies would double with each level.
  private static let deepestFinalBody = 3

  mutating func tryStatement(_ node: Node) {
    let clauses = parts(node)
    let final = clauses.first { kind($0) == .finallyClause }.flatMap { firstChild($0, of: .block) }
    guard let final else {
      handled(node, clauses)
      return
    }
    let onException = builder.newBlock()
    builder.pushHandler(onException)
    frame.finalizers.append(Finalizer(body: final))
    handled(node, clauses)
    builder.popHandler()
    let finalizer = frame.finalizers.removeLast()
    finish(finalizer, onException: onException)
  }

  /// The `try` body with its `except` and `else` clauses.
  private mutating func handled(_ node: Node, _ clauses: [Node]) {
    let handlers = clauses.filter { kind($0) == .exceptClause }
    let after = builder.newBlock()
    let handler = builder.newBlock()
    if !handlers.isEmpty { builder.pushHandler(handler) }
    let expects = handlers.contains {
      child($0, .value).map { ExpectedExceptions.areAll(in: exceptionName($0)) } ?? false
    }
    frame.expectedExceptions += expects ? 1 : 0
    beginNewBlock()
    if let body = child(node, .body) { block(body) }
    frame.expectedExceptions -= expects ? 1 : 0
    if !handlers.isEmpty { builder.popHandler() }
    if let other = clauses.first(where: { kind($0) == .elseClause }), let body = child(other, .body) {
      beginNewBlock()
      block(body)
    }
    jump(after, node)
    if !handlers.isEmpty { exceptClauses(handlers, at: handler, after: after) }
    builder.begin(after)
  }

  private mutating func exceptClauses(_ clauses: [Node], at handler: BlockID, after: BlockID) {
    builder.begin(handler)
    let caught = emit(.caught, clauses[0])
    frame.caught.append(caught)
    for clause in clauses {
      noteHandler(clause)
      exceptClause(clause, caught: caught, after: after)
    }
    frame.caught.removeLast()
    // Reached by exceptions that no clause takes; when the last clause takes all, nothing leads here.
    if let last = clauses.last { builder.raise(caught, tree.start(last), tree.end(last)) }
  }

  /// Leaves the builder where exceptions go that the clause does not take.
  private mutating func exceptClause(_ clause: Node, caught: Register, after: BlockID) {
    let body = builder.newBlock()
    let next = builder.newBlock()
    let (type, target) = exceptionTest(clause)
    if let type {
      let types = expression(type)
      branch(emit(.binary(.isInstance, caught, types), type), then: body, else: next, type)
    } else {
      jump(body, clause)
    }
    builder.begin(body)
    if let target { assign(caught, to: target) }
    if let block = firstChild(clause, of: .block) { self.block(block) }
    jump(after, clause)
    builder.begin(next)
  }

  /// The type that a clause names and the variable that it binds. `Exception` and `BaseException` take everything that
  /// matters to the analysis, like no type at all.
  private mutating func exceptionTest(_ clause: Node) -> (type: Node?, target: Node?) {
    guard var type = child(clause, .value) else { return (nil, nil) }
    var target = oldExceptionTarget(clause)
    if kind(type) == .asPattern {
      target = child(type, .alias)
      guard let inner = firstPart(type) else { return (nil, target) }
      type = inner
    }
    let name = text(type)
    let takesAll = (name == "Exception" || name == "BaseException") && isBuiltin(name)
    return (takesAll ? nil : type, target)
  }

  // MARK: finally

  private mutating func finish(_ finalizer: Finalizer, onException: BlockID) {
    let body = finalizer.body
    let after = builder.newBlock()
    let isShared = frame.finalBodies >= Self.deepestFinalBody
    frame.finalBodies += 1
    defer { frame.finalBodies -= 1 }
    beginNewBlock()
    if isShared { builder.begin(onException) }
    block(body)
    jump(after, body)
    for exit in Exit.allCases { finish(finalizer, exit, isShared: isShared) }
    if !isShared { passOn(body, at: onException) }
    builder.begin(after)
  }

  /// The way of an exception through a `finally` body.
  private mutating func passOn(_ body: Node, at block: BlockID) {
    builder.begin(block)
    let caught = emit(.caught, body)
    self.block(body)
    builder.raise(caught, tree.start(body), tree.end(body))
  }

  private mutating func finish(_ finalizer: Finalizer, _ exit: Exit, isShared: Bool) {
    guard let block = finalizer.exits[exit] else { return }
    builder.begin(block)
    if !isShared { self.block(finalizer.body) }
    guard exit == .return else { return leaveLoop(exit, finalizer.body) }
    let value = finalizer.returned.map { emit(.load($0), finalizer.body) }
    leaveFunction(value, finalizer.body)
  }

  // MARK: Leaving through finally

  mutating func leaveFunction(_ value: Register?, _ node: Node) {
    guard let index = frame.finalizers.indices.last else {
      builder.return_(value, tree.start(node), tree.end(node))
      return
    }
    let variable = frame.finalizers[index].returned ?? builder.temporary()
    frame.finalizers[index].returned = variable
    let result = value ?? emit(.constant(.null), node)
    emit(.store(variable, result), node)
    jump(exitBlock(.return, of: index), node)
  }

  /// `break` and `continue`; outside of a loop they mean nothing.
  mutating func leaveLoop(_ exit: Exit, _ node: Node) {
    let loop = exit == .break ? builder.breakTarget(label: nil) : builder.continueTarget(label: nil)
    guard let loop, let around = frame.loops.last else { return }
    let last = frame.finalizers.count - 1
    jump(last >= around ? exitBlock(exit, of: last) : loop, node)
  }

  private mutating func exitBlock(_ exit: Exit, of index: Int) -> BlockID {
    if let block = frame.finalizers[index].exits[exit] { return block }
    let block = builder.newBlock()
    frame.finalizers[index].exits[exit] = block
    return block
  }
}
