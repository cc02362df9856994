import Core

/// How a resource of Terraform is written as one of CloudFormation. Names are turned from `snake_case` to `PascalCase`;
/// a shape says where the two formats differ by more than that.
struct Shape: Sendable {
  /// Where an argument goes, and what its values are called there.
  struct Target: Sendable, ExpressibleByStringLiteral {
    /// Names with dots between them; `[]` behind a name makes a list of one. Empty for what has no counterpart.
    var path: String
    var values: [String: String] = [:]

    init(_ path: String, _ values: [String: String]) {
      self.path = path
      self.values = values
    }

    init(stringLiteral path: String) { self.path = path }
  }

  /// A resource of its own that an argument becomes: the policy of a queue stands inside or beside it.
  struct Companion: Sendable {
    var type: String
    var argument: String
    var property: String
    /// The property that names the resource around it.
    var owner: String
  }

  /// Changes that need code: the properties made so far, and the resource.
  typealias Adjustment = @Sendable (inout Properties, Instance) -> Void

  var type: String
  /// Arguments and blocks by their path: "versioning.enabled".
  var names: [String: Target] = [:]
  /// Paths of what is a list in CloudFormation even when it is written once.
  var lists: Set<String> = []
  /// Paths of arguments that hold a document as a string.
  var documents: Set<String> = []
  var companions: [Companion] = []
  /// Arguments that name the resources whose properties these really are: `bucket` of `aws_s3_bucket_acl`.
  var owners: [String] = []
  /// Arguments that must be equal to those of the resource whose properties these really are, by the names that they
  /// have in CloudFormation.
  var matching: [String] = []
  var adjust: Adjustment?

  init(
    _ type: String, _ names: [String: Target] = [:], lists: Set<String> = [], documents: Set<String> = [],
    companions: [Companion] = [], adjust: Adjustment? = nil
  ) {
    self.type = type
    self.names = names
    self.lists = lists
    self.documents = documents
    self.companions = companions
    self.adjust = adjust
  }

  /// The properties of another resource, which these arguments name.
  static func part(
    of owners: String..., type: String, _ names: [String: Target] = [:], lists: Set<String> = [],
    documents: Set<String> = [], adjust: Adjustment? = nil
  ) -> Shape {
    var shape = Shape(type, names, lists: lists, documents: documents, adjust: adjust)
    shape.owners = owners
    return shape
  }

  /// The properties of another resource of a type, in which some properties are equal.
  static func part(
    matching: [String], type: String, _ names: [String: Target] = [:], lists: Set<String> = [],
    adjust: Adjustment? = nil
  ) -> Shape {
    var shape = Shape(type, names, lists: lists, adjust: adjust)
    shape.matching = matching
    return shape
  }

  var isPart: Bool { !owners.isEmpty || !matching.isEmpty }
}

/// Properties of a resource while they are put together.
struct Properties {
  private(set) var fields: [Value.Field] = []

  subscript(name: String) -> Value? { fields.first { $0.name == name }?.value }

  /// The value at a path of names with dots between them.
  func value(at path: String) -> Value? {
    let steps = path.split(separator: ".").map(String.init)
    guard let first = steps.first else { return nil }
    return steps.dropFirst().reduce(self[first]) { $0?[$1] }
  }

  mutating func set(_ path: String, _ value: Value, at namePlace: Place) {
    guard !path.isEmpty else { return }
    Self.insert(value, path.split(separator: ".")[...], at: namePlace, into: &fields)
  }

  mutating func remove(_ name: String) { fields.removeAll { $0.name == name } }

  /// Takes over what another resource says of this one.
  mutating func merge(_ other: Properties) { fields = Self.merged(fields, other.fields) }

  private static func insert(
    _ value: Value, _ path: ArraySlice<Substring>, at place: Place, into fields: inout [Value.Field]
  ) {
    guard let step = path.first else { return }
    let isList = step.hasSuffix("[]")
    let name = String(isList ? step.dropLast(2) : step)
    var inner = value
    if path.count > 1 {
      var innerFields: [Value.Field] = []
      insert(value, path.dropFirst(), at: place, into: &innerFields)
      inner = Value(.object(innerFields), at: value.place)
    }
    if isList { inner = Value(.list([inner]), at: inner.place) }
    fields = merged(fields, [Value.Field(name: name, namePlace: place, value: inner)])
  }

  /// Objects are merged, lists are joined, everything else is replaced.
  private static func merged(_ fields: [Value.Field], _ more: [Value.Field]) -> [Value.Field] {
    var result = fields
    for field in more {
      guard let index = result.firstIndex(where: { $0.name == field.name }) else {
        result.append(field)
        continue
      }
      let old = result[index].value
      switch (old.content, field.value.content) {
      case (.object(let first), .object(let second)):
        result[index].value = Value(.object(merged(first, second)), at: old.place)
      case (.list(let first), .list(let second)): result[index].value = Value(.list(first + second), at: old.place)
      default: result[index] = field
      }
    }
    return result
  }
}
