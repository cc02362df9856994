import Flow
import Syntax

extension ECMALowerer {
  mutating func lowerWhile(_ node: Node, label: String?) {
    noteEndlessLoop(node)
    let header = builder.newBlock()
    let body = builder.newBlock()
    let end = builder.newBlock()
    builder.begin(header)
    if let condition = child(node, .condition) { branch(on: condition, then: body, else: end) }
    builder.begin(body)
    lowerBody(of: node, breakTo: end, continueTo: header, label: label)
    jumpIfOpen(to: header, node)
    builder.begin(end)
  }

  mutating func lowerDo(_ node: Node, label: String?) {
    noteEndlessLoop(node)
    let body = builder.newBlock()
    let check = builder.newBlock()
    let end = builder.newBlock()
    builder.begin(body)
    lowerBody(of: node, breakTo: end, continueTo: check, label: label)
    builder.begin(check)
    if let condition = child(node, .condition) { branch(on: condition, then: body, else: end) }
    builder.begin(end)
  }

  mutating func lowerFor(_ node: Node, label: String?) {
    noteEndlessLoop(node)
    builder.beginScope()
    if let initializer = child(node, .initializer) {
      declareLexical(initializer)
      lowerStatement(initializer)
    }
    let header = builder.newBlock()
    let body = builder.newBlock()
    let update = builder.newBlock()
    let end = builder.newBlock()
    builder.begin(header)
    lowerForCondition(node, then: body, else: end)
    builder.begin(body)
    lowerBody(of: node, breakTo: end, continueTo: update, label: label)
    builder.begin(update)
    if let increment = child(node, .increment) { lowerExpression(increment) }
    jumpIfOpen(to: header, node)
    builder.begin(end)
    builder.endScope()
  }

  /// A `for` without a condition goes on for ever.
  private mutating func lowerForCondition(_ node: Node, then body: BlockID, else after: BlockID) {
    guard let condition = child(node, .condition), let kind = kind(condition), kind != .empty_statement else {
      return builder.jump(body, start(node), end(node))
    }
    branch(on: condition, then: body, else: after)
  }

  /// `for (x of xs)`, `for await (x of xs)` and `for (k in o)`.
  mutating func lowerForIn(_ node: Node, label: String?) {
    guard let left = child(node, .left), let right = child(node, .right) else { return }
    builder.beginScope()
    if child(node, .kind) != nil, !has(.var, in: node) { declareNames(left, inFunction: false) }
    let collection = lowerExpression(right)
    let header = builder.newBlock()
    let body = builder.newBlock()
    let end = builder.newBlock()
    builder.begin(header)
    let hasMore = unknown(right)
    builder.branch(hasMore, then: body, else: end, start(right), self.end(right))
    builder.begin(body)
    assign(element(of: collection, node, right), to: left)
    lowerBody(of: node, breakTo: end, continueTo: header, label: label)
    jumpIfOpen(to: header, node)
    builder.begin(end)
    builder.endScope()
  }

  private mutating func element(of collection: Register, _ node: Node, _ right: Node) -> Register {
    if let keyword = child(node, .operator), kind(keyword) == .in { return emit(.iterateKeys(collection), right) }
    let element = emit(.iterate(collection), right)
    return has(.await, in: node) ? emit(.await(element), right) : element
  }

  private mutating func lowerBody(of node: Node, breakTo: BlockID, continueTo: BlockID, label: String?) {
    builder.pushLoop(breakTo: breakTo, continueTo: continueTo, label: label)
    if let body = child(node, .body) { lowerScoped(body) }
    builder.popLoop()
  }
}
