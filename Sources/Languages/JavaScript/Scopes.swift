import Flow
import Syntax

// Which names a scope declares. `var` belongs to the function, everything else to its block; both are declared before the
// first statement is lowered, so that closures bind to the right variable wherever they stand.
extension ECMALowerer {
  /// Declares the `var`s of a function's body in the function's own scope. Nested functions are not entered: statements
  /// alone hold declarations.
  mutating func hoistVariables(in body: Node) {
    let end = tree.following(body)
    var position = tree.firstChild(body)
    while let node = position, node != end {
      let kind = kind(node)
      if kind == .variable_declaration { declareNames(ofDeclaration: node, inFunction: true) }
      if kind == .for_in_statement, has(.var, in: node), let left = child(node, .left) {
        declareNames(left, inFunction: true)
      }
      position = kind.map(mayHoldDeclarations) == true ? tree.successor(node) : tree.following(node)
    }
  }

  /// Statements that hold statements.
  private func mayHoldDeclarations(_ kind: ECMAKind) -> Bool {
    switch kind {
    case .if_statement, .else_clause, .for_statement, .for_in_statement, .while_statement, .do_statement,
      .with_statement, .switch_statement, .switch_body, .switch_case, .switch_default, .labeled_statement,
      .statement_block, .try_statement, .catch_clause, .finally_clause, .export_statement:
      true
    default: false
    }
  }

  /// Declares what a statement adds to the block it stands in: `let`, `const`, classes, functions, imports, enums.
  mutating func declareLexical(_ statement: Node) {
    switch kind(statement) {
    case .lexical_declaration, .using_declaration: declareNames(ofDeclaration: statement, inFunction: false)
    case .function_declaration, .generator_function_declaration, .class_declaration, .abstract_class_declaration,
      .enum_declaration:
      if let name = child(statement, .name) { builder.declare(text(name)) }
    case .export_statement:
      if let declaration = child(statement, .declaration) { declareLexical(declaration) }
    case .import_statement: declareImported(statement)
    case .import_alias: if let name = operand(statement) { builder.declare(text(name)) }
    case .internal_module, .module: declareNamespace(statement)
    case .expression_statement: declareFromExpression(statement)
    default: break
    }
  }

  /// Declarations that the grammar takes for expressions: `namespace N {}`, `using x = y`, `await using x = y`.
  private mutating func declareFromExpression(_ statement: Node) {
    guard var node = tree.firstChild(statement) else { return }
    if kind(node) == .await_expression, let awaited = operand(node) { node = awaited }
    switch kind(node) {
    case .internal_module: declareNamespace(node)
    case .assignment_expression where has(.using, in: node):
      if let left = child(node, .left) { declareNames(left, inFunction: false) }
    default: break
    }
  }

  private mutating func declareNamespace(_ node: Node) {
    if let name = namespacePath(node).first { builder.declare(name) }
  }

  private mutating func declareNames(ofDeclaration node: Node, inFunction: Bool) {
    for declarator in tree.children(node) where kind(declarator) == .variable_declarator {
      if let name = child(declarator, .name) { declareNames(name, inFunction: inFunction) }
    }
  }

  /// Declares the names that a pattern binds.
  mutating func declareNames(_ pattern: Node, inFunction: Bool) {
    for name in boundNames(pattern) {
      if inFunction { builder.declareInFunction(name) } else { builder.declare(name) }
    }
  }

  /// The names that a pattern binds, in source order.
  func boundNames(_ pattern: Node) -> [String] {
    var found: [String] = []
    collectNames(pattern, into: &found, depth: 0)
    return found
  }

  private func collectNames(_ node: Node, into found: inout [String], depth: Int) {
    guard depth < Self.nestingLimit else { return }
    switch kind(node) {
    case .identifier, .shorthand_property_identifier_pattern: found.append(text(node))
    case .undefined: break
    case .object_pattern, .array_pattern, .rest_pattern:
      for child in tree.children(node) { collectNames(child, into: &found, depth: depth + 1) }
    case .pair_pattern: if let value = child(node, .value) { collectNames(value, into: &found, depth: depth + 1) }
    case .assignment_pattern, .object_assignment_pattern:
      if let left = child(node, .left) { collectNames(left, into: &found, depth: depth + 1) }
    default: break
    }
  }
}
