import Flow
import Syntax

// Notes about branches of a `switch` that run into the next one.
extension ECMALowerer {
  mutating func noteFallThrough(_ cases: [Node]) {
    for (clause, next) in zip(cases, cases.dropFirst()) {
      let statements = children(clause, .body)
      guard let last = statements.last, statements.allSatisfy({ completes($0) }), isAction(statements),
        !isMeant(from: last, to: next)
      else { continue }
      note("switch-fall-through", detail: title(of: next), last)
    }
  }

  /// Blocks without content do nothing that could be too much.
  private func isAction(_ statements: [Node]) -> Bool {
    statements.contains { kind($0) != .empty_statement && !(kind($0) == .statement_block && tree.isLeaf($0)) }
  }

  /// A comment before the next branch, or at the end of this one, says that falling through is meant.
  private func isMeant(from last: Node, to next: Node) -> Bool {
    var first = end(last)
    if kind(last) == .statement_block, let inner = Array(tree.children(last)).last { first = end(inner) }
    guard let text = comment(from: first, to: start(next)) else { return false }
    return ["fall", "through", "no break", "nobreak", "no-break", "intentional"].contains { text.contains($0) }
  }

  /// `case "delete"`, `default`
  private func title(of clause: Node) -> String {
    guard let value = child(clause, .value) else { return "default" }
    let written = text(value)
    return written.utf8.count > 40 ? "the next case" : "case \(written)"
  }

  // MARK: Completion

  /// Whether control can reach the end of a statement. https://tc39.es/ecma262/#sec-completion-record-specification-type
  func completes(_ statement: Node, depth: Int = 0) -> Bool {
    guard depth < Self.nestingLimit else { return true }
    switch kind(statement) {
    case .return_statement, .throw_statement, .break_statement, .continue_statement: return false
    case .expression_statement: return tree.firstChild(statement).map { !endsProcess($0) } ?? true
    case .statement_block: return tree.children(statement).allSatisfy { completes($0, depth: depth + 1) }
    case .if_statement: return completesIf(statement, depth: depth)
    case .try_statement: return completesTry(statement, depth: depth)
    case .labeled_statement, .with_statement:
      return child(statement, .body).map { completes($0, depth: depth + 1) } ?? true
    case .switch_statement: return completesSwitch(statement, depth: depth)
    case .while_statement, .for_statement, .do_statement: return !goesOnForEver(statement)
    default: return true
    }
  }

  private func completesIf(_ node: Node, depth: Int) -> Bool {
    guard let then = child(node, .consequence), let clause = child(node, .alternative), let other = operand(clause)
    else { return true }
    return completes(then, depth: depth + 1) || completes(other, depth: depth + 1)
  }

  private func completesTry(_ node: Node, depth: Int) -> Bool {
    if let clause = child(node, .finalizer), let body = child(clause, .body), !completes(body, depth: depth + 1) {
      return false
    }
    let parts = [child(node, .body), child(node, .handler).flatMap { child($0, .body) }].compactMap { $0 }
    return parts.contains { completes($0, depth: depth + 1) }
  }

  /// A `switch` ends nowhere when it has a default, its last branch does not complete, and nothing in it breaks.
  private func completesSwitch(_ node: Node, depth: Int) -> Bool {
    guard let body = child(node, .body), !contains(.break_statement, in: body) else { return true }
    let cases = Array(tree.children(body))
    guard cases.contains(where: { kind($0) == .switch_default }), let last = cases.last else { return true }
    return children(last, .body).allSatisfy { completes($0, depth: depth + 1) }
  }

  private func endsProcess(_ expression: Node) -> Bool {
    guard kind(expression) == .call_expression, let callee = child(expression, .function) else { return false }
    return text(callee) == "process.exit"
  }
}
