import Core

/// What an expression of the program is, as far as it can be told without running it.
struct Value {
  enum Content {
    /// None, null, undefined.
    case null
    case bool(Bool)
    case number(Double)
    /// A string; attributes of resources are pieces of it, as they are of the tokens that the CDK makes.
    case text(Text)
    case list(List)
    /// An object literal, a dictionary, or an instance of a class.
    case record(Record)
    indirect case closure(Closure)
    case type(ClassObject)
    case module(ModuleObject)
    /// A part of the CDK's library that the catalogue has no model of.
    case library(LibraryName)
    indirect case native(NativeFunction)
    /// A call of one of CloudFormation's functions: `Fn::Split` with its argument.
    indirect case intrinsic(String, Value)
    case unknown(Unknown)
  }

  /// Why a value is not known.
  struct Unknown {
    var reason: String
    /// The deployer may give it: an environment variable, a context value. What the program uses in its stead counts.
    var isGivenOutside = false
  }

  var content: Content
  /// Where it was written; nil for what the library's model makes, which stands where the program asked for it.
  var place: Place?

  init(_ content: Content, at place: Place? = nil) {
    self.content = content
    self.place = place
  }

  static var null: Value { Value(.null) }

  static func text(_ text: String, at place: Place? = nil) -> Value { Value(.text(Text(text)), at: place) }

  static func unknown(_ reason: String, isGivenOutside: Bool = false) -> Value {
    Value(.unknown(Unknown(reason: reason, isGivenOutside: isGivenOutside)))
  }

  static func attribute(_ name: String, of resource: String) -> Value {
    Value(.text(Text(pieces: [.attribute(of: resource, name: name)])))
  }

  /// The value, placed where it is used unless it was written somewhere.
  func placed(at other: Place?) -> Value { place == nil ? Value(content, at: other) : self }
}

// Questions.
extension Value {
  var isNull: Bool {
    if case .null = content { true } else { false }
  }

  var unknown: Unknown? {
    if case .unknown(let unknown) = content { unknown } else { nil }
  }

  var list: List? {
    if case .list(let list) = content { list } else { nil }
  }

  var record: Record? {
    if case .record(let record) = content { record } else { nil }
  }

  /// Not inlined: the optimiser of Swift 6.3 stops over reading a payload out of an element of a list.
  var number: Double? {
    @inline(never) get {
      if case .number(let number) = content { number } else { nil }
    }
  }

  /// The value as a piece of a longer string; nil for structures.
  var asText: Text? {
    switch content {
    case .text(let text): text
    case .bool(let bool): Text(bool ? "true" : "false")
    case .number(let number): Text(Self.text(of: number))
    case .unknown(let unknown): Text(pieces: [.unknown(unknown.reason)])
    case .library(let name): Text(pieces: [.unknown(name.description)])
    case .intrinsic(let name, let argument): Self.text(ofCall: name, argument)
    case .record(let record): record.draft.map { Text(pieces: [.attribute(of: $0.id, name: "Ref")]) }
    case .null, .list, .closure, .type, .module, .native: nil
    }
  }

  /// The string, when all of it is known.
  var literal: String? { asText?.literal }

  static func text(of number: Double) -> String { Int(exactly: number).map { String($0) } ?? String(number) }

  private static func text(ofCall name: String, _ argument: Value) -> Text {
    if name == "Fn::Join", let items = argument.list?.items, items.count == 2, let separator = items[0].asText,
      let parts = items[1].list?.items
    {
      return join(parts, separator)
    }
    return Text(pieces: [.unknown(name)])
  }

  static func join(_ parts: [Value], _ separator: Text) -> Text {
    var text = Text()
    for (index, part) in parts.enumerated() {
      if index > 0 { text.append(separator) }
      text.append(part.asText ?? Text(pieces: [.unknown("a structure")]))
    }
    return text
  }

  /// Whether the value counts as true in a condition; nil when that is not known.
  var truth: Bool? {
    switch content {
    case .null: false
    case .bool(let bool): bool
    case .number(let number): number != 0
    case .text(let text): text.pieces.isEmpty ? false : text.literal == nil && text.resource == nil ? nil : true
    case .unknown, .library: nil
    case .list, .record, .closure, .type, .module, .native, .intrinsic: true
    }
  }

  /// Whether two values are equal; nil when that is not known.
  func equals(_ other: Value) -> Bool? {
    if unknown != nil || other.unknown != nil { return nil }
    switch (content, other.content) {
    case (.null, .null): return true
    case (.null, .library), (.library, .null), (.null, .text), (.text, .null): return false
    case (.record(let left), .record(let right)): return left === right
    case (.list(let left), .list(let right)): return left === right
    case (.type(let left), .type(let right)): return left === right
    case (.library(let left), .library(let right)): return left == right ? true : nil
    case (.null, _), (_, .null): return false
    default:
      guard let left = literal, let right = other.literal else { return nil }
      return left == right
    }
  }
}
