import Syntax

/// The kinds of node in the grammar that the reader looks at.
enum HCLKind: String, CaseIterable, Sendable {
  case body, attribute, block, identifier, expression, operation, splat, index, ellipsis, object, tuple, conditional
  case stringLiteral = "string_lit"
  case blockStart = "block_start"
  case literalValue = "literal_value"
  case numericLiteral = "numeric_lit"
  case boolLiteral = "bool_lit"
  case nullLiteral = "null_lit"
  case collectionValue = "collection_value"
  case objectElement = "object_elem"
  case newIndex = "new_index"
  case legacyIndex = "legacy_index"
  case getAttribute = "get_attr"
  case attributeSplat = "attr_splat"
  case fullSplat = "full_splat"
  case forExpression = "for_expr"
  case forTuple = "for_tuple_expr"
  case forObject = "for_object_expr"
  case forIntroduction = "for_intro"
  case forCondition = "for_cond"
  case variable = "variable_expr"
  case functionCall = "function_call"
  case functionArguments = "function_arguments"
  case unaryOperation = "unary_operation"
  case binaryOperation = "binary_operation"
  case templateExpression = "template_expr"
  case quotedTemplate = "quoted_template"
  case heredocTemplate = "heredoc_template"
  case heredocStart = "heredoc_start"
  case heredocIdentifier = "heredoc_identifier"
  case interpolation = "template_interpolation"
  case directive = "template_directive"
  case templateFor = "template_for"
  case templateForStart = "template_for_start"
  case templateForEnd = "template_for_end"
  case templateIf = "template_if"
  case templateIfStart = "template_if_intro"
  case templateElse = "template_else_intro"
  case templateIfEnd = "template_if_end"
  case stripMarker = "strip_marker"
}

enum HCLField: String, CaseIterable, Sendable { case key, val }

/// The grammar's numbers, looked up once.
enum HCLGrammar {
  static let names = GrammarNames<HCLKind, HCLField>(.hcl)
}
