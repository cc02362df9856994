import Flow
import Syntax

extension PythonLowering {
  /// Whether there is another element is not known, so a loop's head branches on an unknown value.
  mutating func forStatement(_ node: Node) {
    guard let target = child(node, .left), let source = child(node, .right) else { return }
    let collection = expression(source)
    let head = builder.newBlock()
    let body = builder.newBlock()
    let done = builder.newBlock()
    let after = builder.newBlock()
    builder.begin(head)
    branch(unknown(source), then: body, else: done, source)
    builder.begin(body)
    assign(emit(.iterate(collection), source), to: target)
    loopBody(node, breakTo: after, continueTo: head)
    builder.begin(done)
    loopElse(node)
    builder.begin(after)
  }

  mutating func whileStatement(_ node: Node) {
    guard let test = child(node, .condition) else { return }
    noteEndlessLoop(node)
    let head = builder.newBlock()
    let body = builder.newBlock()
    let done = builder.newBlock()
    let after = builder.newBlock()
    builder.begin(head)
    condition(test, then: body, else: done)
    builder.begin(body)
    loopBody(node, breakTo: after, continueTo: head)
    builder.begin(done)
    loopElse(node)
    builder.begin(after)
  }

  private mutating func loopBody(_ node: Node, breakTo after: BlockID, continueTo head: BlockID) {
    builder.pushLoop(breakTo: after, continueTo: head)
    frame.loops.append(frame.finalizers.count)
    if let body = child(node, .body) { block(body) }
    frame.loops.removeLast()
    builder.popLoop()
    jump(head, node)
  }

  /// The `else` of a loop runs when the loop ends without `break`.
  private mutating func loopElse(_ node: Node) {
    if let clause = child(node, .alternative), let body = child(clause, .body) { block(body) }
  }
}
