import Flow
import Syntax

// Notes about loops that nothing in them can end.
extension ECMALowerer {
  /// What matters about a loop to whether it ends.
  struct LoopFacts {
    var assigned: Set<String> = []
    /// Names that something in the loop may change without assigning them.
    var touched: Set<String> = []
    var changed: Set<String> { assigned.union(touched) }
    var leaves = false
    /// Something leaves the loop for the code after it.
    var breaks = false
    var waits = false
    /// It calls a function of the file, which may change any variable.
    var callsOwnFunction = false
  }

  mutating func noteEndlessLoop(_ loop: Node) {
    guard let body = child(loop, .body) else { return }
    let condition = child(loop, .condition).flatMap { kind($0) == .empty_statement ? nil : $0 }
    notePagination(loop, condition: condition, body: body)
    var facts = facts(of: body)
    if let increment = child(loop, .increment) { collectAll(increment, into: &facts) }
    guard !facts.leaves else { return }
    guard let condition, !isTrue(condition) else { return noteEndless(loop, condition, "nothing in the loop ends it") }
    if facts.waits || facts.callsOwnFunction || mayChangeByItself(condition) { return }
    collectAll(condition, into: &facts)
    let read = namesRead(in: condition)
    guard !read.isEmpty, read.isDisjoint(with: facts.changed) else { return }
    noteEndless(loop, condition, "the loop never changes \(read.sorted().joined(separator: ", "))")
  }

  private mutating func noteEndless(_ loop: Node, _ condition: Node?, _ detail: String) {
    guard !isRepeating else { return }
    let isDo = kind(loop) == .do_statement
    let last = isDo ? start(loop) + 2 : condition.map { end($0) } ?? start(loop) + 3
    builder.note("infinite-loop", detail: detail, start(loop), last)
  }

  /// Whether a loop's condition is always true and nothing leads to the code after it.
  func goesOnForEver(_ loop: Node) -> Bool {
    guard let body = child(loop, .body) else { return false }
    if let condition = child(loop, .condition), kind(condition) != .empty_statement, !isTrue(condition) { return false }
    return !facts(of: body).breaks
  }

  private func isTrue(_ condition: Node) -> Bool {
    let inner = unwrapped(condition)
    switch kind(inner) {
    case .true: return true
    case .number: return number(inner) != 0
    default: return false
    }
  }

  /// A call may give another value each time, a field may change by itself, without help from the body.
  private func mayChangeByItself(_ condition: Node) -> Bool {
    [.call_expression, .await_expression, .yield_expression, .member_expression, .subscript_expression]
      .contains { contains($0, in: condition) || kind(condition) == $0 }
  }

  func namesRead(in node: Node) -> Set<String> {
    var names: Set<String> = []
    if kind(node) == .identifier { names.insert(text(node)) }
    visit(node) { inner, kind in
      if kind == .identifier || kind == .shorthand_property_identifier { names.insert(text(inner)) }
      return true
    }
    return names
  }

  func facts(of body: Node) -> LoopFacts {
    var facts = LoopFacts()
    collectAll(body, into: &facts)
    return facts
  }

  private func collectAll(_ node: Node, into facts: inout LoopFacts) {
    collect(node, kind(node), isInner: false, into: &facts)
    var innerEnd: Node?
    var isInner = false
    visit(node) { current, kind in
      if isInner, current == innerEnd { isInner = false }
      if !isInner, kind.map(isBreakable) == true {
        isInner = true
        innerEnd = tree.following(current)
      }
      collect(current, kind, isInner: isInner, into: &facts)
      return true
    }
  }

  private func isBreakable(_ kind: ECMAKind) -> Bool {
    switch kind {
    case .for_statement, .for_in_statement, .while_statement, .do_statement, .switch_statement: true
    default: false
    }
  }

  private func collect(_ node: Node, _ kind: ECMAKind?, isInner: Bool, into facts: inout LoopFacts) {
    switch kind {
    case .return_statement, .throw_statement, .yield_expression: facts.leaves = true
    case .break_statement, .continue_statement:
      let isLabelled = child(node, .label) != nil
      if isLabelled || (kind == .break_statement && !isInner) {
        facts.leaves = true
        facts.breaks = true
      }
    case .await_expression: facts.waits = true
    case .assignment_expression, .augmented_assignment_expression, .for_in_statement:
      if let left = child(node, .left) { collectTarget(left, into: &facts) }
    case .variable_declarator: if let name = child(node, .name) { collectTarget(name, into: &facts) }
    case .update_expression: if let argument = child(node, .argument) { collectTarget(argument, into: &facts) }
    case .call_expression, .new_expression: collectCall(node, into: &facts)
    default: break
    }
  }

  private func collectTarget(_ target: Node, into facts: inout LoopFacts) {
    facts.assigned.formUnion(boundNames(target))
    facts.assigned.formUnion(namesRead(in: target))
  }

  /// A method may change its receiver, and a function what it is given.
  private func collectCall(_ call: Node, into facts: inout LoopFacts) {
    if let callee = child(call, .function) {
      switch kind(callee) {
      case .member_expression: if text(callee) == "process.exit" { facts.leaves = true }
      case .identifier: facts.callsOwnFunction = true
      default: break
      }
      facts.touched.formUnion(namesRead(in: callee))
    }
    if let arguments = child(call, .arguments) { facts.touched.formUnion(namesRead(in: arguments)) }
  }
}
