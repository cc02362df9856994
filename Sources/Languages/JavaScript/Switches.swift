import Flow
import Syntax

extension ECMALowerer {
  /// A `switch` becomes comparisons one after the other, then the bodies one after the other, so that a body without
  /// `break` falls into the next.
  mutating func lowerSwitch(_ node: Node, label: String?) {
    guard let body = child(node, .body) else { return }
    let value = child(node, .value)
    let decidesByTruth = value.map { kind(unwrapped($0)) == .true } ?? false
    let discriminant = decidesByTruth ? nil : value.map { lowerExpression($0) }
    let cases = tree.children(body).filter { kind($0) == .switch_case || kind($0) == .switch_default }
    noteFallThrough(cases)
    let blocks = cases.map { _ in builder.newBlock() }
    let end = builder.newBlock()
    builder.beginScope()
    lowerTests(cases, blocks, discriminant: discriminant, end: end)
    builder.pushLoop(breakTo: end, continueTo: nil, label: label)
    lowerCaseBodies(cases, blocks)
    builder.popLoop()
    builder.endScope()
    builder.begin(end)
  }

  private mutating func lowerTests(_ cases: [Node], _ blocks: [BlockID], discriminant: Register?, end: BlockID) {
    var otherwise = end
    for (clause, block) in zip(cases, blocks) {
      guard let value = child(clause, .value) else {
        otherwise = block
        continue
      }
      let next = builder.newBlock()
      lowerTest(value, discriminant: discriminant, then: block, else: next)
      builder.begin(next)
    }
    if let last = cases.last { builder.jump(otherwise, start(last), self.end(last)) }
  }

  private mutating func lowerTest(_ value: Node, discriminant: Register?, then: BlockID, else next: BlockID) {
    guard let discriminant else { return branch(on: value, then: then, else: next) }
    let wanted = lowerExpression(value)
    let isEqual = emit(.binary(.equal, discriminant, wanted), value)
    builder.branch(isEqual, then: then, else: next, start(value), end(value))
  }

  private mutating func lowerCaseBodies(_ cases: [Node], _ blocks: [BlockID]) {
    let statements = cases.flatMap { children($0, .body) }
    for statement in statements { declareLexical(statement) }
    for (clause, block) in zip(cases, blocks) {
      builder.begin(block)
      lowerStatements(of: clause, field: .body)
    }
  }
}
