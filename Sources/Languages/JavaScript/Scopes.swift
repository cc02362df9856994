import Flow
import Syntax

// Which names a scope declares. `var` belongs to the function, everything else to its block; both are declared before the
// first statement is lowered, so that closures bind to the right variable wherever they stand.
extension ECMALowerer {
  /// Declares the `var`s of a function's body in the function's own scope. Nested functions are not entered: statements
  /// alone hold declarations.
  mutating func hoistVariables(in node: Node) {
    guard enter() else { return }
    defer { leave() }
    for child in tree.children(node) {
      switch kind(child) {
      case .variable_declaration: declareNames(ofDeclaration: child, inFunction: true)
      case .for_in_statement:
        if has(.var, in: child), let left = self.child(child, .left) { declareNames(left, inFunction: true) }
        hoistVariables(in: child)
      case .if_statement, .else_clause, .for_statement, .while_statement, .do_statement, .with_statement,
        .switch_statement, .switch_body, .switch_case, .switch_default, .labeled_statement, .statement_block,
        .try_statement, .catch_clause, .finally_clause, .export_statement:
        hoistVariables(in: child)
      default: break
      }
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
    case .expression_statement: if let inner = tree.firstChild(statement) { declareFromExpression(inner) }
    default: break
    }
  }

  /// Two declarations that the grammar takes for expressions: `namespace N {}` and `using x = y`.
  private mutating func declareFromExpression(_ node: Node) {
    switch kind(node) {
    case .internal_module: declareNamespace(node)
    case .assignment_expression where has(.using, in: node):
      if let left = child(node, .left) { declareNames(left, inFunction: false) }
    case .await_expression: if let inner = operand(node) { declareFromExpression(inner) }
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
