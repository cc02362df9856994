import Core

/// Turns the evaluated contents of a resource into properties as CloudFormation has them.
struct Translator {
  private let shape: Shape

  init(_ shape: Shape) { self.shape = shape }

  func properties(of instance: Instance) -> Properties {
    let contents = instance.read()
    var properties = Properties()
    for field in contents.fields ?? [] { add(field, at: field.name, to: &properties) }
    shape.adjust?(&properties, instance)
    return properties
  }

  private func add(_ field: Value.Field, at path: String, to properties: inout Properties) {
    guard !field.value.isNull else { return }
    let target = shape.names[path] ?? Shape.Target(stringLiteral: PascalCase.of(field.name))
    var value = field.value
    if shape.documents.contains(path) { value = value.document ?? value }
    value = translated(value, at: path)
    if !target.values.isEmpty, let literal = value.literal, let name = target.values[literal] {
      value = Value(name, at: value.place)
    }
    if shape.lists.contains(path), value.items == nil { value = Value(.list([value]), at: value.place) }
    properties.set(target.path, value, at: field.namePlace)
  }

  /// Lists of objects are blocks, whose names are the provider's; the names of other objects are the user's.
  private func translated(_ value: Value, at path: String) -> Value {
    guard !shape.documents.contains(path), let items = value.items, !items.isEmpty,
      items.allSatisfy({ $0.fields != nil })
    else { return value }
    let blocks = items.map { item -> Value in
      var properties = Properties()
      for field in item.fields ?? [] { add(field, at: path + "." + field.name, to: &properties) }
      return Value(.object(properties.fields), at: item.place)
    }
    return blocks.count == 1 && !shape.lists.contains(path)
      ? blocks[0] : Value(.list(blocks), at: value.place)
  }
}

/// The CloudFormation template that a Terraform application amounts to.
struct Translation {
  /// Types of resources that CloudFormation's readers know nothing of start with this.
  static let foreignPrefix = "Terraform::"
  /// A property of this name stands beside the properties.
  static let metadata = "$Metadata"

  /// A resource on its way into the template.
  struct Draft {
    var type: String
    var place: Place
    var properties: Properties
  }

  /// In the order of declaration.
  private(set) var drafts: [(id: String, draft: Draft)] = []
  private var indices: [String: Int] = [:]
  private var parts: [(shape: Shape, properties: Properties)] = []
  /// Ids of companions, which are no resources of the user's.
  private(set) var companions: Set<String> = []

  mutating func add(_ instance: Instance) {
    guard let shape = Shapes.all[instance.type] else {
      let type = Self.foreignPrefix + instance.type
      return declare(
        instance.id, Draft(type: type, place: instance.block.place, properties: Self.plain(instance)))
    }
    let properties = Translator(shape).properties(of: instance)
    if shape.isPart {
      parts.append((shape, properties))
      let type = Self.foreignPrefix + instance.type
      return declare(instance.id, Draft(type: type, place: instance.block.place, properties: Properties()))
    }
    declare(instance.id, Draft(type: shape.type, place: instance.block.place, properties: properties))
    for companion in shape.companions { add(companion, of: instance) }
  }

  /// The contents under Terraform's own names, for resources that have a reader of their own.
  private static func plain(_ instance: Instance) -> Properties {
    var properties = Properties()
    guard CloudReaders.read(instance.type) else { return properties }
    for field in instance.read().fields ?? [] {
      let value = field.name == "policy_data" ? field.value.document ?? field.value : field.value
      properties.set(field.name, value, at: field.namePlace)
    }
    GoogleCode.set(&properties, instance)
    return properties
  }

  private mutating func declare(_ id: String, _ draft: Draft) {
    if let index = indices[id] {
      drafts[index].draft = draft
    } else {
      indices[id] = drafts.count
      drafts.append((id, draft))
    }
  }

  private func draft(_ id: String) -> Draft? { indices[id].map { drafts[$0].draft } }

  private mutating func add(_ companion: Shape.Companion, of instance: Instance) {
    guard let value = draft(instance.id)?.properties[companion.argument], !value.isNull else { return }
    var properties = Properties()
    let place = instance.block.place
    let owner = Value(
      .string([Value.Fragment(piece: .attribute(of: instance.id, name: "Ref"), place: place)]), at: place)
    properties.set(companion.owner, owner, at: place)
    properties.set(companion.property, value, at: value.place)
    let id = instance.id + "." + companion.property
    companions.insert(id)
    declare(id, Draft(type: companion.type, place: place, properties: properties))
  }

  /// Gives every part to the resources that it is part of.
  mutating func join() {
    for part in parts {
      for index in owners(of: part.shape, part.properties) { drafts[index].draft.properties.merge(part.properties) }
    }
    parts = []
  }

  private func owners(of shape: Shape, _ properties: Properties) -> [Int] {
    if shape.owners.isEmpty { return drafts.indices.filter { matches(drafts[$0].draft, shape, properties) } }
    return shape.owners.flatMap { name -> [Int] in
      let value = properties[PascalCase.of(name)]
      return (value?.items ?? value.map { [$0] } ?? []).compactMap { owner($0) }
    }
  }

  /// By reference, or by the name that both write.
  private func owner(_ value: Value) -> Int? {
    guard let text = value.text else { return nil }
    if let id = text.resource, let index = indices[id] { return index }
    return drafts.firstIndex { _, draft in
      !text.pieces.isEmpty && Self.naming.contains { draft.properties[$0]?.text == text }
    }
  }

  private static let naming = ["BucketName", "RoleName", "UserName", "GroupName", "Name", "QueueName", "TopicName"]

  private func matches(_ draft: Draft, _ shape: Shape, _ properties: Properties) -> Bool {
    guard draft.type == shape.type else { return false }
    return shape.matching.allSatisfy { name in
      guard let own = draft.properties[name]?.text, let other = properties[name]?.text else { return false }
      return own == other || (own.resource != nil && own.resource == other.resource)
    }
  }
}
