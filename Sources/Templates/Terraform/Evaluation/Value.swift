import Core

/// What an expression is, as far as the files say, with the place it was written at.
struct Value {
  indirect enum Content {
    case null
    case bool(Bool)
    case number(Double)
    case string([Fragment])
    case list([Value])
    case object([Field])
    /// What `jsonencode` makes: a string that remembers what it was made of.
    case json(Value)
    /// A resource, a data source or a module, or all that one block makes.
    case handle(Handle)
    /// Decided outside the files; the text says by what.
    case unknown(String)
    /// What asking for would stop Terraform: an attribute that an object does not have.
    case missing(String)
  }

  /// A name of an object and its value.
  struct Field {
    var name: String
    var namePlace: Place
    var value: Value
  }

  /// A piece of a string and where it was written.
  struct Fragment {
    var piece: Text.Piece
    var place: Place
    /// The text stands in the file byte for byte, from the place's start.
    var isVerbatim = false
  }

  var content: Content
  var place: Place

  init(_ content: Content, at place: Place) {
    self.content = content
    self.place = place
  }

  init(_ text: String, at place: Place) {
    self.init(.string([Fragment(piece: .literal(text), place: place)]), at: place)
  }

  func placed(at place: Place) -> Value { Value(content, at: place) }
}

// Questions.
extension Value {
  var isNull: Bool {
    if case .null = content { true } else { false }
  }

  /// Why the value is not known at all.
  var unknownReason: String? {
    switch content {
    case .unknown(let reason), .missing(let reason): reason
    default: nil
    }
  }

  var isMissing: Bool {
    if case .missing = content { true } else { false }
  }

  var isUnknown: Bool { unknownReason != nil }

  /// As a truth value; `"true"` counts.
  var bool: Bool? {
    switch content {
    case .bool(let bool): bool
    default: literal.flatMap { $0 == "true" || $0 == "1" ? true : $0 == "false" || $0 == "0" ? false : nil }
    }
  }

  var number: Double? {
    if case .number(let number) = content { number } else { literal.flatMap { Double($0) } }
  }

  /// A whole number that fits in the machine's.
  var int: Int? { number.flatMap { Int(exactly: $0) } }

  /// The text of a string, a number or a truth value, when all of it is known.
  var literal: String? { fragments.flatMap { Text($0).literal } }

  /// The elements of a list; nil when it is none.
  var items: [Value]? {
    if case .list(let items) = content { items } else { nil }
  }

  var fields: [Field]? {
    if case .object(let fields) = content { fields } else { nil }
  }

  subscript(name: String) -> Value? { fields?.last { $0.name == name }?.value }

  /// The pieces of the value as a string; nil for what is none.
  var fragments: [Fragment]? {
    switch content {
    case .string(let fragments): fragments
    case .bool(let bool): [Fragment(piece: .literal(bool ? "true" : "false"), place: place)]
    case .number(let number): [Fragment(piece: .literal(Self.text(of: number)), place: place)]
    case .unknown(let reason), .missing(let reason): [Fragment(piece: .unknown(reason), place: place)]
    case .json(let value): JSONText.fragments(of: value)
    case .handle(let handle): [Fragment(piece: .attribute(of: handle.id, name: "Ref"), place: place)]
    case .null, .list, .object: nil
    }
  }

  var text: Text? { fragments.map { Text($0) } }

  static func text(of number: Double) -> String {
    Int(exactly: number).map { String($0) } ?? String(number)
  }
}

extension Text {
  init(_ fragments: [Value.Fragment]) { self.init(pieces: fragments.map(\.piece)) }
}

/// The JSON that `jsonencode` would write, in pieces.
enum JSONText {
  static func fragments(of value: Value) -> [Value.Fragment] {
    switch value.content {
    case .null: return [literal("null", value.place)]
    case .bool, .number: return value.fragments ?? []
    case .string, .json, .unknown, .missing, .handle:
      return [literal("\"", value.place)] + (value.fragments ?? []).map(escaped) + [literal("\"", value.place)]
    case .list(let items):
      return [literal("[", value.place)] + separated(items.map(fragments), value.place) + [literal("]", value.place)]
    case .object(let fields):
      let parts = fields.map { field in
        [literal("\"\(escaped(field.name))\":", field.namePlace)] + fragments(of: field.value)
      }
      return [literal("{", value.place)] + separated(parts, value.place) + [literal("}", value.place)]
    }
  }

  private static func literal(_ text: String, _ place: Place) -> Value.Fragment {
    Value.Fragment(piece: .literal(text), place: place)
  }

  private static func separated(_ parts: [[Value.Fragment]], _ place: Place) -> [Value.Fragment] {
    var result: [Value.Fragment] = []
    for (index, part) in parts.enumerated() {
      if index > 0 { result.append(literal(",", place)) }
      result += part
    }
    return result
  }

  private static func escaped(_ fragment: Value.Fragment) -> Value.Fragment {
    guard case .literal(let text) = fragment.piece else { return fragment }
    let escaped = escaped(text)
    return escaped == text ? fragment : literal(escaped, fragment.place)
  }

  static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 < 32 || $0 == 34 || $0 == 92 }) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default: if scalar.value >= 32 { result.unicodeScalars.append(scalar) }
      }
    }
    return result
  }
}
