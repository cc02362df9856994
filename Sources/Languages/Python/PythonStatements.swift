import Flow
import Syntax

extension PythonLowering {
  /// The statements of a module, a block or an ERROR node, one after the other.
  mutating func block(_ node: Node) {
    for child in tree.children(node) where isPart(child) { statement(child) }
  }

  mutating func statement(_ node: Node) {
    _ = nested { lowering in
      if lowering.tree.isError(node) { return lowering.block(node) }
      if !lowering.compoundStatement(node) { lowering.simpleStatement(node) }
    }
  }

  /// Lowers a statement that contains statements; false when the node is none.
  private mutating func compoundStatement(_ node: Node) -> Bool {
    switch kind(node) {
    case .ifStatement: ifStatement(node)
    case .forStatement: forStatement(node)
    case .whileStatement: whileStatement(node)
    case .tryStatement: tryStatement(node)
    case .withStatement: withStatement(node)
    case .matchStatement: matchStatement(node)
    case .functionDefinition: functionDefinition(node, decorators: [])
    case .classDefinition: classDefinition(node, decorators: [])
    case .decoratedDefinition: decoratedDefinition(node)
    case .block, .module: block(node)
    default: return false
    }
    return true
  }

  private mutating func simpleStatement(_ node: Node) {
    switch kind(node) {
    case .importStatement: importStatement(node)
    case .importFrom: importFrom(node)
    case .printStatement: printStatement(node)
    case .execStatement: execStatement(node)
    case .assertStatement: assertStatement(node)
    case .returnStatement: returnStatement(node)
    case .deleteStatement: deleteStatement(node)
    case .raiseStatement: raiseStatement(node)
    case .breakStatement: leaveLoop(.break, node)
    case .continueStatement: leaveLoop(.continue, node)
    case .expressionStatement: for part in parts(node) { statement(part) }
    case .assignment: assignment(node)
    case .augmentedAssignment: augmentedAssignment(node)
    case .passStatement, .globalStatement, .nonlocalStatement, .futureImport, .typeAlias, .ellipsis: break
    default: _ = expression(node)
    }
  }

  // MARK: Conditions

  private mutating func ifStatement(_ node: Node) {
    let after = builder.newBlock()
    var clauses = [node]
    clauses += children(node, .alternative)
    for clause in clauses {
      if kind(clause) == .elseClause {
        if let body = child(clause, .body) { block(body) }
      } else {
        conditionalClause(clause, after: after)
      }
    }
    builder.begin(after)
  }

  /// `if` or `elif`: leaves the builder where the next clause goes.
  private mutating func conditionalClause(_ clause: Node, after: BlockID) {
    guard let test = child(clause, .condition) else { return }
    let body = child(clause, .consequence)
    if isNeverTrueInAFunction(test) {
      if let body { recordImports(in: body) }
      return
    }
    let then = builder.newBlock()
    let next = builder.newBlock()
    condition(test, then: then, else: next)
    builder.begin(then)
    if let body { block(body) }
    jump(after, clause)
    builder.begin(next)
  }

  /// `__name__ == "__main__"` holds in scripts, and `TYPE_CHECKING` in type checkers, never when a function runs.
  private func isNeverTrueInAFunction(_ test: Node) -> Bool {
    switch kind(test) {
    case .identifier, .attribute:
      let name = text(test)
      return name == "TYPE_CHECKING" || name == "typing.TYPE_CHECKING"
    case .comparison:
      let sides = parts(test).filter { names.field($0, in: tree) == nil }
      guard sides.count == 2, children(test, .operators).first.map(kind) == .equal else { return false }
      let texts = sides.map(text)
      return texts.contains("__name__") && (texts.contains("\"__main__\"") || texts.contains("'__main__'"))
    default: return false
    }
  }

  /// `assert x, message`: what follows may rely on x.
  private mutating func assertStatement(_ node: Node) {
    let parts = parts(node)
    guard let test = parts.first else { return }
    let holds = builder.newBlock()
    let fails = builder.newBlock()
    condition(test, then: holds, else: fails)
    builder.begin(fails)
    let message = parts.count > 1 ? [Operand(expression(parts[1]))] : []
    let type = emit(.loadGlobal(builder.name("AssertionError")), node)
    let error = emit(.call(type, builder.operands(message), .function), node)
    builder.raise(error, tree.start(node), tree.end(node))
    builder.begin(holds)
  }

  // MARK: Leaving

  private mutating func returnStatement(_ node: Node) {
    let value = firstPart(node).map { expression($0) }
    leaveFunction(value, node)
  }

  private mutating func raiseStatement(_ node: Node) {
    let cause = child(node, .cause)
    var value = frame.caught.last
    if let raised = firstPart(node), raised != cause { value = self.raised(raised) }
    if let cause { _ = expression(cause) }
    builder.raise(value, tree.start(node), tree.end(node))
  }

  /// `raise E`, and Python 2's `raise E, "message"`.
  private mutating func raised(_ node: Node) -> Register {
    guard kind(node) == .expressionList else { return expression(node) }
    let values = parts(node).map { expression($0) }
    guard let type = values.first else { return unknown(node) }
    return emit(.call(type, builder.operands(values.dropFirst().prefix(1).map { Operand($0) }), .function), node)
  }

  // MARK: Small statements

  /// Names go, members and elements become None: what was in them is there no more.
  private mutating func deleteStatement(_ node: Node) {
    for part in parts(node) { delete(part) }
  }

  private mutating func delete(_ target: Node) {
    _ = nested { lowering in
      switch lowering.kind(target) {
      case .expressionList, .tuple, .list, .parenthesized, .tupleExpression, .patternList:
        for part in lowering.parts(target) { lowering.delete(part) }
      case .identifier, .attribute, .subscript:
        lowering.assign(lowering.emit(.constant(.null), target), to: target)
      default:
        _ = lowering.expression(target)
      }
    }
  }

  /// Python 2's `print x, y` is the call `print(x, y)`.
  private mutating func printStatement(_ node: Node) {
    let values = children(node, .argument).map { Operand(expression($0)) }
    if let chevron = firstChild(node, of: .chevron), let file = firstPart(chevron) { _ = expression(file) }
    let function = load("print", node)
    emit(.call(function, builder.operands(values), .function), node)
  }

  /// Python 2's `exec code` is the call `exec(code)`.
  private mutating func execStatement(_ node: Node) {
    guard let code = child(node, .code) else { return }
    let value = expression(code)
    let function = emit(.loadGlobal(builder.name("exec")), node)
    emit(.call(function, builder.operands([Operand(value)]), .function), node)
  }
}
