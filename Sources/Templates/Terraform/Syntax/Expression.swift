import Core

/// An expression of the configuration language. https://developer.hashicorp.com/terraform/language/expressions
struct Expression: Sendable {
  indirect enum Form: Sendable {
    case null
    case bool(Bool)
    case number(Double)
    case template([TemplatePart])
    case list([Expression])
    case object([Entry])
    /// The first name of a reference: `var`, `local`, `each`, a type of resource, a variable of a `for`.
    case name(String)
    case attribute(Expression, String)
    case index(Expression, Expression)
    /// Every element of a collection, and what is asked of each.
    case splat(Expression, [Access])
    case call(String, [Expression], expandsLast: Bool)
    case conditional(Expression, then: Expression, else: Expression)
    case not(Expression)
    case negative(Expression)
    case operation(Expression, Operator, Expression)
    case loop(Loop)
    /// What the parser could make nothing of.
    case invalid
  }

  struct Entry: Sendable {
    var key: Expression
    var value: Expression
  }

  enum Access: Sendable {
    case attribute(String)
    case index(Expression)
  }

  /// `[for key, value in collection : element if condition]`, or with braces and a key of its own.
  struct Loop: Sendable {
    var keyName: String?
    var valueName: String
    var collection: Expression
    /// nil for a list.
    var key: Expression?
    var element: Expression
    var condition: Expression?
    /// Elements with the same key are collected in a list.
    var isGrouping = false
  }

  enum Operator: String, Sendable {
    case or = "||"
    case and = "&&"
    case equal = "=="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
    case remainder = "%"
  }

  var form: Form
  var place: Place

  init(_ form: Form, at place: Place) {
    self.form = form
    self.place = place
  }

  /// The text of a string without interpolations.
  var literal: String? {
    guard case .template(let parts) = form else { return nil }
    var text = ""
    for part in parts {
      guard case .literal(let literal) = part else { return nil }
      text += literal.text
    }
    return text
  }
}

/// A piece of a string or a heredoc. https://developer.hashicorp.com/terraform/language/expressions/strings
indirect enum TemplatePart: Sendable {
  struct Literal: Sendable {
    var text: String
    var place: Place
    /// The text stands in the file byte for byte, from the place's start.
    var isVerbatim: Bool
  }

  struct Loop: Sendable {
    var keyName: String?
    var valueName: String
    var collection: Expression
    var body: [TemplatePart]
  }

  case literal(Literal)
  case interpolation(Expression)
  case loop(Loop)
  case choice(Expression, then: [TemplatePart], else: [TemplatePart])
}

/// `name = value`.
struct Argument: Sendable {
  var name: String
  var namePlace: Place
  var value: Expression
}

/// `kind "label" "label" { … }`.
struct Block: Sendable {
  var kind: String
  var labels: [String] = []
  /// The kind and the labels.
  var place: Place
  var body = Body()

  init(kind: String, place: Place) {
    self.kind = kind
    self.place = place
  }
}

/// What stands in a block or in a file, in the order it is written.
struct Body: Sendable {
  var arguments: [Argument] = []
  var blocks: [Block] = []

  func argument(_ name: String) -> Argument? { arguments.first { $0.name == name } }

  func blocks(_ kind: String) -> [Block] { blocks.filter { $0.kind == kind } }
}

/// A configuration file as it was read.
struct ConfigurationFile: Sendable {
  var file: SourceFile
  var body = Body()
  var diagnostics: [Diagnostic] = []

  init(_ file: SourceFile) { self.file = file }
}
