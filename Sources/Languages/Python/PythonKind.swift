/// The node kinds of the Python grammar that the front end tells apart, by the grammar's own names
/// (https://github.com/tree-sitter/tree-sitter-python).
enum PythonKind: String, CaseIterable {
  // Statements
  case module, block
  case importStatement = "import_statement"
  case importFrom = "import_from_statement"
  case futureImport = "future_import_statement"
  case printStatement = "print_statement"
  case execStatement = "exec_statement"
  case assertStatement = "assert_statement"
  case returnStatement = "return_statement"
  case deleteStatement = "delete_statement"
  case raiseStatement = "raise_statement"
  case passStatement = "pass_statement"
  case breakStatement = "break_statement"
  case continueStatement = "continue_statement"
  case globalStatement = "global_statement"
  case nonlocalStatement = "nonlocal_statement"
  case typeAlias = "type_alias_statement"
  case ifStatement = "if_statement"
  case elifClause = "elif_clause"
  case elseClause = "else_clause"
  case forStatement = "for_statement"
  case whileStatement = "while_statement"
  case tryStatement = "try_statement"
  case exceptClause = "except_clause"
  case finallyClause = "finally_clause"
  case withStatement = "with_statement"
  case withClause = "with_clause"
  case withItem = "with_item"
  case matchStatement = "match_statement"
  case caseClause = "case_clause"
  case functionDefinition = "function_definition"
  case classDefinition = "class_definition"
  case decoratedDefinition = "decorated_definition"
  case decorator
  case expressionStatement = "expression_statement"

  // Imports
  case dottedName = "dotted_name"
  case relativeImport = "relative_import"
  case importPrefix = "import_prefix"
  case aliasedImport = "aliased_import"
  case wildcardImport = "wildcard_import"
  case chevron

  // Parameters and assignment targets
  case typedParameter = "typed_parameter"
  case defaultParameter = "default_parameter"
  case typedDefaultParameter = "typed_default_parameter"
  case keywordSeparator = "keyword_separator"
  case positionalSeparator = "positional_separator"
  case listSplatPattern = "list_splat_pattern"
  case dictionarySplatPattern = "dictionary_splat_pattern"
  case patternList = "pattern_list"
  case tuplePattern = "tuple_pattern"
  case listPattern = "list_pattern"
  case asPattern = "as_pattern"
  case asPatternTarget = "as_pattern_target"

  // match/case
  case casePattern = "case_pattern"
  case unionPattern = "union_pattern"
  case dictPattern = "dict_pattern"
  case keywordPattern = "keyword_pattern"
  case splatPattern = "splat_pattern"
  case classPattern = "class_pattern"
  case complexPattern = "complex_pattern"

  // Expressions
  case identifier, integer, float, attribute, `subscript`, slice, call, list, set, tuple, dictionary, pair, string
  case ellipsis
  case trueLiteral = "true"
  case falseLiteral = "false"
  case noneLiteral = "none"
  case lambda, await, yield
  case assignment
  case augmentedAssignment = "augmented_assignment"
  case namedExpression = "named_expression"
  case tupleExpression = "tuple_expression"
  case expressionList = "expression_list"
  case parenthesized = "parenthesized_expression"
  case parenthesizedSplat = "parenthesized_list_splat"
  case notOperator = "not_operator"
  case booleanOperator = "boolean_operator"
  case binaryOperator = "binary_operator"
  case unaryOperator = "unary_operator"
  case comparison = "comparison_operator"
  case conditional = "conditional_expression"
  case keywordArgument = "keyword_argument"
  case argumentList = "argument_list"
  case listSplat = "list_splat"
  case dictionarySplat = "dictionary_splat"
  case listComprehension = "list_comprehension"
  case setComprehension = "set_comprehension"
  case dictionaryComprehension = "dictionary_comprehension"
  case generatorExpression = "generator_expression"
  case forInClause = "for_in_clause"
  case ifClause = "if_clause"

  // Strings
  case concatenatedString = "concatenated_string"
  case stringStart = "string_start"
  case stringContent = "string_content"
  case stringEnd = "string_end"
  case interpolation
  case escapeSequence = "escape_sequence"
  case escapeInterpolation = "escape_interpolation"
  case formatSpecifier = "format_specifier"
  case formatExpression = "format_expression"
  case typeConversion = "type_conversion"

  // Annotations
  case type
  case genericType = "generic_type"
  case typeParameter = "type_parameter"

  // Keywords and operators
  case asyncKeyword = "async"
  case fromKeyword = "from"
  case andKeyword = "and"
  case orKeyword = "or"
  case inOperator = "in"
  case notInOperator = "not in"
  case isOperator = "is"
  case isNotOperator = "is not"
  case equal = "=="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case notEqual = "!="
  case oldNotEqual = "<>"
  case plus = "+"
  case star = "*"
  case percent = "%"
  case slash = "/"
  case pipe = "|"
  case plusAssign = "+="
  case starAssign = "*="
  case percentAssign = "%="
  case slashAssign = "/="
  case pipeAssign = "|="
}

/// The fields of the Python grammar that the front end asks for.
enum PythonField: String, CaseIterable {
  case alias, alternative, argument, arguments, attribute, body, cause, code, condition, consequence, definition
  case expression, function, guardCondition = "guard", key, left, name, object, parameters, right, subject, `subscript`
  case superclasses, type, value
  case formatSpecifier = "format_specifier"
  case moduleName = "module_name"
  case `operator`
  case operators
  case typeConversion = "type_conversion"
}
