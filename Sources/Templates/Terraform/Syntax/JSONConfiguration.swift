import Core

/// Configuration in JSON: `.tf.json` and `.tfvars.json`. Strings are templates, as in the other form.
/// https://developer.hashicorp.com/terraform/language/syntax/json
enum JSONConfiguration {
  /// How many labels the blocks of the top level have.
  private static let labels: [String: Int] = [
    "resource": 2, "data": 2, "module": 1, "variable": 1, "output": 1, "provider": 1, "locals": 0, "terraform": 0,
  ]
  /// Inner blocks whose contents Terraform reads by itself; of all others only the provider knows what they are.
  private static let innerBlocks: Set<String> = ["dynamic", "content"]

  static func read(_ file: SourceFile) -> ConfigurationFile {
    var result = ConfigurationFile(file)
    let document = DocumentReader.read(file)
    result.diagnostics = document.diagnostics
    let reader = JSONExpressions(file)
    for entry in document.roots.first?.entries ?? [] {
      guard let count = labels[entry.key] else { continue }
      for value in entry.value.itemsOrSelf {
        let block = Block(kind: entry.key, place: entry.keyPlace)
        result.body.blocks += blocks(block, labels: count, value, reader)
      }
    }
    return result
  }

  /// The values that a file of variables sets.
  static func settings(_ file: SourceFile) -> [Argument] {
    let reader = JSONExpressions(file, isLiteral: true)
    return (DocumentReader.read(file).roots.first?.entries ?? []).map {
      Argument(name: $0.key, namePlace: $0.keyPlace, value: reader.expression($0.value))
    }
  }

  /// Labels are keys of nested objects.
  private static func blocks(_ block: Block, labels: Int, _ value: Node, _ reader: JSONExpressions) -> [Block] {
    guard labels > 0 else { return [filled(block, value, reader, isVariable: block.kind == "variable")] }
    return value.itemsOrSelf.flatMap(\.entries).flatMap { entry -> [Block] in
      var inner = block
      inner.labels.append(entry.key)
      inner.place = entry.keyPlace
      if labels > 1 { return blocks(inner, labels: labels - 1, entry.value, reader) }
      return entry.value.itemsOrSelf.filter(\.isMapping).map {
        filled(inner, $0, reader, isVariable: inner.kind == "variable")
      }
    }
  }

  private static func filled(_ block: Block, _ value: Node, _ reader: JSONExpressions, isVariable: Bool) -> Block {
    var block = block
    let reader = isVariable ? JSONExpressions(reader.file, isLiteral: true) : reader
    for entry in value.entries where entry.key != "//" {
      if innerBlocks.contains(entry.key) {
        block.body.blocks += dynamicBlocks(entry, reader)
      } else {
        block.body.arguments.append(
          Argument(name: entry.key, namePlace: entry.keyPlace, value: reader.expression(entry.value)))
      }
    }
    return block
  }

  private static func dynamicBlocks(_ entry: Node.Entry, _ reader: JSONExpressions) -> [Block] {
    let outer = Block(kind: entry.key, place: entry.keyPlace)
    if entry.key == "content" { return [filled(outer, entry.value, reader, isVariable: false)] }
    return entry.value.itemsOrSelf.flatMap(\.entries).flatMap { kind in
      kind.value.itemsOrSelf.map { value in
        var block = outer
        block.labels = [kind.key]
        return filled(block, value, reader, isVariable: false)
      }
    }
  }
}

/// Expressions in JSON.
private struct JSONExpressions {
  let file: SourceFile
  /// Strings are what they are: no interpolation.
  private let isLiteral: Bool

  init(_ file: SourceFile, isLiteral: Bool = false) {
    self.file = file
    self.isLiteral = isLiteral
  }

  func expression(_ node: Node) -> Expression {
    switch node.content {
    case .sequence(let items): return Expression(.list(items.map(expression)), at: node.place)
    case .mapping(let entries):
      let pairs = entries.filter { $0.key != "//" }.map { entry in
        Expression.Entry(key: string(entry.key, at: entry.keyPlace), value: expression(entry.value))
      }
      return Expression(.object(pairs), at: node.place)
    case .scalar(let text, .plain): return Expression(plain(text), at: node.place)
    case .scalar(let text, _): return isLiteral ? string(text, at: node.place) : template(text, at: node.place)
    }
  }

  private func plain(_ text: String) -> Expression.Form {
    switch text {
    case "true": .bool(true)
    case "false": .bool(false)
    default: Double(text).map { .number($0) } ?? .null
    }
  }

  private func string(_ text: String, at place: Place) -> Expression {
    let literal = TemplatePart.Literal(text: text, place: place, isVerbatim: false)
    return Expression(.template([.literal(literal)]), at: place)
  }

  private func template(_ text: String, at place: Place) -> Expression {
    guard text.contains("{") else { return string(text, at: place) }
    // Escapes move what follows them; the places are then only near.
    let parts = ConfigurationReader.template(Array(text.utf8), file: place.file, at: Int(place.start) + 1)
    guard let parts else { return string(text, at: place) }
    return Expression(.template(parts), at: place)
  }
}
