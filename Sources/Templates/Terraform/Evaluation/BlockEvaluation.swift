import Core

/// The contents of a block as an object: arguments by name, and inner blocks by kind, as lists of objects.
struct BlockEvaluation {
  private static let maximumDepth = 30
  /// Arguments and blocks that speak to Terraform and not to the provider.
  private static let metaNames: Set<String> = [
    "count", "for_each", "provider", "providers", "depends_on", "lifecycle", "connection", "provisioner", "dynamic",
  ]
  private let scope: Scope
  private let depth: Int

  init(_ scope: Scope, depth: Int = 0) {
    self.scope = scope
    self.depth = depth
  }

  func contents(of block: Block) -> Value { Value(.object(fields(of: block.body)), at: block.place) }

  private func fields(of body: Body) -> [Value.Field] {
    var fields: [Value.Field] = []
    for argument in body.arguments where depth > 0 || !Self.metaNames.contains(argument.name) {
      let value = scope.evaluate(argument.value)
      fields.append(Value.Field(name: argument.name, namePlace: argument.namePlace, value: value))
    }
    guard depth < Self.maximumDepth else { return fields }
    for block in body.blocks where !Self.metaNames.contains(block.kind) {
      add(BlockEvaluation(scope, depth: depth + 1).contents(of: block), block.kind, block.place, to: &fields)
    }
    for block in body.blocks where block.kind == "dynamic" { addDynamic(block, to: &fields) }
    return fields
  }

  private func add(_ contents: Value, _ kind: String, _ place: Place, to fields: inout [Value.Field]) {
    if let index = fields.firstIndex(where: { $0.name == kind }), let items = fields[index].value.items {
      fields[index].value = Value(.list(items + [contents]), at: fields[index].value.place)
    } else {
      fields.append(Value.Field(name: kind, namePlace: place, value: Value(.list([contents]), at: place)))
    }
  }

  /// https://developer.hashicorp.com/terraform/language/expressions/dynamic-blocks
  private func addDynamic(_ block: Block, to fields: inout [Value.Field]) {
    guard let kind = block.labels.first, let content = block.body.blocks("content").first,
      let each = block.body.argument("for_each")
    else { return }
    var name = kind
    if case .name(let iterator)? = block.body.argument("iterator")?.value.form { name = iterator }
    for element in elements(of: scope.evaluate(each.value)) {
      let place = each.value.place
      let binding = Value(
        .object([
          Value.Field(name: "key", namePlace: place, value: element.key),
          Value.Field(name: "value", namePlace: place, value: element.value),
        ]), at: place)
      let inner = BlockEvaluation(scope.binding(name, binding), depth: depth + 1)
      add(Value(.object(inner.fields(of: content.body)), at: block.place), kind, block.place, to: &fields)
    }
  }

  /// Of an unknown collection one element stands for all. The key of an element of a set is the element.
  private func elements(of collection: Value) -> [Elements.Element] {
    if let elements = Elements.of(collection) { return Array(elements.prefix(World.maximumInstances)) }
    let unknown = Value(.unknown(collection.unknownReason ?? "a collection"), at: collection.place)
    return [Elements.Element(key: unknown, value: unknown)]
  }
}

extension Instance {
  /// The evaluated contents of the block.
  func read() -> Value {
    if let contents { return contents }
    guard !isBeingRead else { return Value(.unknown(id), at: block.place) }
    isBeingRead = true
    defer { isBeingRead = false }
    let value = BlockEvaluation(scope).contents(of: block)
    contents = value
    return value
  }

  /// One argument, without the rest of the block.
  func argument(_ name: String) -> Value? {
    contents?[name] ?? block.body.argument(name).map { scope.evaluate($0.value) }
  }
}
