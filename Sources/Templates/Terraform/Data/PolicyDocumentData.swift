import Core

/// The data source `aws_iam_policy_document`, as the policy document that it makes.
/// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document
enum PolicyDocumentData {
  static func document(_ instance: Instance) -> Value {
    let contents = instance.read()
    var statements: [Value] = []
    for source in documents(contents, "source_json", "source_policy_documents") { statements += source }
    statements = replaced(statements, by: (contents["statement"]?.items ?? []).map(statement))
    for override in documents(contents, "override_json", "override_policy_documents") {
      statements = replaced(statements, by: override)
    }
    let list = Value(.list(statements), at: instance.block.place)
    return Value(
      .object([Value.Field(name: "Statement", namePlace: instance.block.place, value: list)]),
      at: instance.block.place)
  }

  /// The statements of the documents that an argument names.
  private static func documents(_ contents: Value, _ single: String, _ several: String) -> [[Value]] {
    let values = [contents[single]].compactMap { $0 } + (contents[several]?.items ?? [])
    return values.compactMap { value in
      guard let statements = value.document?["Statement"] else { return nil }
      return statements.items ?? [statements]
    }
  }

  /// A statement takes the place of one with the same Sid.
  private static func replaced(_ statements: [Value], by more: [Value]) -> [Value] {
    var result = statements
    for statement in more {
      let name = statement["Sid"]?.literal ?? ""
      if !name.isEmpty, let index = result.firstIndex(where: { $0["Sid"]?.literal == name }) {
        result[index] = statement
      } else {
        result.append(statement)
      }
    }
    return result
  }

  private static let names = [
    "sid": "Sid", "effect": "Effect", "actions": "Action", "not_actions": "NotAction", "resources": "Resource",
    "not_resources": "NotResource",
  ]

  private static func statement(_ block: Value) -> Value {
    var fields = (block.fields ?? []).compactMap { field -> Value.Field? in
      guard let name = names[field.name], !field.value.isNull else { return nil }
      return Value.Field(name: name, namePlace: field.namePlace, value: field.value)
    }
    if !fields.contains(where: { $0.name == "Effect" }) {
      fields.append(Value.Field(name: "Effect", namePlace: block.place, value: Value("Allow", at: block.place)))
    }
    for (source, name) in [("principals", "Principal"), ("not_principals", "NotPrincipal")] {
      if let principals = principals(block[source]) {
        fields.append(Value.Field(name: name, namePlace: principals.place, value: principals))
      }
    }
    if let conditions = conditions(block["condition"]) {
      fields.append(Value.Field(name: "Condition", namePlace: conditions.place, value: conditions))
    }
    return Value(.object(fields), at: block.place)
  }

  private static func principals(_ blocks: Value?) -> Value? {
    guard let items = blocks?.items, let first = items.first else { return nil }
    var fields: [Value.Field] = []
    for item in items {
      guard let type = item["type"], let name = type.literal, let identifiers = item["identifiers"] else { continue }
      add(identifiers, to: name, at: type.place, in: &fields)
    }
    return Value(.object(fields), at: first.place)
  }

  private static func conditions(_ blocks: Value?) -> Value? {
    guard let items = blocks?.items, let first = items.first else { return nil }
    var fields: [Value.Field] = []
    for item in items {
      guard let test = item["test"]?.text?.display, let key = item["variable"]?.text?.display,
        let values = item["values"]
      else { continue }
      var keys: [Value.Field] = fields.first { $0.name == test }?.value.fields ?? []
      add(values, to: key, at: item.place, in: &keys)
      fields.removeAll { $0.name == test }
      fields.append(Value.Field(name: test, namePlace: item.place, value: Value(.object(keys), at: item.place)))
    }
    return Value(.object(fields), at: first.place)
  }

  private static func add(_ value: Value, to name: String, at place: Place, in fields: inout [Value.Field]) {
    guard let index = fields.firstIndex(where: { $0.name == name }) else {
      fields.append(Value.Field(name: name, namePlace: place, value: value))
      return
    }
    let items = (fields[index].value.items ?? [fields[index].value]) + (value.items ?? [value])
    fields[index].value = Value(.list(items), at: fields[index].value.place)
  }
}
