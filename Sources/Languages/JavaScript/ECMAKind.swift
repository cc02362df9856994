import Syntax

/// The node kinds of the JavaScript, TypeScript and TSX grammars that the lowerer names. Kinds of pure types are absent:
/// they are skipped wherever they stand. https://github.com/tree-sitter/tree-sitter-typescript
enum ECMAKind: String, CaseIterable, Sendable {
  // Literals and names
  case identifier, undefined, this, `super`, null, `true`, `false`, number, string, regex
  case template_string, template_substitution, string_fragment, escape_sequence
  case property_identifier, private_property_identifier, computed_property_name, nested_identifier, statement_identifier
  case shorthand_property_identifier, type_identifier, regex_pattern, regex_flags, meta_property, `import`

  // Expressions
  case array, object, pair, spread_element
  case function_expression, generator_function, arrow_function, `class`, method_definition
  case call_expression, arguments, new_expression, member_expression, subscript_expression, optional_chain
  case binary_expression, unary_expression, update_expression, ternary_expression
  case assignment_expression, augmented_assignment_expression
  case await_expression, yield_expression, sequence_expression, parenthesized_expression
  case as_expression, satisfies_expression, non_null_expression, type_assertion, instantiation_expression

  // Patterns and parameters
  case array_pattern, object_pattern, pair_pattern, rest_pattern, assignment_pattern, object_assignment_pattern
  case shorthand_property_identifier_pattern
  case formal_parameters, required_parameter, optional_parameter, accessibility_modifier, override_modifier

  // Statements
  case program, hash_bang_line, statement_block, expression_statement, empty_statement, debugger_statement
  case lexical_declaration, variable_declaration, using_declaration, variable_declarator
  case if_statement, else_clause, for_statement, for_in_statement, while_statement, do_statement, with_statement
  case switch_statement, switch_body, switch_case, switch_default
  case break_statement, continue_statement, return_statement, throw_statement, labeled_statement
  case try_statement, catch_clause, finally_clause
  case function_declaration, generator_function_declaration

  // Classes
  case class_declaration, abstract_class_declaration, class_heritage, extends_clause, class_body
  case field_definition, public_field_definition, class_static_block, decorator

  // Modules
  case import_statement, import_clause, named_imports, namespace_import, import_specifier, import_require_clause
  case import_alias, import_attribute, export_statement, export_clause, export_specifier, namespace_export

  // TypeScript declarations that leave something behind, and those that leave nothing
  case enum_declaration, enum_body, enum_assignment, internal_module, module
  case ambient_declaration, interface_declaration, type_alias_declaration, function_signature
  case method_signature, abstract_method_signature, index_signature, type_arguments

  // JSX
  case jsx_element, jsx_self_closing_element, jsx_opening_element, jsx_closing_element, jsx_attribute
  case jsx_expression, jsx_text, jsx_namespace_name, html_character_reference

  // Keywords that change the meaning of the node they stand in
  case async, await, `static`, get, set, `default`, type, readonly, declare, abstract, `as`, typeof, using, `var`

  // Operators
  case and = "&&"
  case or = "||"
  case coalesce = "??"
  case not = "!"
  case plus = "+"
  case minus = "-"
  case remainder = "%"
  case equal = "=="
  case strictEqual = "==="
  case notEqual = "!="
  case strictNotEqual = "!=="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case `in`, instanceof, of, void, delete
  case addAssign = "+="
  case remainderAssign = "%="
  case andAssign = "&&="
  case orAssign = "||="
  case coalesceAssign = "??="

  /// A token that stands beside the operand of its node: `await x`, `async () => x`.
  var isKeyword: Bool {
    switch self {
    case .async, .await, .static, .get, .set, .default, .type, .readonly, .declare, .abstract, .as, .typeof, .using,
      .var, .void, .delete:
      true
    default: false
    }
  }
}

/// The fields of the grammars that the lowerer reads.
enum ECMAField: String, CaseIterable, Sendable {
  case alias, alternative, argument, arguments, attribute, body, close_tag, condition, consequence, constructor
  case declaration, decorator, finalizer, flags, function, handler, increment, index, initializer, key, kind, label
  case left, member, name, object, open_tag, `operator`, parameter, parameters, pattern, property, right, source
  case type, value
}

typealias ECMANames = GrammarNames<ECMAKind, ECMAField>
