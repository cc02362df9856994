import Flow
import Syntax

/// Comprehensions become loops in the function around them, with targets of their own. The result is empty or holds the
/// value of one round: that is all the analysis tells apart.
extension PythonLowering {
  mutating func listComprehension(_ node: Node) -> Register {
    guard let body = child(node, .body) else { return unknown(node) }
    return comprehension(node, empty: .list(builder.operands([]))) { lowering in
      let value = lowering.expression(body)
      return .list(lowering.builder.operands([Operand(value)]))
    }
  }

  mutating func dictionaryComprehension(_ node: Node) -> Register {
    guard let body = child(node, .body) else { return unknown(node) }
    return comprehension(node, empty: .object(builder.operands([]))) { lowering in
      let field = lowering.field(body)
      return .object(lowering.builder.operands([field]))
    }
  }

  private mutating func comprehension(
    _ node: Node, empty: Operation, round: (inout Self) -> Operation
  ) -> Register {
    let result = builder.temporary()
    let end = builder.newBlock()
    emit(.store(result, emit(empty, node)), node)
    builder.beginScope()
    frame.overlays.append(Overlay(isClass: false))
    var head = end
    for clause in parts(node) {
      switch kind(clause) {
      case .forInClause: head = forClause(clause, continueTo: head)
      case .ifClause: ifClause(clause, continueTo: head)
      default: break
      }
    }
    let value = round(&self)
    emit(.store(result, emit(value, node)), node)
    jump(head, node)
    frame.overlays.removeLast()
    builder.endScope()
    builder.begin(end)
    return emit(.load(result), node)
  }

  /// Opens the loop of a clause; what follows is its body. The loop ends into `outer`, the head of the loop around it.
  private mutating func forClause(_ clause: Node, continueTo outer: BlockID) -> BlockID {
    guard let target = child(clause, .left), let source = child(clause, .right) else { return outer }
    let collection = expression(source)
    let head = builder.newBlock()
    let body = builder.newBlock()
    builder.begin(head)
    branch(unknown(source), then: body, else: outer, source)
    builder.begin(body)
    let element = emit(.iterate(collection), source)
    declareTargets(target)
    assignTargets(element, target)
    return head
  }

  private mutating func ifClause(_ clause: Node, continueTo head: BlockID) {
    guard let test = firstPart(clause) else { return }
    let holds = builder.newBlock()
    condition(test, then: holds, else: head)
    builder.begin(holds)
  }

  /// The targets are variables of the comprehension, which lambdas inside it see.
  private mutating func declareTargets(_ target: Node) {
    var names: [String] = []
    collectTargets(target, into: &names)
    for name in names {
      let variable = builder.declare(name)
      frame.overlays[frame.overlays.count - 1].entries[name] = .variable(variable)
    }
  }

  private mutating func assignTargets(_ value: Register, _ target: Node) {
    frame.targetOverlay = frame.overlays.count - 1
    assign(value, to: target)
    frame.targetOverlay = nil
  }
}
