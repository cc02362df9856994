import Flow
import Syntax

extension ECMALowerer {
  /// Lowers the statements of a block or a module, in the scope that is open. Imports and function declarations come
  /// first: the language lets any statement of the block use them.
  mutating func lowerStatements(of node: Node, field: ECMAField? = nil) {
    let statements = tree.children(node).filter { field == nil || self.field($0) == field }
    lowerStatements(statements)
  }

  mutating func lowerStatements(_ statements: [Node]) {
    for statement in statements { declareLexical(statement) }
    for statement in statements { lowerHoisted(statement) }
    for statement in statements { lowerStatement(statement) }
  }

  private mutating func lowerHoisted(_ statement: Node) {
    switch kind(statement) {
    case .function_declaration, .generator_function_declaration: lowerFunctionDeclaration(statement)
    case .import_statement: lowerImport(statement)
    case .export_statement: if let declaration = child(statement, .declaration) { lowerHoisted(declaration) }
    default: break
    }
  }

  /// A `{ … }` with its own scope.
  mutating func lowerBlock(_ node: Node) {
    builder.beginScope()
    lowerStatements(of: node)
    builder.endScope()
  }

  mutating func lowerStatement(_ node: Node, label: String? = nil) {
    guard enter() else { return }
    defer { leave() }
    switch kind(node) {
    case .expression_statement: lowerExpressionStatement(node)
    case .lexical_declaration, .variable_declaration, .using_declaration: lowerDeclaration(node)
    case .statement_block, .class_static_block: lowerLabelledBlock(node, label: label)
    case .if_statement: lowerIf(node)
    case .return_statement: lowerReturn(node)
    case .throw_statement: lowerThrow(node)
    case .for_statement: lowerFor(node, label: label)
    case .for_in_statement: lowerForIn(node, label: label)
    case .while_statement: lowerWhile(node, label: label)
    case .do_statement: lowerDo(node, label: label)
    case .switch_statement: lowerSwitch(node, label: label)
    case .break_statement: lowerBreak(node)
    case .continue_statement: lowerContinue(node)
    case .labeled_statement: lowerLabelled(node)
    case .try_statement: lowerTry(node)
    case .with_statement: lowerWith(node)
    default: lowerRareStatement(node)
    }
  }

  /// Declarations, and what stands for a statement where the grammar gave up on one.
  private mutating func lowerRareStatement(_ node: Node) {
    switch kind(node) {
    case .class_declaration, .abstract_class_declaration: lowerClassDeclaration(node)
    case .export_statement: lowerExport(node)
    case .enum_declaration: lowerEnum(node)
    case .import_alias: lowerImportAlias(node)
    case .internal_module, .module: lowerNamespace(node)
    case .function_declaration, .generator_function_declaration, .import_statement: break
    case .empty_statement, .debugger_statement, .ambient_declaration, .interface_declaration, .type_alias_declaration,
      .function_signature, .decorator, .statement_identifier, .hash_bang_line:
      break
    default: lowerExpression(node)
    }
  }

  /// The grammar takes a `namespace` in the middle of a file for an expression.
  private mutating func lowerExpressionStatement(_ node: Node) {
    for child in tree.children(node) {
      if kind(child) == .internal_module { lowerNamespace(child) } else { lowerExpression(child) }
    }
  }

  private mutating func lowerDeclaration(_ node: Node) {
    for declarator in tree.children(node) where kind(declarator) == .variable_declarator {
      guard let pattern = child(declarator, .name) else { continue }
      if let value = child(declarator, .value) {
        assign(lowerNamed(value, name: text(ofName: pattern)), to: pattern)
      } else if kind(node) != .variable_declaration, kind(pattern) == .identifier {
        store(null(declarator), to: text(pattern), declarator)
      }
    }
  }

  private mutating func lowerIf(_ node: Node) {
    let end = builder.newBlock()
    var current = node
    while let next = lowerIfArm(current, end: end) { current = next }
    jumpIfOpen(to: end, node)
    builder.begin(end)
  }

  /// One `if` of an `else if` chain; the next `if` of the chain, when there is one.
  private mutating func lowerIfArm(_ node: Node, end: BlockID) -> Node? {
    let then = builder.newBlock()
    let other = builder.newBlock()
    if let condition = child(node, .condition) { branch(on: condition, then: then, else: other) }
    builder.begin(then)
    if let consequence = child(node, .consequence) { lowerScoped(consequence) }
    jumpIfOpen(to: end, node)
    builder.begin(other)
    guard let clause = child(node, .alternative), let alternative = operand(clause) else { return nil }
    if kind(alternative) == .if_statement { return alternative }
    lowerScoped(alternative)
    return nil
  }

  /// The body of an `if` or a loop, which may be a single statement.
  mutating func lowerScoped(_ node: Node) {
    if kind(node) == .statement_block { return lowerStatement(node) }
    builder.beginScope()
    lowerStatements([node])
    builder.endScope()
  }

  private mutating func lowerReturn(_ node: Node) {
    let value = operand(node).map { lowerExpression($0) }
    emitReturn(value, node)
  }

  private mutating func lowerThrow(_ node: Node) {
    let value = operand(node).map { lowerExpression($0) }
    builder.raise(value, start(node), end(node))
  }

  private mutating func lowerBreak(_ node: Node) {
    let label = child(node, .label).map { text($0) }
    if let target = builder.breakTarget(label: label) { builder.jump(target, start(node), end(node)) }
  }

  private mutating func lowerContinue(_ node: Node) {
    let label = child(node, .label).map { text($0) }
    if let target = builder.continueTarget(label: label) { builder.jump(target, start(node), end(node)) }
  }

  private mutating func lowerLabelled(_ node: Node) {
    let label = child(node, .label).map { text($0) }
    if let body = child(node, .body) { lowerStatement(body, label: label) }
  }

  private mutating func lowerLabelledBlock(_ node: Node, label: String?) {
    guard let label else { return lowerBlock(node) }
    let end = builder.newBlock()
    builder.pushLoop(breakTo: end, continueTo: nil, label: label, isBlock: true)
    lowerBlock(node)
    builder.popLoop()
    builder.begin(end)
  }

  private mutating func lowerWith(_ node: Node) {
    if let object = child(node, .object) { lowerExpression(object) }
    if let body = child(node, .body) { lowerScoped(body) }
  }
}
